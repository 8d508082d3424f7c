import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../../sandbox/google/index.ts';
import { rowOf, state, TestTable } from '../../../test/support/table.ts';
import { settingsOf } from './blank.ts';

/** Spreadsheets of our making: set for the person, with the first table in the first sheet and no empty one before it. */
let google: GoogleSandbox;
let sheet: TestTable;
const wanted = { title: 'Т', locale: 'ru_RU', timeZone: 'Europe/Moscow', sheet: 'Лист1' };

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  sheet = new TestTable(google);
  const made = {
    sheets: sheet.book.sheets.map(({ sheetId, title }) => ({ properties: { sheetId, title } })),
  };
  sheet.book.apply(...(settingsOf(wanted, made) as Parameters<typeof sheet.book.apply>));
});

const titles = () => sheet.book.sheets.map(({ title }) => title);
const rows = Array.from({ length: 5 }, (_, i) => rowOf(i));
async function fill(more: Parameters<TestTable['open']>[0] = {}) {
  const table = await sheet.open({ rows: rows.length, ...more });
  await table.write(rows, { update: true });
  await table.settled();
  await table.publish(state);
  return table;
}

for (const staged of [false, true]) {
  test(`the first table takes the empty sheet; the second one gets a sheet behind it (staged: ${staged})`, async () => {
    await fill({ staged });
    assert.deepEqual(titles(), ['Заказы']);
    assert.deepEqual(sheet.values().length, 6);
    sheet.sheetId = null;
    await fill({ title: 'Отгрузки', staged });
    assert.deepEqual(titles(), ['Заказы', 'Отгрузки']);
    assert.equal(sheet.values('Отгрузки').length, 6);
  });
}

for (const late of [0, 300])
  test(`two first tables at once: one takes the empty sheet, the other makes its own (its request ${late} ms later)`, async () => {
    if (late > 0) google.faults.add({ fault: { kind: 'delay', ms: late }, path: ':batchUpdate', times: 1 });
    const one = sheet.open({ title: 'Заказы', rows: 5 });
    const other = sheet.open({ title: 'Отгрузки', exporter: 'demand', rows: 5 });
    const tables = await Promise.all([one, other]);
    for (const table of tables) {
      await table.write(rows, { update: true });
      await table.publish(state);
    }
    assert.deepEqual(titles().sort(), ['Заказы', 'Отгрузки']);
    for (const title of titles()) assert.equal(sheet.values(title).length, 6);
  });

test('a sheet that a person has written into, or named, is theirs: the table gets one of its own', async () => {
  sheet.book.setCell('Лист1!Z900', 'моё');
  await fill();
  assert.deepEqual(titles(), ['Лист1', 'Заказы']);
  assert.deepEqual(sheet.values('Лист1').flat().filter(Boolean), ['моё']);

  sheet = new TestTable(google);
  const [first] = sheet.book.sheets;
  const properties = { sheetId: first?.sheetId ?? 0, title: 'План' };
  sheet.book.apply(
    ...(settingsOf(wanted, { sheets: [{ properties }] }) as Parameters<typeof sheet.book.apply>),
    { updateSheetProperties: { properties, fields: 'title' } },
  );
  await fill();
  assert.deepEqual(titles(), ['План', 'Заказы']);
});

test('a sheet that a table stood in is not taken for a blank one when its rows are gone', async () => {
  await fill({ title: 'Лист1' });
  sheet.book.deleteRows('Лист1', 0, 6);
  sheet.sheetId = null;
  await fill({ title: 'Заказы' });
  assert.deepEqual(titles(), ['Лист1', 'Заказы']);
});

test('answers that are lost do not take it twice; many rows find room; a dry run leaves it alone', async () => {
  await sheet.open({ dryRun: true, rows: 10 });
  assert.deepEqual(titles(), ['Лист1']);
  google.faults.add({ fault: { kind: 'cut-after' }, path: ':batchUpdate', times: 2 });
  const table = await sheet.open({ rows: 2000 });
  assert.deepEqual(titles(), ['Заказы']);
  const { write } = table.requests;
  table.expect(2000);
  await table.write(
    Array.from({ length: 2000 }, (_, i) => rowOf(i)),
    { update: true },
  );
  assert.equal(table.requests.write, write + 1, 'room was made at once');
  assert.equal(sheet.values().length, 2001);
});
