import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { World } from '../sandbox/moysklad/index.ts';
import type { Mode } from '../src/catalogue/exporter.ts';
import { type Member, openTestApp, sheetOwner, type TestApp } from './support/app.ts';
import { cellsUnder, columnUnder, lettersOf, type Workbook } from './support/sheet.ts';

/** A person works in the sheet between two exports: what is theirs stays theirs, what is ours is right wherever it stands. */
const ORDERS = 40;
const RENAMED = 'Заказы 2026';
let app: TestApp;

before(async () => {
  const account = { kind: 'app' as const, orders: ORDERS, products: 2, counterparties: 8 };
  const names = ['upsert', 'replace', 'append', 'values', 'full', 'adopted'];
  app = await openTestApp({ accounts: names.map((name) => ({ name, token: name, ...account })) });
  await app.application.worker.start();
});
after(() => app.close());

const book = (id: string) => app.sandbox.google.spreadsheet(id);

/** Rows of ours by id. */
function rowsOf(workbook: Workbook, sheet: string, headers: string[]): Map<unknown, unknown[]> {
  const ids = cellsUnder(workbook, sheet, 'ID');
  const columns = headers.map((header) => cellsUnder(workbook, sheet, header));
  const rows = ids.map((id, i) => [id, columns.map((column) => column[i] ?? '')] as const);
  return new Map(rows.filter(([id]) => /^[0-9a-f-]{36}$/.test(String(id))));
}

/** The same rows as the source has them. */
function sourceRows(world: World): Map<unknown, unknown[]> {
  return new Map(
    Array.from(world.list('customerorder'), (order) => {
      const { href, type } = (order.agent as { meta: { href: string; type: string } }).meta;
      const agent = world.get(type, href.split('/').at(-1) ?? '');
      return [
        order.id,
        [order.name, agent?.name, Number((Number(order.sum) / 100).toFixed(6)), order.description ?? ''],
      ];
    }),
  );
}

const OURS = ['№', 'Клиент', 'Сумма', 'Комментарий'];

/** Everything a person may do to the sheet «Заказы» of an export, at once. Answers the ids of the rows they touched. */
function work(workbook: Workbook) {
  const sheet = 'Заказы';
  const { sheetId = 0 } = workbook.sheets.find(({ title }) => title === sheet) ?? {};
  const column = (header: string) => (workbook.values(`'${sheet}'!1:1`)[0] ?? []).indexOf(header);
  const setBelow = (header: string, row: number, value: string | number) =>
    workbook.setCell(`'${sheet}'!${lettersOf(column(header))}${row}`, value);

  workbook.sortRows(sheet, column('Сумма'), 'DESCENDING');
  workbook.insertColumn(sheet, 2, 'Заметка');
  workbook.moveColumn(sheet, column('Комментарий'), column('Ссылка в МойСклад') + 1);
  workbook.renameHeader(sheet, 'Контрагент', 'Клиент');
  workbook.insertColumn(sheet, column('Сумма') + 1, 'Вдвое');
  const sum = lettersOf(column('Сумма'));
  for (const [i, id] of cellsUnder(workbook, sheet, 'ID').entries()) {
    const row = i + 2;
    setBelow('Заметка', row, `к ${id}`);
    setBelow('Вдвое', row, `=${sum}${row}*2`);
  }
  setBelow('Заметка', ORDERS + 4, 'Итого');
  setBelow('Вдвое', ORDERS + 4, `=SUM(${sum}2:${sum}${ORDERS + 1})`);
  workbook.apply(
    {
      repeatCell: {
        range: { sheetId, startRowIndex: 2, endRowIndex: 3 },
        cell: { userEnteredFormat: { backgroundColor: { red: 1, green: 1, blue: 0 } } },
        fields: 'userEnteredFormat.backgroundColor',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
        properties: { pixelSize: 222 },
        fields: 'pixelSize',
      },
    },
  );
  const ids = cellsUnder(workbook, sheet, 'ID');
  const touched = { edited: ids[5], deleted: ids[7], copied: ids[10] };
  setBelow('Сумма', 7, 'стёрто');
  // The copy stands right below its original; the row of the deleted order goes.
  workbook.insertRows(sheet, 12);
  workbook.apply({
    copyPaste: {
      source: { sheetId, startRowIndex: 11, endRowIndex: 12 },
      destination: { sheetId, startRowIndex: 12, endRowIndex: 13 },
    },
  });
  workbook.deleteRows(sheet, 8);
  workbook.renameSheet(sheet, RENAMED);
  return touched;
}

async function exported(mode: Mode, input: object = {}) {
  const member = await app.company(mode);
  const spreadsheetId = member.spreadsheet();
  const config = await member.config({ spreadsheetId, mode, ...input });
  await done(member, config.id);
  return { member, config, world: app.sandbox.moysklad.account(mode), workbook: book(spreadsheetId) };
}

async function done(member: Member, configId: string, options?: { full?: boolean }) {
  const task = await member.run(configId, options);
  assert.equal(task.status, 'done', JSON.stringify(task.error));
  return task;
}

/** One order changed, one deleted, one new. */
function workInMoysklad(world: World, spared: unknown[]): { changed: string; gone: string; made: string } {
  const [changed = '', gone = ''] = world.ids('customerorder').filter((id) => !spared.includes(id));
  world.update('customerorder', changed, { description: '=новое', sum: 999_99 });
  world.trash('customerorder', gone);
  return { changed, gone, made: world.create('customerorder', { name: '00042' }) };
}

/** What is theirs and must not change. */
const looks = (workbook: Workbook, title: string) => ({
  colour: workbook.format(`'${title}'!B3`)?.backgroundColor,
  header: workbook.values(`'${title}'!1:1`),
});

test('upsert: our columns are right wherever they stand, a person’s own are untouched and still compute', async () => {
  const { member, config, world, workbook } = await exported('upsert');
  const { edited, deleted, copied } = work(workbook);
  const before = looks(workbook, RENAMED);
  const { gone, made } = workInMoysklad(world, [edited, deleted, copied]);
  const { result } = await done(member, config.id);
  assert.equal(result?.rowsDeleted, 2, 'the order in the trash and the copy');

  assert.deepEqual(looks(workbook, RENAMED), before);
  assert.deepEqual(rowsOf(workbook, RENAMED, OURS), sourceRows(world));
  const ids = cellsUnder(workbook, RENAMED, 'ID').filter(Boolean);
  assert.equal(ids.length, world.size('customerorder'), 'no row is doubled');
  for (const [id, [note, sum, twice]] of rowsOf(workbook, RENAMED, ['Заметка', 'Сумма', 'Вдвое'])) {
    if (id === made || id === deleted)
      assert.deepEqual([note, twice], ['', ''], 'a new row has nothing of his');
    else assert.deepEqual([note, twice], [`к ${id}`, Number(sum) * 2]);
  }
  assert.ok(!ids.includes(gone));
  const notes = cellsUnder(workbook, RENAMED, 'Заметка');
  const total = cellsUnder(workbook, RENAMED, 'Вдвое', 'FORMULA')[notes.indexOf('Итого')];
  assert.match(String(total), /^=SUM\(/);

  const { body } = await member.call('GET', `/export-configs/${config.id}`);
  assert.equal(body.sheetTitle, RENAMED, 'the export follows the sheet');
  assert.deepEqual(
    workbook.sheets.map(({ title }) => title),
    ['Лист1', RENAMED],
  );
});

test('upsert, in full: a cell of ours that he edited shows the source again', async () => {
  const member = await app.company('full');
  const spreadsheetId = member.spreadsheet();
  const { id } = await member.config({ spreadsheetId });
  await done(member, id);
  const workbook = book(spreadsheetId);
  const sum = columnUnder(workbook, 'Заказы', 'Сумма');
  const before = workbook.values('Заказы');
  workbook.setCell(`Заказы!${sum}9`, 'не то');
  const { result } = await done(member, id, { full: true });
  assert.deepEqual([result?.rowsUpdated, result?.rowsUnchanged], [1, ORDERS - 1]);
  assert.deepEqual(workbook.values('Заказы'), before);
});

test('upsert: a total under the table survives, also with its word in the column of ids', async () => {
  const member = await app.company('full');
  const spreadsheetId = member.spreadsheet();
  const { id } = await member.config({ spreadsheetId });
  await done(member, id);
  const workbook = book(spreadsheetId);
  const world = app.sandbox.moysklad.account('full');
  const [sum, key] = ['Сумма', 'ID'].map((header) => columnUnder(workbook, 'Заказы', header));
  const last = workbook.values('Заказы').length;
  workbook.setCell(`Заказы!${key}${last + 1}`, 'Итого');
  workbook.setCell(`Заказы!${sum}${last + 1}`, `=SUM(${sum}2:${sum}${last})`);
  const made = [1, 2, 3].map(() => world.create('customerorder'));
  const { result } = await done(member, id, { full: true });
  assert.deepEqual([result?.rowsAppended, result?.rowsDeleted], [made.length, 0]);
  assert.deepEqual(cellsUnder(workbook, 'Заказы', 'ID').slice(last - 1), ['Итого', ...made]);
  assert.equal(workbook.cell(`Заказы!${sum}${last + 1}`, 'FORMULA'), `=SUM(${sum}2:${sum}${last})`);
});

test('replace: our columns are renewed in place, a person’s own stay as they are', async () => {
  const { member, config, world, workbook } = await exported('replace');
  const { edited } = work(workbook);
  const before = looks(workbook, RENAMED);
  const his = () => ['Заметка', 'Вдвое'].map((header) => cellsUnder(workbook, RENAMED, header, 'FORMULA'));
  const hisBefore = his();
  workInMoysklad(world, [edited]);
  await done(member, config.id);
  assert.deepEqual(looks(workbook, RENAMED), before);
  assert.deepEqual(his(), hisBefore);
  assert.deepEqual(rowsOf(workbook, RENAMED, OURS), sourceRows(world));
  assert.equal(cellsUnder(workbook, RENAMED, 'ID').length, world.size('customerorder'), 'no row is doubled');
  const sums = cellsUnder(workbook, RENAMED, 'Сумма');
  const formulas = cellsUnder(workbook, RENAMED, 'Вдвое', 'FORMULA');
  const sum = columnUnder(workbook, RENAMED, 'Сумма');
  cellsUnder(workbook, RENAMED, 'Вдвое').forEach((twice, i) => {
    if (formulas[i] === `=${sum}${i + 2}*2`) assert.equal(twice, Number(sums[i]) * 2);
  });
  assert.deepEqual(
    workbook.sheets.map(({ title, hidden }) => [title, hidden ?? false]),
    [
      ['Лист1', false],
      [RENAMED, false],
    ],
  );
});

test('append: new rows come below, nothing that stands there changes', async () => {
  const { member, config, world, workbook } = await exported('append');
  work(workbook);
  const before = workbook.values(`'${RENAMED}'`, 'FORMULA');
  const { made } = workInMoysklad(world, []);
  const { result } = await done(member, config.id);
  assert.deepEqual([result?.rowsUpdated, result?.rowsDeleted], [0, 0]);
  const after = workbook.values(`'${RENAMED}'`, 'FORMULA');
  const added = rowsOf(workbook, RENAMED, OURS).get(made);
  assert.deepEqual(added, sourceRows(world).get(made));
  const at = after.findIndex((row) => row.includes(made));
  assert.ok(at >= ORDERS + 1, 'below all rows of ours');
  assert.deepEqual(after.toSpliced(at, 1, before[at] ?? []), before);
});

test('a sheet that a person began: their headers are taken, their columns kept, ours come to the right', async () => {
  const member = await app.company('adopted');
  const spreadsheetId = member.spreadsheet();
  const workbook = book(spreadsheetId);
  ['Заметка', 'Время', 'No.'].forEach((header, i) => {
    workbook.setCell(`Лист1!${lettersOf(i)}1`, header);
  });
  const { id } = await member.config({
    spreadsheetId,
    sheetTitle: 'Лист1',
    columns: ['name', 'moment', 'sum'],
  });
  await done(member, id);
  assert.deepEqual(workbook.values('Лист1!1:1'), [['Заметка', 'Время', 'No.', 'ID', 'Сумма']]);
  const world = app.sandbox.moysklad.account('adopted');
  const names = Array.from(world.list('customerorder'), ({ name }) => name);
  assert.deepEqual(cellsUnder(workbook, 'Лист1', 'No.').sort(), names.sort());
  assert.match(String(workbook.cell('Лист1!B2', 'FORMATTED_VALUE')), /^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/);
});

const gridSchema = z.object({
  sheets: z.array(
    z.object({
      data: z.array(
        z.object({
          rowData: z.array(
            z.object({
              values: z.array(
                z.object({
                  userEnteredValue: z.record(z.string(), z.unknown()).optional(),
                  userEnteredFormat: z
                    .object({ numberFormat: z.object({ type: z.string(), pattern: z.string() }).optional() })
                    .optional(),
                  formattedValue: z.string().optional(),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Cells with their formats, through the API. */
async function grid(spreadsheetId: string, range: string) {
  const { google } = app.sandbox;
  const token = google.issueToken(sheetOwner, ['https://www.googleapis.com/auth/spreadsheets']);
  const query = new URLSearchParams({
    ranges: range,
    fields: 'sheets(data(rowData(values(userEnteredValue,userEnteredFormat(numberFormat),formattedValue))))',
  });
  const answer = await fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return gridSchema.parse(await answer.json()).sheets[0]?.data[0]?.rowData ?? [];
}

for (const mode of ['upsert', 'replace'] as const) {
  test(`values are data: text stays text, numbers and dates are numbers (${mode})`, async () => {
    const member = await app.company('values');
    const world = app.sandbox.moysklad.account('values');
    const ids = world.ids('customerorder');
    const texts = ['=1+1', '+7 900', '-5', '@все', '00042', '1.5', 'TRUE', "'кавычка", '01.02.2026'];
    const sums = [30, 1, 123_457, 21_617_497, 999_999_999_99, 0, 10, 70, 1_15];
    texts.forEach((text, i) => {
      const sum = sums[i] ?? 0;
      world.update('customerorder', ids[i] ?? '', {
        name: text,
        description: text,
        sum,
        moment: '2026-02-03 04:05:00.000',
      });
    });
    const spreadsheetId = member.spreadsheet();
    const columns = ['name', 'description', 'sum', 'moment', 'applicable', 'id'];
    const { id } = await member.config({ spreadsheetId, mode, columns });
    await done(member, id);
    const rows = await grid(spreadsheetId, 'Заказы!A2:E');
    for (const [i, text] of texts.entries()) {
      const row = rows.find(({ values }) => values[0]?.userEnteredValue?.stringValue === text)?.values ?? [];
      assert.deepEqual(row[1]?.userEnteredValue, { stringValue: text });
      const kopecks = String(sums[i]).padStart(3, '0');
      const exact = Number(`${kopecks.slice(0, -2)}.${kopecks.slice(-2)}`);
      assert.deepEqual(row[2]?.userEnteredValue, { numberValue: exact });
      assert.equal(row[2]?.userEnteredFormat?.numberFormat?.type, 'NUMBER');
      const serial = Number(row[3]?.userEnteredValue?.numberValue);
      assert.ok(Math.abs(serial - (46_056 + (4 * 60 + 5) / 1440)) < 1e-9, `serial ${serial}`);
      assert.deepEqual(row[3]?.userEnteredFormat?.numberFormat, {
        type: 'DATE_TIME',
        pattern: 'dd.mm.yyyy hh:mm:ss',
      });
      assert.equal(row[3]?.formattedValue, '03.02.2026 04:05:00');
      assert.equal(typeof row[4]?.userEnteredValue?.boolValue, 'boolean');
    }
  });
}
