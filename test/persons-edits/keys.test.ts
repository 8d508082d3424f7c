import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { rowOf, state, TestTable } from '../support/table.ts';

/** The column of keys is what rows are known by: without it nothing of a person's may be doubled or lost. */
let google: GoogleSandbox;
let sheet: TestTable;
const rows = Array.from({ length: 5 }, (_, i) => rowOf(i));

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(async () => {
  sheet = new TestTable(google);
  await (await sheet.open()).write(rows, { update: true });
  sheet.book.setCell('Заказы!E2', 'заметка');
  sheet.book.deleteColumn('Заказы', 3);
});

test('append and upsert: a run without it is refused in words, and nothing changes', async () => {
  const before = sheet.values();
  await assert.rejects(sheet.open(), (error: { kind: { code: string }; params: object }) => {
    assert.equal(error.kind.code, 'key-column-deleted');
    assert.deepEqual(error.params, { sheet: 'Заказы', column: 'ID' });
    return true;
  });
  assert.deepEqual(sheet.values(), before);
  sheet.book.deleteRows('Заказы', 1, 5);
  await (await sheet.open()).write(rows, { update: true });
  assert.equal(sheet.values().length, 6, 'an empty table is filled anew');
});

test('replace: it comes back with the rest of the table', async () => {
  const table = await sheet.open({ staged: true });
  await table.write(rows, { update: true });
  await table.publish(state);
  assert.deepEqual(sheet.values()[1], ['00', 0, '', 'заметка', rows[0]?.key]);
  assert.equal(sheet.values().length, 6);
});
