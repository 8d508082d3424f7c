import type { Table, TableOptions } from './table.ts';

/** Facts of a destination's documentation. The destination writes them, the engine's plan and batches read them. */
export interface DestinationFacts {
  /** The longest body of one write, bytes, its ranges and brackets left out. */
  writeBytes: number;
  /** What one cell is likely to take of it, bytes. */
  cellBytes: number;
  /** Calls of a run besides those that write rows. */
  besides: { read: number; write: number };
}

/** Where one table goes, opened for one task. The destination makes it, the engine calls it. */
export interface Destination {
  readonly facts: DestinationFacts;
  /** Begins to look at the place, before the table that is to be opened is known: whether it is there, with which columns of ours. */
  look(): Promise<{ exists: boolean; columns: string[] }>;
  /** Finds or makes the table. */
  open(options: TableOptions): Promise<Table>;
  /** Whether the place was thrown away and is only not yet gone, as far as it is told by now. */
  inBin(): Promise<boolean>;
  /** Calls made so far, those that failed and were repeated included. */
  readonly requests: { read: number; write: number };
  /** When nothing more is asked of it; what was written stays. */
  close(): Promise<void>;
}
