import type { SheetsClient, Spreadsheet, Tag } from '../client/client.ts';

/** Our tags in the spreadsheet (developer metadata): they move with what they stand at. */
export const TAG = {
  /** On a column; the value is its key and what was set there, see `tags.ts`. Short: a sheet may have a thousand. */
  column: 'sk',
  /** The same in tables of an earlier make, the exporter's key before it. */
  oldColumn: 'skladno.column',
  /** On a sheet; the value is the exporter whose table stands there. */
  table: 'skladno.table',
  /** On the empty sheet of a spreadsheet of our making; the value is the name we gave it. */
  blank: 'skladno.blank',
  /** On a sheet; the value is the table's state as JSON. */
  state: 'skladno.state',
  /** On a sheet; proof that a batchUpdate was applied. */
  commit: 'skladno.commit',
  /** On a hidden sheet that a replacing run fills; the value is the id of the sheet to be replaced, and a fingerprint of the columns. */
  staging: 'skladno.staging',
} as const;

export interface Target {
  spreadsheetId: string;
  title: string;
  /** The sheet of earlier runs; followed when a person renames it. */
  sheetId?: number | null;
}

/** A protected range of ours: whole columns, 0-based, `end` exclusive. */
export interface Protection {
  id: number;
  start: number;
  end: number;
}

/** Everything that a spreadsheet's properties and our tags tell about one sheet. */
export interface SheetView {
  sheetId: number;
  title: string;
  url: string;
  rowCount: number;
  columnCount: number;
  /** Rows and columns that a person (or we, the header's) keep in sight: one more must stand below and beside them. */
  frozenRows: number;
  frozenColumns: number;
  /** Cells of the whole spreadsheet, its grid included. */
  workbookCells: number;
  tags: Tag[];
  hasFilter: boolean;
  protections: Protection[];
}

/** How our protected ranges are known from a person's. */
export const PROTECTION = 'Складно';

/** A spreadsheet as it was looked at; the target sheet is null when it is not there yet. */
export interface View {
  sheet: SheetView | null;
  workbook: Spreadsheet;
  tags: Tag[];
}

/** Looks at the target sheet. Two calls at once. */
export async function viewSheet(client: SheetsClient, target: Target): Promise<View> {
  const [workbook, tags] = await Promise.all([
    client.spreadsheet(target.spreadsheetId),
    client.tags(target.spreadsheetId, Object.values(TAG)),
  ]);
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
  const sheet = workbook.sheets?.find(({ properties }) => properties?.sheetId === sheetId);
  if (!sheet?.properties) return null;
  const { title, gridProperties } = sheet.properties;
  const ours = (sheet.protectedRanges ?? []).filter(({ description }) => description === PROTECTION);
  return {
    sheetId,
    title: title ?? '',
    url: `${workbook.spreadsheetUrl ?? ''}#gid=${sheetId}`,
    rowCount: gridProperties?.rowCount ?? 0,
    columnCount: gridProperties?.columnCount ?? 0,
    frozenRows: gridProperties?.frozenRowCount ?? 0,
    frozenColumns: gridProperties?.frozenColumnCount ?? 0,
    workbookCells: cellsOf(workbook),
    tags: tags.filter((tag) => sheetOfTag(tag) === sheetId),
    hasFilter: sheet.basicFilter !== undefined,
    protections: ours.map(({ protectedRangeId, range }) => ({
      id: protectedRangeId ?? 0,
      start: range?.startColumnIndex ?? 0,
      end: range?.endColumnIndex ?? gridProperties?.columnCount ?? 0,
    })),
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

export function isColumnTag({ metadataKey }: Tag): boolean {
  return metadataKey === TAG.column || metadataKey === TAG.oldColumn;
}

function isOurs(tags: Tag[], sheetId: number): boolean {
  return tags.some((tag) => isColumnTag(tag) && sheetOfTag(tag) === sheetId);
}
