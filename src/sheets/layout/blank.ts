import type { Request, SheetsClient, Spreadsheet } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { CELL_LIMIT, requireCells, SPARE_ROWS } from './grid.ts';
import { isColumnTag, type SheetView, sheetOfTag, TAG, type View, viewOf } from './view.ts';

/** Ids of tags are positive numbers of 31 bits. */
const LAST_ID = 2 ** 31 - 1;

/** How a spreadsheet of our making is set: for the person's language, and by the clock that the data's moments are told by. */
export interface NewSpreadsheet {
  title: string;
  /** E.g. `ru_RU`. */
  locale: string;
  /** E.g. `Europe/Moscow`. */
  timeZone: string;
  /** The name of its first sheet, until a table takes that. */
  sheet: string;
}

/** Sets a spreadsheet that was just made, and tags its sheet as the place of the first table. */
export function settingsOf({ locale, timeZone, sheet }: NewSpreadsheet, made: Spreadsheet): Request[] {
  const sheetId = made.sheets?.[0]?.properties?.sheetId ?? 0;
  const tag = { metadataKey: TAG.blank, metadataValue: sheet, visibility: 'PROJECT', location: { sheetId } };
  return [
    { updateSpreadsheetProperties: { properties: { locale, timeZone }, fields: 'locale,timeZone' } },
    { updateSheetProperties: { properties: { sheetId, title: sheet }, fields: 'title' } },
    { createDeveloperMetadata: { developerMetadata: tag } },
  ];
}

/**
 * The empty sheet that came with a spreadsheet of our making, for a first table to take: so none is left empty before it.
 * Not one that a person has named or written into. One call when there may be one.
 */
export async function blankSheet(
  client: SheetsClient,
  spreadsheetId: string,
  { workbook, tags }: View,
): Promise<SheetView | null> {
  for (const tag of tags) {
    const sheet = tag.metadataKey === TAG.blank ? viewOf(workbook, sheetOfTag(tag) ?? -1, tags) : null;
    if (!sheet || sheet.title !== tag.metadataValue || sheet.tags.some(isColumnTag)) continue;
    if (await isEmpty(client, spreadsheetId, sheet)) return sheet;
  }
  return null;
}

async function isEmpty(client: SheetsClient, spreadsheetId: string, { title }: SheetView): Promise<boolean> {
  try {
    const [cells = []] = await client.formulas(spreadsheetId, [`'${title.replaceAll("'", "''")}'`]);
    return cells.length === 0;
  } catch (error) {
    // Renamed or deleted in this very moment: it is somebody's.
    if (error instanceof SheetsError && error.kind === sheetsProblems.grid) return false;
    throw error;
  }
}

/**
 * Requests that make a blank sheet the place of a table with so many rows, and the sheet as it then is. Google refuses them
 * when another table has taken it: both would say so by a tag of the same id, and ids are unique.
 * @throws SheetsError when the spreadsheet cannot hold it.
 */
export function takeBlank(
  sheet: SheetView,
  { title, exporter, ...table }: { title: string; exporter: string; rows: number; columns: number },
): { sheet: SheetView; requests: Request[] } {
  const { sheetId } = sheet;
  const columnCount = Math.max(sheet.columnCount, table.columns);
  const others = sheet.workbookCells - sheet.rowCount * sheet.columnCount;
  const spare = others + (table.rows + SPARE_ROWS) * columnCount <= CELL_LIMIT ? SPARE_ROWS : 0;
  const rowCount = Math.max(sheet.rowCount, table.rows + spare);
  requireCells(others, rowCount * columnCount);
  const properties = { sheetId, title, gridProperties: { rowCount, columnCount } };
  const fields = 'title,gridProperties.rowCount,gridProperties.columnCount';
  const tag = sheet.tags.find(({ metadataKey }) => metadataKey === TAG.blank);
  const lookup = { metadataKey: TAG.blank, metadataLocation: { sheetId } };
  const owner = {
    metadataId: ((tag?.metadataId ?? 0) % LAST_ID) + 1,
    metadataKey: TAG.table,
    metadataValue: exporter,
    visibility: 'PROJECT',
    location: { sheetId },
  };
  const taken = { title, rowCount, columnCount, workbookCells: others + rowCount * columnCount };
  return {
    sheet: { ...sheet, ...taken, tags: [...sheet.tags, owner] },
    requests: [
      { createDeveloperMetadata: { developerMetadata: owner } },
      { updateSheetProperties: { properties, fields } },
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } },
    ],
  };
}
