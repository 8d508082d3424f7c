import type { TableOptions } from '../protocol/index.ts';
import { a1 } from './client/a1.ts';
import type { Request, SheetsClient, Spreadsheet, Tag } from './client/client.ts';
import { SheetsError, sheetsProblems } from './client/errors.ts';
import { blankSheet, takeBlank } from './layout/blank.ts';
import { addSheet, CELL_LIMIT, requireCells, SPARE_ROWS } from './layout/grid.ts';
import { type Layout, lacksColumns, planLayout, taggedPositions } from './layout/layout.ts';
import { cellsOf, isColumnTag, type SheetView, type Target, type View, viewSheet } from './layout/view.ts';
import type { Committer } from './rows/commit.ts';
import { stagedFor } from './staging/staging.ts';

/** A sheet as it stands, with what has to be done so that the table stands in it. */
export interface TablePlan {
  layout: Layout;
  requests: Request[];
  workbook: Spreadsheet;
  tags: Tag[];
  header: unknown[];
  /** Columns of the sheet as it stands; 0 when it does not exist. */
  gridColumns: number;
  /** Columns of ours stood there before. */
  knew: boolean;
  /** It takes the empty sheet of a new spreadsheet. */
  takes: boolean;
}

/** Finds the columns again after a person moved them. @param at where columns were seen, by key. */
export type Locate = (at?: ReadonlyMap<string, number>) => Promise<Layout>;

/** What a dry run works with: the sheet without what would be made. */
export function asItStands({ layout, header, gridColumns }: TablePlan): Layout {
  const headers = layout.positions.map((position) => header[position] ?? '');
  return { ...layout, columnCount: gridColumns, headers };
}

/** Cells that a sheet needs besides its own to hold this many rows below the header. */
export function growthOf({ rowCount, columnCount }: Layout, rows: number): number {
  return Math.max(0, rows + 1 - rowCount) * columnCount;
}

/**
 * A staged table needs its place twice: out of sight, and in the target.
 * @throws SheetsError when the rows do not fit.
 */
export function requireRoom({ layout, tags }: TablePlan, { rows, columns, staged }: TableOptions): void {
  const begun = tags.some((tag) => stagedFor(tag) === String(layout.sheetId));
  // What an interrupted run staged has its place already.
  if (begun) return;
  requireCells(layout.workbookCells, growthOf(layout, rows) + (staged ? (rows + 1) * columns.length : 0));
}

/** Looks at the target and plans what is missing. Three calls, or four when columns are missing. */
export async function planTable(
  client: SheetsClient,
  target: Target,
  options: TableOptions,
  seen: View | null = null,
  at?: ReadonlyMap<string, number>,
): Promise<TablePlan> {
  const view = seen ?? (await viewSheet(client, target));
  const { sheet: found, workbook, tags } = view;
  const blank = found || options.dryRun ? null : await blankSheet(client, target.spreadsheetId, view);
  if (blank) {
    const size = { rows: options.staged ? 0 : options.rows + 1, columns: options.columns.length };
    const taken = takeBlank(blank, { title: target.title, exporter: options.exporter, ...size });
    const { layout, requests } = planLayout(taken.sheet, [], 0, options);
    const gridColumns = blank.columnCount;
    return {
      layout,
      requests: [...taken.requests, ...requests],
      workbook,
      tags,
      header: [],
      gridColumns,
      knew: false,
      takes: true,
    };
  }
  if (!found) {
    const planned = planNewSheet(target.title, workbook, options);
    return { ...planned, workbook, tags, header: [], gridColumns: 0, knew: false, takes: false };
  }
  // Columns may be moved between two calls: where they stand is believed only together with their headers.
  const { cells: header, tags: columnTags } = await client.header(target.spreadsheetId, found.title);
  const others = found.tags.filter((tag) => !isColumnTag(tag));
  const sheet = { ...found, tags: [...others, ...columnTags.filter(isColumnTag)] };
  await requireKeys(client, target, sheet, options);
  const width = lacksColumns(sheet, options.columns) ? await usedWidth(client, target, sheet, header) : 0;
  const { layout, requests } = planLayout(sheet, header, width, options, at);
  const knew = taggedPositions(sheet).length > 0;
  const gridColumns = sheet.columnCount;
  return { layout, requests, workbook, tags, header, gridColumns, knew, takes: false };
}

/**
 * Rows of ours whose key column was deleted cannot be known any more: writing all of them again would double them.
 * @throws SheetsError.
 */
async function requireKeys(
  client: SheetsClient,
  { spreadsheetId }: Target,
  sheet: SheetView,
  { columns, keyColumn, staged }: TableOptions,
): Promise<void> {
  const key = columns.filter((column) => column.key === keyColumn);
  const ours = taggedPositions(sheet);
  if (staged || ours.length === 0 || !lacksColumns(sheet, key)) return;
  const ranges = ours.map((column) => a1(sheet.title, { fromRow: 2, fromColumn: column, toColumn: column }));
  const found = await client.columns(spreadsheetId, ranges);
  if (found.every((cells) => cells.length === 0)) return;
  const params = { sheet: sheet.title, column: key[0]?.title ?? keyColumn };
  throw new SheetsError(sheetsProblems.keysDeleted, params, 0);
}

/** How many columns from the left hold anything. One call, for what stands to the right of all headers. */
async function usedWidth(
  client: SheetsClient,
  target: Target,
  sheet: SheetView,
  header: unknown[],
): Promise<number> {
  const known = Math.max(header.length, ...taggedPositions(sheet).map((position) => position + 1));
  if (known >= sheet.columnCount) return known;
  const right = a1(sheet.title, { fromRow: 1, fromColumn: known, toColumn: sheet.columnCount - 1 });
  const [rows = []] = await client.formulas(target.spreadsheetId, [right]);
  return known + rows.reduce((width, row) => Math.max(width, row.length), 0);
}

function planNewSheet(title: string, workbook: Spreadsheet, options: TableOptions) {
  // All rows at once; a staged table grows when it is shown.
  const rows = options.staged ? 0 : options.rows + 1;
  const free = CELL_LIMIT - cellsOf(workbook);
  const spare = (rows + SPARE_ROWS) * options.columns.length <= free ? SPARE_ROWS : 0;
  const { request, properties } = addSheet(title, options.columns.length, { rows: rows + spare, free });
  const cells = properties.rowCount * properties.columnCount;
  requireCells(cellsOf(workbook), cells);
  const sheet = {
    ...properties,
    url: `${workbook.spreadsheetUrl ?? ''}#gid=${properties.sheetId}`,
    frozenRows: 0,
    frozenColumns: 0,
    workbookCells: cellsOf(workbook) + cells,
    tags: [],
    hasFilter: false,
    protections: [],
  };
  const { layout, requests } = planLayout(sheet, [], 0, options);
  return { layout, requests: [request, ...requests] };
}

/** Does what a plan says; planned anew before each further try. Answers the plan that was carried out. */
export async function carryOut(
  client: SheetsClient,
  committer: Committer,
  target: Target,
  options: TableOptions,
  plan: TablePlan,
  at?: ReadonlyMap<string, number>,
): Promise<TablePlan> {
  let current = plan;
  let first = true;
  try {
    await committer.commit(async () => {
      if (!first) current = await planTable(client, target, options, null, at);
      first = false;
      return current.requests;
    });
    return current;
  } catch (error) {
    if (!current.takes || !(error instanceof SheetsError) || error.kind !== sheetsProblems.request)
      throw error;
    // Another table has taken the empty sheet in this very moment.
    const next = await planTable(client, target, options);
    if (next.takes) throw error;
    committer.own(next.layout.sheetId, next.tags);
    return carryOut(client, committer, target, options, next);
  }
}
