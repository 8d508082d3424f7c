import type { Presence, TableColumn } from '../../protocol/index.ts';
import type { SheetsClient } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { formatRows, formatsOfRow, numberFormatOf } from '../layout/columns.ts';
import { CELL_LIMIT, requireCells, SPARE_ROWS } from '../layout/grid.ts';
import { isHeaderOf, type Layout } from '../layout/layout.ts';
import { witnessesOf } from '../state/seal.ts';
import { type Committer, TRIES } from './commit.ts';
import { isBesideKeys, rowsWithoutKeys } from './keyless.ts';
import { RowIndex } from './row-index.ts';
import { sameKey } from './rows.ts';
import { columnsStand, lastTaken, look, readIndex, type Sight, unseen, type Wanted } from './sight.ts';
import { undoMisplaced, type Write, type WrittenRow } from './undo.ts';

/** A look ahead serves a write that begins this soon after its answer, ms; a later one looks again. */
const AHEAD_MS = 1000;

/** A sheet of our making is as good as looked at for so long, ms: its rows take longer to come than a look. */
const MADE_MS = 5000;

export interface PlaceOptions {
  client: SheetsClient;
  spreadsheetId: string;
  columns: TableColumn[];
  keyColumn: string;
  objectColumn: string | null;
  presence: Presence | null;
  committer: Committer;
  layout: Layout;
  /** Finds the columns again after a person moved them. */
  locate: () => Promise<Layout>;
  /** How many rows the table is about to hold. */
  rows: number;
  /** Nobody else writes here (a hidden sheet of ours): what is free needs no look. */
  private: boolean;
  /** When this run asked for the sheet to be made (`performance.now()`); null when it was there. */
  madeAt: number | null;
}

/** Where a table stands: its columns and rows as last seen, and whether they still stand there. */
export class TablePlace {
  readonly client: SheetsClient;
  readonly spreadsheetId: string;
  readonly columns: TableColumn[];
  readonly committer: Committer;
  /** Which columns of the table are the key, the object (-1: none) and the presence (-1: none). */
  readonly keyAt: number;
  readonly objectAt: number;
  readonly presenceAt: number;
  /** Columns of the table whose cells are sealed. */
  readonly witnesses: readonly number[];
  readonly #gone: readonly string[];
  readonly #locate: () => Promise<Layout>;
  readonly #private: boolean;
  layout: Layout;
  index: RowIndex;
  /** What was written, and rows whose keys are still to be seen again: only then is it known that it landed there. */
  #unproven: { write: Write; keys: Map<number, string> }[] = [];
  /** Writes that landed in wrong places, perhaps. */
  #suspect: Write[] = [];
  #disturbed = false;
  #expected = 0;
  /** The first row of the grid that this run made. */
  #madeFrom = Number.POSITIVE_INFINITY;
  /** Keys by row that a dry run takes for put back. */
  #given: ReadonlyMap<number, string> = new Map();
  #ahead: { start: number; sight: Promise<{ sight: Sight; until: number } | null> } | null = null;

  constructor(options: PlaceOptions) {
    this.client = options.client;
    this.spreadsheetId = options.spreadsheetId;
    this.columns = options.columns;
    this.committer = options.committer;
    this.#locate = options.locate;
    this.#private = options.private;
    this.layout = options.layout;
    const at = (key: string | null) => options.columns.findIndex((column) => column.key === key);
    this.keyAt = at(options.keyColumn);
    this.objectAt = at(options.objectColumn);
    this.presenceAt = at(options.presence?.column ?? null);
    this.#gone = options.presence?.gone ?? [];
    const others = [this.keyAt, this.objectAt, this.presenceAt];
    this.witnesses = witnessesOf(options.columns, others, Math.max(options.rows, options.layout.rowCount));
    this.index = new RowIndex(
      this.objectAt >= 0,
      this.#gone,
      this.#sealed().map(({ key }) => key),
    );
    if (options.madeAt !== null) this.#made(options.madeAt);
  }

  /** What a look at a sheet that was just made would see: our headers, and nothing below them. */
  #made(at: number): void {
    const { positions, headers } = this.layout;
    const header: unknown[] = [];
    positions.forEach((position, i) => {
      header[position] = headers[i];
    });
    const sight = Promise.resolve({ sight: { ...unseen, header }, until: at + MADE_MS });
    this.#ahead = { start: this.index.lastRow + 1, sight };
  }

  #sealed(): { key: string; position: number }[] {
    return this.witnesses.map((i) => ({ key: this.columns[i]?.key ?? '', position: this.position(i) }));
  }

  /** The sheet's column of a column of the table. */
  position(column: number): number {
    return this.layout.positions[column] ?? 0;
  }

  /** Reads anew where every row stands; finds the columns again when they have been moved. */
  async readIndex(): Promise<void> {
    for (let tries = 1; ; tries++) {
      const at = (column: number) => (column < 0 ? null : this.position(column));
      const keyColumn = this.columns[this.keyAt];
      const columns = {
        key: this.position(this.keyAt),
        object: at(this.objectAt),
        presence: at(this.presenceAt),
        gone: this.#gone,
        witnesses: this.#sealed(),
        given: this.#given,
        isHeader: keyColumn ? isHeaderOf(this.layout, keyColumn) : () => false,
      };
      const index = await readIndex(this.client, this.spreadsheetId, this.layout, columns);
      this.#ahead = null;
      if (index) {
        this.index = index;
        return;
      }
      if (tries === TRIES) throw new SheetsError(sheetsProblems.restless, { sheet: this.layout.title }, 0);
      this.layout = await this.#locate();
    }
  }

  /** From now on these rows are taken to have these keys. One call. */
  async pretend(keys: ReadonlyMap<number, string>): Promise<void> {
    this.#given = keys;
    await this.readIndex();
  }

  /**
   * Finds columns and rows anew, and takes back what landed in wrong places.
   * @param leaving keys of rows that may be gone by our own hand.
   */
  async findAgain(leaving: ReadonlySet<string> = new Set()): Promise<void> {
    await this.#proveNow();
    const before = this.index;
    this.layout = await this.#locate();
    await this.readIndex();
    const suspect = this.#suspect;
    this.#suspect = [];
    for (const write of suspect) await undoMisplaced(this, write);
    if (suspect.length > 0) await this.readIndex();
    await this.#requireKnown(before, leaving);
  }

  /**
   * Rows that have vanished during the run were deleted, and come back; unless rows without a key or with that of
   * another row stand there now: their keys were spoilt, and the next run tells whose they are.
   * @throws SheetsError.
   */
  async #requireKnown(before: RowIndex, leaving: ReadonlySet<string>): Promise<void> {
    if (this.#private || !before.missingIn(this.index, leaving)) return;
    const isCopied = this.index.doubles.length > before.doubles.length;
    const isAway = this.index.size === 0 || isBesideKeys(this, this.index);
    if (!isAway && !isCopied && (await rowsWithoutKeys(this)).length === 0) return;
    throw new SheetsError(sheetsProblems.restless, { sheet: this.layout.title }, 0);
  }

  /**
   * Says how many rows are to stand below the header in the end. Until they are there, looking ahead is worth while, and
   * when the room is used up it is made for all of them at once: by then the number is known better than at first.
   * @throws SheetsError when the spreadsheet cannot hold them.
   */
  expect(rows: number): void {
    const { rowCount, columnCount, workbookCells } = this.layout;
    requireCells(workbookCells, (rows + 1 - rowCount) * columnCount);
    this.#expected = rows;
    this.index.reserve(rows);
  }

  /** Makes room for this many rows below the header, if it is missing. New rows look like those that are there. */
  async reserve(rows: number): Promise<void> {
    const { sheetId, rowCount, columnCount, workbookCells, positions } = this.layout;
    if (rows + 1 <= rowCount) return;
    let missing = Math.max(rows, this.#expected) + 1 - rowCount;
    requireCells(workbookCells, missing * columnCount);
    if (workbookCells + (missing + SPARE_ROWS) * columnCount <= CELL_LIMIT) missing += SPARE_ROWS;
    const { firstRow } = this.index;
    const formats =
      this.#private || firstRow === null
        ? this.columns.map(numberFormatOf)
        : await formatsOfRow(this.client, this.spreadsheetId, this.layout, firstRow);
    const added = { from: rowCount, to: rowCount + missing };
    await this.committer.commit(() => [
      { appendDimension: { sheetId, dimension: 'ROWS', length: missing } },
      ...formatRows(sheetId, positions, formats, added),
    ]);
    this.#madeFrom = Math.min(this.#madeFrom, rowCount + 1);
    this.layout.rowCount += missing;
    this.layout.workbookCells += missing * columnCount;
  }

  /**
   * Looks at rows about to be overwritten and at the place for new ones. Null when things no longer stand as they did:
   * they have been found again, and what was to be done must be planned anew.
   * @param place `count` rows from `start` must be free; a count of 0 asks for none.
   */
  async see(keys: string[], place: { start: number; count: number }): Promise<Sight | null> {
    const { start, count } = place;
    if (keys.length === 0 && (count === 0 || this.#private)) return unseen;
    const ahead = keys.length === 0 ? await this.#takeAhead(start) : null;
    const sight = ahead ?? (await this.#look(keys, count === 0 ? null : place));
    const proven = ahead !== null || this.#prove(sight);
    if (!proven || !columnsStand(this.layout, sight.header)) {
      await this.findAgain();
      return null;
    }
    const keyAt = this.position(this.keyAt);
    const stand = keys.every((key) => sameKey(sight.cell(this.index.rowOf(key), keyAt), key));
    const taken = sight.taken(this.layout.positions, count, this.#madeFrom);
    if (stand && taken === 0) return sight;
    const before = this.index;
    await this.readIndex();
    await this.#requireKnown(before, new Set());
    // Somebody's own cells stand below the table (a total, notes): new rows go under all of them.
    if (taken > 0) {
      const below = this.index.lastRow + 1;
      const { client, spreadsheetId, layout } = this;
      this.index.lastRow = await lastTaken(client, spreadsheetId, layout, below, this.#madeFrom);
    }
    return null;
  }

  async #look(keys: string[], place: Wanted['place']): Promise<Sight> {
    const rows = keys.map((key) => this.index.rowOf(key));
    const wanted = { rows, keys: this.#unproven.flatMap(({ keys: some }) => [...some.keys()]), place };
    const keyAt = this.position(this.keyAt);
    const sight = await look(this.client, this.spreadsheetId, this.layout, keyAt, wanted);
    if (this.#given.size === 0) return sight;
    const own = (row: number, position: number) => (position === keyAt ? this.#given.get(row) : undefined);
    return { ...sight, cell: (row, position) => own(row, position) ?? sight.cell(row, position) };
  }

  /**
   * While rows are being written, looks at the place of the next ones, down to the end of the grid: two calls take the
   * time of one. Only for rows that are still expected. It proves the writes before this one.
   */
  lookAhead(start: number): void {
    this.#ahead = null;
    if (this.#private || this.#expected <= start - 2 || start > this.layout.rowCount) return;
    const above = this.index.last;
    const before = this.#unproven;
    const keys = new Map([
      ...before.flatMap((write) => [...write.keys]),
      ...(above ? [[above.row, above.key]] : []),
    ] as [number, string][]);
    const wanted: Wanted = { rows: [], keys: keys.keys(), place: { start, count: null } };
    const at = this.position(this.keyAt);
    const sight = look(this.client, this.spreadsheetId, this.layout, at, wanted).then(
      (seen) => {
        if (!columnsStand(this.layout, seen.header) || !holds(seen, keys)) return null;
        this.#unproven = this.#unproven.filter((write) => !before.includes(write));
        return { sight: seen, until: performance.now() + AHEAD_MS };
      },
      () => null, // the next write looks for itself and tells what is wrong
    );
    this.#ahead = { start, sight };
  }

  async #takeAhead(start: number): Promise<Sight | null> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead?.start !== start) return null;
    const found = await ahead.sight;
    return found && performance.now() <= found.until ? found.sight : null;
  }

  /** Notes what was just written; said before the index knows of it. New rows stand below the one that was the last. */
  wrote(rows: WrittenRow[]): void {
    if (this.#private) return;
    const keys = new Map<number, string>();
    const fresh = rows.filter(({ isNew }) => isNew);
    const { last } = this.index;
    if (fresh.length > 0 && last) keys.set(last.row, last.key);
    for (const { row, key, isNew } of rows) if (!isNew) keys.set(row, key);
    for (const { row, key } of [...fresh.slice(0, 1), ...fresh.slice(-1)]) keys.set(row, key);
    this.#unproven = [...this.#unproven, { write: { rows, positions: this.layout.positions }, keys }];
  }

  /**
   * Whether, since this was last asked, everything written landed on the rows it was meant for. False when somebody
   * moved rows or columns in the moment between a look and its write: then other rows of ours may have been
   * overwritten, and the whole table is to be compared. One call when something was written.
   */
  async settled(): Promise<boolean> {
    await this.#proveNow();
    if (this.#suspect.length > 0) await this.findAgain();
    const settled = !this.#disturbed;
    this.#disturbed = false;
    return settled;
  }

  disturb(): void {
    this.#disturbed = true;
  }

  async #proveNow(): Promise<void> {
    if (this.#unproven.length === 0) return;
    try {
      this.#prove(await this.#look([], null));
    } catch (error) {
      // The sheet is gone, was renamed or has lost the very rows.
      if (!(error instanceof SheetsError) || error.kind !== sheetsProblems.grid) throw error;
      this.#doubt();
    }
  }

  #prove(sight: Sight): boolean {
    const stand = columnsStand(this.layout, sight.header);
    const proven = this.#unproven.every(({ keys }) => stand && holds(sight, keys));
    if (!proven) this.#doubt();
    this.#unproven = [];
    return proven;
  }

  #doubt(): void {
    this.#disturbed = true;
    this.#suspect.push(...this.#unproven.map(({ write }) => write));
    this.#unproven = [];
  }
}

function holds(sight: Sight, keys: Map<number, string>): boolean {
  return [...keys].every(([row, key]) => sameKey(sight.key(row), key));
}
