import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** From a change in MoySklad to the cell of the sheet, the whole way: MoySklad tells, it is received, noted, run, written. */

let app: TestApp;
before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 12, products: 5, counterparties: 3 }] });
  // However busy the machine is, an answer is not late.
  app.sandbox.moysklad.account('ours').notifications.timeoutMs = 60_000;
  await app.application.worker.start();
});
after(() => app?.close());

const world = () => app.sandbox.moysklad.account('ours');
const send = async (method: string, path: string, body: object) => {
  const answer = await fetch(`${app.sandbox.moysklad.apiUrl}/entity/${path}`, {
    method,
    headers: { authorization: 'Bearer ours', 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, await answer.clone().text());
};

/** An export of a new company that MoySklad tells of changes, all quiet. */
async function exportOnChanges(input: { exporter?: string } = {}) {
  const member: Member = await app.company('ours');
  const spreadsheetId = member.spreadsheet();
  const { id } = await member.config({ spreadsheetId, ...input });
  const path = `/export-configs/${id}/change-trigger`;
  const settings = { quietSeconds: 0, longestSeconds: 0 };
  assert.equal((await member.call('PUT', path, settings)).status, 200);
  const rows = <Row>(query: ReturnType<typeof sql>) =>
    app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]);
  const quiet = () =>
    until(async () => {
      const { told, changedAt, looksAt } = (await member.call('GET', path)).body;
      const { freshAt } = (await member.call('GET', `/export-configs/${id}`)).body;
      const [{ active } = { active: 1 }] = await rows<{ active: number }>(
        sql`select count(*)::int as active from export_tasks where status in ('queued', 'running')`,
      );
      const looksLater = Date.parse(String(looksAt)) > Date.now() + 60_000;
      return told === true && changedAt === null && looksLater && freshAt !== null && active === 0;
    });
  await quiet();
  const values = () => app.sandbox.google.spreadsheet(spreadsheetId).values("'Заказы'");
  return { member, id, rows, quiet, values };
}

test('a renamed counterparty has its new name in every row that shows it, and only these are read', async () => {
  const its = await exportOnChanges();
  const [counterparty = ''] = world().ids('counterparty');
  const column = 'Контрагент';
  const named = async (name: string) => {
    const [titles = [], ...cells] = await its.values();
    const at = titles.indexOf(column);
    return cells.filter((row) => row[at] === name).length;
  };
  const before = String(world().get('counterparty', counterparty)?.name);
  const count = await named(before);
  assert.ok(count > 0);
  await send('PUT', `counterparty/${counterparty}`, { name: 'ООО Новое имя' });
  await until(async () => (await named('ООО Новое имя')) === count);
  assert.equal(await named(before), 0);
  await its.quiet();
  const [last] = await its.rows<{ reason: string; read: number }>(
    sql`select plan ->> 'reason' as reason, (result ->> 'rowsRead')::int as read from export_tasks
      where renamed is not null order by created_at desc limit 1`,
  );
  assert.equal(last?.reason, 'changes-only');
  assert.ok(Number(last?.read) < 12, 'not every order was read');
});
