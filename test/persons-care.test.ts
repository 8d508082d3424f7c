import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import type { RunOptions } from '../src/engine/options.ts';
import { type ExportSetting, exportOnce, newSetting } from './support/export.ts';
import { sheetAsObjects } from './support/sheet.ts';

/** What a person does to a sheet between runs, and what an interrupted run leaves: nothing of theirs may be lost. */

type Place = Parameters<NonNullable<RunOptions['checkpoint']>['save']>[0];

let sandbox: Sandbox;
let setting: ExportSetting;
const columns = ['name', 'sum', 'description'];

before(async () => {
  const size = { orders: 12, products: 2, counterparties: 3 };
  sandbox = await openSandbox({ limits: false, accounts: [{ name: 'a', token: 't', kind: 'app', ...size }] });
});
after(() => sandbox.close());
beforeEach(() => {
  setting = newSetting(sandbox.google, { apiUrl: sandbox.moysklad.apiUrl, token: 't' });
});

const book = () => sandbox.google.spreadsheet(setting.spreadsheetId);
const rows = () => sheetAsObjects(sandbox.google, setting);

/** Every order of the source once, with its own number and comment. */
async function assertExact(): Promise<void> {
  const world = sandbox.moysklad.account('t');
  const found = await rows();
  assert.equal(found.length, world.size('customerorder'));
  for (const row of found) {
    const order = world.get('customerorder', String(row.ID));
    assert.deepEqual([row['№'], row.Комментарий], [order?.name, order?.description ?? null]);
  }
}

test('notes without a header are not written over', async () => {
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  for (const row of [2, 3, 4]) book().setCell(`Заказы!E${row}`, `заметка ${row}`);
  await exportOnce(setting, 'customerorder', 'upsert', { columns: [...columns, 'moment', 'agent'] });
  assert.deepEqual(book().values('Заказы!E2:E4').flat(), ['заметка 2', 'заметка 3', 'заметка 4']);
  await assertExact();
});

test('a person’s own column is not taken for a new one of ours because of its title', async () => {
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  book().setCell('Заказы!F1', 'Контрагент');
  book().setCell('Заказы!F2', 'мой');
  await exportOnce(setting, 'customerorder', 'upsert', { columns: [...columns, 'agent'] });
  assert.equal(book().values('Заказы!F2')[0]?.[0], 'мой');
});

test('a column whose cells were cut and pasted elsewhere is followed', async () => {
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  const cells = book()
    .values('Заказы!B1:B13', 'UNFORMATTED_VALUE')
    .map(([value]) => value);
  cells.forEach((value, i) => {
    book().setCell(`Заказы!H${i + 1}`, String(value));
    book().setCell(`Заказы!B${i + 1}`, '');
  });
  const { result } = await exportOnce(setting, 'customerorder', 'upsert', { columns });
  assert.equal(result.rowsAppended, 0);
  assert.equal(book().values('Заказы!H2:H').length, 12);
});

test('replace: a title above the header stays, and a column taken out of the export does not keep other rows’ values', async () => {
  await exportOnce(setting, 'customerorder', 'replace', { columns });
  book().insertRows('Заказы', 0, 1);
  book().setCell('Заказы!A1', 'Наши заказы');
  await exportOnce(setting, 'customerorder', 'replace', { columns });
  assert.deepEqual(book().values('Заказы!A1:D2')[1], ['№', 'ID', 'Сумма', 'Комментарий']);
  assert.equal(book().values('Заказы!B3:B').length, 12);

  book().deleteRows('Заказы', 0, 1);
  await exportOnce(setting, 'customerorder', 'replace', { columns: ['name', 'description'] });
  assert.equal(book().values('Заказы!C2:C').length, 0, 'the sums are gone with their column');
  await assertExact();
});

test('upsert: rows are not doubled when the header row was deleted', async () => {
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  book().deleteRows('Заказы', 0, 1);
  const { result } = await exportOnce(setting, 'customerorder', 'upsert', { columns, full: true });
  assert.deepEqual([result.rowsAppended, result.rowsDeleted], [0, 0]);
});

test('what an interrupted replacement left is gone after the next run, also of another mode', async () => {
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  const stop = new AbortController();
  const stopped = exportOnce(setting, 'customerorder', 'replace', {
    columns,
    batchBytes: 300,
    signal: stop.signal,
    onProgress: ({ written }) => written > 3 && stop.abort(new Error('enough')),
  });
  await assert.rejects(stopped, /enough/);
  assert.equal(book().sheets.length, 3, 'the hidden sheet is still there');
  await exportOnce(setting, 'customerorder', 'upsert', { columns });
  assert.equal(book().sheets.length, 2);
  await assertExact();
});

test('an append that goes on after its sheet was deleted begins anew', async () => {
  const noted: Place[] = [];
  const paged = { ...setting, pageRows: 3, batchBytes: 300 };
  const stop = new AbortController();
  const save = async (place: Place) => {
    noted.push(place);
  };
  const stopped = exportOnce(paged, 'customerorder', 'append', {
    columns,
    checkpoint: { last: null, save },
    signal: stop.signal,
    onProgress: ({ written }) => written > 6 && stop.abort(new Error('enough')),
  });
  await assert.rejects(stopped, /enough/);
  assert.ok(noted.length > 0);
  book().deleteSheet('Заказы');
  await exportOnce(paged, 'customerorder', 'append', {
    columns,
    checkpoint: { last: noted.at(-1) ?? null, save },
  });
  await assertExact();
});
