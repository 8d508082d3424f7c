import { randomInt } from 'node:crypto';
import { a1 } from './a1.ts';
import type { Request, SheetsClient, Spreadsheet, Tag } from './client.ts';
import { SheetsError, sheetsProblems } from './errors.ts';

/** Our tags in the spreadsheet (developer metadata): they move with what they mark. */
export const TAG = {
  /** On a column; the value is `<exporter>/<column key>`. */
  column: 'skladno.column',
  /** On a sheet; the value is the table's state as JSON. */
  state: 'skladno.state',
  /** On a sheet; proof that a batchUpdate was applied. */
  commit: 'skladno.commit',
  /** On a hidden sheet that a replacing run fills; the value is the id of the sheet to be replaced. */
  staging: 'skladno.staging',
} as const;

/** A Google spreadsheet holds this many cells, empty ones included (Google: limits). */
export const CELL_LIMIT = 10_000_000;

export interface ColumnSpec {
  key: string;
  title: string;
  titles: string[];
  type: 'text' | 'number' | 'money' | 'percent' | 'dateTime' | 'boolean' | 'link';
}

/** Where a table stands in its spreadsheet at this moment. */
export interface Layout {
  sheetId: number;
  title: string;
  url: string;
  rowCount: number;
  columnCount: number;
  /** For each column of the table its 0-based column in the sheet. */
  positions: number[];
  /** What stands in the header row over each column: shows whether columns were moved since. */
  headers: unknown[];
  /** Cells of the whole spreadsheet, its grid included. */
  workbookCells: number;
  tags: Tag[];
}

export interface Target {
  spreadsheetId: string;
  title: string;
  /** The sheet of earlier runs; followed when a person renames it. */
  sheetId?: number | null;
}

const numberFormats: Partial<Record<ColumnSpec['type'], { type: string; pattern: string }>> = {
  dateTime: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm:ss' },
  money: { type: 'NUMBER', pattern: '#,##0.00' },
};

/** Everything that a spreadsheet's properties and our tags tell about one sheet; null when it is not there yet. */
export interface SheetView {
  sheetId: number;
  title: string;
  url: string;
  rowCount: number;
  columnCount: number;
  workbookCells: number;
  tags: Tag[];
}

/** Looks at the target sheet. Two calls. */
export async function viewSheet(
  client: SheetsClient,
  target: Target,
): Promise<{ sheet: SheetView | null; workbook: Spreadsheet; tags: Tag[] }> {
  const workbook = await client.spreadsheet(target.spreadsheetId);
  const tags = await client.tags(target.spreadsheetId, Object.values(TAG));
  const all = workbook.sheets ?? [];
  const byId = all.find(
    (sheet) =>
      target.sheetId != null && sheet.properties?.sheetId === target.sheetId && isOurs(tags, target.sheetId),
  );
  const wanted = target.title.toLowerCase();
  const found = byId ?? all.find((sheet) => sheet.properties?.title?.toLowerCase() === wanted);
  return { sheet: found ? viewOf(workbook, found.properties?.sheetId ?? 0, tags) : null, workbook, tags };
}

export function viewOf(workbook: Spreadsheet, sheetId: number, tags: Tag[]): SheetView | null {
  const properties = workbook.sheets?.find((sheet) => sheet.properties?.sheetId === sheetId)?.properties;
  if (!properties) return null;
  return {
    sheetId,
    title: properties.title ?? '',
    url: `${workbook.spreadsheetUrl ?? ''}#gid=${sheetId}`,
    rowCount: properties.gridProperties?.rowCount ?? 0,
    columnCount: properties.gridProperties?.columnCount ?? 0,
    workbookCells: cellsOf(workbook),
    tags: tags.filter((tag) => sheetOfTag(tag) === sheetId),
  };
}

export function cellsOf(workbook: Spreadsheet): number {
  return (workbook.sheets ?? []).reduce((sum, { properties }) => {
    const grid = properties?.gridProperties;
    return sum + (grid?.rowCount ?? 0) * (grid?.columnCount ?? 0);
  }, 0);
}

/** The sheet that a tag stands on; undefined for the spreadsheet's own. An id of 0 may be left out of answers. */
export function sheetOfTag(tag: Tag): number | undefined {
  const { location } = tag;
  if (!location || location.locationType === 'SPREADSHEET' || location.spreadsheet) return undefined;
  return location.dimensionRange?.sheetId ?? location.sheetId ?? 0;
}

function isOurs(tags: Tag[], sheetId: number): boolean {
  return tags.some((tag) => tag.metadataKey === TAG.column && sheetOfTag(tag) === sheetId);
}

/** Our column tags of one exporter on a sheet, by column key; the first one counts. */
function tagsOfColumns(sheet: SheetView, exporter: string): Map<string, Tag> {
  const tagged = new Map<string, Tag>();
  for (const tag of sheet.tags) {
    const key = tag.metadataValue?.slice(exporter.length + 1);
    if (tag.metadataKey === TAG.column && key && !tagged.has(key)) tagged.set(key, tag);
  }
  return tagged;
}

const positionOf = (tag: Tag): number => tag.location?.dimensionRange?.startIndex ?? 0;

/** Where each of our columns stands by its tag, those included that the table has no more. */
export function taggedPositions(sheet: SheetView, exporter: string): number[] {
  return [...tagsOfColumns(sheet, exporter).values()].map(positionOf);
}

/** Whether columns are still to be made, so that a free place for them must be looked for. */
export function lacksColumns(sheet: SheetView, exporter: string, columns: ColumnSpec[]): boolean {
  const tagged = tagsOfColumns(sheet, exporter);
  return columns.some((column) => !tagged.has(column.key));
}

/**
 * Finds each column of the table in the sheet: by its tag, else by its header, and plans the missing ones to the right
 * of everything that stands there. A header counts where no column of ours was made yet, and where a tagged column's
 * own header is gone: its cells were cut and pasted elsewhere.
 * @param width how many columns from the left are in use, notes without a header included.
 * @returns the layout as it will be, and the requests that make it so (none when all is there).
 * @throws SheetsError when another exporter owns the sheet, or the cells do not fit.
 */
export function planLayout(
  sheet: SheetView,
  header: unknown[],
  width: number,
  exporter: string,
  columns: ColumnSpec[],
): { layout: Layout; requests: Request[] } {
  const owner = sheet.tags.find(
    (tag) => tag.metadataKey === TAG.column && !tag.metadataValue?.startsWith(`${exporter}/`),
  );
  if (owner) {
    const other = owner.metadataValue?.split('/')[0] ?? '';
    throw new SheetsError(sheetsProblems.taken, { sheet: sheet.title, exporter: other }, 0);
  }
  const tagged = tagsOfColumns(sheet, exporter);
  const occupied = new Set([...tagged.values()].map(positionOf));
  let free = Math.max(width, header.length, ...[...occupied].map((position) => position + 1));
  const requests: Request[] = [];
  const headers: unknown[] = [];
  const byHeader = (column: ColumnSpec) =>
    header.findIndex(
      (text, position) => !occupied.has(position) && typeof text === 'string' && column.titles.includes(text),
    );
  const positions = columns.map((column) => {
    const tag = tagged.get(column.key);
    const moved = tag && !header[positionOf(tag)] ? byHeader(column) : -1;
    if (tag && moved < 0) {
      headers.push(header[positionOf(tag)] ?? '');
      return positionOf(tag);
    }
    const found = tag ? moved : tagged.size === 0 ? byHeader(column) : -1;
    const position = found >= 0 ? found : free++;
    occupied.add(position);
    headers.push(found >= 0 ? header[position] : column.title);
    if (tag?.metadataId) requests.push(deleteTag(tag.metadataId));
    if (found < 0) requests.push(writeHeader(sheet.sheetId, position, column.title));
    requests.push(...formatRows(sheet.sheetId, [{ position, type: column.type }], 1, sheet.rowCount));
    requests.push(tagColumn(sheet.sheetId, position, `${exporter}/${column.key}`));
    return position;
  });
  const columnCount = Math.max(sheet.columnCount, free);
  if (columnCount > sheet.columnCount) {
    requireCells(sheet.workbookCells, (columnCount - sheet.columnCount) * sheet.rowCount);
    requests.unshift({
      appendDimension: {
        sheetId: sheet.sheetId,
        dimension: 'COLUMNS',
        length: columnCount - sheet.columnCount,
      },
    });
  }
  const workbookCells = sheet.workbookCells + (columnCount - sheet.columnCount) * sheet.rowCount;
  return { layout: { ...sheet, columnCount, positions, headers, workbookCells }, requests };
}

/** @throws SheetsError when the spreadsheet cannot hold this many more cells. */
export function requireCells(workbookCells: number, more: number): void {
  if (workbookCells + more <= CELL_LIMIT) return;
  const free = Math.max(0, CELL_LIMIT - workbookCells);
  throw new SheetsError(sheetsProblems.full, { needed: more, free }, 0);
}

function writeHeader(sheetId: number, position: number, title: string): Request {
  const cell = {
    userEnteredValue: { stringValue: title },
    userEnteredFormat: { textFormat: { bold: true } },
  };
  return {
    updateCells: {
      start: { sheetId, rowIndex: 0, columnIndex: position },
      rows: [{ values: [cell] }],
      fields: 'userEnteredValue,userEnteredFormat.textFormat.bold',
    },
  };
}

/** Number formats for rows `from` (0-based) up to `to` (exclusive). */
export function formatRows(
  sheetId: number,
  columns: { position: number; type: ColumnSpec['type'] }[],
  from: number,
  to: number,
): Request[] {
  return columns.flatMap(({ position, type }) => {
    const numberFormat = numberFormats[type];
    if (!numberFormat || to <= from) return [];
    return {
      repeatCell: {
        range: {
          sheetId,
          startRowIndex: from,
          endRowIndex: to,
          startColumnIndex: position,
          endColumnIndex: position + 1,
        },
        cell: { userEnteredFormat: { numberFormat } },
        fields: 'userEnteredFormat.numberFormat',
      },
    };
  });
}

function tagColumn(sheetId: number, position: number, value: string): Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: TAG.column,
        metadataValue: value,
        visibility: 'PROJECT',
        location: {
          dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: position, endIndex: position + 1 },
        },
      },
    },
  };
}

function deleteTag(metadataId: number): Request {
  return { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } };
}

/** A new sheet, of the usual size or as wide as the table; the header stays in sight. */
export function addSheet(
  title: string,
  columns: number,
  options: { hidden?: boolean } = {},
): {
  request: Request;
  properties: { sheetId: number; title: string; rowCount: number; columnCount: number };
} {
  const properties = {
    sheetId: newId(),
    title,
    rowCount: options.hidden ? 2 : 1000,
    columnCount: options.hidden ? columns : Math.max(26, columns),
  };
  const { sheetId, rowCount, columnCount } = properties;
  const gridProperties = { rowCount, columnCount, ...(options.hidden ? {} : { frozenRowCount: 1 }) };
  return {
    request: {
      addSheet: { properties: { sheetId, title, gridProperties, hidden: options.hidden ?? false } },
    },
    properties,
  };
}

/** Ids of sheets and of metadata may be chosen by the caller: positive 32-bit numbers. */
export function newId(): number {
  return randomInt(1, 2 ** 31 - 1);
}

/** The header row over the table's columns, as a range. */
export function headerRange(title: string, columnCount: number): string {
  return a1(title, { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: Math.max(0, columnCount - 1) });
}
