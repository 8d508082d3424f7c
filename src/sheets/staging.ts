import type { Request, Spreadsheet, Tag } from './client.ts';
import type { Committer } from './commit.ts';
import {
  addSheet,
  type ColumnSpec,
  formatRows,
  type Layout,
  requireCells,
  sheetOfTag,
  TAG,
  viewOf,
} from './layout.ts';

/**
 * The hidden sheet that a replacing run fills before it is shown: the one of an interrupted run when resuming, else a
 * fresh one in place of it.
 * @throws SheetsError when the spreadsheet cannot hold it.
 */
export async function openStaging(
  committer: Committer,
  main: Layout,
  columns: ColumnSpec[],
  seen: { workbook: Spreadsheet; tags: Tag[] },
  resume: boolean,
): Promise<Layout> {
  const old = seen.tags
    .filter((tag) => tag.metadataKey === TAG.staging && tag.metadataValue === String(main.sheetId))
    .flatMap((tag) => sheetOfTag(tag) ?? []);
  const positions = columns.map((_, i) => i);
  const headers = columns.map((column) => column.title);
  const interrupted = resume && old[0] !== undefined ? viewOf(seen.workbook, old[0], seen.tags) : null;
  if (interrupted) return { ...interrupted, positions, headers };

  const title = `Складно ${main.title.slice(0, 60)} ${Date.now().toString(36)}`;
  const { request, properties } = addSheet(title, columns.length, { hidden: true });
  const { sheetId } = properties;
  const cells = properties.rowCount * properties.columnCount;
  requireCells(main.workbookCells, cells);
  const values = headers.map((header) => ({ userEnteredValue: { stringValue: header } }));
  const start = { sheetId, rowIndex: 0, columnIndex: 0 };
  await committer.commit(() => [
    ...old.map((id) => ({ deleteSheet: { sheetId: id } })),
    request,
    { updateCells: { start, rows: [{ values }], fields: 'userEnteredValue' } },
    tagStaging(sheetId, main.sheetId),
  ]);
  const workbookCells = main.workbookCells + cells;
  return { ...properties, url: '', workbookCells, tags: [], positions, headers };
}

function tagStaging(sheetId: number, target: number): Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: TAG.staging,
        metadataValue: String(target),
        visibility: 'PROJECT',
        location: { sheetId },
      },
    },
  };
}

/**
 * One atomic batch that shows a staged table: the target gets room, each column is pasted over from the staging sheet,
 * what is left over below is cleared, and the staging sheet goes. Only our own columns are touched; formulas elsewhere
 * that point into the sheet keep pointing.
 * @param rows data rows in the staging sheet.
 */
export function publishRequests(
  target: Layout,
  staging: Layout,
  rows: number,
  columns: ColumnSpec[],
): Request[] {
  const requests: Request[] = [];
  const missing = rows + 1 - target.rowCount;
  if (missing > 0) {
    requireCells(target.workbookCells, missing * target.columnCount);
    const typed = columns.map(({ type }, i) => ({ type, position: target.positions[i] ?? 0 }));
    requests.push({ appendDimension: { sheetId: target.sheetId, dimension: 'ROWS', length: missing } });
    requests.push(...formatRows(target.sheetId, typed, target.rowCount, target.rowCount + missing));
  }
  const filled = { startRowIndex: 1, endRowIndex: rows + 1 };
  const below = { startRowIndex: rows + 1, endRowIndex: Math.max(target.rowCount, rows + 1) };
  target.positions.forEach((position, i) => {
    const source = { sheetId: staging.sheetId, startColumnIndex: i, endColumnIndex: i + 1, ...filled };
    const column = { sheetId: target.sheetId, startColumnIndex: position, endColumnIndex: position + 1 };
    if (rows > 0) {
      requests.push({
        copyPaste: { source, destination: { ...column, ...filled }, pasteType: 'PASTE_VALUES' },
      });
    }
    if (below.endRowIndex > below.startRowIndex) {
      requests.push({ updateCells: { range: { ...column, ...below }, fields: 'userEnteredValue' } });
    }
  });
  requests.push({ deleteSheet: { sheetId: staging.sheetId } });
  return requests;
}
