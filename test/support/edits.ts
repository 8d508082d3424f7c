import assert from 'node:assert/strict';
import { below, type Edit, RENAMED, rangeOf, type Scene, SHEET } from './persons-edits.ts';
import type { Workbook } from './sheet.ts';
import { idOf } from './table.ts';

const column = (book: Workbook, header: string) => rangeOf(book, header).startColumnIndex;
const values = ({ book, sheet }: Scene) => book.values(`'${sheet}'`);

/** Everything that a person may do to the sheet of an export. */
export const edits: Edit[] = [
  { title: 'rows are sorted', act: (book) => book.sortRows(SHEET, column(book, 'Сумма'), 'DESCENDING') },
  {
    title: 'rows are hidden by a filter and sorted by it',
    act(book) {
      const { sheetId } = rangeOf(book, 'ID');
      const criteria = { 1: { hiddenValues: ['30', '80'] } };
      book.apply({ setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0 }, criteria } } });
      book.sortRows(SHEET, 0, 'DESCENDING');
    },
  },
  {
    title: 'a column is inserted among ours',
    act(book) {
      book.insertColumn(SHEET, 1, 'Вставка');
      book.setCell(below(book, 'Вставка', 6), 'его');
    },
    check(scene) {
      const cells = scene.under('Вставка').filter((cell) => cell !== '');
      assert.deepEqual(cells, ['его'], 'nothing of ours stands in his column');
    },
  },
  {
    title: 'a column is inserted among ours and protected against us',
    act(book) {
      book.insertColumn(SHEET, 1, 'Вставка');
      book.apply({ addProtectedRange: { protectedRange: { range: rangeOf(book, 'Вставка') } } });
    },
    problems: ['spreadsheet-protected'],
  },
  {
    title: 'a column of ours is moved',
    act: (book) => book.moveColumn(SHEET, column(book, 'Комментарий'), 8),
  },
  {
    title: 'a header of ours is renamed',
    act: (book) => book.renameHeader(SHEET, 'Сумма', 'Деньги'),
    headers: ['№', 'Деньги', 'Комментарий', 'ID'],
  },
  {
    title: 'a column of ours is deleted',
    act: (book) => book.deleteColumn(SHEET, column(book, 'Комментарий')),
    destroys: true,
  },
  {
    title: 'a column of his is deleted',
    act: (book) => book.deleteColumn(SHEET, column(book, 'Заметка')),
    notesGone: 'all',
  },
  {
    title: 'a row is inserted among ours',
    act(book) {
      book.insertRows(SHEET, 6);
      book.setCell(below(book, 'Заметка', 7), 'подзаголовок');
    },
    check(scene) {
      const row = values(scene).find((cells) => cells.includes('подзаголовок')) ?? [];
      assert.deepEqual(
        row.filter((cell) => cell !== ''),
        ['подзаголовок'],
        'nothing of ours stands in his row',
      );
    },
  },
  {
    title: 'a title is put above the header',
    act(book) {
      book.insertRows(SHEET, 0);
      book.setCell(`${SHEET}!A1`, 'Наши заказы');
    },
    check: (scene) => assert.deepEqual(values(scene)[0], ['Наши заказы']),
  },
  {
    title: 'a row is deleted',
    act: (book) => book.deleteRows(SHEET, 6),
    destroys: true,
    notesGone: [`к ${idOf(5)}`],
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
