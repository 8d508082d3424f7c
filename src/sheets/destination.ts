import type { Table, TableOptions, TableState } from '../protocol/index.ts';
import { a1 } from './client/a1.ts';
import type { Request, SheetsClient, Spreadsheet, Tag } from './client/client.ts';
import { SheetsError, sheetsProblems } from './client/errors.ts';
import { blankSheet, takeBlank } from './layout/blank.ts';
import { addSheet, CELL_LIMIT, requireCells, SPARE_ROWS } from './layout/grid.ts';
import {
  clearColumns,
  type Layout,
  lacksColumns,
  leftColumns,
  planLayout,
  taggedPositions,
} from './layout/layout.ts';
import { mayNotTrim, trimRequests } from './layout/trim.ts';
import { cellsOf, isColumnTag, type SheetView, type Target, type View, viewSheet } from './layout/view.ts';
import { Committer } from './rows/commit.ts';
import { TablePlace } from './rows/place.ts';
import { removeRows } from './rows/removal.ts';
import { RowWriter } from './rows/row-writer.ts';
import { sortFilled } from './rows/sort.ts';
import { showStaged } from './staging/show.ts';
import { discardStaging, openStaging, stagedFor } from './staging/staging.ts';
import { findStateTag, isFilling, readSeal, readState, stateRequest } from './state/state.ts';
import { survey } from './state/survey.ts';

/** A sheet as it stands, with what has to be done so that the table stands in it. */
interface Plan {
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

/**
 * Finds or makes the table in its sheet: columns by tag, else by header, missing ones to the right; rows by key.
 * @param seen the spreadsheet, if it was just looked at.
 * @throws SheetsError.
 */
export async function openTable(
  client: SheetsClient,
  target: Target,
  options: TableOptions,
  pauseMs = 1000,
  seen: View | null = null,
): Promise<Table> {
  const { spreadsheetId } = target;
  const { columns, dryRun } = options;
  const committer = new Committer(client, spreadsheetId, pauseMs);

  const plan = await planTable(client, target, options, seen);
  requireRoom(plan, options);
  committer.own(plan.layout.sheetId, plan.tags);
  const askedAt = performance.now();
  const done = dryRun ? plan : await carryOut(client, committer, target, options, plan);
  const main = dryRun ? asItStands(plan) : done.layout;
  const { sheetId, title, url } = main;
  const again = { ...target, sheetId, title };
  const locateAt = async (at?: ReadonlyMap<string, number>) => {
    const found = await planTable(client, again, options, null, at);
    if (found.gridColumns === 0 && !dryRun)
      throw new SheetsError(sheetsProblems.deleted, { sheet: title }, 0);
    return dryRun ? asItStands(found) : (await carryOut(client, committer, again, options, found, at)).layout;
  };
  const locate = () => locateAt();

  const staged = options.staged && !dryRun;
  const layout = staged ? await openStaging(committer, main, columns, plan, options.resume) : main;
  if (!staged && !dryRun) await discardStaging(committer, sheetId, plan);
  const place: TablePlace = new TablePlace({
    ...options,
    client,
    spreadsheetId,
    committer,
    layout,
    locate: staged ? async (): Promise<Layout> => place.layout : locate,
    private: staged,
    madeAt: !staged && done.gridColumns === 0 ? askedAt : null,
  });
  const isNew = staged ? !options.resume : done.gridColumns === 0;
  const stood = readState(plan.tags, sheetId);
  const held = stood?.rows ?? 0;
  if (!isNew) await place.readIndex();
  // What a person did to the table as a whole since the last run.
  const knew = !isNew && !options.staged && plan.knew;
  const known = { held, gone: stood?.gone ?? 0, seal: readSeal(plan.tags, sheetId) };
  const found = knew ? await survey(place, options, known, plan, locateAt) : null;
  const writer = new RowWriter(place, pauseMs);
  const left = leftColumns(plan.layout, plan.header, columns);

  const stateTag = findStateTag(plan.tags, sheetId);
  // Until a first filling has come to its end, the next run goes on with that.
  const filling = place.index.size === 0 || stood === null || isFilling(plan.tags, sheetId);
  let unsorted = false;
  const saveRequest = (state: TableState, filled = true) =>
    stateRequest(stateTag, sheetId, state, place.index.seal(), filling && !filled);
  const saved = async (requests: () => Promise<Request[]> | Request[]) => {
    await committer.commit(requests);
    stateTag.exists = true;
  };
  const { sort } = options;
  const show = {
    client,
    spreadsheetId,
    committer,
    locate: locateAt,
    keyAt: place.keyAt,
    columns,
    sort,
    held,
    seen: plan,
  };
  /** Columns that were taken out since the last run hold old values: they are emptied once. */
  const clearLeft = async (state: TableState): Promise<Request[]> => {
    const { firstRow, lastRow } = place.index;
    if (left.length === 0 || firstRow === null || state.mode === 'append') return [];
    // Appending notes another choice of columns without touching what stands.
    if (stood?.columns === state.columns && stood.mode !== 'append') return [];
    const { header, layout } = await planTable(client, again, options);
    const positions = leftColumns(layout, header, columns).map(({ position }) => position);
    return clearColumns(sheetId, positions, { from: firstRow - 1, to: lastRow });
  };
  return {
    state: stood,
    left,
    url,
    sheetId: plan.gridColumns === 0 && dryRun ? null : sheetId,
    title,
    get size() {
      return place.index.size;
    },
    get objects() {
      return place.index.objects;
    },
    get marked() {
      return place.index.marked;
    },
    get doubled() {
      return place.index.doubles.length;
    },
    mixed: found?.mixed ?? false,
    lost: found?.lost
      ? {
          meet: (rows) => found.lost?.meet(rows),
          restore: async () => found.lost?.restore({ dryRun, pauseMs }),
        }
      : null,
    hasObject: (object) => place.index.hasObject(object),
    objectIds: () => place.index.objectIds(),
    keysOf: (object) => place.index.keysOf(object),
    expect(rows) {
      if (dryRun) return;
      // The target of a staged table grows when it is shown.
      requireCells(place.layout.workbookCells, staged ? growthOf(main, rows) : 0);
      place.expect(rows);
    },
    write: (rows, { update, onChange }) => writer.write(rows, { update, dryRun, onChange }),
    look: (keys) => writer.look(keys),
    mark: (words) => writer.mark(words),
    remove: (keys) => removeRows(place, keys),
    settled: () => place.settled(),
    get unsorted() {
      return unsorted;
    },
    save: (state) => saved(() => [saveRequest(state, false)]),
    async publish(state) {
      const kept = (await place.settled()) ? state : unsettled(state);
      const ending = async () => [...(await clearLeft(kept)), saveRequest(kept)];
      if (!staged && filling && sort.length > 0) {
        unsorted = !(await sortFilled(place, sort, ending)) && place.index.size > 1;
        stateTag.exists = true;
      } else if (!staged) await saved(ending);
      else if (!(await showStaged({ ...show, staged: place, save: saveRequest(kept) }))) {
        stateTag.exists = true;
        await saved(() => [saveRequest(unsettled(state))]);
        throw new SheetsError(sheetsProblems.restless, { sheet: title }, 0);
      }
      if (options.trim) await trim(client, committer, again, place);
    },
  };
}

/** The next run compares the whole table. */
function unsettled(state: TableState): TableState {
  return { ...state, cursor: null, complete: false };
}

async function trim(
  client: SheetsClient,
  committer: Committer,
  target: Target,
  { index }: TablePlace,
): Promise<void> {
  try {
    await committer.commit(() => trimRequests(client, target, index.lastRow));
  } catch (error) {
    if (!mayNotTrim(error)) throw error;
  }
}

/** What a dry run works with: the sheet without what would be made. */
function asItStands({ layout, header, gridColumns }: Plan): Layout {
  const headers = layout.positions.map((position) => header[position] ?? '');
  return { ...layout, columnCount: gridColumns, headers };
}

/** Cells that a sheet needs besides its own to hold this many rows below the header. */
function growthOf({ rowCount, columnCount }: Layout, rows: number): number {
  return Math.max(0, rows + 1 - rowCount) * columnCount;
}

/**
 * A staged table needs its place twice: out of sight, and in the target.
 * @throws SheetsError when the rows do not fit.
 */
function requireRoom({ layout, tags }: Plan, { rows, columns, staged }: TableOptions): void {
  const begun = tags.some((tag) => stagedFor(tag) === String(layout.sheetId));
  // What an interrupted run staged has its place already.
  if (begun) return;
  requireCells(layout.workbookCells, growthOf(layout, rows) + (staged ? (rows + 1) * columns.length : 0));
}

/** Looks at the target and plans what is missing. Three calls, or four when columns are missing. */
async function planTable(
  client: SheetsClient,
  target: Target,
  options: TableOptions,
  seen: View | null = null,
  at?: ReadonlyMap<string, number>,
): Promise<Plan> {
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
async function carryOut(
  client: SheetsClient,
  committer: Committer,
  target: Target,
  options: TableOptions,
  plan: Plan,
  at?: ReadonlyMap<string, number>,
): Promise<Plan> {
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
