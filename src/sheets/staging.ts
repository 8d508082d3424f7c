import type { NumberFormat, Request, Spreadsheet, Tag } from './client.ts';
import { formatRows, type TableColumn } from './columns.ts';
import type { Committer } from './commit.ts';
import { addSheet, requireCells } from './grid.ts';
import { clearColumns, type Layout, taggedPositions } from './layout.ts';
import { sheetOfTag, TAG, viewOf } from './view.ts';

/** The spreadsheet as it was looked at. */
interface Seen {
  workbook: Spreadsheet;
  tags: Tag[];
}

/**
 * The hidden sheet that a replacing run fills before it is shown: the one of an interrupted run when resuming, else a
 * fresh one in place of it.
 * @throws SheetsError when the spreadsheet cannot hold it.
 */
export async function openStaging(
  committer: Committer,
  main: Layout,
  columns: TableColumn[],
  seen: Seen,
  resume: boolean,
): Promise<Layout> {
  const old = stagingsOf(main.sheetId, seen);
  const positions = columns.map((_, i) => i);
  const headers = columns.map((column) => column.title);
  const interrupted = resume && old[0] !== undefined ? viewOf(seen.workbook, old[0], seen.tags) : null;
  if (interrupted) return { ...interrupted, positions, headers };

  const title = `Складно ${main.title.slice(0, 60)} ${Date.now().toString(36)}`;
  const { request, properties } = addSheet(title, columns.length, { hidden: true });
  const { sheetId } = properties;
  const cells = properties.rowCount * properties.columnCount;
  // What an interrupted run left goes in the same step.
  const freed = old.reduce((sum, id) => {
    const view = viewOf(seen.workbook, id, seen.tags);
    return sum + (view ? view.rowCount * view.columnCount : 0);
  }, 0);
  requireCells(main.workbookCells - freed, cells);
  const values = headers.map((header) => ({ userEnteredValue: { stringValue: header } }));
  const start = { sheetId, rowIndex: 0, columnIndex: 0 };
  await committer.commit(() => [
    ...old.map((id) => ({ deleteSheet: { sheetId: id } })),
    request,
    { updateCells: { start, rows: [{ values }], fields: 'userEnteredValue' } },
    tagStaging(sheetId, main.sheetId),
  ]);
  const workbookCells = main.workbookCells - freed + cells;
  const view = { url: '', workbookCells, tags: [], hasFilter: false, protections: [] };
  return { ...properties, ...view, positions, headers };
}

/** Removes what an interrupted replacing run left behind. */
export async function discardStaging(committer: Committer, sheetId: number, seen: Seen): Promise<void> {
  await committer.commit(() => stagingsOf(sheetId, seen).map((id) => ({ deleteSheet: { sheetId: id } })));
}

/** The staging sheets of a target, and those whose target was deleted. */
function stagingsOf(sheetId: number, { workbook, tags }: Seen): number[] {
  const sheets = new Set(workbook.sheets?.map(({ properties }) => String(properties?.sheetId ?? 0)));
  return tags.flatMap((tag) => {
    const target = tag.metadataKey === TAG.staging ? (tag.metadataValue ?? '') : null;
    const ours = target !== null && (target === String(sheetId) || !sheets.has(target));
    return ours ? (sheetOfTag(tag) ?? []) : [];
  });
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
 * what is left over below is cleared, as are columns of ours that the table has no more, and the staging sheet goes.
 * Only our own columns are touched; formulas elsewhere that point into the sheet keep pointing.
 */
export function publishRequests(options: {
  target: Layout;
  /** The first row of the table as it stands, 1-based; null when it has none. */
  firstRow: number | null;
  staging: Layout;
  /** How many rows are staged. */
  rows: number;
  /** Number formats for new rows of the target, as its rows have them. */
  formats: (NumberFormat | null)[];
}): Request[] {
  const { rows, formats } = options;
  const { sheetId, rowCount, columnCount, workbookCells, positions } = options.target;
  const staging = options.staging.sheetId;
  // Below the header, wherever a person's own rows above it have moved it.
  const first = (options.firstRow ?? 2) - 1;
  const requests: Request[] = [];
  const missing = first + rows - rowCount;
  if (missing > 0) {
    requireCells(workbookCells, missing * columnCount);
    requests.push({ appendDimension: { sheetId, dimension: 'ROWS', length: missing } });
    requests.push(...formatRows(sheetId, positions, formats, { from: rowCount, to: rowCount + missing }));
  }
  const filled = { startRowIndex: first, endRowIndex: first + rows };
  const end = Math.max(rowCount, first + rows);
  positions.forEach((position, i) => {
    const source = {
      sheetId: staging,
      startColumnIndex: i,
      endColumnIndex: i + 1,
      startRowIndex: 1,
      endRowIndex: rows + 1,
    };
    const destination = { sheetId, startColumnIndex: position, endColumnIndex: position + 1, ...filled };
    if (rows > 0) requests.push({ copyPaste: { source, destination, pasteType: 'PASTE_VALUES' } });
    requests.push(...clearColumns(sheetId, [position], { from: first + rows, to: end }));
  });
  const left = taggedPositions(options.target).filter((position) => !positions.includes(position));
  requests.push(...clearColumns(sheetId, left, { from: first, to: end }));
  requests.push({ deleteSheet: { sheetId: staging } });
  return requests;
}
