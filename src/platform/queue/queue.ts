import { randomUUID } from 'node:crypto';
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Database, Trx } from '../db/database.ts';
import { outliveLoss } from '../db/outlive.ts';
import { isDatabaseLost, PostgresClient } from '../db/postgres-client.ts';
import { type Log, withLogContext } from '../telemetry/log.ts';
import { deadLetterOf, queueSchema } from './queue-install.ts';
import { stopsNow } from './stops.ts';

/**
 * What every job carries: whose work it is (the platform's own has no company) and which request asked for it. More fields as the
 * queue needs.
 */
const jobDataSchema = z.looseObject({ companyId: z.uuid().optional(), requestId: z.string() });
export type JobData = z.infer<typeof jobDataSchema>;

export interface Job {
  id: string;
  data: JobData;
  /** Which attempt this is, from 0. */
  attempt: number;
  /** Aborted with the reason 'shutdown' when the process stops, with an Error when the job was cancelled or taken away. */
  signal: AbortSignal;
}

/** The company whose work a job is. @throws Error when it is the platform's own. */
export function companyOf({ id, data }: Job): string {
  if (!data.companyId) throw new Error(`The job ${id} belongs to no company.`);
  return data.companyId;
}

export interface SendOptions {
  id?: string;
  startAfter?: Date;
}

export interface WorkOptions {
  /** Jobs at once in this process. */
  concurrency: number;
  /** The provider that its jobs call: while that is stopped they wait, and no try is used up. */
  needs?: 'moysklad' | 'google';
}

export interface Queue {
  /** Enqueues in the caller's transaction: the job exists if and only if that commits. Answers the job's id. */
  send(trx: Trx, name: string, data: JobData, options?: SendOptions): Promise<string>;
  /** The same for many jobs in one statement. @param jobs `priority`: the greatest is taken first. */
  sendMany(trx: Trx, name: string, jobs: { id: string; data: JobData; priority?: number }[]): Promise<void>;
  /** Takes a job that waits out of the queue, or aborts the signal of a running one within some seconds. */
  cancel(trx: Trx, name: string, id: string): Promise<void>;
  /** Puts a job given up on back into its queue. @returns false when it is not there any more. */
  retryDead(trx: Trx, name: string, id: string): Promise<boolean>;
  /**
   * Starts taking jobs. A handler that throws is tried again later with a growing pause, and finally kept in `<name>.dead`;
   * a job whose process was killed is tried again by another after its heartbeat is missed.
   */
  work(name: string, options: WorkOptions, handler: (job: Job) => Promise<void>): Promise<void>;
  /** Takes no more jobs, aborts the signals of the running ones with 'shutdown', hands back those that throw then, waits for all. */
  stop(): Promise<void>;
}

/** The reason of a job's aborted signal when the process stops. */
export const SHUTDOWN = 'shutdown';

/** How long a job waits that lost its database, seconds. */
const LOST_PAUSE_S = 2;

/** How long a job waits whose provider is stopped before it looks again, seconds. */
const STOPPED_PAUSE_S = 15;

/** Every this many seconds some process looks for missed heartbeats, and a worker for jobs it was not notified of. */
const LOOK_SECONDS = 2;

/**
 * Opens the queue as the application; `migrate` has installed it and declared its names.
 * @param options.works false: this process only sends; it neither listens for jobs nor looks for those whose process died.
 * @throws Error when the schema is not there or is older than this program.
 */
export async function openQueue(options: {
  appUrl: string;
  database: Database;
  log: Log;
  works?: boolean;
}): Promise<Queue> {
  const { appUrl, database, log, works = true } = options;
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: queueSchema,
    application_name: 'skladno queue',
    max: 5,
    // pg-boss hands its options on to pg's pool.
    ...{ Client: PostgresClient },
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: works,
    supervise: works,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    // Only the owner of an index may rebuild it.
    reindex: false,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'queue'));
  boss.on('warning', ({ message, data }) => log.warn({ data }, message));
  await boss.start();

  const stopping = new AbortController();
  const names: string[] = [];

  async function isStopped(needs: 'moysklad' | 'google'): Promise<boolean> {
    const stops = await stopsNow(database.platform);
    return stops.some(({ what }) => what === 'platform' || what === needs);
  }

  async function run(
    name: string,
    raw: JobWithMetadata<unknown>,
    needs: WorkOptions['needs'],
    handler: (job: Job) => Promise<void>,
  ): Promise<void> {
    if (stopping.signal.aborted) return handBack(name, raw);
    if (needs && (await isStopped(needs))) return handBack(name, raw, STOPPED_PAUSE_S);
    const data = jobDataSchema.parse(raw.data);
    const signal = AbortSignal.any([raw.signal, stopping.signal]);
    await withLogContext({ companyId: data.companyId, requestId: data.requestId }, async () => {
      try {
        await handler({ id: raw.id, data, attempt: raw.retryCount, signal });
      } catch (error) {
        if (stopping.signal.aborted) return handBack(name, raw);
        // Cancelled, or claimed by another after a missed heartbeat: no longer ours to fail.
        if (raw.signal.aborted) return log.info({ queue: name, job: raw.id }, 'let go of a job');
        log.error({ err: error, queue: name, job: raw.id, attempt: raw.retryCount }, 'a job failed');
        // Nothing is wrong with the job.
        if (isDatabaseLost(error))
          return outliveLoss(() => handBack(name, raw, LOST_PAUSE_S), stopping.signal);
        throw error;
      }
    });
  }

  /**
   * Puts a job back as if it had not been tried; whoever works notices at once, or after a pause (seconds). In one transaction, so that it is never
   * nowhere. Cancelling by attempt touches nothing when the job was meanwhile given to somebody else.
   */
  async function handBack(
    name: string,
    { id, retryCount, retryLimit }: JobWithMetadata<unknown>,
    pause = 0,
  ): Promise<void> {
    await database.platform.transaction().execute(async (trx) => {
      const db = fromKysely(trx);
      await boss.cancel(name, { id, retryCount }, { db });
      await boss.resume(name, id, { db });
      // The next claim counts as a retry; a stop of ours must not use one up.
      await boss.update(name, undefined, { id, retryLimit: retryLimit + 1, startAfter: pause, db });
    });
    log.info({ queue: name, job: id }, 'handed back a job');
  }

  return {
    async send(trx, name, data, { id = randomUUID(), startAfter } = {}) {
      await boss.send(name, jobDataSchema.parse(data), {
        id,
        db: fromKysely(trx),
        ...(startAfter && { startAfter }),
      });
      return id;
    },

    async sendMany(trx, name, jobs) {
      const inserted = jobs.map(({ data, ...job }) => ({ ...job, data: jobDataSchema.parse(data) }));
      if (inserted.length > 0) await boss.insert(name, inserted, { db: fromKysely(trx) });
    },

    async cancel(trx, name, id) {
      await boss.cancel(name, id, { db: fromKysely(trx) });
    },

    async retryDead(trx, name, id) {
      return (await boss.redrive(deadLetterOf(name), { ids: [id], db: fromKysely(trx) })) > 0;
    },

    async work(name, { concurrency, needs }, handler) {
      names.push(name);
      for (let worker = 0; worker < concurrency; worker += 1) {
        const id: string = await boss.work(
          name,
          {
            includeMetadata: true,
            pollingIntervalSeconds: LOOK_SECONDS,
            notifyPollingIntervalSeconds: LOOK_SECONDS,
            heartbeatRefreshSeconds: LOOK_SECONDS,
          },
          async ([job]: JobWithMetadata<unknown>[]) => {
            // The next job may be waiting already; without this the worker sleeps first.
            boss.notifyWorker(id);
            if (job) await run(name, job, needs, handler);
          },
        );
      }
    },

    async stop() {
      const idle = names.map((name) => boss.offWork(name, { wait: true }));
      stopping.abort(SHUTDOWN);
      await Promise.all(idle);
      await boss.stop({ graceful: false });
    },
  };
}
