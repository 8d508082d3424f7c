import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { World } from '../sandbox/moysklad/index.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { cellsUnder } from './support/sheet.ts';

/**
 * Two companies' exports at once in one worker, many times over: nothing of one company may turn up with the other, neither in
 * its sheets nor in events, the log or the metrics. `CROSSING_RUNS=1000` makes that many runs.
 */
const RUNS = Number(process.env.CROSSING_RUNS ?? 32);
const ORDERS = 6;

interface Company {
  name: string;
  member: Member;
  world: World;
  spreadsheetId: string;
  configs: string[];
  tasks: string[];
}

let app: TestApp;
let companies: [Company, Company];
const lines: string[] = [];

before(async () => {
  const account = { kind: 'app' as const, orders: ORDERS, products: 3, counterparties: 3 };
  app = await openTestApp(
    {
      limits: false,
      accounts: ['ours', 'theirs'].map((name) => ({ name, token: `token-of-${name}`, ...account })),
    },
    openLog('trace', { write: (line) => void lines.push(line) }),
  );
  await forgetBudgets();
  companies = [await company('ours'), await company('theirs')];
  await app.application.worker.start();
});
after(() => app?.close());

/** The providers' budgets would make a thousand runs last half an hour: nothing spent is remembered here. */
async function forgetBudgets(): Promise<void> {
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query(`
    create function forget() returns trigger language plpgsql as $$
    begin new.state := '{"bookings": [], "pausedUntil": 0}'; return new; end $$;
    create trigger forget before update on limit_windows for each row execute function forget()`);
  await owner.end();
}

async function company(name: string): Promise<Company> {
  const member = await app.company(`token-of-${name}`);
  const spreadsheetId = member.spreadsheet();
  const first = await member.config({ spreadsheetId, name: `orders of ${name}` });
  const second = await member.config({
    spreadsheetId,
    name: `all orders of ${name}`,
    sheetTitle: 'Всё',
    mode: 'replace',
  });
  const world = app.sandbox.moysklad.account(`token-of-${name}`);
  return { name, member, world, spreadsheetId, configs: [first.id, second.id], tasks: [] };
}

/** One run of each export of a company, from its start to its end; what is told of it on the way must be its own. */
async function round({ name, member, world, configs, tasks }: Company, number: number): Promise<void> {
  const [id = ''] = world.ids('customerorder').slice(number % ORDERS);
  world.update('customerorder', id, { description: `${name}, round ${number}` });
  await Promise.all(
    configs.map(async (configId) => {
      const task = await member.start(configId);
      tasks.push(task.id);
      let last = task;
      for await (const told of member.events(task.id)) {
        assert.deepEqual([told.id, told.configId], [task.id, configId], 'an event of another run');
        last = told;
      }
      assert.equal(last.status, 'done', JSON.stringify(last.error));
    }),
  );
}

test(`${RUNS} runs of two companies in one worker: each finds its own data, and nothing else`, async (t) => {
  const rounds = Math.ceil(RUNS / 4);
  const [ours, theirs] = companies;
  const started = performance.now();
  for (let number = 0; number < rounds; number += 1) {
    const running = Promise.all(companies.map((each) => round(each, number)));
    // While both run, each asks for what the other one has.
    const [foreign] = theirs.tasks.slice(-1);
    if (foreign) assert.equal((await ours.member.call('GET', `/export-tasks/${foreign}`)).status, 404);
    await running;
  }
  t.diagnostic(`${rounds * 4} runs in ${((performance.now() - started) / 1000).toFixed(1)} s`);

  for (const { name, world, spreadsheetId } of companies) {
    const workbook = app.sandbox.google.spreadsheet(spreadsheetId);
    const orders = Array.from(world.list('customerorder'), (row) => `${row.id} ${row.description ?? ''}`);
    for (const sheet of ['Заказы', 'Всё']) {
      const [ids, notes] = ['ID', 'Комментарий'].map((title) => cellsUnder(workbook, sheet, title));
      const rows = ids!.map((id, index) => `${id} ${notes![index] ?? ''}`);
      assert.deepEqual(rows.sort(), orders.sort(), `${name}, ${sheet}`);
      assert.ok(rows.some((row) => row.includes(`${name}, round`)));
    }
  }
});

test('each lists its own runs only', async () => {
  for (const { member, tasks } of companies) {
    const { body } = await member.call('GET', '/export-tasks');
    const items = body.items as { id: string }[];
    assert.ok(items.length > 0);
    for (const { id } of items) assert.ok(tasks.includes(id), 'a run of the other company');
  }
});

test('every line of the log that tells of a company carries whose it is, and tells of no other', () => {
  const marks = companies.map(({ name, member, spreadsheetId, configs, tasks, world }) => ({
    name,
    companyId: member.companyId,
    words: [
      member.companyId,
      spreadsheetId,
      `token-of-${name}`,
      `company-${member.companyId.slice(0, 8)}`,
      ...configs,
    ].concat(tasks, world.ids('customerorder')),
  }));
  const told = new Set<string>();
  for (const line of lines) {
    const fields = JSON.parse(line) as Record<string, unknown>;
    const about = marks.filter(({ words }) => words.some((word) => line.includes(word)));
    assert.ok(about.length < 2, `a line of two companies: ${line}`);
    if (fields.task_id) assert.ok(fields.company_id, `work for a company without its name: ${line}`);
    const [company] = about;
    if (!company) continue;
    assert.equal(fields.company_id, company.companyId, line);
    assert.ok(fields.request_id, `a company's line without a request: ${line}`);
    if (fields.msg === 'export done') told.add(String(fields.task_id));
  }
  for (const { tasks } of companies)
    for (const id of tasks) assert.ok(told.has(id), `the end of the run ${id} is in the log`);
  assert.doesNotMatch(lines.join(''), /token-of-/, 'no token is in the log');
});

test('each company’s metrics count its own runs, and no line tells of two', async () => {
  const lines = (await app.application.metrics.registry.metrics()).split('\n');
  for (const { member, tasks } of companies) {
    const own = lines.filter((line) => line.includes(member.companyId));
    const count = (name: string) =>
      own
        .filter((line) => line.startsWith(`${name}{`))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    assert.equal(count('skladno_export_tasks_total'), tasks.length);
    assert.ok(count('skladno_export_rows_total') > 0 && count('skladno_http_requests_total') > 0);
  }
  const ids = companies.map(({ member }) => member.companyId);
  for (const line of lines) assert.ok(!ids.every((id) => line.includes(id)), line);
  for (const line of lines.filter((each) => each.startsWith('skladno_export_')))
    assert.ok(
      ids.some((id) => line.includes(`company_id="${id}"`)),
      `a run of nobody's: ${line}`,
    );
});
