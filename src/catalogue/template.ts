import type { Localized } from '../platform/problems.ts';
import type { ColumnChoice } from './columns/choice.ts';
import type { Mode } from './exporter.ts';
import type { Condition } from './filter/conditions.ts';

/** A ready export, which only needs a spreadsheet. */
export interface Template {
  key: string;
  title: Localized;
  description: Localized;
  /** Who asks for it: `accountant`, `warehouse`, `owner`, `sales`, `dealers`, `purchasing`. */
  audience: string;
  exporter: string;
  mode: Mode;
  /** Null takes the default ones. */
  columns: ColumnChoice[] | null;
  conditions: Condition[];
  sheetTitle: string;
}
