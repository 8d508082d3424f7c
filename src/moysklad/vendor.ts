import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { z } from 'zod';
import { jsonOf, refusal } from './answers.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { type RawAnswer, send } from './transport.ts';

/** The states that we may tell MoySklad. */
export type VendorStatus = 'Activating' | 'SettingsRequired' | 'Activated';

/** An employee of an account, as MoySklad vouches for them. */
export interface Employee {
  id: string;
  accountId: string;
  name: string;
  /** `login@account`. */
  uid: string;
  /** Whether they administer the account: `permissions.admin.view`. */
  isAdmin: boolean;
}

export interface VendorApi {
  /** How an installation stands; undefined when the account has not installed the application. */
  status(accountId: string): Promise<string | undefined>;
  /** Tells MoySklad how an installation stands; the same state again is fine. */
  setStatus(accountId: string, status: VendorStatus): Promise<void>;
  /**
   * Tells whoever pressed a button how it ended. @returns false where there is nobody to tell any more: the press is unknown, was told
   * before or is older than a day.
   */
  completeButton(asyncProcessId: string, notification: ButtonNotification): Promise<boolean>;
  /** Who opened the frame; undefined when the key is not known, too old or another application's. */
  context(contextKey: string): Promise<Employee | undefined>;
}

/** What is shown at the end of a longer work (Vendor API, button/complete). */
export interface ButtonNotification {
  /** At most 255 characters. */
  text: string;
  /** https, or relative to MoySklad; at most 255 characters. */
  url?: string;
  /** At most 30 characters. */
  urlText?: string;
}

/** MoySklad cuts a longer life than 300 s (FACTS of the Vendor API: authentication). */
const TOKEN_S = 300;
/** A page waits for the answer. */
const ANSWER_MS = 8_000;

const statusSchema = z.looseObject({ status: z.string() });
const employeeSchema = z.looseObject({
  id: z.guid(), // of no variant of RFC 9562
  accountId: z.guid(),
  uid: z.string(),
  name: z.string().optional(),
  fullName: z.string().optional(),
  permissions: z.looseObject({ admin: z.looseObject({ view: z.string().optional() }).optional() }).optional(),
});
/**
 * Opens MoySklad's Vendor API 1.0 for one application (dev.moysklad.ru/doc/api/vendor/1.0). Every call carries a JWT of its
 * own: one used twice is refused. Nothing is repeated here.
 * @throws MoyskladError from every method.
 */
export function openVendorApi(options: {
  /** `…/api/vendor/1.0`, without a slash at the end. */
  url: string;
  app: { appId: string; appUid: string; secret: string };
}): VendorApi {
  const { url, app } = options;
  const secret = new TextEncoder().encode(app.secret);

  async function call(method: 'GET' | 'PUT' | 'POST', path: string, body?: object) {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ sub: app.appUid, jti: randomUUID() })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_S)
      .sign(secret);
    return send(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      deadlineMs: ANSWER_MS,
    });
  }

  const installation = (accountId: string) => `/apps/${app.appId}/${encodeURIComponent(accountId)}/status`;

  return {
    async status(accountId) {
      const answer = await call('GET', installation(accountId));
      if (answer.status === 404) return undefined;
      return read(statusSchema, answer, 'status').status;
    },

    async setStatus(accountId, status) {
      const answer = await call('PUT', installation(accountId), { status });
      if (answer.status !== 200 && answer.status !== 204) throw refusal('status', answer);
    },

    async completeButton(asyncProcessId, notification) {
      const answer = await call('POST', `/apps/${app.appId}/button/complete`, {
        asyncProcessId,
        notification,
      });
      if ([404, 409, 410].includes(answer.status)) return false;
      if (answer.status !== 200 && answer.status !== 204) throw refusal('button', answer);
      return true;
    },

    async context(contextKey) {
      const answer = await call('POST', `/context/${encodeURIComponent(contextKey)}`);
      if (answer.status === 403 || answer.status === 404) return undefined;
      const { id, accountId, uid, name, fullName, permissions } = read(employeeSchema, answer, 'context');
      const view = permissions?.admin?.view;
      return {
        id,
        accountId,
        uid,
        name: fullName ?? name ?? uid,
        isAdmin: view !== undefined && view !== 'NO',
      };
    },
  };
}

function read<T>(schema: z.ZodType<T>, answer: RawAnswer, what: string): T {
  if (answer.status !== 200) throw refusal(what, answer);
  const parsed = schema.safeParse(jsonOf(answer, what));
  if (parsed.success) return parsed.data;
  const params = { answer: 'an unknown answer' };
  throw new MoyskladError(moyskladProblems.unavailable, params, 200, 0, parsed.error);
}
