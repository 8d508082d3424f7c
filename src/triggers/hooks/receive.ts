import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../platform/db/database.ts';
import { notify } from '../../platform/db/listen.ts';
import { isDatabaseLost } from '../../platform/db/postgres-client.ts';
import { httpProblems } from '../../platform/http/http-problems.ts';
import { pause } from '../../platform/pause.ts';
import { Problem } from '../../platform/problems.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { gather, NotInTime } from './gather.ts';
import type { Notice } from './notice.ts';
import { openQuota } from './quota.ts';
import { inboxChannel } from './route.ts';
import { areKnown, type Kept, keepCalls, type Told } from './store.ts';

/**
 * Calls of one address of ours in a minute; one counts as several where it tells of many changes. MoySklad sends the next of a webhook when
 * the one before is answered.
 */
const calls = { most: 6000, windowMs: 60_000, keys: 20_000 };
/** So many changes are as much work as a call. */
const CHANGES_OF_CALL = 100;
/** MoySklad waits 1500 ms for an answer, and tries four times without a pause (dev.moysklad.ru, Вебхуки). */
const ANSWER_MS = 1200;
/** What could not be kept at once is tried again so much later, ms: a refusal would use up MoySklad's tries. */
const AGAIN_MS = 150;
/** Where too much waits for an address, seconds. */
const FULL_S = 60;
/** Workers are woken so long after the first call of several, ms. */
const WAKE_MS = 20;

const gathering = { pauseMs: 8, mostItems: 250, atOnce: 2, mostWeight: 20_000, mostWaiting: 200_000 };

/** A call of MoySklad as it came. */
export interface Calling {
  /** The last part of the address that was called. */
  secret: string;
  requestId: string | undefined;
  notice: Notice;
  /** How long it has been under way, ms. */
  sinceMs: number;
}

export interface Receiver {
  /** Whether there is an address with this secret. @throws Problem as `receive`. */
  knows(secret: string): Promise<boolean>;
  /**
   * Keeps what MoySklad tells: when it is answered `kept`, the inbox has it. `unknown` is a secret that there is not, and a call of an
   * account that is not the address's: nothing tells the two apart.
   * @throws Problem when the database does not answer in time: it is to be sent again.
   */
  receive(calling: Calling): Promise<'kept' | 'unknown' | { waitSeconds: number; quota: number }>;
}

/** The hash by which an address of ours is found: SHA-256 of its secret, hex. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The receiver of one process; what it counts is its own. */
export function openReceiver(
  { database, log }: { database: Database; log: Log },
  given: Partial<typeof calls> = {},
): Receiver {
  const its = { ...calls, ...given };
  const ofHook = openQuota(its);
  const wake = openWaking(database, log);
  const keep = gather<Told, Kept>(
    async (told) => {
      const kept = await keepCalls(database.pool, told);
      if (kept.includes('kept')) wake();
      return kept;
    },
    { ...gathering, weightOf: ({ changes }) => 1 + changes.length, isOfAll: isNobodysFault },
  );
  const look = gather<string, boolean>((hashes) => areKnown(database.pool, hashes), {
    ...gathering,
    weightOf: () => 1,
    isOfAll: isNobodysFault,
  });

  return {
    async knows(secret) {
      const hash = hashOfSecret(secret);
      return ofHook.knows(hash) || inTime(ANSWER_MS, (withinMs) => look(hash, withinMs));
    },
    async receive({ secret, requestId = randomUUID(), notice, sinceMs }) {
      const secretHash = hashOfSecret(secret);
      const waitSeconds = ofHook.wait(secretHash);
      if (waitSeconds > 0) return { waitSeconds, quota: its.most };
      const told = { ...notice, secretHash, requestId };
      const kept = await inTime(ANSWER_MS - sinceMs, async (withinMs) => {
        const state = await keep(told, withinMs);
        return state === 'busy' ? undefined : state;
      });
      if (kept === 'full') return { waitSeconds: FULL_S, quota: its.most };
      if (kept === 'kept') ofHook.spend(secretHash, 1 + Math.floor(notice.changes.length / CHANGES_OF_CALL));
      return kept;
    },
  };
}

/**
 * Does this, again and again while it answers nothing or there is no database. @param mostMs so long at most.
 * @throws Problem when it could not be done by then; else whatever `work` throws.
 */
async function inTime<T>(mostMs: number, work: (withinMs: number) => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + mostMs;
  for (;;) {
    const answer = await work(end - performance.now()).catch((error: unknown) => {
      if (error instanceof NotInTime) throw new Problem(httpProblems.databaseAway);
      if (!isNobodysFault(error)) throw error;
      return undefined;
    });
    if (answer !== undefined) return answer;
    if (performance.now() + AGAIN_MS >= end) throw new Problem(httpProblems.databaseAway);
    await pause(AGAIN_MS);
  }
}

/** Whatever is not PostgreSQL's refusal of the statement itself: no connection, no answer in time. */
const isNobodysFault = (error: unknown) => isDatabaseLost(error) || !(error instanceof pg.DatabaseError);

/** Tells workers that there is something, once for what comes close together. A notice that is lost costs them a few seconds. */
function openWaking({ platform }: Database, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    platform
      .transaction()
      .execute((trx) => notify(trx, inboxChannel, null))
      .catch((error: unknown) => log.debug({ err: error }, 'workers were not woken'));
  };
  return () => {
    if (!timer) timer = setTimeout(tell, WAKE_MS).unref();
  };
}
