import { z } from 'zod';
import { toldBy } from '../../platform/outgoing/index.ts';
import type { ProblemKind } from '../../platform/problems.ts';
import { SheetsError, sheetsProblems } from './errors.ts';

/** What Google was asked to do: about a spreadsheet, about files in general, or to make one. */
export type Asked = 'spreadsheet' | 'files' | 'create';

/** How a refusal is known. Everything that a row names must hold; of `reasons` and `says` one is enough. */
interface Row {
  kind: ProblemKind;
  status?: number[];
  /** Google’s names for machines: `details[].reason` (ErrorInfo), `errors[].reason` (Drive), `error` (OAuth). */
  reasons?: string[];
  /** The message, where Google tells the reason in words only. */
  says?: RegExp;
  /** A service account: it is shared with and owns nothing. */
  robot?: true;
  asked?: Asked;
}

const p = sheetsProblems;

/**
 * From what Google refuses to what a person can do about it; the first row that fits counts. Google: "Resolve errors"
 * (Drive API), "Troubleshoot authentication and authorization issues" (Sheets API), `google.api.ErrorReason`,
 * "Using OAuth 2.0 for server to server applications" (JWT error codes).
 */
const table: Row[] = [
  {
    kind: p.apiDisabled,
    status: [403],
    reasons: ['SERVICE_DISABLED', 'accessNotConfigured'],
    says: /^(Access Not Configured|.{1,80} has not been used in project)/,
  },
  {
    kind: p.projectGone,
    status: [400, 403],
    reasons: ['CONSUMER_INVALID', 'CONSUMER_SUSPENDED', 'BILLING_DISABLED'],
    says: /^Project .{1,80} has been deleted/,
  },
  {
    kind: p.scopes,
    status: [403],
    reasons: ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions'],
    says: /insufficient authentication scopes/i,
  },
  {
    kind: p.quota,
    status: [403, 429],
    reasons: ['RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded'],
    says: /^(User )?Rate Limit Exceeded/i,
  },
  { kind: p.quota, status: [429] },
  // Before the general refusals: the words differ, the reason does not.
  {
    kind: p.noStorage,
    status: [403],
    robot: true,
    reasons: ['storageQuotaExceeded'],
    says: /storage quota/i,
  },
  { kind: p.storageFull, status: [403], reasons: ['storageQuotaExceeded'], says: /storage quota/i },
  { kind: p.domainPolicy, status: [403], reasons: ['domainPolicy'] },
  { kind: p.outOfScope, status: [403], reasons: ['appNotAuthorizedToFile', 'appNotAuthorizedToChild'] },
  {
    kind: p.notGoogleSheet,
    status: [400],
    says: /^(This operation is not supported for this document|The document must not be an Office file)/,
  },
  { kind: p.full, status: [400], says: /above the limit of \d+ cells/i },
  // A sheet that was renamed or deleted is looked for by its id, one that shrank is looked at anew.
  {
    kind: p.grid,
    status: [400],
    says: /exceeds grid limits|unable to parse range|no grid with id|all non-frozen|tried to delete/i,
  },
  { kind: p.protected, status: [400, 403], says: /protected/i },
  { kind: p.clock, status: [400], says: /^Invalid JWT: .*reasonable timeframe/ },
  { kind: p.credentials, reasons: ['invalid_grant', 'invalid_client'] },
  { kind: p.credentials, status: [401] },
  // There is no file yet that could have been shared: such an account may not own any.
  { kind: p.noStorage, status: [403], robot: true, asked: 'create' },
  { kind: p.notShared, status: [403] },
  { kind: p.missing, status: [404] },
  { kind: p.unavailable, status: [0, 408, 409] },
];

/** A refusal as Google printed it. */
interface Printed {
  /** HTTP; 0: no answer came. */
  status: number;
  /** Whether it is Google's own, in JSON. */
  own: boolean;
  message: string;
  reasons: string[];
  /** What it says for machines beside the reason: `service`, `quota_limit_value`… */
  metadata: Record<string, string>;
}

const bodySchema = z.union([
  // Sheets and Drive: https://cloud.google.com/apis/design/errors
  z
    .looseObject({
      error: z.looseObject({
        message: z.string(),
        errors: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
        details: z
          .array(
            z.looseObject({
              reason: z.string().optional(),
              metadata: z.record(z.string(), z.string()).optional(),
            }),
          )
          .optional(),
      }),
    })
    .transform(({ error: { message, errors = [], details = [] } }) => ({
      message,
      reasons: [...details, ...errors].flatMap(({ reason }) => reason ?? []),
      metadata: Object.assign({}, ...details.map(({ metadata }) => metadata)) as Record<string, string>,
    })),
  // The token endpoint: RFC 6749, 5.2
  z
    .looseObject({ error: z.string(), error_description: z.string().optional() })
    .transform(({ error, error_description: message = error }) => ({
      message,
      reasons: [error],
      metadata: {} as Record<string, string>,
    })),
]);

function print(status: number, body: unknown, otherwise: string): Printed {
  const known = bodySchema.safeParse(body).data;
  return {
    status,
    own: known !== undefined,
    ...(known ?? { message: otherwise, reasons: [], metadata: {} }),
  };
}

function kindOf({ status, own, message, reasons }: Printed, account: string, asked: Asked): ProblemKind {
  // A gateway's page, whatever its status: nobody's access is taken for refused because of it.
  if (!own && status !== 429) return p.unavailable;
  const row = table.find((row) => {
    if (row.status && !row.status.includes(status)) return false;
    if (row.robot && !account.endsWith('.gserviceaccount.com')) return false;
    if (row.asked && row.asked !== asked) return false;
    if (!row.reasons && !row.says) return true;
    return row.reasons?.some((reason) => reasons.includes(reason)) || row.says?.test(message) === true;
  });
  return row?.kind ?? (status >= 500 ? p.unavailable : p.request);
}

const failureSchema = z.looseObject({
  message: z.string().optional(),
  response: z.looseObject({ status: z.number(), data: z.unknown() }).optional(),
});

/**
 * What the client library threw, as a problem in words.
 * @param call.what the thing that was asked for. @param call.account in whose name, by its address.
 */
export function refusal(
  error: unknown,
  { what, account, asked }: { what: string; account: string; asked: Asked },
): SheetsError {
  if (error instanceof SheetsError) return error;
  const { message, response } = failureSchema.safeParse(error).data ?? {};
  const status = response?.status ?? 0;
  const printed = print(status, response?.data, status ? `HTTP ${status}` : (message ?? String(error)));
  const kind = kindOf(printed, account, asked);
  const unknown = kind === p.unavailable && status !== 409;
  const params = { answer: toldBy(printed.message), what, account, needed: '?', free: 0, ...apiOf(printed) };
  return new SheetsError(kind, params, status, unknown, error, quotaOf(printed));
}

/**
 * What the token endpoint answered to a service account’s assertion.
 * @param body as it came; only what Google’s own refusals say is told on. @param clockAheadMs how far Google's clock is ahead of
 * ours: an assertion from a wrong time says nothing of its key.
 */
export function tokenRefusal(
  status: number,
  body: string,
  account: string,
  clockAheadMs: number | null = null,
): SheetsError {
  const printed = print(status, jsonOf(body), `HTTP ${status}`);
  const found = kindOf(printed, account, 'files');
  const kind = found === p.credentials && Math.abs(clockAheadMs ?? 0) > CLOCK_MS ? p.clock : found;
  return new SheetsError(kind, { answer: toldBy(printed.message), account }, status);
}

/** Google takes no assertion whose times are further off than this (its documentation of JWT error codes: five minutes). */
const CLOCK_MS = 5 * 60_000;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const apis: Record<string, string> = {
  'sheets.googleapis.com': 'Google Sheets API',
  'drive.googleapis.com': 'Google Drive API',
};

/** Which of Google’s APIs is meant, and where it is switched on. The message’s own link is not followed: it is made anew. */
function apiOf({ message, metadata }: Printed): { api: string; link: string } {
  const named = Object.keys(apis).find(
    (service) => metadata.service === service || message.includes(service),
  );
  const service = named ?? (/drive/i.test(message) ? 'drive.googleapis.com' : 'sheets.googleapis.com');
  const project =
    /^projects\/([\w:.-]{1,64})$/.exec(metadata.consumer ?? '')?.[1] ??
    /[?&]project=([\w:.-]{1,64})/.exec(message)?.[1];
  const link = `https://console.cloud.google.com/apis/library/${service}${project ? `?project=${project}` : ''}`;
  return { api: apis[service] ?? service, link };
}

/** A quota as Google itself counts it, where a 429 tells it: it may have been raised for the project. */
function quotaOf({ metadata }: Printed): { scope: 'user' | 'project'; units: number } | null {
  const { quota_limit: limit = '', quota_limit_value: value } = metadata;
  const scope = /PerMinutePer(User|Project)$/.exec(limit)?.[1];
  const units = Number(value);
  if (!scope || !Number.isSafeInteger(units) || units < 1) return null;
  return { scope: scope === 'User' ? 'user' : 'project', units };
}
