import type { Pool } from 'pg';
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

  async function doOnce(work: Periodic): Promise<void> {
    const run = () => unlessAborted(work.run(stopping.signal), leaving.signal);
    if (work.inEachProcess) await run();
    else await ifNobodyElse(pool, work.name, run);
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

/** Does the work, unless another process, or this one, is doing what has the same name. */
async function ifNobodyElse(pool: Pool, name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let ended: Error | boolean = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [`periodic ${name}`],
    );
    ended = false;
    if (!rows[0]?.mine) return;
    try {
      await work();
    } finally {
      // At once, also after a failure: the next try must not meet our own lock. With a broken connection the lock ends by itself.
      await client
        .query('select pg_advisory_unlock(hashtextextended($1, 0))', [`periodic ${name}`])
        .catch((error: Error) => {
          ended = error;
        });
    }
  } finally {
    client.release(ended);
  }
}
