import { toldBy } from '../platform/outgoing/index.ts';

/** What a look found: all is well, or what to do about it. One line, and no secret in it. */
export interface Finding {
  what: string;
  /** Null where it could not be looked at, because of what another finding tells. */
  ok: boolean | null;
  told: string;
}

/** Why something failed, in one line: what our own errors, Node's and PostgreSQL's say holds no secrets. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  return toldBy(message || code || error);
}
