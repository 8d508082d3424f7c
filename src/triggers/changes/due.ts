import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Promised, promisedTo, restingAmong } from '../../billing/index.ts';
import { refreshOf } from '../../catalogue/index.ts';
import { readClosed } from '../../companies/index.ts';
import {
  type Asked,
  activeAmong,
  askedOf,
  exportProblems,
  holdConfigs,
  startTask,
} from '../../exports/index.ts';
import { listLost } from '../../integrations/index.ts';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { Emit } from '../../platform/events/bus.ts';
import { Problem } from '../../platform/problems.ts';
import type { Periodic } from '../../platform/queue/periodic.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { toldOf } from '../webhooks/needs-changed.ts';
import { companiesWithDue, moveDue, putOff, takeDue } from './due-store.ts';
import { nextLook } from './looks.ts';
import type { NextLook, TriggerRow } from './store.ts';
import { namesOfExport, needsOfExport } from './wants.ts';

/** Without any quiet time a run begins so late at most, ms. */
const LOOK_MS = 500;
/** What cannot be started is tried again after this, ms. */
const AGAIN_MS = 5 * 60_000;
/** So long a company is waited for that somebody else changes, ms: others are due, too. */
const COMPANY_MS = 300;
/** So many companies are looked up at once, and so many of a company's exports start before the next company's. */
const COMPANIES = 500;
const EXPORTS = 25;

export interface ChangesContext {
  database: Database;
  queue: Queue;
  emit: Emit;
  log: Log;
}

/** Starts the exports for which enough was waited since something changed, and those that look for changes by themselves. */
export function dueChanges(context: ChangesContext): Periodic {
  return { name: 'due changes', everyMs: LOOK_MS, run: (signal) => runDue(context, signal) };
}

async function runDue(context: ChangesContext, signal: AbortSignal): Promise<void> {
  for (let went = true; went && !signal.aborted; ) {
    went = false;
    const { database } = context;
    const due = await database.platform.transaction().execute((trx) => companiesWithDue(trx, COMPANIES));
    for (const companyId of due) {
      if (signal.aborted) return;
      went = (await startOf(context, companyId)) || went;
    }
  }
}

/** One company's trouble is not another's, nor one export's its neighbour's. @returns whether any has another time now */
async function startOf(context: ChangesContext, companyId: string): Promise<boolean> {
  const due: string[] = [];
  try {
    return await startBatch(context, companyId, { most: EXPORTS }, due);
  } catch (error) {
    if (due.length === 0) {
      context.log.warn({ err: error, companyId }, 'exports that are due could not be looked at');
      return false;
    }
    context.log.warn(
      { err: error, companyId, exports: due.length },
      'exports that are due are started one by one',
    );
  }
  let went = false;
  for (const configId of due) went = (await startOne(context, companyId, configId)) || went;
  return went;
}

async function startOne(context: ChangesContext, companyId: string, configId: string): Promise<boolean> {
  try {
    return await startBatch(context, companyId, { configId });
  } catch (error) {
    // Somebody started it in this moment: the next look finds it running.
    if (error instanceof Problem && error.kind === exportProblems.alreadyRunning) return false;
    context.log.error({ err: error, companyId, configId }, 'an export could not be started on a change');
    await context.database.forCompany(companyId, (trx) => putOff(trx, configId, AGAIN_MS));
    return true;
  }
}

/**
 * Starts runs and notes that nothing waits for them any more, both or neither: what changes afterwards makes them due again.
 * @param taken gets the exports that were taken, also where it fails then.
 * @returns whether any has another time now.
 */
function startBatch(
  { database, queue, emit, log }: ChangesContext,
  companyId: string,
  which: Parameters<typeof takeDue>[1],
  taken: string[] = [],
): Promise<boolean> {
  return database.forCompany(companyId, async (trx) => {
    // First: who closes the company holds it and then waits for what is taken here.
    await sql`select set_config('lock_timeout', ${String(COMPANY_MS)}, true)`.execute(trx);
    const closed = await readClosed(trx, companyId);
    await sql`set local lock_timeout to default`.execute(trx);
    const due = await takeDue(trx, which);
    const ids = due.map(({ config_id }) => config_id);
    taken.push(...ids);
    const held = await holdConfigs(trx, ids);
    const asked = await askedOf(trx, ids);
    const active = await activeAmong(trx, ids);
    const lost = new Set(await listLost(trx));
    const resting = await restingAmong(trx, 'exports', ids);
    const promised = await promisedTo(trx);
    let started = 0;
    for (const trigger of due) {
      const { config_id: configId } = trigger;
      const about = asked.get(configId);
      if (!about || !held.has(configId)) continue;
      const waits =
        lost.has(about.moyskladIntegrationId) || lost.has(about.googleIntegrationId) || resting.has(configId);
      const allowed = promised.onChanges || isNightsLook(trigger);
      const starts = allowed && !closed && !waits && !active.has(configId);
      const names = starts ? namesFor(trigger, about) : { refreshed: 'none' as const };
      const run = { companyId, configId, requestId: randomUUID(), trigger: causeOf(trigger, promised) };
      const renamed = names.refreshed === 'none' ? undefined : trigger.renamed;
      const task = starts
        ? await startTask(
            trx,
            { queue, emit },
            { ...run, renamed, dryRun: false, full: false, verify: false },
            'ru',
          )
        : null;
      if (task) started += 1;
      const look = await lookAfter(trx, trigger, about, { active: active.has(configId), promised });
      await moveDue(trx, configId, {
        started: task !== null,
        nightTask: task && isNightly(trigger, promised) ? task.id : null,
        look: sooner(look, names.after, trigger),
        refreshed: names.refreshed,
      });
    }
    if (due.length > 0) log.info({ companyId, due: due.length, started }, 'exports were started on changes');
    return held.size > 0;
  });
}

const isDue = (at: Date | null, { now }: TriggerRow) => at !== null && at <= now;

/** The look of each night, which every plan has: what changed is in the table on the next day. */
const isNightsLook = (trigger: TriggerRow) => trigger.look === 'night' && isDue(trigger.look_at, trigger);

/** Why a run begins, as it is told. */
function causeOf(trigger: TriggerRow, { onChanges }: Promised): 'webhook' | 'poll' | 'sweep' {
  if (onChanges && isDue(trigger.due_at, trigger)) return 'webhook';
  return trigger.look === 'night' ? 'sweep' : 'poll';
}

/** A look in the night while no change waits: what it finds, nobody told. */
const isNightly = (trigger: TriggerRow, promised: Promised) =>
  causeOf(trigger, promised) === 'sweep' && trigger.first_at === null;

/** When it looks next by itself, where that changes. A nightly look that meets a run is made up for when the run is over. */
async function lookAfter(
  trx: Trx,
  trigger: TriggerRow,
  about: Asked,
  { active, promised }: { active: boolean; promised: Promised },
): Promise<NextLook | undefined> {
  const { look, look_at, config_id: configId, time_zone: timeZone } = trigger;
  if (!isDue(look_at, trigger)) return undefined;
  if (active && look !== 'poll') return { look, at: null };
  const { told } = await toldOf(trx, about.moyskladIntegrationId, needsOfExport(about));
  return nextLook({ configId, timeZone, told }, promised, trigger.now);
}

/** Everything is read anew for the sake of names so often at most, ms. */
const WHOLE_MS = 60 * 60_000;

/**
 * What a run that starts now does about names which are other ones: a whole reading is left to later where there was one not long ago.
 */
function namesFor(
  { renamed, renamed_at, now }: TriggerRow,
  about: Asked,
): { refreshed: 'none' | 'rows' | 'whole'; after?: Date } {
  if (renamed.length === 0) return { refreshed: 'none' };
  if (refreshOf(namesOfExport(about), renamed) !== 'whole') return { refreshed: 'rows' };
  const after = new Date((renamed_at?.getTime() ?? 0) + WHOLE_MS);
  return after <= now ? { refreshed: 'whole' } : { refreshed: 'none', after };
}

/** The next look, or an earlier one for the sake of names. */
function sooner(
  look: NextLook | undefined,
  after: Date | undefined,
  { look_at }: TriggerRow,
): NextLook | undefined {
  const at = look ? look.at : look_at;
  return after && at && after < at ? { look: 'now', at: after } : look;
}
