import { randomUUID } from 'node:crypto';
import { readClosed } from '../companies/index.ts';
import { activeTaskOf, startTask } from '../exports/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Queue } from '../platform/queue/queue.ts';
import { type Log, withLogContext } from '../platform/telemetry/log.ts';
import { nextRun } from './rhythm.ts';
import { exportsOf } from './scheduled-export.ts';
import * as store from './store.ts';

/** A run begins so late at most, ms. */
const LOOK_MS = 5000;

interface Context {
  database: Database;
  queue: Queue;
  emit: Emit;
  log: Log;
}

/** Starts the exports whose time has come. What came due while no worker was there runs once. */
export function dueSchedules(context: Context): Periodic {
  return { name: 'due schedules', everyMs: LOOK_MS, run: (signal) => runDue(context, signal) };
}

async function runDue(context: Context, signal: AbortSignal): Promise<void> {
  const due = await context.database.forScheduling(store.listDue);
  for (const { id, companyId } of due) {
    if (signal.aborted) return;
    const requestId = randomUUID();
    // One company's trouble is not another's.
    await withLogContext({ companyId, requestId }, () =>
      start(context, { id, companyId, requestId }).catch((error) =>
        context.log.error({ err: error, schedule: id }, 'a scheduled run could not be started'),
      ),
    );
  }
}

/** Starts the run and says when the next one is, both or neither: a kill in between starts nothing twice. */
async function start(
  context: Context,
  { id, companyId, requestId }: { id: string; companyId: string; requestId: string },
): Promise<void> {
  const { database, log } = context;
  await database.forCompany(companyId, async (trx) => {
    const closed = await readClosed(trx, companyId);
    const due = await store.takeDue(trx, id);
    if (!due) return;
    const next = nextRun({ cron: due.cron, timeZone: due.time_zone }, due.now);
    const { config_id: configId, verify } = due;
    if (closed) return store.setNext(trx, id, next, false);
    if ((await exportsOf(trx, [configId])).get(configId)?.waits) {
      log.info({ schedule: id }, 'a scheduled run waits for an account to be connected again');
      return store.setNext(trx, id, next, true);
    }
    // It stays due until the run that goes on is over.
    if (await activeTaskOf(trx, configId)) return;
    await startTask(
      trx,
      context,
      { companyId, configId, dryRun: false, full: false, verify, requestId, trigger: 'schedule' },
      'en',
    );
    await store.setNext(trx, id, next, false);
    log.info({ schedule: id, next: next.toISOString() }, 'a scheduled run was started');
  });
}
