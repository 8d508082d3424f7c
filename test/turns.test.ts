import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { giveTurns, lookingForTurns } from '../src/exports/turns.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** Who has a turn and who waits; nobody takes the jobs but where a test says so. */

let app: TestApp;

before(async () => {
  const accounts = ['one', 'two', 'three', 'four', 'five', 'other'].map((name) => ({
    ...{ name, token: name, kind: 'app' as const },
    ...{ orders: 2, products: 2, counterparties: 2 },
  }));
  app = await openTestApp({ accounts });
});
after(() => app?.close());

const inCompany = <Row>(member: Member, query: ReturnType<typeof sql>) =>
  app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]);

/** Exports through these accounts of a company, so many through each. */
async function exportsOf(member: Member, accounts: (string | undefined)[], each: number): Promise<string[]> {
  const ids: string[] = [];
  for (const moyskladIntegrationId of accounts)
    for (let place = 0; place < each; place++)
      ids.push(
        (
          await member.config({
            spreadsheetId: member.spreadsheet(),
            ...(moyskladIntegrationId && { moyskladIntegrationId }),
          })
        ).id,
      );
  return ids;
}

async function connect(member: Member, token: string): Promise<string> {
  const { status, body } = await member.call('POST', '/integrations/moysklad', { token });
  assert.equal(status, 201, JSON.stringify(body));
  return String(body.id);
}

/** Tasks that were just made, without turns being given. */
async function wait(member: Member, configIds: string[], trigger = 'manual', seconds = 0): Promise<string[]> {
  const rows = await inCompany<{ id: string }>(
    member,
    sql`insert into export_tasks (company_id, config_id, dry_run, full_read, trigger, request_id, account, created_at)
      select company_id, id, false, false, ${trigger}, 'test', moysklad_integration_id, now() - make_interval(secs => ${seconds})
      from export_configs where id = any (${configIds}::uuid[]) returning id`,
  );
  return rows.map(({ id }) => id);
}

const turns = (member: Member, options: Parameters<typeof giveTurns>[3] = {}) =>
  app.db.database.forCompany(member.companyId, (trx) =>
    giveTurns(trx, app.application.queue, [member.companyId], options),
  );

/** The tasks that have a turn. */
const having = async (member: Member) =>
  (
    await inCompany<{ id: string }>(
      member,
      sql`select id from export_tasks where job_id is not null and status in ('queued', 'running', 'cancelling')`,
    )
  ).map(({ id }) => id);

const end = (member: Member, id: string) =>
  inCompany(member, sql`update export_tasks set status = 'done', finished_at = now() where id = ${id}`);

const jobsOf = async ({ companyId }: Member) =>
  (
    await sql<{ task: string; priority: number }>`select data ->> 'taskId' as task, priority from pgboss.job
      where name = 'export-task' and data ->> 'companyId' = ${companyId} order by priority desc, created_on`.execute(
      app.db.database.platform,
    )
  ).rows;

test('a company has four turns at once, an account one; each turn is one job', async () => {
  const member = await app.company('one');
  const accounts = [undefined];
  const first = await exportsOf(member, accounts, 2);
  const [integration] = await inCompany<{ id: string }>(
    member,
    sql`select moysklad_integration_id as id from export_configs limit 1`,
  );
  const others: string[] = [];
  // Two of an account that is busy, and one of each of four more.
  for (const token of ['two', 'three', 'four', 'five']) others.push(await connect(member, token));
  assert.ok(integration);
  const more = await exportsOf(member, others, 1);
  const tasks = await wait(member, [...first, ...more]);
  await Promise.all([turns(member), turns(member), turns(member)]);
  await until(async () => (await having(member)).length === 4);
  const jobs = await jobsOf(member);
  assert.deepEqual(jobs.map(({ task }) => task).sort(), (await having(member)).sort());
  const perAccount = await inCompany<{ count: number }>(
    member,
    sql`select count(*)::int as count from export_tasks where job_id is not null group by account`,
  );
  assert.deepEqual(
    perAccount.map(({ count }) => count),
    [1, 1, 1, 1],
  );
  assert.equal(tasks.length, 6);
});
