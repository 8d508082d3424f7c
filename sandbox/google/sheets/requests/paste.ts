import type { Box } from '../../document/a1.ts';
import { Calculator } from '../../document/calculator.ts';
import type { Cell } from '../../document/cells.ts';
import { formatId, formatOf, internFormats } from '../../document/formats.ts';
import { Formula } from '../../document/formula.ts';
import { type Sheet, spanOf } from '../../document/sheet.ts';
import type { Spreadsheet } from '../../document/spreadsheet.ts';
import { invalid } from '../../errors.ts';
import type { Handler } from './context.ts';

type PasteType = 'PASTE_NORMAL' | 'PASTE_VALUES' | 'PASTE_FORMAT' | 'PASTE_NO_BORDERS' | 'PASTE_FORMULA';

/** A rectangle of cells taken out of a sheet, before the paste may overwrite it. */
interface Clip {
  cells: Cell[][];
  formats: number[][];
  height: number;
  width: number;
  startRow: number;
  startColumn: number;
}

export const copyPaste: Handler<'copyPaste'> = ({ spreadsheet, actor }, parameters) => {
  const { source, destination, pasteType = 'PASTE_NORMAL', pasteOrientation = 'NORMAL' } = parameters;
  const from = spreadsheet.sheet(source.sheetId);
  const to = spreadsheet.sheet(destination.sheetId);
  // Neither validation rules nor conditional formats are kept here, so there is nothing of them to paste.
  if (pasteType === 'PASTE_DATA_VALIDATION' || pasteType === 'PASTE_CONDITIONAL_FORMATTING') return undefined;
  let clip = cut(spreadsheet, from, from.box(spanOf(source)), pasteType === 'PASTE_VALUES');
  if (pasteOrientation === 'TRANSPOSE') clip = transpose(clip);
  const target = to.box(spanOf(destination));
  const box = {
    ...target,
    endRow: target.startRow + tiled(target.endRow - target.startRow, clip.height),
    endColumn: target.startColumn + tiled(target.endColumn - target.startColumn, clip.width),
  };
  if (box.endRow > to.rowCount || box.endColumn > to.columnCount) throw to.exceeds(box);
  spreadsheet.guard(to, box, actor);
  paste(to, box, clip, pasteType, pasteOrientation === 'TRANSPOSE');
  return undefined;
};

/**
 * Cells, their formats and what points to them go to another place; tags of rows and columns stay where they are, because
 * rows and columns do not move.
 */
export const cutPaste: Handler<'cutPaste'> = ({ spreadsheet, actor }, parameters) => {
  const { source, destination, pasteType = 'PASTE_NORMAL' } = parameters;
  const from = spreadsheet.sheet(source.sheetId);
  const to = spreadsheet.sheet(destination.sheetId);
  const cutFrom = from.box(spanOf(source));
  const startRow = destination.rowIndex ?? 0;
  const startColumn = destination.columnIndex ?? 0;
  const box = {
    startRow,
    endRow: startRow + cutFrom.endRow - cutFrom.startRow,
    startColumn,
    endColumn: startColumn + cutFrom.endColumn - cutFrom.startColumn,
  };
  if (box.endRow > to.rowCount || box.endColumn > to.columnCount) throw to.exceeds(box);
  spreadsheet.guard(from, cutFrom, actor);
  spreadsheet.guard(to, box, actor);
  const clip = cut(spreadsheet, from, cutFrom, pasteType === 'PASTE_VALUES');
  for (let row = cutFrom.startRow; row < Math.min(cutFrom.endRow, from.rows.length); row += 1) {
    for (let column = cutFrom.startColumn; column < cutFrom.endColumn; column += 1) {
      from.setCell(row, column, null);
      from.setFormatId(row, column, 0);
    }
  }
  const move = {
    from: from.id,
    to: to.id,
    box: cutFrom,
    rows: startRow - cutFrom.startRow,
    columns: startColumn - cutFrom.startColumn,
  };
  spreadsheet.mapFormulas((formula, home) => formula.carried(move, home.id, home.id));
  const formulas = clip.cells.map((cells) => cells.map((cell) => (cell instanceof Formula ? cell : null)));
  clip.cells = clip.cells.map((cells) => cells.map((cell) => (cell instanceof Formula ? null : cell)));
  paste(to, box, clip, pasteType as PasteType, false);
  // They are no copies: what they refer to stays the same.
  formulas.forEach((cells, row) => {
    cells.forEach((formula, column) => {
      if (formula) to.setCell(startRow + row, startColumn + column, formula.carried(move, from.id, to.id));
    });
  });
  return undefined;
};

/** The destination is filled when it is a multiple of the source, otherwise the source is copied once. */
function tiled(size: number, unit: number): number {
  return size % unit === 0 ? size : unit;
}

function cut(spreadsheet: Spreadsheet, sheet: Sheet, box: Box, asValues: boolean): Clip {
  const calculator = asValues && sheet.hasFormulas ? new Calculator(spreadsheet) : undefined;
  const clip: Clip = {
    cells: [],
    formats: [],
    height: box.endRow - box.startRow,
    width: box.endColumn - box.startColumn,
    startRow: box.startRow,
    startColumn: box.startColumn,
  };
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const found = sheet.rows[row];
    const cells = found?.cells.slice(box.startColumn, box.endColumn) ?? [];
    if (calculator) {
      cells.forEach((cell, index) => {
        if (cell instanceof Formula) cells[index] = calculator.value(sheet, row, box.startColumn + index);
      });
    }
    clip.cells.push(cells);
    clip.formats.push(found?.formats.slice(box.startColumn, box.endColumn) ?? []);
  }
  return clip;
}

function transpose(clip: Clip): Clip {
  const turn = <T>(rows: T[][], blank: T) =>
    Array.from({ length: clip.width }, (_, column) => rows.map((row) => row[column] ?? blank));
  return {
    ...clip,
    cells: turn<Cell>(clip.cells, null),
    formats: turn(clip.formats, 0),
    height: clip.width,
    width: clip.height,
  };
}

function paste(sheet: Sheet, box: Box, clip: Clip, type: PasteType, transposed: boolean): void {
  const withCells = type !== 'PASTE_FORMAT';
  const withFormats = type === 'PASTE_NORMAL' || type === 'PASTE_FORMAT' || type === 'PASTE_NO_BORDERS';
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const sourceRow = (row - box.startRow) % clip.height;
    const cells = clip.cells[sourceRow]!;
    const formats = clip.formats[sourceRow]!;
    const existing = sheet.rows[row];
    if (!existing && cells.length === 0 && formats.length === 0) continue;
    const own = sheet.writableRow(row);
    const list = withFormats ? [...own.formats] : [];
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const sourceColumn = (column - box.startColumn) % clip.width;
      if (withCells) {
        const cell = cells[sourceColumn] ?? null;
        if (cell instanceof Formula) {
          if (transposed) throw invalid('Formulas cannot be pasted transposed.');
          const down = row - clip.startRow - sourceRow;
          sheet.setCell(row, column, cell.offset(down, column - clip.startColumn - sourceColumn));
        } else if (cell !== null || column < own.cells.length) sheet.setCell(row, column, cell);
      }
      if (withFormats) list[column] = pasted(formats[sourceColumn] ?? 0, list[column] ?? 0, type);
    }
    if (withFormats) own.formats = internFormats(Array.from(list, (id) => id ?? 0));
  }
}

function pasted(id: number, old: number, type: PasteType): number {
  if (type !== 'PASTE_NO_BORDERS') return id;
  const { borders: _, ...format } = formatOf(id) ?? {};
  const kept = formatOf(old)?.borders;
  return formatId(kept ? { ...format, borders: kept } : format);
}
