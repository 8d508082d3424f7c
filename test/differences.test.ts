import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Difference } from '../src/engine/difference.ts';
import { type ConfigView, differenceSchema } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { cellsUnder } from './support/sheet.ts';

/** Conditions, columns, formulas, dry runs and comparisons through the API, as the web application uses them. */

let app: TestApp;
let member: Member;
let config: ConfigView;
let spreadsheetId: string;

const world = () => app.sandbox.moysklad.account('token');
const workbook = () => app.sandbox.google.spreadsheet(spreadsheetId);
const run = (options: { dryRun?: boolean; verify?: boolean } = {}) => member.run(config.id, options);

async function differenceOf(taskId: string): Promise<Difference> {
  const { status, body } = await member.call('GET', `/export-tasks/${taskId}/difference`);
  assert.equal(status, 200, JSON.stringify(body));
  return differenceSchema.parse(body);
}

before(async () => {
  const account = { name: 'one', token: 'token', kind: 'app' as const };
  app = await openTestApp({
    limits: false,
    accounts: [{ ...account, orders: 40, products: 10, counterparties: 10, documents: 3 }],
  });
  member = await app.company('token');
  await app.application.worker.start();
  spreadsheetId = member.spreadsheet();
  config = await member.config({
    spreadsheetId,
    columns: [
      'name',
      'description',
      { key: 'sum', title: 'Сумма заказа', format: { type: 'number', decimals: 0 } },
      { key: 'computed:debt', title: 'Долг', formula: '{sum} - {payedSum}', format: { type: 'money' } },
    ],
  });
});
after(() => app.close());

test('a first run adds everything and says why and how it read', async () => {
  const task = await run();
  assert.equal(task.status, 'done', JSON.stringify(task.error));
  assert.deepEqual([task.plan?.pass, task.plan?.reason, task.plan?.objects], ['full', 'first-run', 40]);
  assert.ok((task.plan?.estimate.moysklad ?? 0) > 0);
  const difference = await differenceOf(task.id);
  assert.deepEqual([difference.added, difference.changed, difference.removed], [40, 0, 0]);
  const [order] = world().list('customerorder');
  const row = cellsUnder(workbook(), 'Заказы', 'ID').indexOf(String(order?.id));
  const debt = (Number(order?.sum) - Number(order?.payedSum)) / 100;
  assert.ok(Math.abs(Number(cellsUnder(workbook(), 'Заказы', 'Долг')[row]) - debt) < 1e-6);
});

test('a dry run tells exactly what a run would do, and writes nothing; the run then does just that', async () => {
  const [changed = '', removed = ''] = world().ids('customerorder');
  const old = world().get('customerorder', changed)?.description ?? null;
  const { name } = world().get('customerorder', changed) ?? {};
  world().update('customerorder', changed, { description: 'Позвонить' });
  world().remove('customerorder', removed);
  const made = world().create('customerorder', { name: 'Новый' });
  const stood = JSON.stringify(workbook());
  const dry = await run({ dryRun: true });
  assert.equal(JSON.stringify(workbook()), stood);
  const difference = await differenceOf(dry.id);
  const { added, unchanged, rows, columns } = difference;
  assert.deepEqual([added, difference.changed, difference.removed, unchanged], [1, 1, 1, 38]);
  const of = (kind: string) => rows.find((row) => row.kind === kind);
  assert.deepEqual(of('changed'), {
    kind: 'changed',
    key: changed,
    name,
    cells: [{ column: 'description', before: old, after: 'Позвонить' }],
  });
  assert.deepEqual([of('added')?.key, of('removed')?.key], [made, removed]);
  assert.ok(of('removed')?.cells.some(({ before, after }) => before === removed && after === null));
  assert.deepEqual(columns, [{ key: 'description', title: 'Комментарий', changed: 1 }]);

  const real = await run();
  assert.deepEqual(await differenceOf(real.id), { ...difference, rows: (await differenceOf(real.id)).rows });
  assert.equal(real.result?.rowsDeleted, 1);
});

test('a comparison lists what a person changed in the sheet, though the source did not change', async () => {
  // Rows stand in the order of their last change: the second one's order was not touched by this test.
  const [, key = ''] = cellsUnder(workbook(), 'Заказы', 'ID');
  const before = cellsUnder(workbook(), 'Заказы', '№')[1] ?? null;
  workbook().setCell('Заказы!A3', 'исправлено рукой');
  const verified = await run({ verify: true });
  assert.equal(verified.verify, true);
  const { rows } = await differenceOf(verified.id);
  const cells = [{ column: 'name', before: 'исправлено рукой', after: before }];
  assert.deepEqual(rows, [{ kind: 'changed', key, name: before, cells }]);
  assert.equal(cellsUnder(workbook(), 'Заказы', '№')[1], 'исправлено рукой', 'nothing was written');
});

test('deleted rows are marked when that is chosen, and lose their mark when they come back', async () => {
  const patched = await member.call('PATCH', `/export-configs/${config.id}`, { options: { gone: 'mark' } });
  assert.equal(patched.status, 200, JSON.stringify(patched.body));
  const [trashed = ''] = world().ids('customerorder');
  world().trash('customerorder', trashed);
  await run();
  const wordOf = (id: string) => {
    const row = cellsUnder(workbook(), 'Заказы', 'ID').indexOf(id);
    return cellsUnder(workbook(), 'Заказы', 'Что с записью')[row] ?? null;
  };
  assert.equal(wordOf(trashed), 'В корзине');
  world().restore('customerorder', trashed);
  await run();
  assert.ok(!wordOf(trashed));
});

test('conditions narrow an export: counted before, kept by the run', async () => {
  const conditions = [{ field: 'applicable', op: 'is', value: true }];
  const counted = await member.call('POST', '/exporters/customerorder/count', { conditions });
  const fits = Array.from(world().list('customerorder')).filter(({ applicable }) => applicable === true);
  assert.deepEqual(counted.body, { count: fits.length, afterReading: [] });
  const narrow = await member.config({
    spreadsheetId: member.spreadsheet(),
    conditions: [{ field: 'applicable', op: 'is', value: true }],
  });
  const task = await member.run(narrow.id);
  assert.equal(task.result?.rowsAppended, fits.length);
});

test('the options of a reference, the account’s dictionaries and the templates are listed', async () => {
  const states = await member.call('GET', '/exporters/customerorder/filters/state/options');
  const [state] = states.body.items as { name: string; color: string }[];
  assert.match(state?.color ?? '', /^#[0-9a-f]{6}$/);
  const found = await member.call('GET', '/exporters/customerorder/filters/agent/options?search=а');
  assert.ok((found.body.items as unknown[]).length > 0);
  const { body } = await member.call('GET', '/exporters/customentity/dictionaries');
  const [dictionary] = body.items as { key: string }[];
  const columns = await member.call('GET', `/exporters/${dictionary?.key}/columns`);
  assert.equal(columns.status, 200, JSON.stringify(columns.body));
  const templates = await member.call('GET', '/templates');
  assert.ok((templates.body.items as unknown[]).length >= 10);
  const exporters = await member.call('GET', '/exporters');
  assert.ok((exporters.body.items as unknown[]).length >= 45);
});

test('a wrong condition or formula is refused before anything is saved, and the field is named', async () => {
  const fields: [object, string][] = [
    [{ conditions: [{ field: 'colour', op: 'empty' }] }, 'conditions.0.field'],
    [{ columns: ['name', { key: 'computed:x', formula: '{sum} +' }] }, 'columns.1.formula'],
  ];
  for (const [input, field] of fields) {
    const body = {
      name: 'Ошибка',
      exporter: 'customerorder',
      spreadsheetId,
      sheetTitle: 'Ещё',
      mode: 'upsert',
      ...input,
    };
    const answer = await member.call('POST', '/export-configs', body);
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.equal((answer.body.errors as { field: string }[])[0]?.field, field);
  }
});

test('the last twenty runs keep their difference', async () => {
  const first = await run({ dryRun: true });
  await differenceOf(first.id);
  const difference = JSON.stringify({
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    columns: [],
    rows: [],
  });
  const { companyId } = member;
  await app.db.database.forCompany(companyId, async (trx) => {
    for (let i = 0; i < 19; i++) {
      const task = { company_id: companyId, config_id: config.id, dry_run: true, full_read: false };
      const ids = { job_id: first.id, request_id: 'older', sheet_url: null };
      await trx
        .insertInto('export_tasks')
        .values({ ...task, ...ids, status: 'done', difference })
        .execute();
    }
  });
  await differenceOf(first.id);
  await run({ dryRun: true });
  const { status, body } = await member.call('GET', `/export-tasks/${first.id}/difference`);
  assert.deepEqual([status, body.code], [404, 'difference-missing']);
  const task = await member.call('GET', `/export-tasks/${first.id}`);
  assert.equal(task.body.hasDifference, false);
});

test('a renamed state is seen by the next run in every row, though no document changed', async () => {
  const place = member.spreadsheet();
  const made = await member.config({ spreadsheetId: place, name: 'Статусы', columns: ['name', 'state'] });
  const shown = () => cellsUnder(app.sandbox.google.spreadsheet(place), 'Заказы', 'Статус').map(String);
  assert.equal((await member.run(made.id)).status, 'done');
  const before = shown();
  const states = [...world().store.collection('entity/customerorder/metadata/states').live()];
  const [most] = states.toSorted((a, b) => countOf(before, b) - countOf(before, a));
  assert.ok(most && countOf(before, most) > 1);
  const [old, fresh] = [String(most.fields.name), 'Ждёт оплаты — по-новому'];
  most.fields.name = fresh;
  const next = await member.run(made.id);
  assert.deepEqual([next.status, next.plan?.reason], ['done', 'names-changed']);
  assert.deepEqual(
    shown(),
    before.map((name) => (name === old ? fresh : name)),
  );
  assert.equal((await member.run(made.id)).plan?.reason, 'changes-only');
});

const countOf = (names: string[], { fields }: { fields: Record<string, unknown> }) =>
  names.filter((name) => name === fields.name).length;
