import type { Localized } from '../platform/problems.ts';
import type { ColumnChoice } from './columns/choice.ts';
import type { Mode } from './exporter.ts';
import type { Condition } from './filter/conditions.ts';

/** Who asks for a ready export. */
export const audiences = ['accountant', 'warehouse', 'owner', 'sales', 'dealers', 'purchasing'] as const;

/** A ready export, which only needs a spreadsheet. */
export interface Template {
  key: string;
  title: Localized;
  description: Localized;
  audience: (typeof audiences)[number];
  exporter: string;
  mode: Mode;
  /** Null takes the default ones. */
  columns: ColumnChoice[] | null;
  conditions: Condition[];
  sheetTitle: string;
}
