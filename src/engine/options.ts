import type { SortKey } from '../protocol/index.ts';

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
