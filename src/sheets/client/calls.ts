import { createHash } from 'node:crypto';
import type { LimitNews, LimitRule, Limits } from '../../platform/limits/limits.ts';
import { pause } from '../../platform/pause.ts';
import type { Heed } from '../../platform/problems.ts';
import type { Credentials } from './auth.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { type Asked, refusal } from './refusal.ts';
import { outgoingRefusal } from './transport.ts';

export interface CallsOptions {
  credentials: Credentials;
  limits: Limits;
  signal?: AbortSignal;
  /** The first pause before a repeat, ms; doubles with each repeat. */
  retryPauseMs?: number;
  /** Google says that the credentials are good no more: what that comes to, and is to be thrown. */
  heed?: Heed;
  /**
   * Whose calls these are where many share one account: at most 40 characters, sent with every call, so that Google
   * counts each on its own (Google Cloud: system parameters), and given its fair share of the project's quota.
   */
  quotaUser?: string;
  /** What Google allows where that was raised; what a refusal tells counts above it for as long as the budget is kept. */
  quotas?: Quotas;
}

/** Requests a minute, the same for reads and for writes. */
export interface Quotas {
  user: number;
  project: number;
}

/** What every project begins with (Google: usage limits). */
const usualQuotas: Quotas = { user: 60, project: 300 };
/** How often a call is sent again at most. */
const REPEATS = 6;

type CallOptions = {
  headers: Record<string, string>;
  retry: false;
  signal: AbortSignal | undefined;
};
type Send<T> = (options: CallOptions) => Promise<{ data: T }>;

export interface Calls {
  /** How many were sent. */
  readonly requests: { read: number; write: number };
  /** What every call is sent with. */
  headersWith(token: string): Record<string, string>;
  /**
   * Sends a call when its turn has come, again where that is safe.
   * @param what the spreadsheet's id, or whatever else a refusal is to name.
   * @throws SheetsError.
   */
  call<T>(kind: 'read' | 'write', send: Send<T>, what: string, asked?: Asked): Promise<T>;
}

/** How calls to Google leave: within the quotas, with a token that is good, repeated with growing pauses. */
export function openCalls(options: CallsOptions): Calls {
  const { credentials, limits, signal, retryPauseMs = 1000, quotas = usualQuotas } = options;
  const requests = { read: 0, write: 0 };
  const { quotaUser } = options;
  const user = digest(quotaUser === undefined ? credentials.account : `${credentials.account}\n${quotaUser}`);
  const project = digest(credentials.project);

  async function call<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    what: string,
    asked: Asked = 'spreadsheet',
  ): Promise<T> {
    let repeats = 0;
    let refused = false;
    let freshToken = false;
    for (;;) {
      try {
        return await attempt(kind, send, { what, asked }, freshToken);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof SheetsError)) throw error;
        freshToken = error.status === 401 && !refused; // it may just have expired: once
        refused ||= freshToken;
        if (freshToken) continue;
        const quota = error.kind === sheetsProblems.quota;
        const passes =
          error.kind === sheetsProblems.unavailable && (kind === 'read' || !error.unknownOutcome);
        if (error.kind === sheetsProblems.credentials && options.heed) throw await options.heed(error);
        if ((!passes && !quota) || ++repeats > REPEATS) throw error;
        const ms = retryPauseMs * (quota ? 15 : 2 ** (repeats - 1)); // quotas refill every minute
        await pause(ms * (0.5 + Math.random() / 2), signal);
      }
    }
  }

  async function attempt<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    about: { what: string; asked: Asked },
    freshToken: boolean,
  ): Promise<T> {
    const token = await credentials.token(freshToken, signal);
    return within('user', `google:user:${user}:${kind}`, () =>
      within('project', `google:project:${project}:${kind}`, () => sendOnce(kind, send, about, token)),
    );
  }

  /** Sends while the budget's slot is held; whatever happens, it is given back. Google tells its size when it is used up. */
  async function within<T>(scope: keyof Quotas, key: string, fn: () => Promise<T>): Promise<T> {
    const rule: LimitRule = { units: quotas[scope], perMs: 60_000 };
    const lease = await limits.take(key, rule, { share: user, signal });
    let news: LimitNews = {};
    try {
      return await fn();
    } catch (error) {
      const told = error instanceof SheetsError ? error.quota : null;
      if (told?.scope === scope) news = { units: told.units };
      throw error;
    } finally {
      await lease.release(news);
    }
  }

  const headersWith = (token: string) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(quotaUser !== undefined && { 'x-goog-quota-user': quotaUser }),
  });

  async function sendOnce<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    about: { what: string; asked: Asked },
    token: string,
  ): Promise<T> {
    try {
      requests[kind] += 1;
      const { data } = await send({
        headers: headersWith(token),
        retry: false,
        signal,
      });
      return data;
    } catch (error) {
      signal?.throwIfAborted();
      throw outgoingRefusal(error, true) ?? refusal(error, { ...about, account: credentials.account });
    }
  }

  return { requests, headersWith, call };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
