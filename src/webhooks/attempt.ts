import { OutgoingError, type PostAnswer } from '../platform/outgoing/index.ts';
import { KeyringError } from '../platform/secrets/keyring.ts';
import type { Fault } from './schema.ts';

/** What an attempt came to; no fault: the receiver has the message. */
export interface Attempted {
  /** Of the answer; null where none came. */
  status: number | null;
  fault: Fault | null;
  /** How long the receiver asks to be left alone, ms. */
  retryAfterMs: number | null;
}

/** What an answer means: the specification takes every 2xx for a yes, and nothing else. */
export function attemptedBy({ status, retryAfterMs }: PostAnswer): Attempted {
  if (status >= 200 && status < 300) return { status, fault: null, retryAfterMs: null };
  return { status, fault: status >= 300 && status < 400 ? 'redirect' : 'status', retryAfterMs };
}

/** Why no answer came. What is nobody's fault but ours (the database was away, the time was over before) is `lost`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof KeyringError) return 'secret';
  if (!(error instanceof OutgoingError)) return 'lost';
  const { fault, what } = error;
  if (fault === 'address') return what === 'private' ? 'private' : 'address';
  if (fault === 'deadline') return 'deadline';
  if (/^(ENOTFOUND|ENODATA|EBADNAME)$/.test(what)) return 'name';
  return /CERT|TLS|SSL|EPROTO|ISSUER/.test(what) ? 'tls' : 'network';
}

const MINUTE_MS = 60_000;
/** The pauses after a failure, ms; the last one again and again. */
const PAUSES_MS = [
  5000,
  30_000,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  60 * MINUTE_MS,
  120 * MINUTE_MS,
];
/** The longest that a receiver may ask us to wait. */
const LONGEST_ASKED_MS = 120 * MINUTE_MS;
/** A pause is up to so much longer: who came back is not called by all at once. */
const JITTER = 0.2;

/** When the next attempt is made, ms. @param tries so far. */
export function pauseAfter(tries: number, retryAfterMs: number | null, random = Math.random()): number {
  const own = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1]! * (1 + JITTER * random);
  return Math.max(own, Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS));
}
