import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { seededRandom } from '../sandbox/faults.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/**
 * Whatever becomes of what MoySklad tells (lost, doubled, late, out of order, switched off) and of who works (killed): after the nightly
 * look the sheets are the source: of orders with the names of counterparties, and of products with the paths of their groups. `CASES=1000` tries as many, from `SEED=…` on; each goes on from the sheets of the one before.
 */
const cases = Number(process.env.CASES ?? 4);
const seed = Number(process.env.SEED ?? 1);
/** Every so many cases the worker is killed in the middle. */
const KILL_EVERY = 4;

let app: TestApp;
let worker: ChildProcess;
let member: Member;
let spreadsheetId: string;

const world = () => app.sandbox.moysklad.account('ours');
const rows = <Row>(query: ReturnType<typeof sql>) =>
  app.db.database.forCompany(member.companyId, async (trx) => (await query.execute(trx)).rows as Row[]);

before(
  async () => {
    const account = { name: 'ours', token: 'ours', kind: 'app' as const };
    app = await openTestApp({
      accounts: [{ ...account, orders: 20, products: 5, counterparties: 5 }],
      limits: false,
    });
    // However busy the machine is, an answer is not late.
    world().notifications.timeoutMs = 60_000;
    worker = await app.startWorker();
    member = await app.company('ours');
    spreadsheetId = member.spreadsheet();
    const settings = { quietSeconds: 0, longestSeconds: 0 };
    for (const input of [
      { columns: ['name', 'description', 'sum', 'state', 'agent'] },
      { exporter: 'product', sheetTitle: 'Товары', columns: ['name', 'pathName'] },
    ]) {
      const { id } = await member.config({ spreadsheetId, ...input });
      const made = await member.call('PUT', `/export-configs/${id}/change-trigger`, settings);
      assert.equal(made.status, 200, JSON.stringify(made.body));
    }
    await until(() => world().webhooks.list().length > 0);
  },
  { timeout: 120_000 },
);
after(() => app?.close());

/** Orders are changed, made, put into the trash and deleted for good; counterparties, products and groups of these get another name. */
function edit(random: () => number, name: string): void {
  if (random() < 0.25) {
    const type = ['counterparty', 'product', 'productfolder'][Math.floor(random() * 3)] ?? '';
    const all = world().ids(type);
    world().rename(type, all[Math.floor(random() * all.length)] ?? '', `${type} ${name}`);
    return;
  }
  const ids = world().ids('customerorder');
  const id = ids[Math.floor(random() * ids.length)] ?? '';
  const kind = random();
  if (kind < 0.6) world().update('customerorder', id, { description: name });
  else if (kind < 0.8 || ids.length < 5) world().create('customerorder', { description: name });
  else if (kind < 0.9) world().trash('customerorder', id);
  else world().remove('customerorder', id);
}

/** What happens to notifications on their way in a case, and whether somebody switches them off. */
function disturb(random: () => number): void {
  const { webhookFaults } = app.sandbox.moysklad;
  webhookFaults.clear(Math.floor(random() * 1e9));
  const faults = [
    { kind: 'lost' },
    { kind: 'doubled' },
    { kind: 'late', ms: 50 },
    { kind: 'overtaken' },
  ] as const;
  for (const fault of faults) if (random() < 0.5) webhookFaults.add({ fault, chance: random() });
  if (random() < 0.2)
    for (const { id } of world().webhooks.list())
      world().webhooks.update('app', 'webhook', id, { enabled: false });
}

async function kill(): Promise<void> {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  worker = await app.startWorker();
}

/** The nightly look comes, and is over. */
async function night(): Promise<void> {
  await rows(sql`update change_triggers set look = 'night', look_at = now()`);
  const left = sql`select 1 from change_triggers where look_at is null or look_at <= now() or due_at is not null
    union all select 1 from export_tasks where status in ('queued', 'running', 'cancelling')`;
  await until(async () => (await rows(left)).length === 0);
}

/** To the digits that MoySklad keeps: a quotient of two binary numbers has more. */
const roubles = (sum: number) => sum.toFixed(4);

const inOrder = (some: unknown[][]) => some.map((row) => JSON.stringify(row)).sort();

/** These columns of a sheet, by the row's id. */
function shown(sheet: string, titles: string[]): unknown[][] {
  const [header = [], ...cells] = app.sandbox.google.spreadsheet(spreadsheetId).values(`'${sheet}'`);
  return cells
    .filter((row) => row.length > 0)
    .map((row) => ['ID', ...titles].map((title) => row[header.indexOf(title)] ?? ''));
}

const objects = (type: string) =>
  world()
    .ids(type)
    .map((id) => world().get(type, id) ?? {});
/** The name behind a link. */
const nameBehind = (link: unknown) => {
  const [type = '', id = ''] = String((link as { meta?: { href: string } }).meta?.href)
    .split('/')
    .slice(-2);
  return world().get(type, id)?.name;
};

/** What stands in the sheets, and what MoySklad has. */
function both() {
  const orders = shown('Заказы', ['Комментарий', 'Сумма', 'Контрагент']);
  return {
    sheets: {
      orders: inOrder(orders.map(([id, text, sum, agent]) => [id, text, roubles(Number(sum)), agent])),
      products: inOrder(shown('Товары', ['Наименование', 'Группа'])),
    },
    source: {
      orders: inOrder(
        objects('customerorder').map(({ id, description = '', sum = 0, agent }) => [
          ...[id, description, roubles(Number(sum) / 100), nameBehind(agent)],
        ]),
      ),
      products: inOrder(objects('product').map(({ id, name, pathName = '' }) => [id, name, pathName])),
    },
  };
}

test(`${cases} cases of lost, doubled, late and disordered events, switched off and killed: after the night the sheets are the source`, async () => {
  for (let number = seed; number < seed + cases; number++) {
    const random = seededRandom(number);
    disturb(random);
    const edits = 1 + Math.floor(random() * 12);
    for (let i = 0; i < edits; i++) {
      edit(random, `${number}.${i}`);
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
    }
    if (number % KILL_EVERY === 0) await kill();
    await world().notifications.idle();
    app.sandbox.moysklad.webhookFaults.clear();
    await night();
    const { sheets, source } = both();
    assert.deepEqual(sheets, source, `SEED=${number} CASES=1`);
  }
  const [{ failed } = { failed: -1 }] = await rows<{ failed: number }>(
    sql`select count(*)::int as failed from export_tasks where status = 'failed'`,
  );
  assert.equal(failed, 0);
});
