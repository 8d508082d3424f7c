import { cutText } from '../../platform/text.ts';
import type { TableColumn } from '../../protocol/index.ts';
import type { Request, Spreadsheet, Tag } from '../client/client.ts';
import { addSheet, requireCells } from '../layout/grid.ts';
import type { Layout } from '../layout/layout.ts';
import { fingerprintOf } from '../layout/tags.ts';
import { sheetOfTag, TAG, viewOf } from '../layout/view.ts';
import type { Committer } from '../rows/commit.ts';

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
  const chosen = fingerprintOf(columns.map(({ key }) => key).join('\n'));
  const positions = columns.map((_, i) => i);
  const headers = columns.map((column) => column.title);
  // Of another order of columns nothing can be gone on with.
  const same = old.find((id) =>
    seen.tags.some(
      (tag) => sheetOfTag(tag) === id && tag.metadataValue === stagingValue(main.sheetId, chosen),
    ),
  );
  const interrupted = resume && same !== undefined ? viewOf(seen.workbook, same, seen.tags) : null;
  if (interrupted) return { ...interrupted, positions, headers };

  const title = `Складно ${cutText(main.title, 60)} ${Date.now().toString(36)}`;
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
    tagStaging(sheetId, stagingValue(main.sheetId, chosen)),
  ]);
  const workbookCells = main.workbookCells - freed + cells;
  const view = { url: '', workbookCells, tags: [], hasFilter: false, protections: [] };
  return { ...properties, ...view, frozenRows: 0, frozenColumns: 0, positions, headers };
}

/** Removes what an interrupted replacing run left behind. */
export async function discardStaging(committer: Committer, sheetId: number, seen: Seen): Promise<void> {
  await committer.commit(() => stagingsOf(sheetId, seen).map((id) => ({ deleteSheet: { sheetId: id } })));
}

/** The staging sheets of a target, and those whose target was deleted. */
function stagingsOf(sheetId: number, { workbook, tags }: Seen): number[] {
  const sheets = new Set(workbook.sheets?.map(({ properties }) => String(properties?.sheetId ?? 0)));
  return tags.flatMap((tag) => {
    const target = stagedFor(tag);
    const ours = target !== null && (target === String(sheetId) || !sheets.has(target));
    return ours ? (sheetOfTag(tag) ?? []) : [];
  });
}

const stagingValue = (target: number, columns: string): string => `${target} ${columns}`;

/** The id of the sheet that a hidden one is filled for; null for any other tag. */
export function stagedFor({ metadataKey, metadataValue }: Tag): string | null {
  return metadataKey === TAG.staging ? (metadataValue ?? '').split(' ')[0]! : null;
}

function tagStaging(sheetId: number, metadataValue: string): Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: TAG.staging,
        metadataValue,
        visibility: 'PROJECT',
        location: { sheetId },
      },
    },
  };
}
