import type { ColumnType, TableColumn } from '../../protocol/index.ts';
import type { Request, Tag } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { formatColumn, formatRows, numberFormatOf, setWidth, writeHeader } from './columns.ts';
import { requireCells } from './grid.ts';
import { protectColumns } from './protection.ts';
import {
  deleteTag,
  fingerprintOf,
  type Memory,
  memoryOf,
  ownerOf,
  readTag,
  retag,
  roomForTags,
  tagColumn,
  tagOwner,
} from './tags.ts';
import { isColumnTag, type SheetView } from './view.ts';

/** Where a table stands in its spreadsheet at this moment. */
export interface Layout extends SheetView {
  /** For each column of the table its 0-based column in the sheet. */
  positions: number[];
  /** What stands in the header row over each column: shows whether columns were moved since. */
  headers: unknown[];
}

/** What a table is to look like. */
export interface TableShape {
  exporter: string;
  columns: TableColumn[];
  protect: boolean;
}

interface Tagged {
  id: number | undefined;
  position: number;
  memory: Partial<Memory>;
}

/** Our column tags on a sheet, by column key; the first one counts. */
function tagsOfColumns(sheet: SheetView): Map<string, Tagged> {
  const tagged = new Map<string, Tagged>();
  for (const tag of sheet.tags) {
    if (!isColumnTag(tag)) continue;
    const { key, memory } = readTag(tag);
    const position = positionOf(tag);
    if (!tagged.has(key)) tagged.set(key, { id: tag.metadataId ?? undefined, position, memory });
  }
  return tagged;
}

const positionOf = (tag: Tag): number => tag.location?.dimensionRange?.startIndex ?? 0;

/** The keys of our columns on a sheet, those included that the table has no more. */
export function columnKeys(sheet: SheetView): string[] {
  return [...tagsOfColumns(sheet).keys()];
}

/** Where each of our columns stands by its tag, those included that the table has no more. */
export function taggedPositions(sheet: SheetView): number[] {
  return [...tagsOfColumns(sheet).values()].map(({ position }) => position);
}

/** Columns of ours that the table or the source has no more: their keys, where they stand, and what stands over them. */
export function leftColumns(
  sheet: SheetView,
  header: unknown[],
  columns: TableColumn[],
): { key: string; position: number; title: string }[] {
  const wanted = new Set(columns.flatMap(({ key, gone }) => (gone ? [] : key)));
  return [...tagsOfColumns(sheet)].flatMap(([key, { position }]) =>
    wanted.has(key) ? [] : { key, position, title: String(header[position] ?? '') },
  );
}

/** Whether a text is the header of a column: one that we write, or one that was set when its tag was made. */
export function isHeaderOf(sheet: SheetView, column: TableColumn): (text: unknown) => boolean {
  const remembered = tagsOfColumns(sheet).get(column.key)?.memory.title;
  return (text) =>
    typeof text === 'string' &&
    text !== '' &&
    (column.titles.includes(text) || fingerprintOf(text) === remembered);
}

/** Empties these columns of the sheet in some rows (0-based, `to` exclusive). */
export function clearColumns(
  sheetId: number,
  positions: number[],
  rows: { from: number; to: number },
): Request[] {
  if (rows.from >= rows.to) return [];
  return positions.map((position) => ({
    updateCells: {
      range: {
        sheetId,
        startColumnIndex: position,
        endColumnIndex: position + 1,
        startRowIndex: rows.from,
        endRowIndex: rows.to,
      },
      fields: 'userEnteredValue',
    },
  }));
}

/** Whether columns are still to be made, so that a free place for them must be looked for. */
export function lacksColumns(sheet: SheetView, columns: TableColumn[]): boolean {
  const tagged = tagsOfColumns(sheet);
  return columns.some((column) => !tagged.has(column.key));
}

/**
 * Finds each column of the table in the sheet: by its tag, else by its header, and plans the missing ones to the right
 * of everything that stands there. A header counts where no column of ours was made yet, and where a tagged column's
 * own header is gone: its cells were cut and pasted elsewhere. Style, width, number format, frozen header and filter
 * are set when a thing is made; afterwards only a change of the table's own title or format reaches the sheet, once.
 * @param width how many columns from the left are in use, notes without a header included.
 * @param at where a person moved columns, by key, when neither tags nor headers tell.
 * @returns the layout as it will be, and the requests that make it so (none when all is there).
 * @throws SheetsError when another exporter owns the sheet, or the cells do not fit.
 */
export function planLayout(
  sheet: SheetView,
  header: unknown[],
  width: number,
  shape: TableShape,
  at: ReadonlyMap<string, number> = new Map(),
): { layout: Layout; requests: Request[] } {
  const { exporter, columns } = shape;
  requireOwn(sheet, exporter);
  const tagged = tagsOfColumns(sheet);
  const begins = tagged.size === 0;
  const occupied = new Set([...tagged.values()].map(({ position }) => position));
  let free = Math.max(width, header.length, ...[...occupied].map((position) => position + 1));
  const requests: Request[] = [];
  const headers: unknown[] = [];
  const made: TableColumn[] = [];
  const { sheetId } = sheet;
  const below = { from: 1, to: sheet.rowCount };
  const byHeader = (column: TableColumn) =>
    header.findIndex(
      (text, position) => !occupied.has(position) && typeof text === 'string' && column.titles.includes(text),
    );
  const positions = columns.map((column) => {
    const tag = tagged.get(column.key);
    const moved = at.get(column.key) ?? (tag && !header[tag.position] ? byHeader(column) : -1);
    if (tag && moved < 0) {
      const stands = header[tag.position] ?? '';
      const kept = column.gone ? { header: stands, requests: [] } : refresh(sheet, tag, stands, column);
      requests.push(...kept.requests);
      headers.push(kept.header);
      return tag.position;
    }
    const found = tag ? moved : begins ? byHeader(column) : -1;
    const position = found >= 0 ? found : free++;
    occupied.add(position);
    headers.push(found >= 0 ? header[position] : column.title);
    if (tag?.id) requests.push(deleteTag(tag.id));
    if (found < 0) requests.push(writeHeader(sheetId, position, column.title, true));
    if (found < 0) requests.push(setWidth(sheetId, position, column));
    requests.push(...formatRows(sheetId, [position], [numberFormatOf(column)], below));
    made.push(column);
    requests.push(tagColumn(sheetId, position, column));
    return position;
  });
  if (begins && header.length === 0 && sheet.rowCount > 1)
    requests.push(...freezeAndFilter(sheet, positions));
  requests.push(...protectColumns(sheet, positions, shape.protect));
  requests.unshift(...roomForTags(sheet, made, free));
  if (requests.length > 0) requests.unshift(...tagOwner(sheet, exporter));
  const more = Math.max(0, free - sheet.columnCount);
  if (more > 0) {
    requireCells(sheet.workbookCells, more * sheet.rowCount);
    requests.unshift({ appendDimension: { sheetId, dimension: 'COLUMNS', length: more } });
  }
  const columnCount = sheet.columnCount + more;
  const workbookCells = sheet.workbookCells + more * sheet.rowCount;
  return { layout: { ...sheet, columnCount, positions, headers, workbookCells }, requests };
}

function requireOwn(sheet: SheetView, exporter: string): void {
  const owner = ownerOf(sheet);
  if (owner !== undefined && owner !== exporter)
    throw new SheetsError(sheetsProblems.taken, { sheet: sheet.title, exporter: owner }, 0);
}

/**
 * Brings a changed title or format of the settings to a column that is there. A header that a person wrote stays:
 * only one that we wrote, or a usual one where the settings now give a title of their own, is replaced.
 */
function refresh(
  sheet: SheetView,
  { id, position, memory }: Tagged,
  header: unknown,
  column: TableColumn,
): { header: unknown; requests: Request[] } {
  const wanted = memoryOf(column);
  const requests: Request[] = [];
  const newTitle = memory.title !== wanted.title;
  const usual = column.titles.includes(String(header)) && !column.titles.includes(column.title);
  const renames = newTitle && header !== column.title && (fingerprintOf(header) === memory.title || usual);
  if (renames) requests.push(writeHeader(sheet.sheetId, position, column.title, false));
  const newFormat = rememberedPattern(memory, column.type) !== wanted.pattern;
  if (newFormat && sheet.rowCount > 1) {
    const below = { from: 1, to: sheet.rowCount };
    requests.push(formatColumn(sheet.sheetId, position, numberFormatOf(column), below));
  }
  if (id && (newTitle || memory.pattern !== wanted.pattern)) requests.push(retag(id, column.key, wanted));
  return { header: renames ? column.title : header, requests };
}

/** Patterns that columns had before their tags remembered any. */
const firstPatterns: Partial<Record<ColumnType, string>> = {
  dateTime: 'dd.mm.yyyy hh:mm:ss',
  money: '#,##0.00',
};

function rememberedPattern(memory: Partial<Memory>, type: ColumnType): string {
  return memory.pattern ?? fingerprintOf(firstPatterns[type] ?? '');
}

/** The header stays in sight and carries a filter, unless a person has one already. */
function freezeAndFilter({ sheetId, hasFilter }: SheetView, positions: number[]): Request[] {
  const freeze: Request = {
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { frozenRowCount: 1 } },
      fields: 'gridProperties.frozenRowCount',
    },
  };
  if (hasFilter) return [freeze];
  const range = {
    sheetId,
    startRowIndex: 0,
    startColumnIndex: Math.min(...positions),
    endColumnIndex: Math.max(...positions) + 1,
  };
  return [freeze, { setBasicFilter: { filter: { range } } }];
}
