import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { atEveryCall } from '../../test/support/calls.ts';
import { columnsOf, idOf, rowOf, state, TestTable, tableRow } from '../../test/support/table.ts';
import type { RowChange } from '../protocol/index.ts';
import { sheetsProblems } from './client/errors.ts';

let google: GoogleSandbox;
let sheet: TestTable;

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  google.faults.clear();
  sheet = new TestTable(google);
});

const rows = (count: number) => Array.from({ length: count }, (_, i) => rowOf(i));
const header = ['№', 'Сумма', 'Комментарий', 'ID'];
const shown = (count: number) => [header, ...rows(count).map(({ cells }) => cells.map((cell) => cell ?? ''))];

test('rows are written once; then only cells that differ from the sheet are sent, with what they were', async () => {
  const first = await sheet.open();
  assert.deepEqual(await first.write(rows(50), { update: true }), {
    appended: 50,
    updated: 0,
    unchanged: 0,
    cells: 150,
  });
  assert.deepEqual(sheet.values(), shown(50));

  sheet.book.setCell('Заказы!C7', 'правка человека');
  const again = await sheet.open();
  const changes: RowChange[] = [];
  const batch = rows(52).map((row, i) => (i === 20 ? rowOf(i, 1, 'новое') : row));
  const { write: before } = again.requests;
  const counts = await again.write(batch, {
    update: true,
    onChange: ({ kind, key, cells }) => changes.push({ kind, key, cells }),
  });
  assert.deepEqual(counts, { appended: 2, updated: 2, unchanged: 48, cells: 1 + 2 + 2 * 3 });
  assert.equal(again.requests.write - before, 1);
  assert.deepEqual(changes, [
    {
      kind: 'changed',
      key: idOf(5),
      cells: [{ column: 'description', before: 'правка человека', after: null }],
    },
    {
      kind: 'changed',
      key: idOf(20),
      cells: [
        { column: 'sum', before: 200, after: 1 },
        { column: 'description', before: null, after: 'новое' },
      ],
    },
    ...[50, 51].map((i) => ({
      kind: 'added',
      key: idOf(i),
      cells: [
        { column: 'name', before: null, after: `0${i}` },
        { column: 'sum', before: null, after: i * 10 },
        { column: 'id', before: null, after: idOf(i) },
      ],
    })),
  ]);
  assert.deepEqual(sheet.values()[21], ['020', 1, 'новое', idOf(20)]);
  const { write } = again.requests;
  assert.equal((await again.write(batch, { update: true })).unchanged, 52);
  assert.equal(again.requests.write, write, 'nothing differs, nothing is sent');
});

test('a dry run tells the same and writes nothing, also where there is no sheet yet', async () => {
  const changes: RowChange[] = [];
  const onChange = (change: RowChange) => changes.push(change);
  const none = await sheet.open({ dryRun: true });
  assert.equal(none.sheetId, null);
  assert.deepEqual(await none.write(rows(3), { update: true, onChange }), {
    appended: 3,
    updated: 0,
    unchanged: 0,
    cells: 9,
  });
  assert.deepEqual([changes.length, none.requests.write, sheet.book.sheets.length], [3, 0, 1]);

  await (await sheet.open()).write(rows(3), { update: true });
  const dry = await sheet.open({
    dryRun: true,
    columns: [...columnsOf(), { ...columnsOf()[0]!, key: 'more', title: 'Ещё', titles: [] }],
  });
  changes.length = 0;
  const wider = rows(3).map(({ key, cells }, i) => tableRow(key, key, [...cells, i === 1 ? 'есть' : null]));
  const counts = await dry.write(wider, { update: true, onChange });
  assert.deepEqual(counts, { appended: 0, updated: 1, unchanged: 2, cells: 1 });
  assert.deepEqual(changes, [
    { kind: 'changed', key: idOf(1), name: '01', cells: [{ column: 'more', before: null, after: 'есть' }] },
  ]);
  assert.deepEqual([dry.requests.write, sheet.values()], [0, shown(3)]);
});

test('objects of several rows are known by their column; those whose presence cell says so are marked', async () => {
  const text = (key: string, title: string) => ({ ...columnsOf()[0]!, key, title, titles: [title] });
  const options = {
    columns: [...columnsOf(), text('documentId', 'ID документа'), text('presence', 'Состояние')],
    objectColumn: 'documentId',
    presence: { column: 'presence', gone: ['Удалён'] },
  };
  const line = (i: number, presence: string | null = null) => {
    const object = idOf(1000 + (i >> 1));
    return tableRow(idOf(i), object, [...rowOf(i).cells, object, presence]);
  };
  const first = await sheet.open(options);
  await first.write(
    [0, 1, 2, 3, 4].map((i) => line(i)),
    { update: true },
  );
  const again = await sheet.open(options);
  assert.deepEqual([again.size, again.objects, again.marked], [5, 3, 0]);
  assert.deepEqual(new Set(again.objectIds()), new Set([1000, 1001, 1002].map(idOf)));
  assert.deepEqual(again.keysOf(idOf(1001)), [2, 3].map(idOf));
  const words = new Map([2, 3, 4].map((i) => [idOf(i), 'Удалён']));
  assert.deepEqual([await again.mark(words), again.marked], [3, 2]);
  const { write } = again.requests;
  assert.deepEqual([await again.mark(words), again.requests.write], [0, write]);
  assert.deepEqual((await again.look([idOf(3), idOf(99)])).get(idOf(3)), [
    '03',
    30,
    null,
    idOf(3),
    idOf(1001),
    'Удалён',
  ]);
  assert.equal((await again.write([line(2), line(3)], { update: true })).updated, 2, 'it is back');
  assert.equal(again.marked, 1);
  assert.equal(await again.remove(new Set(again.keysOf(idOf(1000)))), 2);
  assert.deepEqual([again.size, again.objects, again.hasObject(idOf(1000))], [3, 2, false]);
  const third = await sheet.open(options);
  assert.deepEqual([third.size, third.objects, third.marked], [3, 2, 1]);
});

test('removing takes the rows of the keys and doubles, in as many steps as it needs', async () => {
  const table = await sheet.open();
  await table.write(rows(2500), { update: true });
  const values = sheet.values();
  sheet.book.setCell(`Заказы!D2503`, String(values[10]?.[3]));
  const again = await sheet.open();
  assert.deepEqual([again.size, again.doubled], [2500, 1]);
  const odd = rows(2500).filter((_, i) => i % 2);
  assert.equal(await again.remove(new Set(odd.map(({ key }) => key))), 1251);
  assert.deepEqual([again.size, again.doubled, await again.settled()], [1250, 0, true]);
  const even = shown(2500).filter((_, i) => i === 0 || (i - 1) % 2 === 0);
  assert.deepEqual(sheet.values(), even);
});

test('room is made when it is needed, for all rows that are expected, and refused before it is needed', async () => {
  const table = await sheet.open();
  const grid = async () => (await sheet.printed()).properties.gridProperties.rowCount;
  table.expect(1500);
  await table.write(rows(900), { update: true });
  assert.equal(await grid(), 1000);
  const { write } = table.requests;
  table.expect(1700);
  await table.write(rows(1200), { update: true });
  assert.equal(await grid(), 1701 + 100);
  await table.write(rows(1700), { update: true });
  assert.equal(table.requests.write - write, 1 + 2);
  assert.throws(() => table.expect(10_000_000), { kind: sheetsProblems.full });
});

test('the look for the next rows goes with the write of these', async () => {
  const table = await sheet.open();
  table.expect(400);
  const { read, write } = table.requests;
  let together = 0;
  google.calls.length = 0;
  const end = atEveryCall(google, () => {
    if (google.calls.some(({ status }) => status === 0)) together += 1;
  });
  google.latencyMs = 40;
  try {
    for (let from = 0; from < 400; from += 100) {
      await table.write(rows(400).slice(from, from + 100), { update: true });
    }
  } finally {
    google.latencyMs = 0;
    end();
  }
  assert.deepEqual([table.requests.read - read, table.requests.write - write, together], [3, 4, 3]);
  assert.deepEqual(sheet.values(), shown(400));
});

test('a sheet of our making needs no look before its first rows, unless they come late', async (t) => {
  const soon = await sheet.open();
  const { read } = soon.requests;
  await soon.write(rows(10), { update: true });
  assert.equal(soon.requests.read, read);
  assert.equal(await soon.settled(), true);

  sheet = new TestTable(google);
  const late = await sheet.open();
  const now = performance.now() + 60_000;
  t.mock.method(performance, 'now', () => now);
  sheet.book.setCell('Заказы!A2', 'Итого');
  await late.write(rows(10), { update: true });
  assert.deepEqual(sheet.values(), [header, ['Итого'], ...shown(10).slice(1)]);
});

test('a state of an earlier make is understood', async () => {
  const table = await sheet.open();
  const { gone, at, ...old } = state;
  await table.save(old as typeof state);
  assert.deepEqual((await sheet.open()).state, { ...old, gone: 0, at: '1970-01-01T00:00:00Z' });
  await table.publish({ ...state, gone: 3 });
  assert.deepEqual((await sheet.open()).state, { ...state, gone: 3 });
});

test('tenants who share an account are told apart by their quota user', async () => {
  const counted = await openGoogle({ port: 0 });
  try {
    const table = new TestTable(counted);
    for (const quotaUser of ['a', 'b', 'c']) {
      for (let i = 0; i < 9; i++) await table.open({ quotaUser });
    }
    const reads = counted.calls.filter(
      ({ method, path, status }) => path.startsWith('/v4/') && status === 200 && method,
    );
    assert.ok(reads.length > 60, `${reads.length} calls in a minute, more than one user has`);
    assert.ok(!counted.calls.some(({ status }) => status === 429));
  } finally {
    await counted.close();
  }
});
