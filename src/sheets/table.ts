import { setTimeout as sleep } from 'node:timers/promises';
import { a1 } from './a1.ts';
import type { Request, SheetsClient, ValueRange } from './client.ts';
import { type Committer, TRIES } from './commit.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { CELL_LIMIT, type ColumnSpec, formatRows, headerRange, type Layout, requireCells } from './layout.ts';
import { joinColumns, joinRows, RowIndex, sameCell } from './rows.ts';

export type Cell = string | number | boolean | null;
export interface TableRow {
  key: string;
  cells: Cell[];
}
export interface WriteCounts {
  appended: number;
  updated: number;
  unchanged: number;
}

/** Spare rows that come with new ones, so that a few more need no call of their own. */
const SPARE_ROWS = 100;

/** A batch of many thousand deletions would run longer than Google lets it. */
const RANGES_PER_REMOVAL = 1000;

/** Rows apart by no more than this are read together: fewer ranges for a few more cells. */
const READ_GAP = 5;

/**
 * The rows of one table in one sheet, addressed by key. Every write is to explicit ranges and is preceded by a look at
 * the very rows: that the columns stand where they stood, that the rows still carry their keys, that the place for new
 * rows is empty. After a write of unknown outcome the keys are read anew, so nothing is written twice.
 */
export class RowWriter {
  readonly #client: SheetsClient;
  readonly #spreadsheetId: string;
  readonly #columns: ColumnSpec[];
  readonly #keyAt: number;
  readonly #committer: Committer;
  readonly #locate: () => Promise<Layout>;
  readonly #pauseMs: number;
  layout: Layout;
  index = new RowIndex();

  constructor(options: {
    client: SheetsClient;
    spreadsheetId: string;
    columns: ColumnSpec[];
    keyColumn: string;
    committer: Committer;
    layout: Layout;
    /** Finds the columns again after a person moved them. */
    locate: () => Promise<Layout>;
    pauseMs: number;
  }) {
    this.#client = options.client;
    this.#spreadsheetId = options.spreadsheetId;
    this.#columns = options.columns;
    this.#keyAt = options.columns.findIndex((column) => column.key === options.keyColumn);
    this.#committer = options.committer;
    this.#locate = options.locate;
    this.#pauseMs = options.pauseMs;
    this.layout = options.layout;
  }

  /** Reads where every key stands. One call. */
  async readIndex(): Promise<void> {
    const { title, positions, rowCount, columnCount } = this.layout;
    const column = positions[this.#keyAt] ?? 0;
    const range = a1(title, { fromRow: 1, fromColumn: column, toColumn: column });
    // For a dry run the column may be still to be made.
    const there = rowCount > 0 && column < columnCount;
    const [values = []] = there ? await this.#client.values(this.#spreadsheetId, [range]) : [];
    this.index = RowIndex.of(values);
  }

  /** Makes room for this many rows below the header, in one call and only if they are missing. */
  async reserve(rows: number): Promise<void> {
    const { sheetId, rowCount, columnCount, workbookCells } = this.layout;
    let missing = rows + 1 - rowCount;
    if (missing <= 0) return;
    requireCells(workbookCells, missing * columnCount);
    if (workbookCells + (missing + SPARE_ROWS) * columnCount <= CELL_LIMIT) missing += SPARE_ROWS;
    await this.#committer.commit(() => [
      { appendDimension: { sheetId, dimension: 'ROWS', length: missing } },
      ...formatRows(sheetId, this.#typedColumns(), rowCount, rowCount + missing),
    ]);
    this.layout.rowCount += missing;
    this.layout.workbookCells += missing * columnCount;
  }

  #typedColumns() {
    return this.#columns.map(({ type }, i) => ({ type, position: this.layout.positions[i] ?? 0 }));
  }

  /**
   * Writes rows by key: unknown keys below the last row, changed ones in place.
   * @param options.update false leaves known rows as they are.
   * @param options.dryRun counts only.
   */
  async write(rows: TableRow[], options: { update: boolean; dryRun: boolean }): Promise<WriteCounts> {
    const sent = new Map<string, 'appended' | 'updated'>();
    for (let attempt = 1; ; attempt++) {
      try {
        const counts = await this.#tryWrite(rows, options, sent);
        if (counts !== 'moved') return counts;
        if (attempt >= TRIES) throw new SheetsError(sheetsProblems.restless, { sheet: this.layout.title }, 0);
      } catch (error) {
        if (!(error instanceof SheetsError) || attempt >= TRIES) throw error;
        if (!error.unknownOutcome && error.kind !== sheetsProblems.grid) throw error;
        await sleep(this.#pauseMs * attempt);
        this.layout = await this.#locate();
        await this.readIndex();
      }
    }
  }

  async #tryWrite(
    rows: TableRow[],
    options: { update: boolean; dryRun: boolean },
    sent: Map<string, 'appended' | 'updated'>,
  ): Promise<WriteCounts | 'moved'> {
    const known = rows.filter((row) => this.index.rows.has(row.key));
    const fresh = rows.filter((row) => !this.index.rows.has(row.key));
    const start = this.index.lastRow + 1;
    const compared = options.update ? known : [];
    if (!options.dryRun) await this.reserve(start + fresh.length - 2);
    const look =
      options.dryRun && compared.length === 0
        ? new Map<number, unknown[]>()
        : await this.#look(compared, options.dryRun ? 0 : fresh.length, start, options.dryRun);
    if (look === 'moved') return look;
    const changed = compared.filter((row) => !this.#stands(row, look));
    if (!options.dryRun && changed.length + fresh.length > 0) {
      const data = [...this.#updates(changed), ...this.#block(fresh, start)];
      for (const row of changed) if (!sent.has(row.key)) sent.set(row.key, 'updated');
      for (const row of fresh) sent.set(row.key, 'appended');
      await this.#client.writeValues(this.#spreadsheetId, data);
      fresh.forEach((row, i) => {
        this.index.add(row.key, start + i);
      });
    }
    if (options.dryRun) {
      return { appended: fresh.length, updated: changed.length, unchanged: known.length - changed.length };
    }
    // What a try of unknown outcome had written stands by now: it counts as written, not as found.
    const appended = [...sent.values()].filter((how) => how === 'appended').length;
    return { appended, updated: sent.size - appended, unchanged: rows.length - sent.size };
  }

  /**
   * Reads what is about to be overwritten. 'moved' when things no longer stand as they did: they have been found again
   * and the write must be planned anew.
   */
  async #look(
    known: TableRow[],
    fresh: number,
    start: number,
    dryRun: boolean,
  ): Promise<Map<number, unknown[]> | 'moved'> {
    const { title, positions, headers, columnCount } = this.layout;
    const fromColumn = Math.min(...positions);
    const toColumn = Math.min(Math.max(...positions), columnCount - 1);
    const rowNumbers = known.map((row) => this.index.rows.get(row.key) ?? 0).sort((a, b) => a - b);
    const wanted = joinRows(rowNumbers, READ_GAP);
    const ranges = [
      headerRange(title, columnCount),
      ...wanted.map(({ from, to }) => a1(title, { fromRow: from, toRow: to, fromColumn, toColumn })),
    ];
    if (fresh > 0) ranges.push(a1(title, { fromRow: start, toRow: start + fresh - 1, fromColumn, toColumn }));
    const [header = [], ...blocks] = await this.#client.values(this.#spreadsheetId, ranges);
    const headerRow = header[0] ?? [];
    // A dry run may know of columns that are still to be made.
    if (!dryRun && positions.some((position, i) => !sameCell(headers[i], headerRow[position]))) {
      this.layout = await this.#locate();
      await this.readIndex();
      return 'moved';
    }
    const found = new Map<number, unknown[]>();
    wanted.forEach(({ from }, i) => {
      blocks[i]?.forEach((cells, offset) => {
        found.set(from + offset, cells);
      });
    });
    const keyColumn = (positions[this.#keyAt] ?? 0) - fromColumn;
    const rowsMoved = known.some(
      (row) => String(found.get(this.index.rows.get(row.key) ?? 0)?.[keyColumn]) !== row.key,
    );
    const place = fresh > 0 ? (blocks.at(-1) ?? []) : [];
    const ours = positions.map((position) => position - fromColumn);
    const taken = place.findLastIndex((cells) => ours.some((column) => !sameCell(null, cells[column])));
    if (rowsMoved || taken >= 0) {
      await this.readIndex();
      // Somebody's own cells stand below the table (a total, say): new rows go under them.
      if (taken >= 0) this.index.lastRow = Math.max(this.index.lastRow, start + taken);
      return 'moved';
    }
    return found;
  }

  #stands(row: TableRow, found: Map<number, unknown[]>): boolean {
    const cells = found.get(this.index.rows.get(row.key) ?? 0) ?? [];
    const fromColumn = Math.min(...this.layout.positions);
    return row.cells.every((cell, i) => sameCell(cell, cells[(this.layout.positions[i] ?? 0) - fromColumn]));
  }

  #updates(rows: TableRow[]): ValueRange[] {
    const byRow = new Map(rows.map((row) => [this.index.rows.get(row.key) ?? 0, row]));
    const numbers = [...byRow.keys()].sort((a, b) => a - b);
    return joinRows(numbers).flatMap(({ from, to }) => {
      const block: TableRow[] = [];
      for (let number = from; number <= to; number++) {
        const row = byRow.get(number);
        if (row) block.push(row);
      }
      return this.#block(block, from);
    });
  }

  /** Rows one under another from `start`, one range for each run of our columns; null leaves foreign cells alone. */
  #block(rows: TableRow[], start: number): ValueRange[] {
    if (rows.length === 0) return [];
    const { title, positions } = this.layout;
    return joinColumns(positions).map(({ from, to }) => {
      const sources: (number | undefined)[] = [];
      positions.forEach((position, i) => {
        if (position >= from && position <= to) sources[position - from] = i;
      });
      const width = to - from + 1;
      const values = rows.map((row) =>
        Array.from({ length: width }, (_, column) => {
          const source = sources[column];
          return source === undefined ? null : (row.cells[source] ?? '');
        }),
      );
      const range = { fromRow: start, toRow: start + rows.length - 1, fromColumn: from, toColumn: to };
      return { range: a1(title, range), values };
    });
  }

  /** Removes the rows of these keys, and the further rows of doubled keys. Answers how many rows went. */
  async remove(keys: Set<string>): Promise<number> {
    let removed = 0;
    for (let more = true; more; ) {
      let going = 0;
      await this.#committer.commit(async () => {
        this.layout = await this.#locate();
        await this.readIndex();
        const rows = [...this.index.doubles];
        for (const [key, row] of this.index.rows) if (keys.has(key)) rows.push(row);
        const ranges = joinRows(rows.sort((a, b) => a - b)).slice(-RANGES_PER_REMOVAL);
        more = ranges.length === RANGES_PER_REMOVAL;
        going = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0) || going;
        return deleteRows(this.layout, ranges, going);
      });
      removed += going;
      await this.readIndex();
      this.layout.rowCount -= going;
      this.layout.workbookCells -= going * this.layout.columnCount;
    }
    return removed;
  }
}

/** Requests that delete these ranges from the bottom up; a sheet must keep a row below its frozen header. */
function deleteRows(
  { sheetId, rowCount }: Layout,
  ranges: { from: number; to: number }[],
  count: number,
): Request[] {
  const requests: Request[] = [...ranges].reverse().map(({ from, to }) => ({
    deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: from - 1, endIndex: to } },
  }));
  if (requests.length > 0 && count >= rowCount - 1)
    requests.unshift({ appendDimension: { sheetId, dimension: 'ROWS', length: 1 } });
  return requests;
}
