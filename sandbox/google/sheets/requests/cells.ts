import type { Box } from '../../document/a1.ts';
import { appendDimension } from '../../document/dimensions.ts';
import { changingLists, formatPatcher } from '../../document/formats.ts';
import { type Sheet, spanOf } from '../../document/sheet.ts';
import { invalid } from '../../errors.ts';
import { below, type FieldMask, parseUpdateMask } from '../../protocol/field-mask.ts';
import type { CellData, RowData } from '../../protocol/schema.ts';
import { cellOf } from '../cell-data.ts';
import type { Context, Handler } from './context.ts';

const WRITABLE = ['userEnteredValue', 'userEnteredFormat'];

/** The mask of a request that writes CellData; refuses fields this sandbox does not keep. */
function cellMask(fields: string | undefined): FieldMask {
  const mask = parseUpdateMask(fields, 'CellData');
  if (mask === 'all') return mask;
  const other = [...mask.keys()].find((field) => !WRITABLE.includes(field));
  if (other) throw invalid(`Invalid field: ${other}`);
  return mask;
}

export const updateCells: Handler<'updateCells'> = (context, { rows = [], fields, start, range }) => {
  const { spreadsheet } = context;
  if (!start === !range) throw invalid('Exactly one of start and range must be set.');
  const mask = cellMask(fields);
  const sheet = spreadsheet.sheet(start ? start.sheetId : range?.sheetId);
  const width = Math.max(1, ...rows.map((row) => row.values?.length ?? 0));
  const top = start?.rowIndex ?? 0;
  const left = start?.columnIndex ?? 0;
  const box = sheet.box(
    range
      ? spanOf(range)
      : { startRow: top, endRow: top + Math.max(1, rows.length), startColumn: left, endColumn: left + width },
  );
  if (range) {
    if (rows.length > box.endRow - box.startRow) {
      throw invalid(
        `Attempting to write row: ${box.endRow}, beyond the last requested row of: ${box.endRow - 1}`,
      );
    }
    if (width > box.endColumn - box.startColumn) {
      throw invalid(
        `Attempting to write column: ${box.endColumn}, beyond the last requested column of: ${box.endColumn - 1}`,
      );
    }
    if (rows.length === 0) {
      fill(context, sheet, box, {}, mask);
      return undefined;
    }
  }
  // With a range, cells of it that are not given are cleared; with a start, they are left alone.
  writeRows(context, sheet, box, rows, mask, range !== undefined);
  return undefined;
};

export const appendCells: Handler<'appendCells'> = (context, { sheetId, rows = [], fields }) => {
  const { spreadsheet } = context;
  const mask = cellMask(fields);
  const sheet = spreadsheet.sheet(sheetId);
  const width = Math.max(1, ...rows.map((row) => row.values?.length ?? 0));
  if (rows.length === 0) return undefined;
  const startRow = sheet.usedSize().rows;
  const endRow = startRow + rows.length;
  if (endRow > sheet.rowCount) appendDimension(spreadsheet, sheet, 'ROWS', endRow - sheet.rowCount);
  if (width > sheet.columnCount) appendDimension(spreadsheet, sheet, 'COLUMNS', width - sheet.columnCount);
  writeRows(context, sheet, { startRow, endRow, startColumn: 0, endColumn: width }, rows, mask, false);
  return undefined;
};

export const repeatCell: Handler<'repeatCell'> = (context, { range = {}, cell = {}, fields }) => {
  const sheet = context.spreadsheet.sheet(range.sheetId);
  fill(context, sheet, sheet.box(spanOf(range)), cell, cellMask(fields));
  return undefined;
};

function writeRows(
  { spreadsheet, actor }: Context,
  sheet: Sheet,
  box: Box,
  rows: RowData[],
  mask: FieldMask,
  clearMissing: boolean,
): void {
  spreadsheet.guard(sheet, box, actor);
  const withValue = below(mask, 'userEnteredValue') !== undefined;
  const formatMask = below(mask, 'userEnteredFormat');
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const values = rows[row - box.startRow]?.values ?? [];
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const data: CellData | undefined = values[column - box.startColumn] ?? (clearMissing ? {} : undefined);
      if (!data) continue;
      if (withValue) sheet.setCell(row, column, cellOf(spreadsheet, data));
      if (!formatMask) continue;
      const patched = formatPatcher(data.userEnteredFormat, formatMask)(sheet.formatIdAt(row, column));
      sheet.setFormatId(row, column, patched);
    }
  }
}

/** Gives every cell of the box the same masked fields; formulas shift as they are repeated. */
function fill(
  { spreadsheet, actor }: Context,
  sheet: Sheet,
  box: Box,
  data: CellData,
  mask: FieldMask,
): void {
  spreadsheet.guard(sheet, box, actor);
  if (below(mask, 'userEnteredValue')) fillValues(sheet, box, data, cellOf(spreadsheet, data));
  const formatMask = below(mask, 'userEnteredFormat');
  if (!formatMask) return;
  const patch = formatPatcher(data.userEnteredFormat, formatMask);
  const patchList = changingLists((list) => {
    for (let column = box.startColumn; column < box.endColumn; column += 1)
      list[column] = patch(list[column] ?? 0);
  });
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const old = sheet.rows[row]?.formats ?? [];
    if (old.length === 0 && patch(0) === 0) continue;
    const own = sheet.writableRow(row);
    own.formats = patchList(own.formats);
  }
}

function fillValues(sheet: Sheet, box: Box, data: CellData, cell: ReturnType<typeof cellOf>): void {
  const lastRow = cell === null ? Math.min(box.endRow, sheet.rows.length) : box.endRow;
  for (let row = box.startRow; row < lastRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const repeated =
        data.userEnteredValue?.formulaValue !== undefined &&
        typeof cell === 'object' &&
        cell &&
        'offset' in cell
          ? cell.offset(row - box.startRow, column - box.startColumn)
          : cell;
      sheet.setCell(row, column, repeated);
    }
  }
}
