import { sql } from 'kysely';
import { readStopped } from '../companies/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { type Listening, notify } from '../platform/db/listen.ts';
import type { Localized } from '../platform/problems.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { stopsNow } from '../platform/queue/stops.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { exportQueue, taskChannel, turnChannel } from './channels.ts';

/** Who has a turn has a job; whoever waits is a row, and costs others nothing: docs/decisions/0049. */

/** Runs of a company at once, by its tier; there is one until there are plans. */
const AT_ONCE = { standard: 4 };

/**
 * A job goes behind those of more urgent runs that come so many seconds after it, and no more: the most urgent never has others starve.
 * By urgency: somebody waits for it; something happened; its time has come.
 */
const BEHIND_S = [0, 60, 900];

/** Of a company's turns so many, as a share, go to what is most urgent, the others to what waits longest, whatever it is. */
const URGENT_SHARE = 0.8;

/** How often turns are looked for that were forgotten, or whose time to wait is over, ms. */
const LOOK_MS = 2000;
/** Companies in a transaction. */
const BATCH = 200;

interface Turn {
  companyId: string;
  /** Null: another transaction gives this company's turns. */
  taskId: string | null;
  jobId: string;
  requestId: string;
  urgency: number;
  /** When, of the database's clock. */
  seconds: string;
}

/**
 * Gives the free turns of these companies to tasks of theirs that wait, in the caller's transaction: each gets a job. To be called when
 * a task was made, is over or waits again; it waits for nobody, so it may be called wherever.
 * @param options.patient waits for another transaction that gives a company's turns; for callers that hold nothing.
 * @param options.chance decides whether the most urgent or the longest waiting is next, from 0 to 1.
 */
export async function giveTurns(
  trx: Trx,
  queue: Queue,
  companyIds: string[],
  { patient = false, chance = Math.random() }: { patient?: boolean; chance?: number } = {},
): Promise<void> {
  if (companyIds.length === 0) return;
  const { rows } = await sql<Turn>`select company_id as "companyId", task_id as "taskId", job_id as "jobId",
    request_id as "requestId", urgency, seconds
    from give_turns(${companyIds}::uuid[], ${AT_ONCE.standard}, ${chance < URGENT_SHARE}, ${patient})`.execute(
    trx,
  );
  const jobs = rows.flatMap(({ companyId, taskId, jobId, requestId, urgency, seconds }) =>
    taskId === null
      ? []
      : [
          {
            id: jobId,
            data: { companyId, requestId, taskId },
            // Whose time with its delay comes first is first.
            priority: -(Number(seconds) - EPOCH_S + (BEHIND_S[urgency] ?? 0)),
          },
        ],
  );
  await queue.sendMany(trx, exportQueue.name, jobs);
  // Who is at it may not see what this transaction did: some worker looks once more when it is done.
  for (const { companyId, taskId } of rows)
    if (taskId === null) await notify(trx, turnChannel, { companyId });
}

/** 2026-01-01: priorities are integers of 32 bits. */
const EPOCH_S = Date.UTC(2026, 0, 1) / 1000;

/**
 * Gives turns that other transactions left over, as long as the process works; a company for which that goes on has it once more
 * afterwards, however often it was told meanwhile.
 * @returns ends it.
 */
export function listenForTurns(context: {
  database: Database;
  listening: Listening;
  queue: Queue;
  log: Log;
}): () => void {
  const { database, listening, queue, log } = context;
  /** Companies of which it goes on, and whether they were told of again. */
  const busy = new Map<string, boolean>();
  async function give(companyId: string): Promise<void> {
    if (busy.has(companyId)) {
      busy.set(companyId, true);
      return;
    }
    do {
      busy.set(companyId, false);
      await database
        .forCompany(companyId, (trx) => giveTurns(trx, queue, [companyId], { patient: true }))
        .catch((error) => log.warn({ err: error, companyId }, 'turns could not be given'));
    } while (busy.get(companyId));
    busy.delete(companyId);
  }
  return listening.listen(turnChannel, (payload) => {
    const { companyId } = (payload ?? {}) as { companyId?: string };
    // What was missed is found by the look.
    if (companyId) void give(companyId);
  });
}

/** Looks for tasks whose turn was forgotten, or who need not wait any more. */
export function lookingForTurns({ database, queue }: { database: Database; queue: Queue }): Periodic {
  return {
    name: 'turns of exports',
    everyMs: LOOK_MS,
    async run(signal) {
      const { rows } = await sql<{ companyId: string }>`
        select company_id as "companyId" from companies_without_turns()`.execute(database.platform);
      for (let from = 0; from < rows.length && !signal.aborted; from += BATCH) {
        const companies = rows.slice(from, from + BATCH).map(({ companyId }) => companyId);
        await database.platform.transaction().execute((trx) => giveTurns(trx, queue, companies));
      }
    },
  };
}

/** Why nothing of the company that the transaction acts for may start, in words for its people; undefined: it may. */
export async function whyStopped(trx: Trx): Promise<Localized | undefined> {
  const [stop] = await stopsNow(trx);
  if (stop) return stop.reason;
  const reason = await readStopped(trx);
  return reason === null ? undefined : { ru: reason, en: reason };
}

/** Something was stopped, or goes on: whoever watches a run looks again. Turns are given by the next look. */
export async function tellStopped(trx: Trx): Promise<void> {
  await notify(trx, taskChannel, null);
}
