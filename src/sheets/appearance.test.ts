import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { columnsOf, rowOf, state, TestTable } from '../../test/support/table.ts';
import { type SheetsError, sheetsProblems } from './client/errors.ts';
import { numberFormatOf } from './layout/columns.ts';

/** What is set once, when a thing is made, and then left to the person. */
let google: GoogleSandbox;
let sheet: TestTable;

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  sheet = new TestTable(google);
});

const rows = (count: number) => Array.from({ length: count }, (_, i) => rowOf(i));
const pattern = (range: string) => sheet.book.format(`Заказы!${range}`)?.numberFormat?.pattern;
const header = () => sheet.values()[0];

test('every type has its number format', () => {
  const shown = (
    type: Parameters<typeof numberFormatOf>[0]['type'],
    decimals: number | null,
    currency = '',
  ) =>
    numberFormatOf({
      key: 'x',
      title: 'X',
      titles: [],
      type,
      gone: false,
      decimals,
      currency: currency || null,
      hidden: false,
    })?.pattern;
  assert.equal(shown('money', null), '#,##0.00');
  assert.equal(shown('money', 0, '₽'), '#,##0" ₽"');
  assert.equal(shown('money', null, 'р"уб'), '#,##0.00" руб"');
  assert.equal(shown('number', null), undefined);
  assert.equal(shown('number', 3), '#,##0.000');
  assert.equal(shown('percent', null), '#,##0.00"%"');
  assert.equal(shown('percent', 0), '#,##0"%"');
  assert.equal(shown('date', null), 'dd.mm.yyyy');
  assert.equal(shown('dateTime', null), 'dd.mm.yyyy hh:mm:ss');
  for (const type of ['text', 'boolean', 'link'] as const) assert.equal(shown(type, null), undefined);
});

test('a new sheet has a bold, frozen header with a filter, and columns as wide as their content', async () => {
  await (await sheet.open()).write(rows(3), { update: true });
  const { properties, basicFilter, data } = await sheet.printed();
  assert.equal(properties.gridProperties.frozenRowCount, 1);
  const { sheetId } = sheet;
  assert.deepEqual(basicFilter?.range, { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: 4 });
  assert.equal(sheet.book.format('Заказы!A1')?.textFormat?.bold, true);
  assert.deepEqual(
    data[0]?.columnMetadata.slice(0, 5).map(({ pixelSize }) => pixelSize),
    [160, 120, 160, 160, 100],
  );
  assert.deepEqual([pattern('B2'), pattern('B900'), pattern('A2')], ['#,##0.00', '#,##0.00', undefined]);
});

test('what a person changes of it stays, and rows that are added look like theirs', async () => {
  await (await sheet.open()).write(rows(3), { update: true });
  const { sheetId } = sheet;
  if (sheetId === null) throw new Error('there is a sheet');
  const column = { sheetId, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
  sheet.book.apply(
    {
      repeatCell: {
        range: column,
        cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    },
    { clearBasicFilter: { sheetId } },
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: { frozenRowCount: 0 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        properties: { pixelSize: 333 },
        fields: 'pixelSize',
      },
    },
  );
  const before = await sheet.printed();
  const again = await sheet.open();
  assert.equal(again.requests.write, 0);
  again.expect(1200);
  await again.write(rows(1200), { update: true });
  const { properties, basicFilter, data } = await sheet.printed();
  assert.equal(basicFilter, undefined);
  assert.deepEqual(data, before.data, 'widths');
  assert.equal(properties.gridProperties.frozenRowCount, undefined);
  assert.deepEqual([pattern('B2'), pattern('B1150')], ['0', '0']);
});

test('a format that is changed in the settings reaches its column once', async () => {
  await (await sheet.open()).write(rows(3), { update: true });
  const roubles = columnsOf({ sum: { currency: '₽', decimals: 0 } });
  await sheet.open({ columns: roubles });
  assert.equal(pattern('B2'), '#,##0" ₽"');
  const { sheetId } = sheet;
  sheet.book.apply({
    repeatCell: {
      range: { sheetId: sheetId ?? 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 },
      cell: {},
      fields: 'userEnteredFormat.numberFormat',
    },
  });
  assert.equal((await sheet.open({ columns: roubles })).requests.write, 0);
  assert.equal(pattern('B2'), undefined);
});

test('a title that is changed in the settings replaces the header we wrote, never one that a person wrote', async () => {
  await (await sheet.open()).write(rows(3), { update: true });
  const renamed = (title: string) => columnsOf({ sum: { title }, description: { title: `${title} 2` } });
  sheet.book.renameHeader('Заказы', 'Комментарий', 'Мой комментарий');
  await sheet.open({ columns: renamed('Итого') });
  assert.deepEqual(header(), ['№', 'Итого', 'Мой комментарий', 'ID']);
  await sheet.open({ columns: renamed('Всего') });
  assert.deepEqual(header(), ['№', 'Всего', 'Мой комментарий', 'ID']);
  sheet.book.renameHeader('Заказы', 'Всего', 'Сумма');
  assert.equal((await sheet.open({ columns: renamed('Всего') })).requests.write, 0);
  assert.deepEqual(header(), ['№', 'Сумма', 'Мой комментарий', 'ID'], 'their word is the last');
  await sheet.open({ columns: columnsOf() });
  await sheet.open({ columns: renamed('Сумма, ₽') });
  assert.deepEqual(header(), ['№', 'Сумма, ₽', 'Мой комментарий', 'ID'], 'the usual header may be replaced');
});

test('our columns warn when asked to: once, wherever they stand, until it is switched off', async () => {
  const ranges = async () =>
    (await sheet.printed()).protectedRanges?.map(({ range, description, warningOnly }) => {
      const { startColumnIndex, endColumnIndex } = range as Record<string, number>;
      return [description, warningOnly, startColumnIndex, endColumnIndex];
    });
  await sheet.open({ protect: true });
  assert.deepEqual(await ranges(), [['Складно', true, 0, 4]]);
  const person = { sheetId: sheet.sheetId ?? 0, startColumnIndex: 7, endColumnIndex: 8 };
  sheet.book.apply({ addProtectedRange: { protectedRange: { range: person, description: 'моё' } } });
  const again = await sheet.open({ protect: true });
  assert.equal(again.requests.write, 0);
  await again.write(rows(3), { update: true });
  sheet.book.moveColumn('Заказы', 1, 6);
  await sheet.open({ protect: true });
  assert.deepEqual(
    (await ranges())?.toSorted(),
    [
      ['Складно', true, 0, 3],
      ['Складно', true, 5, 6],
      ['моё', undefined, 7, 8],
    ].toSorted(),
  );
  await sheet.open();
  assert.deepEqual(await ranges(), [['моё', undefined, 7, 8]]);
});

test('trimming gives back what is empty below and beside everything, and nothing of a person’s', async () => {
  const size = async () => {
    const { rowCount, columnCount } = (await sheet.printed()).properties.gridProperties;
    return [rowCount, columnCount];
  };
  const table = await sheet.open({ trim: true });
  await table.write(rows(3), { update: true });
  await table.publish(state);
  assert.deepEqual(await size(), [5, 4], 'one row stays free');
  const same = await sheet.open({ trim: true });
  const { write } = same.requests;
  await same.publish(state);
  assert.equal(same.requests.write - write, 1, 'the state alone');

  const { sheetId } = sheet;
  const grid = { sheetId: sheetId ?? 0, gridProperties: { rowCount: 40, columnCount: 12 } };
  const fields = 'gridProperties.rowCount,gridProperties.columnCount';
  sheet.book.apply({ updateSheetProperties: { properties: grid, fields } });
  sheet.book.setCell('Заказы!F20', 'внизу');
  sheet.book.setCell('Заказы!H2', '=""');
  const again = await sheet.open({ trim: true });
  await again.publish(state);
  assert.deepEqual(await size(), [21, 8]);
  assert.equal(sheet.book.cell('Заказы!H2', 'FORMULA'), '=""');

  const replaced = await sheet.open({ trim: true, staged: true });
  await replaced.write(rows(30), { update: true });
  await replaced.publish(state);
  assert.deepEqual(await size(), [31, 8]);
});

test('a spreadsheet without room is refused before anything is written', async () => {
  await assert.rejects(sheet.open({ rows: 3_000_000 }), ({ kind, params }: SheetsError) => {
    assert.deepEqual([kind, params], [sheetsProblems.full, { needed: 12_000_004, free: 9_974_000 }]);
    return true;
  });
  assert.equal(sheet.book.sheets.length, 1);
});
