import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../platform/db/database.ts';
import { notify } from '../../platform/db/listen.ts';
import { isDatabaseLost } from '../../platform/db/postgres-client.ts';
import { httpProblems } from '../../platform/http/http-problems.ts';
import { Problem } from '../../platform/problems.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { gather, NotInTime } from './gather.ts';
import type { Notice } from './notice.ts';
import { openQuota } from './quota.ts';
import { inboxChannel } from './route.ts';
import { type Kept, keepCalls, type Told } from './store.ts';

/** Calls of one address of ours in a minute. MoySklad sends the next of a webhook when the one before is answered. */
const calls = { most: 6000, windowMs: 60_000, keys: 20_000 };
/** MoySklad waits 1500 ms for an answer (dev.moysklad.ru, Вебхуки). */
const ANSWER_MS = 1200;
/** Workers are woken so long after the first call of several, ms. */
const WAKE_MS = 20;

const gathering = {
  pauseMs: 8,
  mostItems: 250,
  atOnce: 2,
  weightOf: ({ changes }: Told) => 1 + changes.length,
  mostWeight: 20_000,
  mostWaiting: 200_000,
};

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
  /** Whether an address with this secret was called lately, by whom it is for. */
  knows(secret: string): boolean;
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
    { ...gathering, isOfAll: isNobodysFault },
  );

  return {
    knows: (secret) => ofHook.knows(hashOfSecret(secret)),
    async receive({ secret, requestId = randomUUID(), notice, sinceMs }) {
      const secretHash = hashOfSecret(secret);
      const waitSeconds = ofHook.wait(secretHash);
      if (waitSeconds > 0) return { waitSeconds, quota: its.most };
      const kept = await keep({ ...notice, secretHash, requestId }, ANSWER_MS - sinceMs).catch((error) => {
        if (error instanceof NotInTime || isNobodysFault(error)) throw new Problem(httpProblems.databaseAway);
        throw error;
      });
      if (kept === 'busy') throw new Problem(httpProblems.databaseAway);
      if (kept === 'kept') ofHook.spend(secretHash);
      return kept;
    },
  };
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
