import { sql } from 'kysely';
import type { TaskView } from '../../src/exports/schema.ts';
import type { Member, TestApp } from './app.ts';

/** Minutes pass: a secret that was refused once is believed to be dead when it is refused again, and runs that wait are due. */
export async function minutesPass(
  { db }: Pick<TestApp, 'db'>,
  { companyId }: Pick<Member, 'companyId'>,
): Promise<void> {
  await db.database.forCompany(companyId, (trx) =>
    trx
      .updateTable('integrations')
      .set({ refused_at: sql<Date>`refused_at - interval '3 minutes'` })
      .execute(),
  );
  await db.database.forCompany(companyId, (trx) =>
    trx
      .updateTable('export_tasks')
      .set({ wait_until: sql<Date>`now()` })
      .where('wait_until', 'is not', null)
      .execute(),
  );
}

/** Follows a run to its end; each time that it waits because an account is doubted, minutes pass. */
export async function runThroughDoubts(
  app: Pick<TestApp, 'db'>,
  member: Member,
  started: TaskView,
): Promise<{ last: TaskView; doubts: number }> {
  let last = started;
  let doubts = 0;
  for await (const task of member.events(started.id)) {
    const waits = task.status === 'queued' && task.error?.code === 'integration-doubted';
    if (waits && last.status !== 'queued') {
      doubts += 1;
      await minutesPass(app, member);
    }
    last = task;
  }
  return { last, doubts };
}
