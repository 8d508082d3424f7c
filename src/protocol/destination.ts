import type { Table, TableOptions } from './table.ts';

export interface Destination {
  /** Begins to look at the place, before the table that is to be opened is known: whether it is there, with which columns of ours. */
  look(): Promise<{ exists: boolean; columns: string[] }>;
  /** Finds or makes the table. */
  open(options: TableOptions): Promise<Table>;
  /** Whether the place was thrown away and is only not yet gone, as far as it is told by now. */
  inBin(): Promise<boolean>;
  readonly requests: { read: number; write: number };
  close(): Promise<void>;
}
