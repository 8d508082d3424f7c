import { invalid } from '../errors.ts';
import type { DimensionRange } from '../protocol/schema.ts';
import type { Span } from './a1.ts';
import { type Edit, mapIndex } from './edits.ts';
import { changingLists, NO_FORMATS } from './formats.ts';
import type { Row, Sheet } from './sheet.ts';
import { MAX_COLUMNS, type Spreadsheet } from './spreadsheet.ts';

type Dimension = 'ROWS' | 'COLUMNS';

/** Rows or columns of a sheet: "row" and "rows" as Google's messages call them. */
export function sizeOf(sheet: Sheet, dimension: Dimension): number {
  return dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
}

/** The stretch as a rectangle over the whole sheet. */
export function spanAcross(dimension: Dimension, start: number, end: number): Span {
  return dimension === 'ROWS' ? { startRow: start, endRow: end } : { startColumn: start, endColumn: end };
}

/** A DimensionRange closed by the grid. Throws 400 when it is empty or begins outside. */
export function readStretch(sheet: Sheet, range: DimensionRange): { start: number; end: number } {
  const size = sizeOf(sheet, range.dimension);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? size;
  if (start < 0 || end <= start) {
    throw invalid(`range.endIndex[${end}] must be greater than range.startIndex[${start}]`);
  }
  return { start, end };
}

/** Adds empty rows or columns at the end. Throws when a limit of the document would break. */
export function appendDimension(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  dimension: Dimension,
  count: number,
): void {
  if (count <= 0) throw invalid('length must be greater than 0');
  grow(spreadsheet, sheet, dimension, count);
}

/** Inserts empty rows or columns before `at`; they take the formats of the neighbour before or after. */
export function insertDimension(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  insertion: { dimension: Dimension; at: number; count: number; inheritFromBefore: boolean },
): void {
  const { dimension, at, count, inheritFromBefore } = insertion;
  const size = sizeOf(sheet, dimension);
  if (at > size || (at === size && !inheritFromBefore)) {
    throw invalid(
      `range.startIndex[${at}] must be less than the grid size (${size}) if inheritFromBefore is false.`,
    );
  }
  if (inheritFromBefore && at === 0)
    throw invalid('inheritFromBefore cannot be true when inserting at index 0');
  grow(spreadsheet, sheet, dimension, count);
  reshape(spreadsheet, sheet, { sheetId: sheet.id, dimension, kind: 'insert', at, count }, inheritFromBefore);
}

/** Deletes rows or columns. Throws when there are no such, or none would be left. */
export function deleteDimension(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  { dimension, at, count }: { dimension: Dimension; at: number; count: number },
): void {
  const size = sizeOf(sheet, dimension);
  const one = dimension === 'ROWS' ? 'row' : 'column';
  if (at + count > size) {
    throw invalid(
      `Cannot delete a ${one} that doesn't exist. Tried to delete ${one} index ${Math.max(at, size)} but there are only ${size} ${one}s.`,
    );
  }
  if (count === size) throw invalid(`You can't delete all the ${one}s on the sheet.`);
  const frozen = dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount';
  const frozenCount = sheet.properties.gridProperties[frozen] ?? 0;
  const frozenLeft = frozenCount - Math.max(0, Math.min(at + count, frozenCount) - at);
  if (frozenLeft > 0 && frozenLeft >= size - count)
    throw invalid(`Sorry, it is not possible to delete all non-frozen ${one}s.`);
  reshape(spreadsheet, sheet, { sheetId: sheet.id, dimension, kind: 'delete', at, count });
  setSize(sheet, dimension, size - count);
  sheet.setGrid({ [frozen]: frozenLeft || undefined });
}

/** Moves rows or columns; `destination` counts as the sheet stands before the move. */
export function moveDimension(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  {
    dimension,
    at,
    count,
    destination,
  }: { dimension: Dimension; at: number; count: number; destination: number },
): void {
  const size = sizeOf(sheet, dimension);
  if (at + count > size) throw invalid(`source.endIndex[${at + count}] is beyond the grid[${size}]`);
  if (destination < 0 || destination > size)
    throw invalid(`destinationIndex[${destination}] is beyond the grid[${size}]`);
  if (destination >= at && destination <= at + count) return;
  const to = destination > at ? destination - count : destination;
  reshape(spreadsheet, sheet, { sheetId: sheet.id, dimension, kind: 'move', at, count, to });
}

function grow(spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, count: number): void {
  const across = dimension === 'ROWS' ? sheet.columnCount : sheet.rowCount;
  if (dimension === 'COLUMNS' && sheet.columnCount + count > MAX_COLUMNS) {
    throw invalid(
      `This action would increase the number of columns in the sheet above the limit of ${MAX_COLUMNS} columns.`,
    );
  }
  spreadsheet.allowGrowth(count * across);
  setSize(sheet, dimension, sizeOf(sheet, dimension) + count);
}

function setSize(sheet: Sheet, dimension: Dimension, size: number): void {
  sheet.setGrid(dimension === 'ROWS' ? { rowCount: size } : { columnCount: size });
}

function reshape(spreadsheet: Spreadsheet, sheet: Sheet, edit: Edit, inheritFromBefore = false): void {
  if (edit.dimension === 'ROWS') reshapeRows(sheet, edit, inheritFromBefore);
  else reshapeColumns(sheet, edit, inheritFromBefore);
  spreadsheet.follow(edit);
}

function reshapeRows(sheet: Sheet, edit: Edit, inheritFromBefore: boolean): void {
  const neighbour = sheet.rows[inheritFromBefore ? edit.at - 1 : edit.at];
  const blank = (): Row | undefined =>
    neighbour?.formats.length ? { cells: [], formats: neighbour.formats, generation: 0 } : undefined;
  sheet.replaceRows(rearrange(sheet.rows, edit, blank));
}

function reshapeColumns(sheet: Sheet, edit: Edit, inheritFromBefore: boolean): void {
  const neighbour = inheritFromBefore ? edit.at - 1 : edit.at;
  const rearrangeFormats = changingLists((list) => {
    const inherited = list[neighbour] ?? 0;
    list.splice(0, list.length, ...rearrange(list, edit, () => inherited));
  });
  sheet.rows.forEach((row, index) => {
    if (!row) return;
    const reaches = edit.kind === 'move' ? Math.min(edit.at, edit.to) : edit.at;
    if (row.cells.length <= reaches && row.formats.length < reaches) return;
    const own = sheet.writableRow(index);
    own.cells = rearrange(own.cells, edit, () => null);
    own.formats = own.formats === NO_FORMATS ? NO_FORMATS : rearrangeFormats(own.formats);
  });
  sheet.columns = rearrange(sheet.columns, edit, () => undefined);
}

/** A list after the edit; places that did not exist before are filled by `blank`. */
function rearrange<T>(list: readonly T[], edit: Edit, blank: () => T): T[] {
  const { at, count } = edit;
  if (edit.kind === 'delete')
    return list.length <= at ? [...list] : [...list.slice(0, at).concat(list.slice(at + count))];
  if (edit.kind === 'insert') {
    const inserted = Array.from({ length: count }, blank);
    if (list.length <= at && inserted.every((item) => !item)) return [...list];
    return padded(list, at, blank).slice(0, at).concat(inserted, list.slice(at));
  }
  const length = Math.max(list.length, at + count, edit.to + count);
  const full = padded(list, length, (): T => undefined as T);
  const moved = new Array<T>(length);
  for (let index = 0; index < length; index += 1) moved[mapIndex(edit, index)!] = full[index]!;
  return moved;
}

function padded<T>(list: readonly T[], length: number, blank: () => T): T[] {
  const copy = list.slice();
  while (copy.length < length) copy.push(blank());
  return copy;
}
