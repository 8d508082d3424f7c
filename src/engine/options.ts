import type { Mode, ShownNames } from '../catalogue/index.ts';
import type { ProblemKind, ProblemParams } from '../platform/problems.ts';
import type { Destination, SortKey, Source } from '../protocol/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Draft } from './draft.ts';
import type { PlanView } from './plan-view.ts';
import type { Progress } from './tally.ts';

/** What may become of rows whose object was deleted or archived in the source. */
export const fates = ['remove', 'mark', 'keep'] as const;

/** How a table is kept beside its columns. */
export interface ExportOptions {
  gone: (typeof fates)[number];
  /** Warn people who edit our columns. */
  protect: boolean;
  /** Give empty rows and columns of the sheet back. */
  trim: boolean;
  /**
   * By which columns rows are sorted when the sheet is filled for the first time, and at every replacing; the first counts
   * most. Rows that come later stand below.
   */
  sort: SortKey[];
}

export interface RunResult {
  rowsRead: number;
  /** Rows of what was read that the filter kept out. */
  rowsKeptOut: number;
  rowsAppended: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsDeleted: number;
  cellsWritten: number;
  requests: { moysklad: number; sheets: { read: number; write: number } };
  durationMs: number;
  peakRssBytes: number;
  /** `updated` of the last row read, in the source's form. */
  cursor: string | null;
}

export interface RunWarning {
  kind: ProblemKind;
  params: ProblemParams;
}

export interface RunOptions extends Omit<Draft, 'edition'> {
  /** Of the default columns; null: that of the table, where there is one. */
  edition: number | null;
  mode: Mode;
  options: ExportOptions;
  /** Objects of the source that were renamed: rows that show their names are refreshed. `<entity> <id>`, or that all may have been. */
  renamed?: readonly string[];
  /** Where that was not done for so long, ms, names of other objects are looked at though nobody told of a change; absent: they are not. */
  namesAfterMs?: number | undefined;
  /** Only what changed since this moment of the source's clock; nothing is then removed. */
  since?: string | null;
  dryRun: boolean;
  /** Read everything, whatever the last run reached. */
  full: boolean;
  source: Source;
  destination: Destination;
  /** Where an interrupted attempt of this very run stopped, and where to note how far this one came. */
  checkpoint?: { last: Checkpoint | null; save(checkpoint: Checkpoint): Promise<void> };
  /** Whose rows are counted: asked before each write, with the rows that it adds or changes, and told when it is done. */
  allowance?: { take(rows: number): Promise<void>; wrote(rows: number): void };
  onProgress?(progress: Progress): void;
  /** @param details.now by which rolling periods and today's date were counted. @param details.names that stand in the rows. */
  onPlan?(plan: PlanView, details: { now: Date; names: ShownNames[] }): Promise<void>;
  onTable?(table: { url: string; sheetId: number | null; title: string }): Promise<void>;
  signal?: AbortSignal;
  /** How often a long run notes its place in the spreadsheet itself, ms; once a minute unless given. */
  saveEveryMs?: number;
  /** Bytes of one write; what the destination takes at once unless given. */
  batchBytes?: number;
}
