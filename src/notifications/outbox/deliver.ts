import type { Database, Trx } from '../../platform/db/database.ts';
import { outliveLoss } from '../../platform/db/outlive.ts';
import type { Limits } from '../../platform/limits/limits.ts';
import { unlessAborted } from '../../platform/pause.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { type Log, withLogContext } from '../../platform/telemetry/log.ts';
import type { Channel, Message, Outcome } from './channel.ts';
import {
  type Change,
  type Leased,
  type LeasedMessage,
  PLATFORM,
  readLeased,
  settleMessage,
  takeNext,
} from './store.ts';

/** The longest that a message waits for its channel's budget with its lease running, ms. */
const LIMIT_MS = 30_000;
/** What is left of a lease when the attempt has taken the longest it may, ms: noting its outcome is quick. */
const MARGIN_MS = 30_000;
/** Messages to one recipient in a row, before others who wait have their turn. */
const IN_A_ROW = 20;
/** The pause after the first failure, doubled with each, and the longest one, ms; a fifth more or less by lot. */
const PAUSE_MS = { first: 5000, longest: 600_000, jitter: 0.2 };
/** The pause before a message that cannot be opened is looked at again, ms: a key may be given to the processes one by one. */
const UNREADABLE_MS = 60_000;

export const leaseMsOf = ({ sendMs }: Channel) => LIMIT_MS + sendMs + MARGIN_MS;

export interface Delivering {
  database: Database;
  keyring: Keyring;
  limits: Limits;
  log: Log;
  /** Aborted when the process stops: what is being sent comes to its end, nothing else is begun. */
  stopping: AbortSignal;
}

/** Sends the leased message and those of its recipient that are due behind it, one after another. */
export async function deliverInOrder(context: Delivering, channel: Channel, first: Leased): Promise<void> {
  let leased: Leased = first;
  let row = await readOrGiveBack(context, first);
  for (let sent = 1; row; sent += 1) {
    const goesOn = sent < IN_A_ROW && !context.stopping.aborted;
    const next: LeasedMessage | undefined = await deliverOne(context, channel, { leased, row, goesOn });
    if (!next?.lease) return;
    leased = { companyId: first.companyId, id: next.id, lease: next.lease };
    row = next;
  }
}

const inScope = <T>({ database }: Delivering, { companyId }: Leased, fn: (trx: Trx) => Promise<T>) =>
  database.forCompany(companyId, fn);

/** The leased message. @throws Error of the database's: the lease is given back, because nothing was sent. */
async function readOrGiveBack(context: Delivering, leased: Leased): Promise<LeasedMessage | undefined> {
  try {
    return await inScope(context, leased, (trx) => readLeased(trx, leased));
  } catch (error) {
    await giveBack(context, leased, { fate: 'waiting', reason: null, afterMs: 0 });
    throw error;
  }
}

/** Ends a lease without an attempt. */
const giveBack = (context: Delivering, leased: Leased, change: Omit<Change, 'given'>) =>
  outliveLoss(async () => {
    await inScope(context, leased, (trx) => settleMessage(trx, leased, { ...change, given: false }));
  }, context.stopping);

/** What becomes of a message that cannot be opened: one whose key stays away must not hold up those behind it for ever. */
function unreadable({ tryForMs }: Channel, { reason, giveUpAt }: LeasedMessage): Omit<Change, 'given'> {
  const said = { reason: 'unreadable', afterMs: UNREADABLE_MS };
  // Its time begins when it is first seen so.
  if (reason !== said.reason) return { ...said, fate: 'waiting', giveUpAt: new Date(Date.now() + tryForMs) };
  return { ...said, fate: Date.now() < giveUpAt.getTime() ? 'waiting' : 'gone' };
}

/** What a channel is given of a message; undefined where it cannot be opened: its key, or what it became, is not known here. */
function open(
  { keyring, log }: Delivering,
  channel: Channel,
  { companyId }: Leased,
  row: LeasedMessage,
): Message | undefined {
  try {
    return {
      id: row.id,
      companyId: companyId === PLATFORM ? null : companyId,
      recipient: row.recipient,
      kind: row.kind,
      body: channel.body.parse(JSON.parse(keyring.decrypt(row.body ?? '', ownerOf(companyId)))),
      requestId: row.requestId,
      attempt: row.attempts,
      repeat: row.unknowns > 0,
      createdAt: row.createdAt,
    };
  } catch (error) {
    log.error({ err: error, channel: channel.name, message: row.id }, 'a message cannot be opened');
    return undefined;
  }
}

/** Sends one message and notes what became of it. @returns the recipient's next one, leased. */
async function deliverOne(
  context: Delivering,
  channel: Channel,
  { leased, row, goesOn }: { leased: Leased; row: LeasedMessage; goesOn: boolean },
): Promise<LeasedMessage | undefined> {
  const { log, stopping } = context;
  const companyId = leased.companyId === PLATFORM ? null : leased.companyId;
  const about = { ...(companyId && { companyId }), requestId: row.requestId };
  return withLogContext(about, async () => {
    const message = open(context, channel, leased, row);
    if (!message) {
      await giveBack(context, leased, unreadable(channel, row));
      return undefined;
    }
    // Its workers vanished twice in the middle: it may have arrived twice.
    const spent = row.unknowns > 1 && !channel.knowsRepeats;
    const began = performance.now();
    const outcome: Outcome | 'not begun' = spent
      ? { fate: 'unknown', reason: 'worker-vanished' }
      : await attempt(context, channel, message);
    const tookMs = spent ? null : performance.now() - began;
    const change = { ...changeBy(channel, outcome, row), keepsBody: channel.repeatable?.(message) ?? false };
    if (outcome !== 'not begun' && outcome.fate !== 'delivered')
      log.warn(
        { channel: channel.name, message: row.id, ...outcome, attempt: row.attempts },
        'not delivered',
      );
    const lane = { channel: channel.name, recipient: row.recipient, leaseMs: leaseMsOf(channel) };
    let next: LeasedMessage | undefined;
    const settle = async () => {
      next = await inScope(context, leased, async (trx) => {
        if (!(await settleMessage(trx, leased, change))) return undefined;
        if (outcome !== 'not begun')
          await channel.settled?.(trx, message, { outcome, fate: change.fate, tookMs });
        return change.fate === 'waiting' || !goesOn ? undefined : takeNext(trx, lane);
      });
    };
    // What became of it is known now alone.
    await outliveLoss(settle, stopping);
    return next;
  });
}

/** Whose secret a message's body is, for the keyring. */
export const ownerOf = (companyId: string) => ({ companyId, provider: 'outbox' });

/** One attempt, from the channel's budget and within its time; `not begun` where the budget had no room for it. */
async function attempt(
  { limits, log }: Delivering,
  channel: Channel,
  message: Message,
): Promise<Outcome | 'not begun'> {
  const limit = channel.limit?.(message);
  const turn =
    limit &&
    (await limits
      .take(limit.key, limit.rule, { share: message.companyId ?? '', signal: AbortSignal.timeout(LIMIT_MS) })
      .catch((error) => {
        log.info({ err: error, channel: channel.name }, 'no room in the budget of a channel');
        return null;
      }));
  if (turn === null) return 'not begun';
  const signal = AbortSignal.timeout(channel.sendMs);
  try {
    return await unlessAborted(channel.send(message, signal), signal);
  } catch (error) {
    // Too late, or something unforeseen: it may have left all the same.
    log.error({ err: error, channel: channel.name, message: message.id }, 'a channel failed');
    return { fate: 'unknown', reason: signal.aborted ? 'too-slow' : 'failed' };
  } finally {
    await turn?.release();
  }
}

/** What an attempt makes of a message. */
function changeBy(
  { knowsRepeats, tryForMs }: Channel,
  outcome: Outcome | 'not begun',
  { attempts, unknowns, giveUpAt }: LeasedMessage,
): Change {
  if (outcome === 'not begun') return { fate: 'waiting', reason: null, unknowns, afterMs: 0, given: false };
  if (outcome.fate === 'delivered') return { fate: 'delivered', reason: null, unknowns, afterMs: 0 };
  const { reason } = outcome;
  if (outcome.fate === 'gone') return { fate: 'gone', reason, unknowns, afterMs: 0 };
  const afterMs = (outcome.fate === 'later' ? outcome.afterMs : undefined) ?? pauseAfter(attempts);
  // Its time begins with its first attempt: until then it waited behind others.
  const giveUp = attempts === 1 ? new Date(Date.now() + tryForMs) : giveUpAt;
  const again = {
    reason,
    unknowns: unknowns + (outcome.fate === 'unknown' ? 1 : 0),
    afterMs,
    giveUpAt: giveUp,
  };
  if (outcome.fate === 'unknown' && !knowsRepeats)
    return { ...again, fate: unknowns > 0 ? 'unknown' : 'waiting' };
  // It may have arrived at an attempt before this one.
  const given = unknowns > 0 && !knowsRepeats ? 'unknown' : 'gone';
  return { ...again, fate: Date.now() + afterMs >= giveUp.getTime() ? given : 'waiting' };
}

/** The pause after so many attempts, ms. */
function pauseAfter(attempts: number): number {
  const ms = Math.min(PAUSE_MS.first * 2 ** (attempts - 1), PAUSE_MS.longest);
  return ms * (1 - PAUSE_MS.jitter + 2 * PAUSE_MS.jitter * Math.random());
}
