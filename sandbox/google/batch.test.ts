import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clientOf, openBook, refused } from './testing.ts';

describe('batchUpdate', () => {
  let sandbox: Awaited<ReturnType<typeof openBook>>;
  before(async () => {
    sandbox = await openBook();
  });
  after(() => sandbox.google.close());

  const column = (sheetId: number, index: number) => ({
    locationType: 'COLUMN',
    dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
  });

  /** A sheet of its own for a test; its rows are given. */
  async function sheet(sheetId: number, title: string, rows: unknown[][]) {
    await sandbox.batch({ addSheet: { properties: { sheetId, title } } });
    await sandbox.write(`${title}!A1`, rows, 'USER_ENTERED');
  }

  test('applies all or nothing', async () => {
    await sheet(1, 'Atomic', [['old', 1]]);
    const before = sandbox.book.sheets.length;
    const error = await refused(
      sandbox.batch(
        {
          updateCells: {
            start: { sheetId: 1 },
            rows: [{ values: [{ userEnteredValue: { stringValue: 'new' } }] }],
            fields: 'userEnteredValue',
          },
        },
        { addSheet: { properties: { title: 'Half' } } },
        { insertDimension: { range: { sheetId: 1, dimension: 'ROWS', startIndex: 0, endIndex: 3 } } },
        {
          createDeveloperMetadata: {
            developerMetadata: { metadataKey: 'k', location: { sheetId: 1 }, visibility: 'DOCUMENT' },
          },
        },
        { deleteSheet: { sheetId: 404 } },
      ),
    );
    assert.equal(error.message, 'Invalid requests[4].deleteSheet: No grid with id: 404');
    assert.deepEqual(sandbox.book.values('Atomic'), [['old', 1]]);
    assert.equal(sandbox.book.sheets.length, before);
    assert.equal(sandbox.book.sheets.find(({ title }) => title === 'Atomic')?.gridProperties.rowCount, 1000);
    assert.deepEqual(sandbox.book.metadata, []);
  });

  test('refuses what it does not know, and says where', async () => {
    const { client, id } = sandbox;
    const send = (requests: object[]) =>
      client.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } });
    assert.equal(
      (await refused(send([{ makeCoffee: {} }]))).message,
      'Invalid JSON payload received. Unknown name "makeCoffee" at \'requests[0]\': Cannot find field.',
    );
    assert.equal(
      (await refused(send([{ addSheet: { properties: { titel: 'x' } } }]))).message,
      'Invalid JSON payload received. Unknown name "titel" at \'requests[0].add_sheet.properties\': Cannot find field.',
    );
    assert.equal((await refused(send([]))).message, 'Must specify at least one request.');
    const many = Array.from({ length: 100_001 }, () => ({}));
    assert.equal((await refused(send(many))).message, 'Cannot exceed 100000 requests in a single batch.');
    assert.equal(
      (await refused(send([{ addSheet: { properties: { title: 'лист1' } } }]))).message,
      'Invalid requests[0].addSheet: A sheet with the name "лист1" already exists. Please enter another name.',
    );
    assert.match(
      (await refused(send([{ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 400_000 } }])))
        .message,
      /above the limit of 10000000 cells\.$/,
    );
    assert.match(
      (await refused(send([{ repeatCell: { range: { sheetId: 0 }, cell: {} } }]))).message,
      /At least one field must be listed in 'fields'/,
    );
  });

  test('tags of columns follow moves, die with their column, and are unique by id', async () => {
    await sheet(2, 'Tags', [['a', 'b', 'c', 'd']]);
    const tag = (metadataId: number, index: number) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId,
          metadataKey: 'col',
          metadataValue: String(metadataId),
          location: column(2, index),
          visibility: 'PROJECT',
        },
      },
    });
    await sandbox.batch(tag(21, 1), tag(22, 2), tag(23, 3));
    assert.match(
      (await refused(sandbox.batch(tag(21, 0)))).message,
      /^Invalid requests\[0\]\.createDeveloperMetadata: .*21/,
    );
    sandbox.book.insertColumn('Tags', 0, 'mine');
    sandbox.book.moveColumn('Tags', 4, 1);
    sandbox.book.deleteColumn('Tags', 3);
    const places = sandbox.book.metadata.map((found) => [
      found.metadataId,
      found.location?.dimensionRange?.startIndex,
    ]);
    assert.deepEqual(places, [
      [22, 3],
      [23, 1],
    ]);
    const { data } = await sandbox.client.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: sandbox.id,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataId: 23 } }] },
    });
    assert.deepEqual(data.valueRanges?.[0]?.valueRange?.values, [['d']]);
    const search = await sandbox.client.spreadsheets.developerMetadata.search({
      spreadsheetId: sandbox.id,
      requestBody: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: 'col', locationType: 'COLUMN' } }],
      },
    });
    assert.equal(search.data.matchedDeveloperMetadata?.length, 2);
    const [deleted] = await sandbox.batch({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'col' } } },
    });
    assert.equal(deleted?.deleteDeveloperMetadata?.deletedDeveloperMetadata?.length, 2);
  });

  test('tags of rows go with sorted rows; the quota of characters holds', async () => {
    await sheet(3, 'Sorted', [['key'], ['c'], ['a'], ['b']]);
    await sandbox.batch({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: 31,
          metadataKey: 'row',
          location: { dimensionRange: { sheetId: 3, dimension: 'ROWS', startIndex: 1, endIndex: 2 } },
          visibility: 'DOCUMENT',
        },
      },
    });
    sandbox.book.sortRows('Sorted', 0);
    assert.deepEqual(sandbox.book.values('Sorted'), [['key'], ['a'], ['b'], ['c']]);
    assert.equal(
      sandbox.book.metadata.find(({ metadataId }) => metadataId === 31)?.location?.dimensionRange?.startIndex,
      3,
    );
    const huge = {
      metadataKey: 'k',
      metadataValue: 'x'.repeat(30_000),
      location: { sheetId: 3 },
      visibility: 'DOCUMENT',
    };
    assert.match(
      (await refused(sandbox.batch({ createDeveloperMetadata: { developerMetadata: huge } }))).message,
      /30000 characters/,
    );
  });

  test('formulas follow rows and columns, and show #REF! when their sheet is gone', async () => {
    await sheet(4, 'Data', [
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    await sheet(5, 'Sums', [['=SUM(Data!B1:B3)', '=Data!$B$2', '=COUNTA(Data!A:A)&"!"']]);
    sandbox.book.insertRows('Data', 1, 2);
    sandbox.book.insertColumn('Data', 0);
    assert.deepEqual(sandbox.book.values('Sums', 'FORMULA'), [
      ['=SUM(Data!C1:C5)', '=Data!$C$4', '=COUNTA(Data!B:B)&"!"'],
    ]);
    assert.deepEqual(sandbox.book.values('Sums'), [[60, 20, '3!']]);
    sandbox.book.renameSheet('Data', 'My data');
    assert.equal(sandbox.book.cell('Sums!B1', 'FORMULA'), "='My data'!$C$4");
    sandbox.book.deleteRows('My data', 3, 1);
    assert.equal(sandbox.book.cell('Sums!B1'), '#REF!');
    sandbox.book.deleteSheet('My data');
    assert.deepEqual(sandbox.book.values('Sums', 'FORMULA'), [
      ['=SUM(#REF!)', '=#REF!', '=COUNTA(#REF!)&"!"'],
    ]);
    assert.deepEqual(sandbox.book.values('Sums'), [['#REF!', '#REF!', '#REF!']]);
  });

  test('cutPaste takes cells and what points to them along, tags of rows and columns stay', async () => {
    await sheet(16, 'Cut', [
      [1, '=A1*2', '=$A$1+C2'],
      [5, '=A2*2', 7],
    ]);
    await sheet(17, 'Pasted', [['=SUM(Cut!A1:A2)', '=Cut!C2', '=SUM(Cut!A1:C9)']]);
    const dimensionRange = { sheetId: 16, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    const developerMetadata = { metadataKey: 'cut', visibility: 'PROJECT', location: { dimensionRange } };
    const source = { sheetId: 16, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await sandbox.batch(
      { createDeveloperMetadata: { developerMetadata } },
      { cutPaste: { source, destination: { sheetId: 17, rowIndex: 3, columnIndex: 1 } } },
    );
    assert.deepEqual(sandbox.book.values('Cut', 'FORMULA'), [
      ['', '', '=Pasted!$B$4+C2'],
      ['', '', 7],
    ]);
    assert.deepEqual(sandbox.book.values('Pasted', 'FORMULA'), [
      ['=SUM(B4:B5)', '=Cut!C2', '=SUM(Cut!A1:C9)'],
      [],
      [],
      ['', 1, '=B4*2'],
      ['', 5, '=B5*2'],
    ]);
    const tag = sandbox.book.metadata.find(({ metadataKey }) => metadataKey === 'cut');
    assert.deepEqual(tag?.location?.dimensionRange, dimensionRange);
  });

  test('copyPaste shifts formulas, tiles, and pastes values or formats alone', async () => {
    await sheet(6, 'From', [
      [1, '=A1*2'],
      [5, '=A2*2'],
    ]);
    await sheet(7, 'To', [['x']]);
    const source = { sheetId: 6, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    const at = (row: number, rows: number) => ({
      sheetId: 7,
      startRowIndex: row,
      endRowIndex: row + rows,
      startColumnIndex: 0,
      endColumnIndex: 2,
    });
    await sandbox.batch(
      {
        repeatCell: {
          range: source,
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: 'userEnteredFormat.textFormat.bold',
        },
      },
      { copyPaste: { source, destination: at(0, 4), pasteType: 'PASTE_NORMAL' } },
      { copyPaste: { source, destination: at(10, 1), pasteType: 'PASTE_VALUES' } },
      { copyPaste: { source, destination: at(20, 2), pasteType: 'PASTE_FORMAT' } },
    );
    assert.deepEqual(sandbox.book.values('To!A1:B4', 'FORMULA'), [
      [1, '=A1*2'],
      [5, '=A2*2'],
      [1, '=A3*2'],
      [5, '=A4*2'],
    ]);
    assert.deepEqual(sandbox.book.values('To!A11:B12', 'FORMULA'), [
      [1, 2],
      [5, 10],
    ]);
    assert.equal(sandbox.book.format('To!A1')?.textFormat?.bold, true);
    assert.equal(sandbox.book.format('To!A11'), undefined);
    assert.equal(sandbox.book.format('To!B22')?.textFormat?.bold, true);
    assert.equal(sandbox.book.cell('To!B22'), '');
  });

  test('formats move with their cells and die with them', async () => {
    await sheet(8, 'Formats', [['a', 'b', 'c']]);
    await sandbox.batch({
      repeatCell: {
        range: { sheetId: 8, startColumnIndex: 1, endColumnIndex: 2 },
        cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0.00' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    sandbox.book.moveColumn('Formats', 1, 3);
    assert.deepEqual(sandbox.book.values('Formats'), [['a', 'c', 'b']]);
    assert.equal(sandbox.book.format('Formats!C900')?.numberFormat?.pattern, '0.00');
    assert.equal(sandbox.book.format('Formats!B1'), undefined);
    sandbox.book.deleteColumn('Formats', 2);
    assert.equal(sandbox.book.format('Formats!C1'), undefined);
  });

  test('the grid obeys its limits', async () => {
    await sheet(9, 'Grid', [['a']]);
    const messages: [object, RegExp][] = [
      [
        { deleteDimension: { range: { sheetId: 9, dimension: 'ROWS', startIndex: 0, endIndex: 1000 } } },
        /You can't delete all the rows on the sheet\./,
      ],
      [
        { deleteDimension: { range: { sheetId: 9, dimension: 'ROWS', startIndex: 1000, endIndex: 1001 } } },
        /Cannot delete a row that doesn't exist/,
      ],
      [
        {
          updateSheetProperties: {
            properties: { sheetId: 9, gridProperties: { frozenRowCount: 1000 } },
            fields: 'gridProperties.frozenRowCount',
          },
        },
        /You can't freeze all visible rows/,
      ],
      [{ updateSheetProperties: { properties: { sheetId: 9 }, fields: 'colour' } }, /Invalid field: colour/],
      [{ appendDimension: { sheetId: 9, dimension: 'COLUMNS', length: 18_253 } }, /18278 columns/],
    ];
    for (const [request, message] of messages)
      assert.match((await refused(sandbox.batch(request))).message, message);
    await sandbox.batch({
      updateSheetProperties: {
        properties: { sheetId: 9, gridProperties: { rowCount: 5, columnCount: 2 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    });
    assert.match((await refused(sandbox.write('Grid!A6', [['x']]))).message, /Max rows: 5, max columns: 2/);
    assert.equal(sandbox.book.cell('Grid!A1'), 'a');
  });

  test('a protected range refuses everybody else', async () => {
    const { google, id } = sandbox;
    await sheet(10, 'Locked', [['a']]);
    sandbox.book.protectSheet('Locked');
    const editor = 'boris@example.com';
    google.share(id, editor, 'writer');
    const boris = clientOf(google, editor);
    const write = (range: string) =>
      boris.spreadsheets.values.update({
        spreadsheetId: id,
        range,
        valueInputOption: 'RAW',
        requestBody: { values: [['b']] },
      });
    const error = await refused(write('Locked!A1'));
    assert.equal(error.code, 400);
    assert.match(error.message, /^You are trying to edit a protected cell or object\./);
    assert.equal((await write('A900')).status, 200);
    assert.equal((await sandbox.write('Locked!A1', [['owner']])).updatedCells, 1);
  });

  test('findReplace counts, sheets are duplicated and copied', async () => {
    await sheet(11, 'Words', [
      ['кот', 'кот и кот'],
      ['пёс', 1],
    ]);
    const [found, copy] = await sandbox.batch(
      { findReplace: { find: 'кот', replacement: 'кит', sheetId: 11 } },
      { duplicateSheet: { sourceSheetId: 11, newSheetId: 12, newSheetName: 'Words 2' } },
    );
    assert.deepEqual(found?.findReplace, {
      valuesChanged: 2,
      rowsChanged: 1,
      sheetsChanged: 1,
      occurrencesChanged: 3,
    });
    assert.equal(copy?.duplicateSheet?.properties?.sheetId, 12);
    assert.deepEqual(sandbox.book.values('Words 2'), [
      ['кит', 'кит и кит'],
      ['пёс', 1],
    ]);
    const other = sandbox.google.createSpreadsheet({ title: 'Other', owner: 'anna@example.com' });
    const { data } = await sandbox.client.spreadsheets.sheets.copyTo({
      spreadsheetId: sandbox.id,
      sheetId: 11,
      requestBody: { destinationSpreadsheetId: other.id },
    });
    assert.equal(data.title, 'Copy of Words');
    assert.deepEqual(sandbox.google.spreadsheet(other.id).values('Copy of Words'), [
      ['кит', 'кит и кит'],
      ['пёс', 1],
    ]);
  });

  test('get obeys field masks and ranges', async () => {
    const { client, id } = sandbox;
    await sheet(13, 'Masked', [['h'], [45000.5]]);
    const { data } = await client.spreadsheets.get({
      spreadsheetId: id,
      ranges: ['Masked!A1:B2'],
      fields:
        'spreadsheetId,sheets(properties(title,gridProperties/rowCount),data.rowData.values(userEnteredValue,formattedValue))',
    });
    assert.deepEqual(data, {
      spreadsheetId: id,
      sheets: [
        {
          properties: { title: 'Masked', gridProperties: { rowCount: 1000 } },
          data: [
            {
              rowData: [
                { values: [{ userEnteredValue: { stringValue: 'h' }, formattedValue: 'h' }] },
                { values: [{ userEnteredValue: { numberValue: 45000.5 }, formattedValue: '45000,5' }] },
              ],
            },
          ],
        },
      ],
    });
    const plain = await client.spreadsheets.get({ spreadsheetId: id });
    assert.equal(plain.data.sheets?.[0]?.data, undefined);
    const error = await refused(
      client.spreadsheets.get({ spreadsheetId: id, fields: 'sheets(properties.titel)' }),
    );
    assert.equal(error.message, 'Request contains an invalid argument.');
    assert.equal(error.details?.[0]?.fieldViolations?.[0]?.field, 'sheets.properties.titel');
  });
});
