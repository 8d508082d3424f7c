import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EDITION } from '../src/catalogue/columns/columns.ts';
import type { ConfigView } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { lettersOf } from './support/sheet.ts';

/** What a new export and a new spreadsheet begin with, and that those made before keep what they had. */

let app: TestApp;
let member: Member;

before(async () => {
  const account = { name: 'one', token: 'token', kind: 'app' as const };
  app = await openTestApp({
    limits: false,
    accounts: [{ ...account, orders: 12, products: 9, counterparties: 5, documents: 3 }],
  });
  member = await app.company('token');
  await app.application.worker.start();
});
after(() => app.close());

const book = (id: string) => app.sandbox.google.spreadsheet(id);
const header = (id: string, sheet: string) => book(id).values(`'${sheet}'`)[0] ?? [];

/** An export as it was saved before there were editions. */
async function earlier(config: ConfigView): Promise<void> {
  await app.application.database.forCompany(member.companyId, (trx) =>
    trx.updateTable('export_configs').set({ edition: 1 }).where('id', '=', config.id).execute(),
  );
}

async function done(config: ConfigView) {
  const task = await member.run(config.id);
  assert.equal(task.status, 'done', JSON.stringify(task.error));
  return task;
}

test('an export saved before keeps its columns and its ID in sight; a new one has currencies, VAT and a hidden ID', async () => {
  const old = await member.config({
    spreadsheetId: member.spreadsheet(),
    exporter: 'product',
    sheetTitle: 'Т',
  });
  await earlier(old);
  await done(old);
  const fresh = await member.config({
    spreadsheetId: member.spreadsheet(),
    exporter: 'product',
    sheetTitle: 'Т',
  });
  assert.equal(fresh.edition, EDITION);
  await done(fresh);
  const [before, now] = [header(old.spreadsheetId, 'Т'), header(fresh.spreadsheetId, 'Т')];
  const later = now.filter((title) => !before.includes(title));
  assert.deepEqual(
    later.filter((title) => !String(title).endsWith(', валюта')),
    ['Валюта минимальной цены', 'НДС применяется'],
  );
  assert.ok(later.some((title) => String(title).endsWith(', валюта')));
  assert.deepEqual(
    before.filter((title) => !now.includes(title)),
    [],
  );
  assert.equal(now.indexOf('ID'), 1, 'between columns that are seen');
  const hidden = (id: string) => book(id).isHidden(`Т!${lettersOf(header(id, 'Т').indexOf('ID'))}1`);
  assert.deepEqual([hidden(old.spreadsheetId), hidden(fresh.spreadsheetId)], [false, true]);

  // A change of its settings leaves that as it is, unless it becomes another export.
  const patch = (body: object) => member.call('PATCH', `/export-configs/${old.id}`, body);
  assert.equal((await patch({ name: 'Иначе', options: { protect: true } })).body.edition, 1);
  await done(old);
  assert.deepEqual(header(old.spreadsheetId, 'Т'), before);
  assert.equal((await patch({ exporter: 'service', sheetTitle: 'У' })).body.edition, EDITION);
});

test('the columns offered say which are the default ones of an edition', async () => {
  const defaults = async (query: string) => {
    const { body } = await member.call('GET', `/exporters/product/columns${query}`);
    return (body.items as { key: string; byDefault: boolean }[]).flatMap(({ key, byDefault }) =>
      byDefault ? key : [],
    );
  };
  const [first, newest] = [await defaults('?edition=1'), await defaults('')];
  assert.ok(first.includes('id') && !first.includes('effectiveVatEnabled'));
  assert.ok(!newest.includes('id') && newest.includes('effectiveVatEnabled'));
  assert.deepEqual(newest, await defaults(`?edition=${EDITION}`));
  assert.equal((await member.call('GET', '/exporters/product/columns?edition=9')).status, 400);
  const { body } = await member.call('POST', '/exporters/product/preview', {});
  assert.ok(
    !(body.columns as { key: string }[]).some(({ key }) => key === 'id'),
    'what is hidden is not shown',
  );
  assert.ok((body.rows as unknown[][]).every((row) => row.length === (body.columns as unknown[]).length));
});

test('rows are sorted as the export says; a column that is not in it is refused by name', async () => {
  const wanted = { spreadsheetId: member.spreadsheet(), columns: ['name', 'sum'] };
  const refused = await member.call('POST', '/export-configs', {
    ...wanted,
    name: 'Заказы',
    exporter: 'customerorder',
    mode: 'upsert',
    sheetTitle: 'Заказы',
    options: { sort: [{ column: 'sum' }, { column: 'moment' }] },
  });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /bad-sort.*options\.sort\.1\.column/);
  const options = { gone: 'remove' as const, protect: false, trim: false };
  const config = await member.config({
    ...wanted,
    options: { ...options, sort: [{ column: 'sum', descending: true }] },
  });
  const task = await done(config);
  assert.deepEqual(task.warnings, []);
  const [titles = [], ...rows] = book(config.spreadsheetId).values('Заказы');
  const sums = rows.map((row) => Number(row[titles.indexOf('Сумма')]));
  assert.equal(sums.length, 12);
  assert.deepEqual(
    sums,
    sums.toSorted((a, b) => b - a),
  );

  // A cell of a person's own beside the rows: nothing is sorted, and the run says so.
  const beside = member.spreadsheet();
  book(beside).setCell('Лист1!H5', 'моё');
  const there = await member.config({
    spreadsheetId: beside,
    sheetTitle: 'Лист1',
    options: { ...options, sort: [{ column: 'sum', descending: false }] },
  });
  const { warnings } = await done(there);
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['not-sorted'],
  );
  assert.equal(book(beside).cell('Лист1!H5', 'FORMULA'), 'моё');
});
