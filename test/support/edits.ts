import assert from 'node:assert/strict';
import { below, type Edit, RENAMED, rangeOf, type Scene, SHEET, TITLE } from './persons-edits.ts';
import type { Workbook } from './sheet.ts';
import { idOf } from './table.ts';

const column = (book: Workbook, header: string) => rangeOf(book, header).startColumnIndex;
const values = ({ book, sheet }: Scene) => book.values(`'${sheet}'`);

/** 0-based. */
function rowIndexOf(book: Workbook, order: number): number {
  return book.values(SHEET).findIndex((row) => row.includes(idOf(order)));
}

function unprotect(book: Workbook): void {
  book.unprotectSheet(SHEET);
}

/** Everything that a person may do to the sheet of an export. */
export const edits: Edit[] = [
  {
    title: 'rows are sorted',
    moment: ['upsert'],
    act: (book) => book.sortRows(SHEET, column(book, 'Сумма'), 'DESCENDING'),
  },
  {
    title: 'rows are hidden by a filter and sorted by it',
    moment: ['upsert'],
    act(book) {
      const { sheetId } = rangeOf(book, 'ID');
      const criteria = { 1: { hiddenValues: ['30', '80'] } };
      book.apply({ setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0 }, criteria } } });
      book.sortRows(SHEET, 0, 'DESCENDING');
    },
  },
  {
    title: 'a column is inserted among ours',
    moment: ['replace'],
    act(book) {
      book.insertColumn(SHEET, 1, 'Вставка');
      book.setCell(below(book, 'Вставка', 6), 'его');
    },
    check(scene) {
      const cells = scene.under('Вставка').filter((cell) => cell !== '');
      assert.deepEqual(cells, ['его'], 'nothing of ours stands in their column');
    },
  },
  {
    title: 'a column is inserted among ours and protected against us',
    act(book) {
      book.insertColumn(SHEET, 1, 'Вставка');
      book.apply({ addProtectedRange: { protectedRange: { range: rangeOf(book, 'Вставка') } } });
    },
    // A row that is gone from the source cannot be deleted across their protected cells.
    problems: ['spreadsheet-protected'],
    undo: unprotect,
  },
  {
    title: 'a column of ours is protected against us',
    act: (book) => book.apply({ addProtectedRange: { protectedRange: { range: rangeOf(book, 'Сумма') } } }),
    problems: ['spreadsheet-protected'],
    undo: unprotect,
  },
  {
    title: 'a column of ours is moved',
    moment: ['replace'],
    act: (book) => book.moveColumn(SHEET, column(book, 'Комментарий'), 8),
  },
  {
    title: 'a header of ours is renamed',
    act: (book) => book.renameHeader(SHEET, 'Сумма', 'Деньги'),
    headers: ['№', 'Деньги', 'Комментарий', 'ID'],
  },
  {
    title: 'a column of ours is deleted',
    moment: ['replace'],
    act: (book) => book.deleteColumn(SHEET, column(book, 'Комментарий')),
    destroys: true,
  },
  {
    title: 'a column of theirs is deleted',
    act: (book) => book.deleteColumn(SHEET, column(book, 'Заметка')),
    notesGone: 'all',
  },
  {
    title: 'a row is inserted among ours',
    moment: ['upsert', 'append'],
    act(book) {
      book.insertRows(SHEET, 6);
      book.setCell(below(book, 'Заметка', 7), 'подзаголовок');
    },
    check(scene) {
      const row = values(scene).find((cells) => cells.includes('подзаголовок')) ?? [];
      // Where rows are replaced, the table stands without gaps, and what is beside it stays at its place.
      if (scene.mode === 'replace') return assert.ok(row.includes('подзаголовок'));
      assert.deepEqual(
        row.filter((cell) => cell !== ''),
        ['подзаголовок'],
        'nothing of ours stands in their row',
      );
    },
  },
  {
    title: 'a title is put above the header',
    moment: ['upsert', 'append'],
    act(book) {
      book.insertRows(SHEET, 0);
      book.setCell(`${SHEET}!A1`, TITLE);
    },
    check: (scene) => assert.deepEqual(values(scene)[0], [TITLE]),
  },
  {
    title: 'a row is deleted',
    act: (book) => book.deleteRows(SHEET, rowIndexOf(book, 5)),
    destroys: true,
    notesGone: [`к ${idOf(5)}`],
  },
  {
    title: 'a cell of ours is edited by hand',
    act: (book) => book.setCell(below(book, 'Сумма', rowIndexOf(book, 5) + 1), 70.5),
    destroys: true,
    keeps: { [idOf(5)]: ['05', 70.5, '', idOf(5)] },
  },
  {
    title: 'a total is put below the table, in a column of ours',
    moment: ['upsert', 'append'],
    act(book) {
      const row = book.values(SHEET).length + 1;
      book.setCell(below(book, '№', row), 'Итого');
      book.setCell(below(book, 'Сумма', row), '=SUM(E2:E3)');
    },
    check(scene) {
      // Where rows are replaced, the table's columns are the table's, all the way down.
      if (scene.mode === 'replace') return;
      const row = scene.under('№').indexOf('Итого');
      assert.equal(scene.under('Сумма', 'FORMULA')[row], '=SUM(E2:E3)');
    },
  },
  {
    title: 'the sheet is deleted',
    act: (book) => book.deleteSheet(SHEET),
    destroys: true,
    problems: ['sheet-deleted'],
    isNew: true,
  },
  {
    title: 'the sheet is renamed',
    act: (book) => book.renameSheet(SHEET, RENAMED),
    check: (scene) =>
      assert.deepEqual(
        scene.book.sheets.map(({ title }) => title),
        ['Лист1', RENAMED],
      ),
  },
];
