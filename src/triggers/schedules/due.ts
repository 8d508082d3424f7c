import { randomUUID } from 'node:crypto';
import { startScheduled } from '../../exports/index.ts';
import { closedOf } from '../../platform/closed.ts';
import type { Database } from '../../platform/db/database.ts';
import type { EmitEach } from '../../platform/events/bus.ts';
import type { Periodic } from '../../platform/queue/periodic.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { type Due, type Moved, moveDue, takeDue } from './due-store.ts';
import { apartOf } from './pace.ts';
import { laterOf, nextRun } from './rhythm.ts';

/** A run begins so late at most, ms. */
const LOOK_MS = 5000;
/** Who is later than this missed the time, ms. */
const MISSED_MS = 5 * 60_000;
/** One that cannot be started is tried again after this, ms: it is not to stand before all others at each look. */
const AGAIN_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** So many are started in a transaction. */
const BATCH = 250;

interface Context {
  database: Database;
  queue: Queue;
  emitEach: EmitEach;
  log: Log;
}

/** Starts the exports whose time has come. What came due while no worker was there runs once, or not at all where that was chosen. */
export function dueSchedules(context: Context): Periodic {
  return { name: 'due schedules', everyMs: LOOK_MS, run: (signal) => runDue(context, signal) };
}

async function runDue(context: Context, signal: AbortSignal): Promise<void> {
  for (let left = true; left && !signal.aborted; ) {
    const due: Due[] = [];
    try {
      left = await startBatch(context, { most: BATCH }, due);
    } catch (error) {
      if (due.length === 0) throw error;
      context.log.warn({ err: error, schedules: due.length }, 'due schedules are started one by one');
      left = await startEach(context, due, signal);
    }
  }
}

/** One company's trouble is not another's. @returns whether any has another time now */
async function startEach(context: Context, due: Due[], signal: AbortSignal): Promise<boolean> {
  let went = false;
  for (const { id, companyId } of due) {
    if (signal.aborted) break;
    try {
      went = (await startBatch(context, { id })) || went;
    } catch (error) {
      context.log.error({ err: error, schedule: id, companyId }, 'a scheduled run could not be started');
      went = (await putOff(context, id)) || went;
    }
  }
  return went;
}

/** @returns whether it is due later now */
function putOff({ database }: Context, id: string): Promise<boolean> {
  return database.platform.transaction().execute(async (trx) => {
    const due = await takeDue(trx, { id });
    await moveDue(
      trx,
      due.map(({ lookedAt }) => ({ id, nextAt: laterThan(lookedAt), missed: false, remembered: false })),
    );
    return due.length > 0;
  });
}

const laterThan = (lookedAt: Date) => new Date(lookedAt.getTime() + AGAIN_MS);

/**
 * Starts runs and says when the next ones are, both or neither: a kill in between starts nothing twice.
 * @param due gets what was taken, also where it fails then.
 * @returns whether any schedule has another time now.
 */
function startBatch(
  { database, queue, emitEach, log }: Context,
  which: Parameters<typeof takeDue>[1],
  due: Due[] = [],
): Promise<boolean> {
  return database.platform.transaction().execute(async (trx) => {
    due.push(...(await takeDue(trx, which)));
    const fates = due.map((each) => {
      const times = timesOf(each, log);
      const next = times?.next ?? laterThan(each.lookedAt);
      return { due: each, next, fate: !times || times.soon ? 'pass' : fateOf(each) };
    });
    const started = await startScheduled(
      trx,
      { queue, emitEach },
      fates.flatMap(({ due: { id, companyId, configId }, fate }) =>
        fate === 'start' ? [{ scheduleId: id, companyId, configId, requestId: randomUUID() }] : [],
      ),
    );
    await moveDue(
      trx,
      fates.map(({ due: { id, overlap }, next, fate }): Moved => {
        // Another run of its export began in this moment.
        const overlaps = fate === 'overlap' || (fate === 'start' && !started.has(id));
        const remembered = overlaps && overlap === 'remember';
        return { id, nextAt: next, missed: fate === 'miss', remembered };
      }),
    );
    if (fates.length > 0) log.info({ due: due.length, started: started.size }, 'scheduled runs were started');
    return fates.length > 0;
  });
}

/**
 * When it runs after now, and whether its plan has it run this time not yet: it ran, and went on after a pause or on a smaller plan.
 * One that cannot be told is nobody else's trouble.
 */
function timesOf(due: Due, log: Log): { next: Date; soon: boolean } | undefined {
  try {
    const rhythm = { cron: due.cron, timeZone: due.timeZone, laterMs: laterOf(due) };
    const apartMinutes = apartOf(rhythm, due.leastMinutes);
    const soon =
      due.ranAt !== null && due.dueAt.getTime() - due.ranAt.getTime() < (apartMinutes ?? 0) * MINUTE_MS;
    return { next: nextRun({ ...rhythm, apartMinutes }, due.lookedAt, soon ? due.ranAt! : due.dueAt), soon };
  } catch (error) {
    log.error({ err: error, schedule: due.id, companyId: due.companyId }, 'a schedule has no next time');
    return undefined;
  }
}

/**
 * What becomes of a time that has come: `start`; `miss`, to be made up for when an account is connected again; `overlap`, where its
 * export is running; `pass`, where nothing is to come of it.
 */
function fateOf(due: Due): 'start' | 'miss' | 'overlap' | 'pass' {
  if (closedOf(due) || due.done) return 'pass';
  if (due.waits) return due.catchUp ? 'miss' : 'pass';
  if (!due.catchUp && due.lookedAt.getTime() - due.dueAt.getTime() > MISSED_MS) return 'pass';
  return due.active ? 'overlap' : 'start';
}
