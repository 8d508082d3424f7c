import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import type { Cell, TableRow } from '../../src/protocol/index.ts';
import { sheetsProblems } from '../../src/sheets/index.ts';
import { TAG } from '../../src/sheets/layout/view.ts';
import { idOf, rowOf, state, TestTable, tableRow } from '../support/table.ts';

/** Keys that a person spoilt, and a table that went elsewhere: told apart before anything is written, or refused in words. */
let google: GoogleSandbox;
let sheet: TestTable;
const rows = Array.from({ length: 6 }, (_, i) => rowOf(i));

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  sheet = new TestTable(google);
});

/** A run of append or upsert that is shown the whole source. */
async function run(source: TableRow[], mode: 'append' | 'upsert'): Promise<void> {
  const table = await sheet.open({ fixed: mode === 'append' });
  table.lost?.meet(source);
  await table.lost?.restore();
  await table.write(source, { update: mode === 'upsert' });
  await table.publish({ ...state, mode, rows: table.size });
}

const keys = () =>
  sheet
    .values()
    .slice(1)
    .map((cells) => cells[3]);

for (const mode of ['append', 'upsert'] as const) {
  test(`${mode}: all keys emptied are put back, rows in another order and one of them changed`, async () => {
    await run(rows, mode);
    sheet.book.sortRows('Заказы', 1, 'DESCENDING');
    for (let row = 2; row <= 7; row++) sheet.book.setCell(`Заказы!D${row}`, '');
    const source = [rowOf(0, 999), ...rows.slice(1), rowOf(6)];
    await run(source, mode);
    assert.deepEqual(keys(), [5, 4, 3, 2, 1, 0, 6].map(idOf));
  });

  test(`${mode}: a key typed around, one of another row and one that nobody has`, async () => {
    await run(rows, mode);
    sheet.book.setCell('Заказы!D2', ` «${idOf(0)}» `);
    sheet.book.setCell('Заказы!D3', idOf(4));
    sheet.book.setCell('Заказы!D4', idOf(77));
    await run(rows, mode);
    assert.deepEqual(
      keys(),
      rows.map(({ key }) => key),
    );
  });

  test(`${mode}: a dry run knows rows by the keys that a run would put back, and writes nothing`, async () => {
    await run(rows, mode);
    sheet.book.setCell('Заказы!D2', '');
    sheet.book.setCell('Заказы!D3', idOf(4));
    sheet.book.setCell('Заказы!D7', idOf(77));
    const standing = sheet.values();
    const table = await sheet.open({ fixed: mode === 'append', dryRun: true });
    const source = [rowOf(0, 999), ...rows.slice(1), rowOf(6)];
    table.lost?.meet(source);
    await table.lost?.restore();
    const changes: unknown[] = [];
    const note = ({ kind, key }: { kind: string; key: string }) => changes.push([kind, key]);
    const counts = await table.write(source, { update: mode === 'upsert', onChange: note });
    const changed = mode === 'upsert' ? [['changed', idOf(0)]] : [];
    assert.deepEqual(changes, [...changed, ['added', idOf(6)]]);
    assert.deepEqual([counts.appended, counts.updated], [1, changed.length]);
    assert.deepEqual([table.size, table.doubled, [...table.objectIds()].includes(idOf(77))], [6, 0, false]);
    assert.deepEqual([sheet.values(), table.requests.write], [standing, 0]);
  });

  test(`${mode}: rows that may be one of several are refused, and nothing is written`, async () => {
    const alike = (i: number, cells: Cell[]) => tableRow(idOf(i), idOf(i), [...cells, idOf(i)]);
    await run([alike(1, ['один', 10, 'а']), alike(2, ['один', 10, 'б']), alike(3, ['два', 30, ''])], mode);
    sheet.book.setCell('Заказы!D2', '');
    sheet.book.setCell('Заказы!D3', '');
    const standing = sheet.values();
    const changed = [alike(1, ['один', 10, 'в']), alike(2, ['один', 10, 'г']), alike(3, ['два', 30, ''])];
    await assert.rejects(run(changed, mode), (error: { kind: { code: string }; params: object }) => {
      assert.equal(error.kind.code, 'row-keys-spoilt');
      assert.deepEqual(error.params, { sheet: 'Заказы', column: 'ID', rows: '2, 3' });
      return true;
    });
    assert.deepEqual(sheet.values(), standing);
  });

  for (const [how, key] of [
    ['emptied', ''],
    ['typed over', 'стёрто'],
    ['that of another row', idOf(3)],
  ] as const) {
    test(`${mode}: a row that changed, but for a text that only it has, is refused when its key is ${how}`, async () => {
      const named = (i: number, cells: Cell[]) => tableRow(idOf(i), idOf(i), [...cells, idOf(i)]);
      const others = [2, 3].map((i) => named(i, ['Новый', i, '']));
      await run([named(1, ['Курьер', 10, 'а']), ...others], mode);
      sheet.book.setCell('Заказы!D2', key);
      const standing = sheet.values();
      await assert.rejects(run([named(1, ['Курьер', 20, 'б']), ...others], mode), {
        kind: sheetsProblems.keysSpoilt,
        params: { sheet: 'Заказы', column: 'ID', rows: '2' },
      });
      assert.deepEqual(sheet.values(), standing);
      await run([named(1, ['Курьер', 10, 'а']), ...others], mode);
      assert.deepEqual(keys().sort(), [1, 2, 3].map(idOf).sort());
    });
  }

  test(`${mode}: a person's own rows with a text that many rows have, or one that has its key, stay theirs`, async () => {
    const named = (i: number, cells: Cell[]) => tableRow(idOf(i), idOf(i), [...cells, idOf(i)]);
    const source = [named(1, ['Курьер', 10, '']), named(2, ['Новый', 20, '']), named(3, ['Новый', 30, ''])];
    await run(source, mode);
    sheet.book.setCell('Заказы!A6', 'Новый');
    sheet.book.setCell('Заказы!A7', 'Курьер');
    sheet.book.setCell('Заказы!A8', 'Самовывоз');
    const more = [...source, named(4, ['Новый', 40, '']), named(5, ['Почта', 50, ''])];
    await run(more, mode);
    assert.deepEqual(
      sheet.values().map(([name]) => name),
      ['№', 'Курьер', 'Новый', 'Новый', undefined, 'Новый', 'Курьер', 'Самовывоз', 'Новый', 'Почта'],
    );
  });

  test(`${mode}: a person's own total is not taken for a row of ours`, async () => {
    await run(rows, mode);
    sheet.book.setCell('Заказы!A9', 'Итого');
    sheet.book.setCell('Заказы!B9', 150);
    sheet.book.setCell('Заказы!D4', '');
    await run([...rows, rowOf(6)], mode);
    assert.deepEqual(
      keys().filter(Boolean),
      [...rows, rowOf(6)].map(({ key }) => key),
    );
    assert.deepEqual(sheet.values()[8]?.slice(0, 2), ['Итого', 150]);
  });

  for (const [where, rowIndex, columnIndex] of [
    ['one column beside', 0, 1],
    ['two rows lower and one column beside', 2, 1],
    ['far below', 400, 0],
    ['far to the right and below', 300, 12],
  ] as const) {
    test(`${mode}: the table is cut and pasted ${where}`, async () => {
      await run(rows, mode);
      const sheetId = sheet.sheetId ?? 0;
      const source = { sheetId, startRowIndex: 0, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 4 };
      sheet.book.apply({ cutPaste: { source, destination: { sheetId, rowIndex, columnIndex } } });
      await run([...rows, rowOf(6)], mode);
      const found = sheet
        .values()
        .flatMap((cells) => cells.filter((cell) => /^[\da-f-]{36}$/.test(String(cell))));
      assert.deepEqual(
        found,
        [...rows, rowOf(6)].map(({ key }) => key),
      );
      assert.equal(
        sheet
          .values()
          .flat()
          .filter((cell) => cell === 'Сумма').length,
        1,
        'one header',
      );
      await run([...rows, rowOf(6)], mode);
      assert.equal(sheet.values().length, 8 + rowIndex, 'and again');
    });
  }

  test(`${mode}: cut and pasted to another sheet it is refused, and names that sheet`, async () => {
    await run(rows, mode);
    const source = { sheetId: sheet.sheetId ?? 0, startRowIndex: 0, endRowIndex: 7 };
    const other = sheet.book.sheets[0];
    sheet.book.apply({ cutPaste: { source, destination: { sheetId: other?.sheetId ?? 0, rowIndex: 4 } } });
    await assert.rejects(run(rows, mode), (error: { kind: { code: string }; params: object }) => {
      assert.equal(error.kind.code, 'table-moved-elsewhere');
      assert.deepEqual(error.params, { sheet: 'Заказы', other: other?.title });
      return true;
    });
    assert.deepEqual(sheet.values(), []);
  });
}

test('replace: the table is cut and pasted one column beside, with a column of their own in it', async () => {
  await run(rows, 'upsert');
  sheet.book.insertColumn('Заказы', 1, 'Заметка');
  const sheetId = sheet.sheetId ?? 0;
  const source = { sheetId, startRowIndex: 0, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 5 };
  sheet.book.apply({ cutPaste: { source, destination: { sheetId, columnIndex: 1 } } });
  const table = await sheet.open({ staged: true });
  await table.write(rows, { update: true });
  await table.publish({ ...state, mode: 'replace', rows: rows.length });
  assert.deepEqual(sheet.values()[0], ['', '№', 'Заметка', 'Сумма', 'Комментарий', 'ID']);
  assert.deepEqual(sheet.values()[2], ['', '01', '', 10, '', idOf(1)]);
  assert.equal(sheet.values().length, 7);
});

for (const dryRun of [false, true]) {
  test(`columns sorted without the keys are refused where rows stay that the source has no more (dry run: ${dryRun})`, async () => {
    await run(rows, 'upsert');
    const again = await sheet.open({ keepsGone: true });
    await again.publish({ ...state, rows: 6, gone: 1 });
    const range = { sheetId: sheet.sheetId ?? 0, startRowIndex: 1, endRowIndex: 7, endColumnIndex: 2 };
    sheet.book.apply({
      sortRange: { range, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] },
    });
    const standing = sheet.values();
    await assert.rejects(sheet.open({ keepsGone: true, dryRun }), {
      kind: sheetsProblems.mixedGone,
      params: { sheet: 'Заказы', column: 'ID', columns: '№, Сумма' },
    });
    assert.deepEqual(sheet.values(), standing);
    assert.equal((await sheet.open({ dryRun })).mixed, true, 'where they go, the others are put right');
    assert.equal((await sheet.open({ keepsGone: true, dryRun, resume: true })).mixed, true, 'a run goes on');
  });
}

test('a table of an earlier make, cut off as it grew: as many keys were emptied as it had more than it noted', async () => {
  await run(rows, 'upsert');
  const lookup = { metadataKey: TAG.state };
  const developerMetadata = { metadataValue: JSON.stringify({ ...state, rows: 4 }) };
  sheet.book.apply({
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: lookup }],
      developerMetadata,
      fields: 'metadataValue',
    },
  });
  for (const row of [3, 5]) sheet.book.setCell(`Заказы!D${row}`, '');
  await run(rows, 'upsert');
  assert.deepEqual(
    keys(),
    rows.map(({ key }) => key),
  );
});

test('a long sheet that was emptied is searched in few calls, and the table is found far below', async () => {
  await run(rows, 'upsert');
  const sheetId = sheet.sheetId ?? 0;
  const whole = { sheetId, startRowIndex: 0, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 4 };
  sheet.book.apply({ appendDimension: { sheetId, dimension: 'ROWS', length: 120_000 } });
  sheet.book.apply({ cutPaste: { source: whole, destination: { sheetId, rowIndex: 110_000 } } });
  const moved = await sheet.open();
  assert.equal(moved.size, 6);
  assert.ok(moved.requests.read <= 30, `${moved.requests.read} calls`);
  sheet.book.apply({ updateCells: { range: { sheetId }, fields: 'userEnteredValue' } });
  const emptied = await sheet.open();
  assert.equal(emptied.size, 0);
  assert.ok(emptied.requests.read <= 30, `${emptied.requests.read} calls`);
});

test('an untouched table costs no call more, a sorted one neither', async () => {
  await run(rows, 'upsert');
  const calls = async () => {
    const table = await sheet.open();
    assert.deepEqual([table.lost, table.mixed], [null, false]);
    return table.requests.read + table.requests.write;
  };
  const usual = await calls();
  assert.ok(usual <= 4, `${usual} calls`);
  sheet.book.sortRows('Заказы', 1, 'DESCENDING');
  assert.equal(await calls(), usual);
});
