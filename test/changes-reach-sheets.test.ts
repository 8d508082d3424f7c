import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** From a change in MoySklad to the cell of the sheet, the whole way: MoySklad tells, it is received, noted, run, written. */

let app: TestApp;
/** Accounts that no test has taken yet: an application has one webhook for each kind of change in each. */
const free = ['first', 'second', 'third', 'fourth', 'fifth'];
before(async () => {
  const size = { orders: 12, products: 5, counterparties: 3, documents: 2 };
  app = await openTestApp({
    accounts: free.map((token) => ({ name: token, token, kind: 'app' as const, ...size })),
  });
  // However busy the machine is, an answer is not late.
  for (const token of free) app.sandbox.moysklad.account(token).notifications.timeoutMs = 60_000;
  await app.application.worker.start();
});
after(() => app?.close());

function takeAccount() {
  const token = free.shift();
  assert.ok(token);
  return { token, world: app.sandbox.moysklad.account(token) };
}

/** An export of a company of this account that MoySklad tells of changes, all quiet. */
async function exportOnChanges(token: string, input: { exporter?: string; columns?: string[] } = {}) {
  const member: Member = await app.company(token);
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
  /** How many rows show this under a title. */
  const count = (title: string, shown: string) => {
    const [titles = [], ...cells] = values();
    return cells.filter((row) => row[titles.indexOf(title)] === shown).length;
  };
  return { member, id, rows, quiet, values, count };
}

test('a renamed counterparty has its new name in every row that shows it, and only these are read', async () => {
  const { token, world } = takeAccount();
  const its = await exportOnChanges(token);
  const [counterparty = ''] = world.ids('counterparty');
  const named = (name: string) => its.count('Контрагент', name);
  const before = String(world.get('counterparty', counterparty)?.name);
  const count = named(before);
  assert.ok(count > 0);
  world.rename('counterparty', counterparty, 'ООО Новое имя');
  await until(async () => named('ООО Новое имя') === count);
  assert.equal(named(before), 0);
  await its.quiet();
  const [last] = await its.rows<{ reason: string; read: number }>(
    sql`select plan ->> 'reason' as reason, (result ->> 'rowsRead')::int as read from export_tasks
      where renamed is not null order by created_at desc limit 1`,
  );
  assert.equal(last?.reason, 'changes-only');
  assert.ok(Number(last?.read) < 12, 'not every order was read');
});

test('stock that MoySklad tells of has its amount in the sheet, and what is sold out is gone; in two calls of MoySklad', async () => {
  const { token, world } = takeAccount();
  const { apiUrl } = app.sandbox.moysklad;
  const [demand = '', product = ''] = [world.ids('demand')[0], world.ids('product')[0]];
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
  const inStock = async (): Promise<number | undefined> => {
    const answer = await fetch(`${apiUrl}/report/stock/all/current`, { headers });
    const rows = (await answer.json()) as { assortmentId: string; stock: number }[];
    return rows.find(({ assortmentId }) => assortmentId === product)?.stock;
  };
  world.update('demand', demand, { applicable: true });
  const its = await exportOnChanges(token, { exporter: 'stock_all_current' });
  const shown = () => {
    const [titles = [], ...cells] = its.values();
    return cells.find((row) => row[titles.indexOf('ID')] === product)?.[titles.indexOf('Количество')];
  };
  /** So many of it are shipped instead, MoySklad tells what it gathered, and the sheet says what it says. */
  const ship = async (quantity: number) => {
    const before = await inStock();
    const meta = { href: `${apiUrl}/entity/product/${product}` };
    world.setLines('demand', demand, [{ quantity, assortment: { meta } }]);
    const left = await inStock();
    assert.notEqual(left, before);
    world.notifications.tellStock();
    await until(async () => shown() === left);
    await its.quiet();
    return left ?? 0;
  };
  const left = await ship(1001);
  const [last] = await its.rows<{ trigger: string; calls: number }>(
    sql`select trigger, (result #>> '{requests,moysklad}')::int as calls from export_tasks order by created_at desc limit 1`,
  );
  assert.deepEqual(last, { trigger: 'webhook', calls: 2 });
  assert.equal(await ship(1001 + left), 0);
  assert.equal(shown(), undefined);
});

test('a name in an additional field is told of, too, as soon as a run knows what the field holds', async () => {
  const { token, world } = takeAccount();
  const { apiUrl } = app.sandbox.moysklad;
  const field = world.addAttribute('customerorder', { name: 'Курьер', type: 'employee' });
  const [employee = ''] = world.ids('employee');
  const meta = { href: `${apiUrl}/entity/customerorder/metadata/attributes/${field}` };
  const value = { meta: { href: `${apiUrl}/entity/employee/${employee}` } };
  const [order = ''] = world.ids('customerorder');
  world.update('customerorder', order, { attributes: [{ meta, value }] });
  const its = await exportOnChanges(token, { columns: ['name', `attribute:${field}`] });
  await until(async () => world.webhooks.list('webhook').some(({ what }) => what[0] === 'employee'));
  await its.quiet();
  assert.equal(its.count('Курьер', String(world.get('employee', employee)?.name)), 1);
  world.rename('employee', employee, 'Быстров Б. Б.');
  await until(async () => its.count('Курьер', 'Быстров Б. Б.') === 1);
});

test('a renamed group of goods has its new name in the paths of all that is below it', async () => {
  const { token, world } = takeAccount();
  const its = await exportOnChanges(token, { exporter: 'product', columns: ['name', 'pathName'] });
  const all = (type: string) => world.ids(type).map((id) => world.get(type, id) ?? {});
  const path = String(all('product').find(({ pathName }) => pathName)?.pathName);
  const [top = ''] = path.split('/');
  const group = all('productfolder').find(({ name, pathName }) => name === top && !pathName)?.id;
  const count = its.count('Группа', path);
  assert.ok(count > 0);
  world.rename('productfolder', String(group), 'Новая группа');
  await until(async () => its.count('Группа', path.replace(top, 'Новая группа')) === count);
});

test('a rename of which the notification was lost is found by the nightly look, which reads only the rows that show it', async () => {
  const { token, world } = takeAccount();
  const its = await exportOnChanges(token);
  const [, counterparty = ''] = world.ids('counterparty');
  const count = its.count('Контрагент', String(world.get('counterparty', counterparty)?.name));
  assert.ok(count > 0);
  app.sandbox.moysklad.webhookFaults.add({ fault: { kind: 'lost' } });
  world.rename('counterparty', counterparty, 'ООО Никто не сказал');
  await world.notifications.idle();
  app.sandbox.moysklad.webhookFaults.clear();
  await its.rows(sql`update change_triggers set look = 'night', look_at = now()`);
  await until(async () => its.count('Контрагент', 'ООО Никто не сказал') === count);
  await its.quiet();
  const told = await its.rows<{ trigger: string; reason: string; repairs: number }>(
    sql`select trigger, plan ->> 'reason' as reason, repairs
      from export_tasks t join change_triggers c on c.config_id = t.config_id order by t.created_at desc limit 1`,
  );
  assert.deepEqual(told, [{ trigger: 'sweep', reason: 'changes-only', repairs: 1 }]);
});
