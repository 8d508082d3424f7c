import { type Kysely, sql } from 'kysely';
import type { StopsTable } from '../../../db/tables/platform.ts';
import type { Tables } from '../../../db/tables.ts';
import { httpProblems } from '../http/http-problems.ts';
import { type Localized, Problem } from '../problems.ts';

/** What the platform's own people can stop for all companies: everything that runs for them, or what needs a provider. */
export type Stoppable = StopsTable['what'];
export const stoppables = ['platform', 'moysklad', 'google'] as const satisfies readonly Stoppable[];

export interface Stop {
  id: string;
  what: Stoppable;
  /** Their words for everybody whose work waits. */
  reason: Localized;
  /** The person's id. */
  begunBy: string;
  begunAt: Date;
  endedBy: string | null;
  /** Null: it is in force. */
  endedAt: Date | null;
}

/** What is stopped now. */
export async function stopsNow(db: Kysely<Tables>): Promise<Stop[]> {
  const rows = await db
    .selectFrom('stops')
    .selectAll()
    .where('ended_at', 'is', null)
    // The platform's reason before a provider's.
    .orderBy('what', 'desc')
    .execute();
  return rows.map(view);
}

/** Something that needs a provider cannot be done now: the detail is what the platform's own people wrote. */
export class StoppedProblem extends Problem {
  constructor({ reason }: Pick<Stop, 'reason'>) {
    super({ ...httpProblems.stopped, detail: reason });
  }
}

/** @throws StoppedProblem while what needs this provider is stopped: it is not called then. */
export async function refuseStopped(db: Kysely<Tables>, provider: 'moysklad' | 'google'): Promise<void> {
  const stop = (await stopsNow(db)).find(({ what }) => what === 'platform' || what === provider);
  if (stop) throw new StoppedProblem(stop);
}

/** The newest, whether in force or over. */
export async function latestStops(db: Kysely<Tables>, limit: number): Promise<Stop[]> {
  const rows = await db.selectFrom('stops').selectAll().orderBy('begun_at', 'desc').limit(limit).execute();
  return rows.map(view);
}

/** Stops this; where it is stopped already, the new reason is told from now on. */
export async function beginStop(
  db: Kysely<Tables>,
  stop: { what: Stoppable; reason: Localized; by: string },
): Promise<void> {
  const { what, by } = stop;
  const reasons = { reason_ru: stop.reason.ru, reason_en: stop.reason.en };
  await db
    .insertInto('stops')
    .values({ what, ...reasons, begun_by: by, ended_by: null, ended_at: null })
    .onConflict((conflict) =>
      conflict
        .column('what')
        .where('ended_at', 'is', null)
        .doUpdateSet({ ...reasons, begun_by: by }),
    )
    .execute();
}

/** @returns false when it was not stopped. */
export async function endStop(db: Kysely<Tables>, what: Stoppable, by: string): Promise<boolean> {
  const ended = await db
    .updateTable('stops')
    .set({ ended_at: sql<Date>`now()`, ended_by: by })
    .where('what', '=', what)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

const view = (row: {
  id: string;
  what: Stoppable;
  reason_ru: string;
  reason_en: string;
  begun_by: string;
  begun_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}): Stop => ({
  id: row.id,
  what: row.what,
  reason: { ru: row.reason_ru, en: row.reason_en },
  begunBy: row.begun_by,
  begunAt: row.begun_at,
  endedBy: row.ended_by,
  endedAt: row.ended_at,
});
