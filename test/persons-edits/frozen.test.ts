import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { atCall } from '../support/calls.ts';
import { idOf, rowOf, state, TestTable } from '../support/table.ts';

/** Google keeps a row below the frozen ones and a column beside them: a run that deletes rows makes one where none is left. */
let google: GoogleSandbox;
let sheet: TestTable;
const rows = Array.from({ length: 20 }, (_, i) => rowOf(i));
const ids = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, i) => idOf(from + i)));

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(async () => {
  sheet = new TestTable(google);
  const table = await sheet.open();
  await table.write(rows, { update: true });
  await table.publish({ ...state, rows: 20 });
});

/** No spare rows below the table, and these rows and columns frozen. */
function freeze(frozenRowCount: number, frozenColumnCount = 0): void {
  const sheetId = sheet.sheetId ?? 0;
  if (sheet.book.sheets.some((one) => one.sheetId === sheetId && one.gridProperties.rowCount > 21))
    sheet.book.deleteRows('Заказы', 21, 979);
  sheet.book.apply({
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { frozenRowCount, frozenColumnCount } },
      fields: 'gridProperties.frozenRowCount,gridProperties.frozenColumnCount',
    },
  });
}

for (const [what, frozen, from, to] of [
  ['the last rows, up to the frozen ones', 11, 10, 20],
  ['rows above and below the edge', 11, 5, 20],
  ['in several ranges', 15, 13, 20],
  ['all rows, all but the last one frozen', 20, 0, 20],
  ['the only loose row', 20, 19, 20],
  ['all rows below the header', 1, 0, 20],
] as const) {
  test(`rows must go: ${what}`, async () => {
    freeze(frozen, 3);
    const table = await sheet.open();
    const going = ids(from, to);
    if (what === 'in several ranges') for (const i of [2, 3, 7]) going.add(idOf(i));
    assert.equal(await table.remove(going), going.size);
    const left = rows.filter(({ key }) => !going.has(key)).map(({ key }) => key);
    assert.deepEqual(
      sheet
        .values()
        .slice(1)
        .map((cells) => cells[3]),
      left,
    );
    await table.write([rowOf(30)], { update: true });
    assert.equal(sheet.values().length, left.length + 2, 'the table goes on');
  });
}

test('rows are frozen in the very moment of a deletion', async () => {
  const table = await sheet.open();
  sheet.book.deleteRows('Заказы', 21, 979);
  atCall(google, /POST .*:batchUpdate/, 1, () => freeze(15));
  assert.equal(await table.remove(ids(14, 20)), 6);
  assert.equal(sheet.values().length, 15);
});

test('replace: fewer rows than are frozen', async () => {
  freeze(20, 3);
  const table = await sheet.open({ staged: true });
  await table.write(rows.slice(0, 5), { update: true });
  await table.publish({ ...state, mode: 'replace', rows: 5 });
  assert.equal(sheet.values().length, 6);
});

test('empty rows and columns are given back: one stays below the frozen ones, one beside them', async () => {
  freeze(20, 20);
  sheet.book.apply({ appendDimension: { sheetId: sheet.sheetId ?? 0, dimension: 'ROWS', length: 100 } });
  const table = await sheet.open({ trim: true });
  await table.remove(ids(2, 20));
  await table.publish({ ...state, rows: 2 });
  assert.equal(sheet.values().length, 3);
  assert.equal(sheet.book.sheets[1]?.gridProperties.columnCount, 21);
});
