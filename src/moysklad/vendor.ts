import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import { kindOf, MoyskladError, moyskladProblems } from './errors.ts';

/** The states that we may tell MoySklad. */
export type VendorStatus = 'Activating' | 'SettingsRequired' | 'Activated';

/** An employee of an account, as MoySklad vouches for him. */
export interface Employee {
  id: string;
  accountId: string;
  name: string;
  /** `login@account`. */
  uid: string;
  /** Whether he administers the account: `permissions.admin.view`. */
  isAdmin: boolean;
}

export interface VendorApi {
  /** How an installation stands; undefined when the account has not installed the application. */
  status(accountId: string): Promise<string | undefined>;
  /** Tells MoySklad how an installation stands; the same state again is fine. */
  setStatus(accountId: string, status: VendorStatus): Promise<void>;
  /** Who opened the frame; undefined when the key is not known, too old or another application's. */
  context(contextKey: string): Promise<Employee | undefined>;
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
const errorsSchema = z.object({
  errors: z.array(z.looseObject({ code: z.number().optional(), error: z.string().optional() })),
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
    try {
      const answer = await request(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-encoding': 'gzip', // without it: 415 and an empty body
          accept: 'application/json;charset=utf-8',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const raw = Buffer.from(await answer.body.arrayBuffer());
      const text =
        answer.headers['content-encoding'] === 'gzip' ? gunzipSync(raw).toString() : raw.toString();
      return { status: answer.statusCode, text };
    } catch (error) {
      throw new MoyskladError(moyskladProblems.unavailable, { answer: String(error) }, 0, 0, error);
    }
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
      if (answer.status !== 200 && answer.status !== 204) throw refusal(answer, 'status');
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

interface Answered {
  status: number;
  text: string;
}

function read<T>(schema: z.ZodType<T>, answer: Answered, what: string): T {
  if (answer.status !== 200) throw refusal(answer, what);
  const parsed = schema.safeParse(json(answer.text));
  if (!parsed.success)
    throw new MoyskladError(
      moyskladProblems.unavailable,
      { answer: 'an unknown answer' },
      200,
      0,
      parsed.error,
    );
  return parsed.data;
}

function refusal({ status, text }: Answered, what: string): MoyskladError {
  const [first] = errorsSchema.safeParse(json(text)).data?.errors ?? [];
  const code = first?.code ?? 0;
  return new MoyskladError(
    kindOf(status, code),
    { what, answer: first?.error ?? `HTTP ${status}` },
    status,
    code,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
