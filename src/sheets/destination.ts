import { a1 } from './a1.ts';
import type { Request, SheetsClient, Spreadsheet, Tag } from './client.ts';
import { Committer } from './commit.ts';
import {
  addSheet,
  type ColumnSpec,
  cellsOf,
  headerRange,
  type Layout,
  lacksColumns,
  planLayout,
  requireCells,
  type SheetView,
  TAG,
  type Target,
  viewSheet,
} from './layout.ts';
import { discardStaging, openStaging, publishRequests } from './staging.ts';
import { readState, stateRequest, type TableState } from './state.ts';
import { RowWriter, type TableRow, type WriteCounts } from './table.ts';

export interface OpenTable {
  exporter: string;
  columns: ColumnSpec[];
  keyColumn: string;
  /** Keep what is written out of sight until `publish`. */
  staged: boolean;
  /** Go on with what an interrupted run staged. */
  resume: boolean;
  /** Look and compare only. */
  dryRun: boolean;
  /** How many rows the table is about to hold. */
  rows: number;
}

/** One table in one sheet of a spreadsheet; see `RowWriter` for how rows are written. */
export interface SheetTable {
  readonly state: TableState | null;
  /** Number of different keys. */
  readonly size: number;
  /** Rows whose key stands in another row, too. */
  readonly doubled: number;
  readonly url: string;
  readonly sheetId: number | null;
  readonly title: string;
  has(key: string): boolean;
  keys(): Iterable<string>;
  expect(rows: number): Promise<void>;
  write(rows: TableRow[], options: { update: boolean }): Promise<WriteCounts>;
  remove(keys: Set<string>): Promise<number>;
  save(state: TableState): Promise<void>;
  publish(state: TableState): Promise<void>;
}

/** A sheet as it stands, with what has to be done so that the table stands in it. */
interface Plan {
  layout: Layout;
  requests: Request[];
  workbook: Spreadsheet;
  tags: Tag[];
  /** Columns of the sheet as it stands; 0 when it does not exist. */
  gridColumns: number;
}

/**
 * Finds or makes the table in its sheet: columns by tag, else by header, missing ones to the right; rows by key.
 * @throws SheetsError.
 */
export async function openTable(
  client: SheetsClient,
  target: Target,
  options: OpenTable,
  pauseMs = 1000,
): Promise<SheetTable> {
  const { spreadsheetId } = target;
  const { columns, keyColumn, dryRun } = options;
  const committer = new Committer(client, spreadsheetId, pauseMs);

  const plan = await planTable(client, target, options);
  requireRoom(plan, options);
  committer.own(plan.layout.sheetId, plan.tags);
  const main = dryRun
    ? { ...plan.layout, columnCount: plan.gridColumns }
    : await carryOut(client, committer, target, options, plan);
  const { sheetId, title, url } = main;
  const locate = async () => {
    const again = { ...target, sheetId, title };
    return carryOut(client, committer, again, options, await planTable(client, again, options));
  };

  const staged = options.staged && !dryRun;
  const layout = staged ? await openStaging(committer, main, columns, plan, options.resume) : main;
  if (!staged && !dryRun) await discardStaging(committer, sheetId, plan.tags);
  const settings = { client, spreadsheetId, columns, keyColumn, committer, pauseMs };
  const writer: RowWriter = new RowWriter({
    ...settings,
    layout,
    locate: staged ? async (): Promise<Layout> => writer.layout : locate,
  });
  await writer.readIndex();

  const saveRequest = async (state: TableState) =>
    stateRequest(await client.tags(spreadsheetId, [TAG.state]), sheetId, state);
  return {
    state: readState(plan.tags, sheetId),
    url,
    sheetId: plan.gridColumns === 0 && dryRun ? null : sheetId,
    title,
    get size() {
      return writer.index.rows.size;
    },
    get doubled() {
      return writer.index.doubles.length;
    },
    has: (key) => writer.index.rows.has(key),
    keys: () => writer.index.rows.keys(),
    async expect(rows) {
      if (dryRun) return;
      // The target of a staged table grows when it is shown.
      requireCells(writer.layout.workbookCells, staged ? growthOf(main, rows) : 0);
      await writer.reserve(rows);
    },
    write: (rows, { update }) => writer.write(rows, { update, dryRun }),
    remove: (keys) => writer.remove(keys),
    save: (state) => committer.commit(async () => [await saveRequest(state)]),
    publish: (state) =>
      committer.commit(async () => {
        const save = await saveRequest(state);
        if (!staged) return [save];
        const shown = new RowWriter({ ...settings, layout: await locate(), locate });
        await shown.readIndex();
        const { exporter } = options;
        return [...publishRequests({ target: shown, staging: writer, exporter, columns }), save];
      }),
  };
}

/** Cells that a sheet needs besides its own to hold this many rows below the header. */
function growthOf({ rowCount, columnCount }: Layout, rows: number): number {
  return Math.max(0, rows + 1 - rowCount) * columnCount;
}

/**
 * A staged table needs its place twice: out of sight, and in the target.
 * @throws SheetsError when the rows do not fit.
 */
function requireRoom({ layout, tags }: Plan, { rows, columns, staged }: OpenTable): void {
  const begun = tags.some(
    (tag) => tag.metadataKey === TAG.staging && tag.metadataValue === String(layout.sheetId),
  );
  // What an interrupted run staged has its place already.
  if (begun) return;
  requireCells(layout.workbookCells, growthOf(layout, rows) + (staged ? (rows + 1) * columns.length : 0));
}

/** Looks at the target and plans what is missing. Three calls. */
async function planTable(client: SheetsClient, target: Target, options: OpenTable): Promise<Plan> {
  const { sheet, workbook, tags } = await viewSheet(client, target);
  const { exporter, columns } = options;
  if (!sheet) return { ...planNewSheet(target.title, workbook, options), workbook, tags, gridColumns: 0 };
  const range = headerRange(sheet.title, sheet.columnCount);
  const [rows = []] = await client.values(target.spreadsheetId, [range]);
  const header = rows[0] ?? [];
  const width = lacksColumns(sheet, exporter, columns) ? await usedWidth(client, target, sheet) : 0;
  const { layout, requests } = planLayout(sheet, header, width, exporter, columns);
  if (header.length === 0 && sheet.rowCount > 1) requests.push(freezeHeader(sheet.sheetId));
  return { layout, requests, workbook, tags, gridColumns: sheet.columnCount };
}

/** How many columns from the left hold anything. One call. */
async function usedWidth(client: SheetsClient, target: Target, sheet: SheetView): Promise<number> {
  const all = a1(sheet.title, { fromRow: 1, fromColumn: 0, toColumn: sheet.columnCount - 1 });
  const [rows = []] = await client.values(target.spreadsheetId, [all]);
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}

function planNewSheet(title: string, workbook: Spreadsheet, { exporter, columns }: OpenTable) {
  const { request, properties } = addSheet(title, columns.length);
  const cells = properties.rowCount * properties.columnCount;
  requireCells(cellsOf(workbook), cells);
  const sheet = {
    ...properties,
    url: `${workbook.spreadsheetUrl ?? ''}#gid=${properties.sheetId}`,
    workbookCells: cellsOf(workbook) + cells,
    tags: [],
  };
  const { layout, requests } = planLayout(sheet, [], 0, exporter, columns);
  return { layout, requests: [request, ...requests] };
}

function freezeHeader(sheetId: number): Request {
  return {
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { frozenRowCount: 1 } },
      fields: 'gridProperties.frozenRowCount',
    },
  };
}

/** Does what a plan says; planned anew before each further try. Answers the layout as it then is. */
async function carryOut(
  client: SheetsClient,
  committer: Committer,
  target: Target,
  options: OpenTable,
  plan: Plan,
): Promise<Layout> {
  let { layout } = plan;
  let first = true;
  await committer.commit(async () => {
    const current = first ? plan : await planTable(client, target, options);
    first = false;
    layout = current.layout;
    return current.requests;
  });
  return layout;
}
