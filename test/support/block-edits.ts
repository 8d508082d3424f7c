import assert from 'node:assert/strict';
import { below, type Edit, HIS, rangeOf, SHEET } from './persons-edits.ts';
import type { Workbook } from './sheet.ts';
import { idOf } from './table.ts';

const OURS = ['№', 'Сумма', 'Комментарий', 'ID'];

const sheetIdOf = (book: Workbook) => rangeOf(book, 'ID').sheetId;
const height = (book: Workbook) => book.values(SHEET).length;

/** 1-based. */
const rowOfOrder = (book: Workbook, order: number) =>
  book.values(SHEET).findIndex((row) => row.includes(idOf(order))) + 1;

/** Types into the key cell of an order's row, when it is there. */
function typeKey(book: Workbook, order: number, text: string): void {
  const row = rowOfOrder(book, order);
  if (row > 0) book.setCell(below(book, 'ID', row), text);
}

function sort(book: Workbook, range: object, sortOrder: 'ASCENDING' | 'DESCENDING'): void {
  const dimensionIndex = rangeOf(book, 'Сумма').startColumnIndex;
  const whole = { sheetId: sheetIdOf(book), startRowIndex: 1, endRowIndex: height(book), ...range };
  book.apply({ sortRange: { range: whole, sortSpecs: [{ dimensionIndex, sortOrder }] } });
}

/** What a person may do to the table as a whole, to its keys and below it. */
export const blockEdits: Edit[] = [
  {
    title: 'own cells are typed directly below the table',
    moment: ['upsert', 'append'],
    act(book) {
      const row = height(book) + 1;
      for (let i = 0; i < 9; i++) book.setCell(below(book, '№', row + i), HIS);
    },
    check(scene) {
      if (scene.mode === 'replace') return;
      assert.equal(scene.under('№').filter((cell) => cell === HIS).length, 9);
    },
  },
  {
    title: 'a key is emptied',
    act: (book) => typeKey(book, 5, ''),
    destroys: true,
  },
  {
    title: 'keys are emptied, of a changed row and of the last one, and another is typed over',
    act(book) {
      typeKey(book, 3, '');
      typeKey(book, 11, '');
      typeKey(book, 7, 'заказ');
    },
    destroys: true,
  },
  {
    title: 'the key of one row is pasted over those of others',
    act(book) {
      typeKey(book, 4, idOf(9));
      typeKey(book, 10, idOf(9));
    },
    destroys: true,
  },
  {
    title: 'the table is cut and pasted elsewhere',
    moment: ['append', 'upsert', 'replace'],
    act(book) {
      const columns = OURS.map((header) => rangeOf(book, header).startColumnIndex);
      const startColumnIndex = Math.min(...columns);
      const source = {
        ...rangeOf(book, 'ID'),
        startColumnIndex,
        endColumnIndex: Math.max(...columns) + 1,
        startRowIndex: 0,
        endRowIndex: height(book),
      };
      book.apply({
        cutPaste: { source, destination: { sheetId: source.sheetId, rowIndex: 0, columnIndex: 7 } },
      });
    },
    destroys: true,
    unpointed: true,
  },
  {
    title: 'the rows are sorted together with the header',
    moment: ['append', 'upsert', 'replace'],
    act: (book) => sort(book, { startRowIndex: 0 }, 'ASCENDING'),
    destroys: true,
    check: (scene) => assert.equal(scene.headerRow, 1),
  },
  {
    title: 'everything is emptied',
    act(book) {
      book.apply({ updateCells: { range: { sheetId: sheetIdOf(book) }, fields: 'userEnteredValue' } });
    },
    destroys: true,
    isNew: true,
    check: (scene) => assert.deepEqual(scene.book.values(`${SHEET}!A1:D1`), [OURS]),
  },
  {
    title: 'all rows are deleted',
    act: (book) => book.deleteRows(SHEET, 1, height(book) - 1),
    destroys: true,
    isNew: true,
    check: (scene) => assert.equal(scene.headerRow, 1),
  },
  {
    title: 'the cells of the header are deleted',
    act(book) {
      for (const header of OURS) book.setCell(below(book, header, 1), '');
    },
    destroys: true,
    check: (scene) => assert.equal(scene.headerRow, 1),
  },
  {
    title: 'more rows are frozen, and no others are left below',
    act(book) {
      const sheetId = sheetIdOf(book);
      const rows = height(book);
      const size = book.sheets.find((sheet) => sheet.sheetId === sheetId)?.gridProperties.rowCount ?? 0;
      if (size > rows) book.deleteRows(SHEET, rows, size - rows);
      const gridProperties = { frozenRowCount: rows - 1 };
      const fields = 'gridProperties.frozenRowCount';
      book.apply({ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } });
    },
    unpointed: true,
  },
  {
    title: 'columns are sorted without the one of keys',
    moment: ['upsert'],
    act: (book) => sort(book, { startColumnIndex: 0, endColumnIndex: 3 }, 'DESCENDING'),
    destroys: true,
    problems: ['rows-mixed-up'],
    undo(book, mode) {
      // Appending changes no rows: they are put back by the person.
      if (mode === 'append') sort(book, { startColumnIndex: 0, endColumnIndex: 3 }, 'ASCENDING');
    },
  },
];
