import { sql } from 'kysely';
import { type Promised, promisedTo, restingAmong } from '../billing/index.ts';
import { isClosed } from '../companies/index.ts';
import { failingSince, freshMoments } from '../exports/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { nextLook } from './changes/looks.ts';
import { goingTriggers, type TriggerRow } from './changes/store.ts';
import { apartOf } from './schedules/pace.ts';
import { laterOf, nextRun } from './schedules/rhythm.ts';
import { type GoingSchedule, goingSchedules } from './schedules/store.ts';

/** How often sheets are looked at, and by how much one may be older than promised until people are told, ms. */
const LOOK_MS = 5 * 60_000;
const MARGIN_MS = 2 * 60 * 60_000;
const COMPANIES = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Context {
  database: Database;
  emit: Emit;
  log: Log;
}

/** Finds the sheets that are older than a schedule or a start on changes promises, and emits `sheet.old` for each, at each look. */
export function lookingForOldSheets(context: Context): Periodic {
  return {
    name: 'old sheets',
    everyMs: LOOK_MS,
    async run(signal) {
      for (let after = FIRST; !signal.aborted; ) {
        const companies = await companiesToLook(context.database, after);
        for (const companyId of companies) {
          if (signal.aborted) return;
          await lookAt(context, companyId);
        }
        if (companies.length < COMPANIES) return;
        after = companies.at(-1)!;
      }
    },
  };
}

async function companiesToLook({ platform }: Database, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select company_id as id
    from companies_with_old_sheets(${MARGIN_MS / 1000}, ${after}, ${COMPANIES})`.execute(platform);
  return rows.map(({ id }) => id);
}

/** One company's trouble is not another's. */
async function lookAt({ database, emit, log }: Context, companyId: string): Promise<void> {
  try {
    await database.forCompany(companyId, async (trx) => {
      if (await isClosed(trx)) return;
      const requestId = `old sheets ${new Date().toISOString().slice(0, 10)}`;
      for (const old of await oldSheets(trx, new Date()))
        await emit(trx, { kind: 'sheet.old', companyId, requestId, ...old });
    });
  } catch (error) {
    log.error({ err: error, companyId }, 'how old sheets are could not be looked at');
  }
}

interface OldSheet {
  configId: string;
  /** When the last run that went well began to read; null: none did. */
  freshAt: Date | null;
}

/** The company's exports to which a run was owed long ago that has not gone well yet. Those that rest by the plan promise nothing. */
async function oldSheets(trx: Trx, now: Date): Promise<OldSheet[]> {
  const schedules = (await goingSchedules(trx)).filter(({ verify }) => !verify);
  const triggers = await goingTriggers(trx);
  const ids = [...new Set([...schedules, ...triggers].map(({ config_id }) => config_id))];
  const fresh = await freshMoments(trx, ids);
  const failing = await failingSince(trx, ids);
  const resting = await restingAmong(trx, 'exports', ids);
  const promised = await promisedTo(trx);
  const owedAt = (configId: string) =>
    Math.min(
      ...schedules
        .filter(({ config_id }) => config_id === configId)
        .map((one) => bySchedule(one, fresh, promised)),
      ...triggers
        .filter(({ config_id }) => config_id === configId)
        .map((one) => byChanges(one, { fresh, failing }, promised)),
    );
  return ids
    .filter((id) => !resting.has(id) && owedAt(id) + MARGIN_MS < now.getTime())
    .map((configId) => ({ configId, freshAt: fresh.get(configId) ?? null }));
}

type Moments = Map<string, Date>;

/** From when on the rhythm counts: the last good run, or the last change of the settings. */
const from = ({ config_id, updated_at }: { config_id: string; updated_at: Date }, fresh: Moments) =>
  new Date(Math.max(fresh.get(config_id)?.getTime() ?? 0, updated_at.getTime()));

function bySchedule(schedule: GoingSchedule, fresh: Moments, { leastMinutes }: Promised): number {
  const rhythm = { cron: schedule.cron, timeZone: schedule.time_zone, laterMs: laterOf(schedule) };
  const after = from(schedule, fresh);
  return nextRun({ ...rhythm, apartMinutes: apartOf(rhythm, leastMinutes) }, after, after).getTime();
}

/**
 * What changed is owed when its longest wait is over; what a run that failed was to bring, since then; and a look by night or by polling. A
 * plan without starts on changes owes the looks of the nights alone.
 */
function byChanges(
  trigger: TriggerRow,
  { fresh, failing }: { fresh: Moments; failing: Moments },
  promised: Promised,
): number {
  const { config_id: configId, time_zone: timeZone, first_at, longest_s } = trigger;
  const look = nextLook(
    { configId, timeZone, told: trigger.look !== 'poll' },
    promised,
    from(trigger, fresh),
  );
  if (!promised.onChanges) return look.at.getTime();
  const changed = first_at ? first_at.getTime() + longest_s * 1000 : Number.POSITIVE_INFINITY;
  const failed = trigger.failures > 0 ? failing.get(configId)?.getTime() : undefined;
  return Math.min(look.at.getTime(), changed, failed ?? Number.POSITIVE_INFINITY);
}
