import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../../sandbox/google/index.ts';
import { atEveryCall } from '../../../test/support/calls.ts';
import { rowOf, state, TestTable } from '../../../test/support/table.ts';
import { sheetsProblems } from '../client/errors.ts';

/** Rows in the order of chosen columns: once, when a sheet is filled, or whenever it is replaced. */
let google: GoogleSandbox;
let sheet: TestTable;

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  sheet = new TestTable(google);
  google.faults.clear();
});

/** Twelve rows that come in no order: three sums, each with several comments. */
const mixed = Array.from({ length: 12 }, (_, i) => rowOf(i, [300, 100, 200][i % 3], `к${(i * 7) % 12}`));
const sort = [
  { column: 'sum', descending: true },
  { column: 'description', descending: false },
];
const inOrder = mixed
  .map(({ cells }) => cells)
  .toSorted((a, b) => Number(b[1]) - Number(a[1]) || String(a[2]).localeCompare(String(b[2]), 'ru'));
const header = ['№', 'Сумма', 'Комментарий', 'ID'];
const byKey = (rows: unknown[][]) => rows.toSorted((a, b) => String(a[3]).localeCompare(String(b[3])));

type More = Parameters<TestTable['open']>[0];
async function fill(more: More = {}, rows = mixed) {
  const table = await sheet.open({ sort, rows: rows.length, ...more });
  await table.write(rows, { update: true });
  await table.settled();
  await table.publish({ ...state, rows: rows.length });
  return table;
}

test('a sheet that is filled for the first time is sorted by several columns; later rows stand below', async () => {
  const table = await fill();
  assert.deepEqual([sheet.values(), table.unsorted], [[header, ...inOrder], false]);
  const more = [rowOf(20, 250, 'новая'), rowOf(21, 999, 'новая')];
  await fill({}, more);
  assert.deepEqual(sheet.values(), [header, ...inOrder, ...more.map(({ cells }) => cells)]);
  sheet.book.sortRows('Заказы', 0);
  const sorted = sheet.values();
  const again = await fill();
  assert.deepEqual([sheet.values(), again.requests.write], [sorted, 1], 'a person’s order is left alone');
});

test('sorting writes no call more than filling, and looks twice: beside the rows, and at the header after it', async () => {
  const plain = await fill({ sort: [] });
  sheet = new TestTable(google);
  const sorted = await fill();
  assert.equal(sorted.requests.write, plain.requests.write);
  // What stands beside the rows, and whether the header is still in its place.
  assert.equal(sorted.requests.read, plain.requests.read + 2);
});

test('an interrupted first filling is sorted when it has come to its end, and so is a sheet that was emptied', async () => {
  const first = await sheet.open({ sort });
  await first.write(mixed.slice(0, 5), { update: true });
  await first.save({ ...state, complete: false });
  await fill();
  assert.deepEqual(sheet.values(), [header, ...inOrder]);
  sheet.book.deleteRows('Заказы', 1, 12);
  await fill();
  assert.deepEqual(sheet.values(), [header, ...inOrder]);
});

test('a replaced table is sorted every time, whatever stood there', async () => {
  await fill({ staged: true });
  assert.deepEqual(sheet.values(), [header, ...inOrder]);
  sheet.book.sortRows('Заказы', 0);
  sheet.book.setCell('Заказы!F3', 'заметка');
  await fill({ staged: true });
  assert.deepEqual(
    sheet.values().map((row) => row.slice(0, 4)),
    [header, ...inOrder],
  );
  assert.equal(sheet.book.cell('Заказы!F3', 'FORMULA'), 'заметка');
});

test('a person’s own cells among or beside the rows keep them from being parted: nothing is sorted, and that is said', async () => {
  const table = await sheet.open({ sort });
  await table.write(mixed, { update: true });
  sheet.book.setCell('Заказы!G5', 'моё');
  await table.settled();
  await table.publish(state);
  const came = mixed.map(({ cells }) => cells);
  assert.deepEqual([sheet.values().map((row) => row.slice(0, 4)), table.unsorted], [[header, ...came], true]);

  sheet = new TestTable(google);
  const among = await sheet.open({ sort });
  await among.write(mixed, { update: true });
  sheet.book.insertRows('Заказы', 4, 1);
  sheet.book.setCell('Заказы!A5', 'Итого');
  await among.settled();
  await among.publish(state);
  assert.equal(sheet.book.cell('Заказы!A5', 'FORMULA'), 'Итого');
  assert.equal(among.unsorted, true);
});

test('what Google refuses to sort stays as it came, and the run comes to its end', async () => {
  const table = await sheet.open({ sort });
  await table.write(mixed, { update: true });
  await table.settled();
  const { sheetId } = sheet;
  const range = { sheetId: sheetId ?? 0, startRowIndex: 3, endRowIndex: 5 };
  sheet.book.apply({ addProtectedRange: { protectedRange: { range } } });
  await table.publish(state);
  assert.deepEqual(sheet.values(), [header, ...mixed.map(({ cells }) => cells)]);
  assert.equal((await sheet.open()).state?.complete, true);
  assert.equal(table.unsorted, true);
});

for (const staged of [false, true]) {
  const mode = staged ? 'replaced' : 'filled';
  for (const kind of ['cut-before', 'cut-after'] as const) {
    test(`an answer that is lost (${kind}) does not sort twice, nor lose a row: ${mode}`, async () => {
      const table = await sheet.open({ sort, staged });
      await table.write(mixed, { update: true });
      google.faults.add({ fault: { kind }, path: ':batchUpdate', times: 1 });
      await table.settled();
      await table.publish(state);
      assert.deepEqual(sheet.values(), [header, ...inOrder]);
    });
  }

  test(`a kill before the last commit: the next run sorts: ${mode}`, async () => {
    const table = await sheet.open({ sort, staged });
    await table.write(mixed, { update: true });
    google.faults.add({ fault: { kind: 'cut-before' }, path: ':batchUpdate' });
    await assert.rejects(table.publish(state), { kind: sheetsProblems.unavailable });
    google.faults.clear();
    await fill({ staged });
    assert.deepEqual(sheet.values(), [header, ...inOrder]);
  });
}

/** What a person may do in the very moment. */
const edits: Record<string, () => void> = {
  'a row is put above the header': () => {
    sheet.book.insertRows('Заказы', 0, 1);
    sheet.book.setCell('Заказы!A1', 'Наши заказы');
  },
  'a column is put before ours': () => sheet.book.insertColumn('Заказы', 0, 'Моё'),
  'a column of ours is moved to the end': () => sheet.book.moveColumn('Заказы', 1, 4),
  'the rows are sorted': () => sheet.book.sortRows('Заказы', 0, 'DESCENDING'),
  'a note is written beside a row': () =>
    sheet.book.setCell('Заказы!F4', `к ${sheet.book.cell('Заказы!D4', 'FORMULA')}`),
};

for (const [title, act] of Object.entries(edits)) {
  test(`no row comes apart when at any call of the end ${title}`, async () => {
    for (let at = 1; at < 20; at++) {
      sheet = new TestTable(google);
      const table = await sheet.open({ sort });
      await table.write(mixed, { update: true });
      await table.settled();
      let calls = 0;
      const end = atEveryCall(google, ({ path }) => {
        if (path.startsWith('/v4/') && ++calls === at) act();
      });
      await table.publish(state).finally(end);
      if (calls < at) {
        assert.ok(at > 2);
        break;
      }
      const values = sheet.values();
      const top = values.findIndex((row) => row.includes('ID'));
      assert.ok(
        top === 0 || values[0]?.includes('Наши заказы'),
        `call ${at}: the header stands above its rows`,
      );
      const positions = header.map((text) => values[top]?.indexOf(text) ?? -1);
      const rows = values.slice(top + 1).map((row) => positions.map((position) => row[position] ?? ''));
      assert.deepEqual(byKey(rows), byKey(inOrder), `call ${at}`);
      const note = values.find((row) => String(row[5]).startsWith('к '));
      if (note) assert.equal(note[5], `к ${note[3]}`);
    }
  });
}

test('columns that the table has not are passed over', async () => {
  await fill({ sort: [{ column: 'attribute:gone', descending: false }, ...sort] });
  assert.deepEqual(sheet.values(), [header, ...inOrder]);
});
