import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { rowOf, state, TestTable } from '../support/table.ts';

/** A person's own cells below the table, in columns of ours: new rows go below them, and nothing of them is lost. */
let google: GoogleSandbox;
let sheet: TestTable;
const rows = Array.from({ length: 20 }, (_, i) => rowOf(i));

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

/** Writes one more row, as a run does. Answers how many calls that took, the end of the run left out. */
async function oneMore(update: boolean): Promise<number> {
  const table = await sheet.open();
  const { read, write } = table.requests;
  await table.write([rowOf(20)], { update });
  const calls = table.requests.read + table.requests.write - read - write;
  await table.publish({ ...state, rows: table.size });
  return calls;
}

for (const [mode, update] of [
  ['append', false],
  ['upsert', true],
] as const) {
  test(`${mode}: nine cells typed directly below the table: the new row goes below them, after one more look`, async () => {
    for (let i = 0; i < 9; i++) sheet.book.setCell(`Заказы!A${22 + i}`, `его ${i}`);
    const calls = await oneMore(update);
    assert.deepEqual(
      sheet
        .values()
        .slice(21, 31)
        .map(([cell]) => cell),
      [...Array.from({ length: 9 }, (_, i) => `его ${i}`), '020'],
    );
    assert.ok(calls <= 5, `${calls} calls`);
  });

  test(`${mode}: a column of checkboxes down to the end of the grid: the grid grows, and they stay`, async () => {
    for (let row = 22; row <= 1000; row++) sheet.book.setCell(`Заказы!C${row}`, false);
    const calls = await oneMore(update);
    const values = sheet.values();
    assert.equal(values.length, 1001);
    assert.deepEqual(values[1000]?.slice(0, 2), ['020', 200]);
    assert.ok(values.slice(21, 1000).every(([name, , box]) => name === '' && box === false));
    assert.ok(calls <= 8, `${calls} calls`);
    await oneMore(update);
    assert.equal(sheet.values().length, 1001, 'the next run finds the row');
  });

  test(`${mode}: notes with gaps between them are all stepped over`, async () => {
    for (const row of [23, 40, 300]) sheet.book.setCell(`Заказы!B${row}`, 'заметка');
    await oneMore(update);
    const values = sheet.values();
    for (const row of [23, 40, 300]) assert.equal(values[row - 1]?.[1], 'заметка');
    assert.equal(values.filter(([name]) => name === '020').length, 1);
  });
}

test('a row is deleted above twelve thousand checkboxes: it comes back, and they are not taken for rows of ours', async () => {
  const sheetId = sheet.sheetId ?? 0;
  const range = { sheetId, startRowIndex: 21, endRowIndex: 13_000, startColumnIndex: 2, endColumnIndex: 3 };
  sheet.book.apply(
    { appendDimension: { sheetId, dimension: 'ROWS', length: 12_000 } },
    { repeatCell: { range, cell: { userEnteredValue: { boolValue: false } }, fields: 'userEnteredValue' } },
  );
  sheet.book.deleteRows('Заказы', 4);
  const table = await sheet.open();
  assert.equal(table.lost, null);
  const counts = await table.write(rows, { update: true });
  assert.deepEqual([counts.appended, counts.updated, table.size], [1, 0, 20]);
});

test('replace: our columns are the table’s all the way down', async () => {
  for (let i = 0; i < 9; i++) sheet.book.setCell(`Заказы!A${22 + i}`, `его ${i}`);
  const table = await sheet.open({ staged: true });
  await table.write([...rows, rowOf(20)], { update: true });
  await table.publish({ ...state, mode: 'replace', rows: 21 });
  assert.equal(sheet.values().length, 22);
});

test('a dry run tells the new row and writes nothing', async () => {
  for (let i = 0; i < 9; i++) sheet.book.setCell(`Заказы!A${22 + i}`, `его ${i}`);
  const standing = sheet.values();
  const table = await sheet.open({ dryRun: true });
  assert.equal((await table.write([rowOf(20)], { update: true })).appended, 1);
  assert.deepEqual(sheet.values(), standing);
});
