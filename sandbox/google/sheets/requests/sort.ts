import { Calculator } from '../../document/calculator.ts';
import { type Cell, CellError, type Value } from '../../document/cells.ts';
import { internFormats } from '../../document/formats.ts';
import { Formula } from '../../document/formula.ts';
import { type Sheet, spanOf } from '../../document/sheet.ts';
import type { Spreadsheet } from '../../document/spreadsheet.ts';
import type { Handler } from './context.ts';

/** Sorts rows of a range as a person's "sort range" does: values, formats and formulas travel together. */
export const sortRange: Handler<'sortRange'> = ({ spreadsheet, actor }, { range, sortSpecs = [] }) => {
  const sheet = spreadsheet.sheet(range.sheetId);
  const box = sheet.box(spanOf(range));
  spreadsheet.guard(sheet, box, actor);
  const specs = sortSpecs.map(({ dimensionIndex = 0, sortOrder }) => ({
    column: dimensionIndex,
    descending: sortOrder === 'DESCENDING',
  }));
  if (specs.length === 0) specs.push({ column: box.startColumn, descending: false });
  const calculator = new Calculator(spreadsheet);
  const keyed = Array.from({ length: box.endRow - box.startRow }, (_, offset) => {
    const row = box.startRow + offset;
    const found = sheet.rows[row];
    return {
      row,
      keys: specs.map(({ column }) => calculator.value(sheet, row, column)),
      cells: found?.cells.slice(box.startColumn, box.endColumn) ?? [],
      formats: found?.formats.slice(box.startColumn, box.endColumn) ?? [],
    };
  });
  keyed.sort((a, b) => {
    for (const [index, { descending }] of specs.entries()) {
      const order = compareCells(a.keys[index]!, b.keys[index]!, descending);
      if (order !== 0) return order;
    }
    return a.row - b.row;
  });
  keyed.forEach((source, offset) => {
    const row = box.startRow + offset;
    if (source.row === row) return;
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      sheet.setCell(row, column, moved(source.cells[column - box.startColumn] ?? null, row - source.row));
    }
    const own = sheet.writableRow(row);
    const formats = Array.from({ length: Math.max(own.formats.length, box.endColumn) }, (_, column) => {
      const inside = column >= box.startColumn && column < box.endColumn;
      return (inside ? source.formats[column - box.startColumn] : own.formats[column]) ?? 0;
    });
    own.formats = internFormats(formats);
  });
  if (box.startColumn === 0 && box.endColumn >= sheet.usedSize().columns) {
    moveRowTags(spreadsheet, sheet, new Map(keyed.map(({ row }, offset) => [row, box.startRow + offset])));
  }
  return undefined;
};

function moved(cell: Cell, rows: number): Cell {
  return cell instanceof Formula ? cell.offset(rows, 0) : cell;
}

/** Tags of rows go with the rows when whole rows were sorted. */
function moveRowTags(spreadsheet: Spreadsheet, sheet: Sheet, places: Map<number, number>): void {
  for (const tag of spreadsheet.metadata.values()) {
    if (tag.location.type !== 'ROW' || tag.location.sheetId !== sheet.id) continue;
    const index = places.get(tag.location.index);
    if (index !== undefined)
      spreadsheet.metadata.set(tag.id, tag.with({ location: { ...tag.location, index } }));
  }
}

/** Numbers, then texts without regard to case, then booleans, then errors; empty cells stay last in either direction. */
function compareCells(
  a: NonNullable<Value> | null,
  b: NonNullable<Value> | null,
  descending: boolean,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = rank(a) - rank(b) || compareAlike(a, b);
  return descending ? -order : order;
}

function rank(value: NonNullable<Value>): number {
  return value instanceof CellError ? 3 : ['number', 'string', 'boolean'].indexOf(typeof value);
}

const TEXTS = new Intl.Collator('ru', { sensitivity: 'accent' });

function compareAlike(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (typeof a === 'string') return TEXTS.compare(a, String(b));
  return a instanceof CellError ? 0 : Number(a) - Number(b);
}
