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
 * look the sheet is the source. `CASES=1000` tries as many, from `SEED=…` on; each goes on from the sheet of the one before.
 */
const cases = Number(process.env.CASES ?? 4);
const seed = Number(process.env.SEED ?? 1);
/** Every so many cases the worker is killed in the middle. */
const KILL_EVERY = 4;

let app: TestApp;
let worker: ChildProcess;
let member: Member;
let configId: string;
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
    const columns = ['name', 'description', 'sum', 'state'];
    ({ id: configId } = await member.config({ spreadsheetId, columns }));
    const settings = { quietSeconds: 0, longestSeconds: 0 };
    const made = await member.call('PUT', `/export-configs/${configId}/change-trigger`, settings);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    await until(() => world().webhooks.list().length > 0);
  },
  { timeout: 120_000 },
);
after(() => app?.close());

/** Orders are changed, made, put into the trash, taken out again and deleted for good. */
function edit(random: () => number, name: string): void {
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

/** Comment and sum by the order's id: of the sheet, and of MoySklad. */
function both() {
  const [titles = [], ...cells] = app.sandbox.google.spreadsheet(spreadsheetId).values("'Заказы'");
  const at = (title: string) => titles.indexOf(title);
  const sheet = cells
    .filter((row) => row.length > 0)
    .map((row) => [row[at('ID')], row[at('Комментарий')] ?? '', roubles(Number(row[at('Сумма')] ?? 0))]);
  const source = world()
    .ids('customerorder')
    .map((id) => {
      const { description = '', sum = 0 } = world().get('customerorder', id) ?? {};
      return [id, description, roubles(Number(sum) / 100)];
    });
  const inOrder = (some: unknown[][]) => some.map((row) => JSON.stringify(row)).sort();
  return { sheet: inOrder(sheet), source: inOrder(source) };
}

test(`${cases} cases of lost, doubled, late and disordered events, switched off and killed: after the night the sheet is the source`, async () => {
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
    const { sheet, source } = both();
    assert.deepEqual(sheet, source, `SEED=${number} CASES=1`);
  }
  const [{ failed } = { failed: -1 }] = await rows<{ failed: number }>(
    sql`select count(*)::int as failed from export_tasks where status = 'failed'`,
  );
  assert.equal(failed, 0);
});
