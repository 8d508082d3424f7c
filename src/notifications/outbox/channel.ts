import type { z } from 'zod';
import type { Trx } from '../../platform/db/database.ts';
import type { LimitRule } from '../../platform/limits/limits.ts';

/** A message as a channel is given it to send. */
export interface Message<Body = unknown> {
  /** The same at each attempt: a recipient may know a repeated one by it. */
  id: string;
  /** Null: the platform's own. */
  companyId: string | null;
  recipient: string;
  kind: string;
  body: Body;
  requestId: string;
  /** Which attempt this is, from 1. */
  attempt: number;
  /** It may have arrived before without our knowing: it says so of itself. */
  repeat: boolean;
  createdAt: Date;
}

/** What became of an attempt. */
export type Outcome =
  | { fate: 'delivered' }
  /** Surely not delivered, and may be later: after so many ms, without them after a pause that grows. */
  | { fate: 'later'; afterMs?: number; reason: string }
  /** Surely not delivered, and never will be. */
  | { fate: 'gone'; reason: string }
  /** It may have arrived: it is sent once more, saying so, and then no more (but see `knowsRepeats`). */
  | { fate: 'unknown'; reason: string };

/** What a message is from now on: `waiting` for its next attempt, or over. */
export type Fate = 'waiting' | 'delivered' | 'gone' | 'unknown';

/** A way out: email, a messenger, webhooks. It knows its provider, and nothing of who is told and why. */
export interface Channel<Body = unknown> {
  /** In the rows of its messages: stays for ever. */
  name: string;
  body: z.ZodType<Body>;
  /** The longest that one attempt may take, ms; its signal is aborted then. */
  sendMs: number;
  /** For so long after its first attempt a message is tried again, ms. */
  tryForMs: number;
  /** The recipient knows a repeated message by its id: after an `unknown` outcome it is tried again as after `later`. */
  knowsRepeats?: true;
  /** Whether a person may have a message sent again that did not arrive, or may not have: what stands in it is kept for that, sealed. */
  repeatable?(message: Message<Body>): boolean;
  /** Messages of a process at once, each to another recipient. */
  atOnce: number;
  /** The budget that an attempt is taken from, shared by all processes. */
  limit?(message: Message<Body>): { key: string; rule: LimitRule };
  /**
   * Sends a message once; no transaction is open. @throws nothing that it can tell: what it throws is taken for `unknown`.
   * @param signal aborted when the attempt has taken too long.
   */
  send(message: Message<Body>, signal: AbortSignal): Promise<Outcome>;
  /** Notes what became of an attempt, in the transaction that does: rows of the message's company alone. */
  settled?(trx: Trx, message: Message<Body>, settled: Settled): Promise<void>;
}

export interface Settled {
  outcome: Outcome;
  fate: Fate;
  /** How long the attempt took, ms; null: its worker vanished. */
  tookMs: number | null;
}
