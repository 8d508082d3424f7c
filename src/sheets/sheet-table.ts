import type { LostRows, Table, TableOptions, TableRow, TableState } from '../protocol/index.ts';
import type { Request, SheetsClient } from './client/client.ts';
import { SheetsError, sheetsProblems } from './client/errors.ts';
import { requireCells } from './layout/grid.ts';
import { clearColumns, type Layout, leftColumns } from './layout/layout.ts';
import { mayNotTrim, trimRequests } from './layout/trim.ts';
import type { Target } from './layout/view.ts';
import { growthOf, type Locate, planTable, type TablePlan } from './plan-table.ts';
import type { Committer } from './rows/commit.ts';
import type { TablePlace } from './rows/place.ts';
import { removeRows } from './rows/removal.ts';
import { RowWriter } from './rows/row-writer.ts';
import { sortFilled } from './rows/sort.ts';
import { showStaged } from './staging/show.ts';
import { findStateTag, isFilling, readState, type StateTag, stateRequest } from './state/state.ts';
import type { Findings } from './state/survey.ts';

/** A table that was found or made. */
interface Opened {
  place: TablePlace;
  options: TableOptions;
  /** As the sheet was found. */
  plan: TablePlan;
  /** Where the table is to stand in the end. */
  main: Layout;
  target: Target;
  locate: Locate;
  /** It is filled out of sight. */
  staged: boolean;
  findings: Findings | null;
  pauseMs: number;
}

/** One table in one sheet of a spreadsheet; see `RowWriter` for how rows are written. */
export class SheetTable implements Table {
  readonly state: TableState | null;
  readonly left: readonly { key: string; title: string }[];
  readonly url: string;
  readonly sheetId: number | null;
  readonly title: string;
  readonly mixed: boolean;
  readonly lost: LostRows | null;
  unsorted = false;
  readonly #opened: Opened;
  readonly #writer: RowWriter;
  readonly #stateTag: StateTag;
  /** Until a first filling has come to its end, the next run goes on with that. */
  readonly #filling: boolean;

  constructor(opened: Opened) {
    const { place, options, plan, main, findings, pauseMs } = opened;
    const { dryRun } = options;
    this.#opened = opened;
    this.state = readState(plan.tags, main.sheetId);
    this.left = leftColumns(plan.layout, plan.header, options.columns);
    this.url = main.url;
    this.sheetId = plan.gridColumns === 0 && dryRun ? null : main.sheetId;
    this.title = main.title;
    this.mixed = findings?.mixed ?? false;
    const lost = findings?.lost;
    this.lost = lost
      ? { meet: (rows) => lost.meet(rows), restore: async () => lost.restore({ dryRun, pauseMs }) }
      : null;
    this.#writer = new RowWriter(place, pauseMs);
    this.#stateTag = findStateTag(plan.tags, main.sheetId);
    this.#filling = place.index.size === 0 || this.state === null || isFilling(plan.tags, main.sheetId);
  }

  get #index() {
    return this.#opened.place.index;
  }

  get size() {
    return this.#index.size;
  }

  get objects() {
    return this.#index.objects;
  }

  get marked() {
    return this.#index.marked;
  }

  get doubled() {
    return this.#index.doubles.length;
  }

  hasObject(object: string) {
    return this.#index.hasObject(object);
  }

  isMarked(object: string) {
    return this.#index.isMarked(object);
  }

  objectIds() {
    return this.#index.objectIds();
  }

  keysOf(object: string) {
    return this.#index.keysOf(object);
  }

  expect(rows: number) {
    const { place, options, main, staged } = this.#opened;
    if (options.dryRun) return;
    // The target of a staged table grows when it is shown.
    requireCells(place.layout.workbookCells, staged ? growthOf(main, rows) : 0);
    place.expect(rows);
  }

  write(rows: TableRow[], how: Parameters<Table['write']>[1]) {
    return this.#writer.write(rows, { ...how, dryRun: this.#opened.options.dryRun });
  }

  look(keys: string[]) {
    return this.#writer.look(keys);
  }

  mark(words: Map<string, string>) {
    return this.#writer.mark(words);
  }

  remove(keys: Set<string>) {
    return removeRows(this.#opened.place, keys);
  }

  settled() {
    return this.#opened.place.settled();
  }

  save(state: TableState) {
    return this.#saved(() => [this.#saveRequest(state, false)]);
  }

  async publish(state: TableState) {
    const { place, options, target, staged } = this.#opened;
    const kept = (await place.settled()) ? state : unsettled(state);
    const ending = async () => [...(await this.#clearLeft(kept)), this.#saveRequest(kept)];
    if (staged) await this.#show(kept);
    else if (this.#filling && options.sort.length > 0) {
      this.unsorted = !(await sortFilled(place, options.sort, ending)) && place.index.size > 1;
      this.#stateTag.exists = true;
    } else await this.#saved(ending);
    if (options.trim) await trim(place.client, place.committer, target, place);
  }

  #saveRequest(state: TableState, filled = true): Request {
    const { sheetId } = this.#opened.main;
    return stateRequest(this.#stateTag, sheetId, state, this.#index.seal(), this.#filling && !filled);
  }

  async #saved(requests: () => Promise<Request[]> | Request[]): Promise<void> {
    await this.#opened.place.committer.commit(requests);
    this.#stateTag.exists = true;
  }

  /** Shows what was filled out of sight, in one step. */
  async #show(state: TableState): Promise<void> {
    const { place, options, plan, locate } = this.#opened;
    const { client, spreadsheetId, committer, keyAt } = place;
    const { columns, sort } = options;
    const shown = await showStaged({
      client,
      spreadsheetId,
      committer,
      locate,
      keyAt,
      columns,
      sort,
      held: this.state?.rows ?? 0,
      seen: plan,
      staged: place,
      save: this.#saveRequest(state),
    });
    if (shown) return;
    this.#stateTag.exists = true;
    await this.#saved(() => [this.#saveRequest(unsettled(state))]);
    throw new SheetsError(sheetsProblems.restless, { sheet: this.title }, 0);
  }

  /** Columns that were taken out since the last run hold old values: they are emptied once. */
  async #clearLeft(state: TableState): Promise<Request[]> {
    const { place, options, main, target } = this.#opened;
    const { firstRow, lastRow } = place.index;
    if (this.left.length === 0 || firstRow === null || state.mode === 'append') return [];
    // Appending notes another choice of columns without touching what stands.
    if (this.state?.columns === state.columns && this.state.mode !== 'append') return [];
    const { header, layout } = await planTable(place.client, target, options);
    const positions = leftColumns(layout, header, options.columns).map(({ position }) => position);
    return clearColumns(main.sheetId, positions, { from: firstRow - 1, to: lastRow });
  }
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
