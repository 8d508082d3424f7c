import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell, RowChange, TableRow, WriteCounts } from '../../protocol/index.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { hashInPrinted, hashOf } from '../state/seal.ts';
import { type RowEdit, rangesOf, segmentsOf } from './changes.ts';
import { TRIES } from './commit.ts';
import type { TablePlace } from './place.ts';
import { sameCell } from './rows.ts';
import type { Sight } from './sight.ts';
import { Tally } from './tally.ts';
import type { WrittenRow } from './undo.ts';

/** Ranges of one call: with many more of them a call of 2 MB would take Google too long. */
const RANGES_PER_WRITE = 10_000;

/** Rows of one call when they are only looked at. */
const ROWS_PER_LOOK = 2000;

/** Cells of a known row that are to be what they are here; undefined leaves a cell alone. */
interface KnownRow {
  key: string;
  object: null;
  cells: (Cell | undefined)[];
}

/**
 * Writes rows of a table, addressed by key. Every write is to explicit ranges and is preceded by a look at the very
 * rows: that the columns stand where they stood, that the rows still carry their keys, that the place for new rows is
 * empty; only cells that then differ are sent. After a write of unknown outcome the keys are read anew, so nothing is
 * written twice.
 */
export class RowWriter {
  readonly place: TablePlace;
  readonly #pauseMs: number;

  constructor(place: TablePlace, pauseMs: number) {
    this.place = place;
    this.#pauseMs = pauseMs;
  }

  /**
   * Writes rows by key: unknown keys below the last row, changed cells in place.
   * @param options.update false leaves known rows as they are.
   * @param options.dryRun counts and tells only.
   */
  async write(
    rows: TableRow[],
    options: {
      update: boolean;
      dryRun: boolean;
      onChange?: (change: RowChange) => void;
      allow?: ((rows: number) => Promise<void>) | undefined;
    },
  ): Promise<WriteCounts> {
    const tally = new Tally(this.place.columns, options.onChange);
    await this.#untilDone(() => this.#tryWrite(rows, options, tally));
    return tally.counts(rows.length);
  }

  /** Puts words into the presence cells of these keys' rows. Answers how many rows changed. */
  async mark(words: Map<string, string>): Promise<number> {
    const { columns, presenceAt } = this.place;
    if (presenceAt < 0) return 0;
    const rows = Array.from(words, ([key, text]) => {
      const cells = new Array<Cell | undefined>(columns.length).fill(undefined);
      cells[presenceAt] = text;
      return { key, object: null, cells };
    });
    let marked = 0;
    for (let from = 0; from < rows.length; from += ROWS_PER_LOOK) {
      const some = rows.slice(from, from + ROWS_PER_LOOK);
      const tally = new Tally(columns);
      await this.#untilDone(() => this.#tryWrite(some, { update: true, dryRun: false }, tally));
      marked += tally.counts(some.length).updated;
    }
    return marked;
  }

  /** The cells of these keys' rows as they stand in the sheet; keys without a row are left out. */
  async look(keys: string[]): Promise<Map<string, Cell[]>> {
    const found = new Map<string, Cell[]>();
    for (let from = 0; from < keys.length; from += ROWS_PER_LOOK) {
      const some = keys.slice(from, from + ROWS_PER_LOOK);
      await this.#untilDone(async () => {
        const there = some.filter((key) => this.place.index.has(key));
        const sight = await this.place.see(there, { start: 0, count: 0 });
        if (!sight) return false;
        for (const key of there) {
          const row = this.place.index.rowOf(key);
          found.set(
            key,
            Array.from(this.place.columns, (_, i) => this.#cell(sight, row, i)),
          );
        }
        return true;
      });
    }
    return found;
  }

  #cell(sight: Sight, row: number, column: number): Cell {
    const cell = sight.cell(row, this.place.position(column));
    return cell === undefined || cell === '' ? null : (cell as Cell);
  }

  /** Tries until it is done; `false` means that things had moved, and have been found again. */
  async #untilDone(attempt: () => Promise<boolean>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        if (await attempt()) return;
        if (tries >= TRIES)
          throw new SheetsError(sheetsProblems.restless, { sheet: this.place.layout.title }, 0);
      } catch (error) {
        if (!(error instanceof SheetsError) || tries >= TRIES) throw error;
        if (!error.unknownOutcome && error.kind !== sheetsProblems.grid) throw error;
        await sleep(this.#pauseMs * tries);
        await this.place.findAgain();
      }
    }
  }

  async #tryWrite(
    rows: (TableRow | KnownRow)[],
    {
      update,
      dryRun,
      allow,
    }: { update: boolean; dryRun: boolean; allow?: ((rows: number) => Promise<void>) | undefined },
    tally: Tally,
  ): Promise<boolean> {
    const { place } = this;
    const known = update ? rows.filter(({ key }) => place.index.has(key)) : [];
    const fresh = rows.filter((row): row is TableRow => 'printed' in row && !place.index.has(row.key));
    const start = place.index.lastRow + 1;
    if (fresh.length > 0 && !dryRun) await place.reserve(start + fresh.length - 2);
    const keys = known.map(({ key }) => key);
    const sight = await place.see(keys, { start, count: dryRun ? 0 : fresh.length });
    if (!sight) return false;
    const changed: (TableRow | KnownRow)[] = [];
    const written: WrittenRow[] = [];
    for (const row of known) {
      const at = place.index.rowOf(row.key);
      const cells = this.#differing(row, at, sight);
      if (!cells) continue;
      changed.push(row);
      written.push({ row: at, key: row.key, isNew: false, cells });
      tally.changed(row.key, cells, (column) => this.#cell(sight, at, column));
    }
    fresh.forEach((row, i) => {
      written.push(new NewRow(start + i, row));
      tally.added(row);
    });
    if (dryRun || written.length === 0) return true;
    // Of all tries of this write together: rows that one before has sent were allowed then.
    await allow?.(tally.changes);
    const writing = this.#send(written);
    if (known.length === 0) place.lookAhead(start + fresh.length);
    await writing;
    place.wrote(written);
    this.#note(changed, written, fresh, start);
    return true;
  }

  /** The cells of a row that differ from the sheet; null when none does. */
  #differing({ cells }: TableRow | KnownRow, row: number, sight: Sight): (Cell | undefined)[] | null {
    let differing: (Cell | undefined)[] | null = null;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (cell === undefined || sameCell(cell, sight.cell(row, this.place.position(i)))) continue;
      differing ??= new Array(cells.length).fill(undefined);
      differing[i] = cell;
    }
    return differing;
  }

  async #send(edits: RowEdit[]): Promise<void> {
    const { client, spreadsheetId, layout } = this.place;
    const ranges = rangesOf(layout.title, segmentsOf(layout.positions), edits);
    for (let from = 0; from < ranges.length; from += RANGES_PER_WRITE) {
      await client.writeValues(spreadsheetId, ranges.slice(from, from + RANGES_PER_WRITE));
    }
  }

  #note(changed: (TableRow | KnownRow)[], written: WrittenRow[], fresh: TableRow[], start: number): void {
    const { index, presenceAt, witnesses, columns } = this.place;
    const presenceOf = (row: TableRow) => (presenceAt < 0 ? undefined : row.cells[presenceAt]);
    changed.forEach((row, i) => {
      const { cells = [] } = written[i] ?? {};
      const hash = (witness: number) => {
        const cell = cells[witnesses[witness] as number];
        return cell === undefined ? undefined : hashOf(cell);
      };
      if (row.object === null) index.mark(row.key, hash);
      else index.set(row.key, index.rowOf(row.key), row.object, presenceOf(row), hash);
    });
    fresh.forEach((row, i) => {
      const { printed } = row;
      const hash = (witness: number) => hashInPrinted(printed, witnesses[witness] as number, columns.length);
      index.set(row.key, start + i, row.object, presenceOf(row), hash);
    });
  }
}

/** A new row as it was sent. */
class NewRow implements WrittenRow {
  readonly row: number;
  readonly isNew = true;
  readonly #of: TableRow;

  constructor(row: number, of: TableRow) {
    this.row = row;
    this.#of = of;
  }

  get key(): string {
    return this.#of.key;
  }

  get printed(): Uint8Array {
    return this.#of.printed;
  }

  get cells(): Cell[] {
    return this.#of.cells;
  }
}
