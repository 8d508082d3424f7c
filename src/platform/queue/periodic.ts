import pLimit from 'p-limit';
import type { Pool, PoolClient } from 'pg';
import { pause, unlessAborted } from '../pause.ts';
import type { Log } from '../telemetry/log.ts';

/** Work that is done again and again for as long as a process lives. */
export interface Periodic {
  /** For the lock and the log: one name, one work. */
  name: string;
  /** The longest pause between the end of one time and the begin of the next, ms. */
  everyMs: number;
  /** Every process does it for itself; without this one process does it at a time, and the others leave it out meanwhile. */
  inEachProcess?: boolean;
  /** @param signal aborted when the process stops: end at the next good place. A throw is logged, and it is done again. */
  run(signal: AbortSignal): Promise<void>;
}

const defaults = {
  /** After a failure the pause is no longer than this, ms. */
  retryMs: 60_000,
  /** For so long a process that stops waits for what runs, ms; as long as for its requests. */
  stopMs: 10_000,
};
/** A pause is up to so much shorter, so that processes that started together do not look together for ever. */
const JITTER = 0.1;

/**
 * Does each of these works now and then after every pause, side by side.
 *
 * That one process at a time does a work is seen to by a lock of a PostgreSQL session (pg_try_advisory_lock), so a process that dies
 * lets go of it at once. One whose connection broke lets go, too, and may still be at it when the next one begins: a work must be
 * right even so, by taking each row in a transaction that looks once more.
 * @returns begins no more work, tells what runs, waits for it; what does not end in time is left alone.
 */
export function startPeriodic(
  { pool, log, ...given }: { pool: Pool; log: Log } & Partial<typeof defaults>,
  works: Periodic[],
): () => Promise<void> {
  const { retryMs, stopMs } = { ...defaults, ...given };
  const stopping = new AbortController();
  const leaving = new AbortController();
  const ifNobodyElse = openLocks(pool);

  async function doOnce(work: Periodic): Promise<void> {
    const run = () => unlessAborted(work.run(stopping.signal), leaving.signal);
    if (work.inEachProcess) await run();
    else await ifNobodyElse(work.name, run);
  }

  async function repeat(work: Periodic): Promise<void> {
    while (!stopping.signal.aborted) {
      let waitMs = work.everyMs * (1 - JITTER * Math.random());
      try {
        await doOnce(work);
      } catch (error) {
        log.error({ err: error, work: work.name }, 'periodic work failed');
        waitMs = Math.min(waitMs, retryMs);
      }
      await pause(waitMs, stopping.signal).catch(() => {});
    }
  }

  const loops = Promise.all(works.map(repeat));
  return async () => {
    stopping.abort(new Error('the process stops'));
    const timer = setTimeout(() => leaving.abort(new Error(`did not stop within ${stopMs} ms`)), stopMs);
    await loops;
    clearTimeout(timer);
  };
}

/** The session in which this process holds its locks, as long as it holds any. */
interface Session {
  client: Promise<PoolClient>;
  /** A connection does one query at a time; pg will no longer keep the next ones waiting. */
  door: ReturnType<typeof pLimit>;
  users: number;
  ended: Error | boolean;
}

/**
 * Does a work unless another process, or this one, is doing what has the same name. All locks of a process are held by one connection:
 * with one each, works that begin together would have all connections of the pool, and none would be left for what they do.
 */
function openLocks(pool: Pool): (name: string, work: () => Promise<void>) => Promise<void> {
  let session: Session | undefined;
  /** A session is given the lock that it has once more. */
  const held = new Set<string>();

  function letGo(mine: Session): void {
    if (session === mine) session = undefined;
  }

  async function within(work: (mine: Session) => Promise<void>): Promise<void> {
    session ??= { client: pool.connect(), door: pLimit(1), users: 0, ended: false };
    const mine = session;
    mine.users += 1;
    try {
      await work(mine);
    } finally {
      mine.users -= 1;
      // The next one has a whole connection.
      if (mine.users === 0 || mine.ended) letGo(mine);
      if (mine.users === 0)
        await mine.client.then(
          (client) => client.release(mine.ended),
          () => {},
        );
    }
  }

  return async (name, work) => {
    if (held.has(name)) return;
    held.add(name);
    try {
      await within(async (mine) => {
        const ask = async (query: string) => {
          try {
            const client = await mine.client;
            const { rows } = await mine.door(() =>
              client.query<{ mine: boolean }>(query, [`periodic ${name}`]),
            );
            return rows[0];
          } catch (error) {
            mine.ended = error as Error;
            throw error;
          }
        };
        if (!(await ask('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine'))?.mine) return;
        try {
          await work();
        } finally {
          // At once, also after a failure: the next try must not meet our own lock. With a broken connection the lock ends by itself.
          await ask('select pg_advisory_unlock(hashtextextended($1, 0)) as mine').catch(() => {});
        }
      });
    } finally {
      held.delete(name);
    }
  };
}
