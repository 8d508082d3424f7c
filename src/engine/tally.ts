import type { WriteCounts } from '../protocol/index.ts';
import { DifferenceNotes } from './difference.ts';
import type { Made } from './transform.ts';

export type Phase = 'planning' | 'reading' | 'reconciling' | 'publishing' | 'finished';

export interface Progress {
  phase: Phase;
  read: number;
  written: number;
  total: number | null;
}

/** Counts what a run does, and tells of it as it goes. */
export class Tally {
  readonly counts = {
    rowsRead: 0,
    /** Of the last reading, and of what an interrupted one had read before the place it went on from. */
    rowsKeptOut: 0,
    rowsAppended: 0,
    rowsUpdated: 0,
    rowsUnchanged: 0,
    rowsDeleted: 0,
    cellsWritten: 0,
  };
  difference = new DifferenceNotes();
  /** Of this reading's objects that have any: how many rows the filter kept out. One that comes twice counts with its later state. */
  #keptOut = new Map<string, number>();
  readonly #tell: ((progress: Progress) => void) | undefined;
  #phase: Phase = 'planning';
  #total: number | null = null;

  constructor(tell: ((progress: Progress) => void) | undefined) {
    this.#tell = tell;
  }

  /** The run is in this phase now. */
  enter(phase: Phase): void {
    this.#phase = phase;
    const { rowsRead, rowsAppended, rowsUpdated, rowsUnchanged } = this.counts;
    const written = rowsAppended + rowsUpdated + rowsUnchanged;
    this.#tell?.({ phase, read: rowsRead, written, total: this.#total });
  }

  /** Counts one reading; told of every page, and not of every batch: a batch of narrow rows takes many pages. */
  counter(): (read: number, total: number) => void {
    const before = this.counts.rowsRead;
    return (read, total) => {
      this.counts.rowsRead = before + read;
      this.#total = before + total;
      this.enter(this.#phase);
    };
  }

  /** A reading begins. @param keptOut rows that the filter kept out before the place it goes on from. */
  begin(keptOut: number): void {
    this.counts.rowsKeptOut = keptOut;
    this.#keptOut.clear();
  }

  /** Counts rows that the filter kept out. */
  keptOut(objects: Pick<Made, 'id' | 'keptOut'>[]): void {
    for (const { id, keptOut } of objects) {
      const before = id === undefined ? 0 : (this.#keptOut.get(id) ?? 0);
      this.counts.rowsKeptOut += keptOut - before;
      if (id === undefined || keptOut === before) continue;
      if (keptOut > 0) this.#keptOut.set(id, keptOut);
      else this.#keptOut.delete(id);
    }
  }

  /** Forgets what was counted: it will be met again. */
  restart(): void {
    for (const key of Object.keys(this.counts) as (keyof Tally['counts'])[]) {
      if (key !== 'rowsRead') this.counts[key] = 0;
    }
    this.difference = new DifferenceNotes();
  }

  /**
   * Rows that stay as they are, those that were not even read included.
   * @param size rows of the table, as they stand after a run or, for a dry run, before it.
   */
  untouched(size: number, dryRun: boolean): number {
    const { rowsAppended, rowsUpdated, rowsDeleted } = this.counts;
    return Math.max(0, size - rowsUpdated - (dryRun ? rowsDeleted : rowsAppended));
  }

  wrote(counts: WriteCounts): void {
    this.counts.rowsAppended += counts.appended;
    this.counts.rowsUpdated += counts.updated;
    this.counts.rowsUnchanged += counts.unchanged;
    this.counts.cellsWritten += counts.cells;
  }
}
