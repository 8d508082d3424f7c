/** The columns of a difference, as they are to be shown. */

import type { ChosenColumn } from '../../api/exportConfigs.ts';
import type { Column } from '../../api/exporters.ts';
import type { ChangeKind, Difference, RowChange } from '../../api/exportTasks.ts';
import type { Look } from '../../shared/format.ts';
import type { Language } from '../../shared/preferences.ts';

export interface ShownColumn {
  key: string;
  title: string;
  look: Look;
}

/** What is known of the columns, besides the difference itself. */
export interface KnownColumns {
  /** The exporter's columns. */
  all: Column[];
  /** The export's own choice, as it stands now. */
  chosen: ChosenColumn[];
}

export function rowsOfKind(difference: Difference, kind: ChangeKind | 'all'): RowChange[] {
  return kind === 'all' ? difference.rows : difference.rows.filter((row) => row.kind === kind);
}

/** Columns in which these rows have something to show, in the order of the sheet; unknown ones come last. */
export function columnsOf(
  rows: RowChange[],
  difference: Difference,
  known: KnownColumns,
  language: Language,
): ShownColumn[] {
  const { all, chosen } = known;
  const order = [...chosen, ...all].map(({ key }) => key);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...keys]
    .sort((a, b) => place(a) - place(b))
    .map((key) => {
      const own = chosen.find((column) => column.key === key);
      const original = all.find((column) => column.key === key);
      return { key, title: titleOf(key, difference, known, language), look: lookOf(own, original) };
    });
}

/** As the person calls it, else as the exporter does; a column that is not there any more as it was called in the run. */
export function titleOf(
  key: string,
  difference: Difference,
  { all, chosen }: KnownColumns,
  language: Language,
): string {
  const named = <Named extends { key: string }>(columns: Named[]) =>
    columns.find((column) => column.key === key);
  const title = named(all)?.title[language] ?? named(difference.columns)?.title ?? key;
  return named(chosen)?.title ?? title;
}

/** As the person wants it, else as the exporter has it; what a formula gives shows by itself what it is. */
function lookOf(own: ChosenColumn | undefined, original: Column | undefined): Look {
  const type = own?.format?.type ?? original?.type ?? 'text';
  return {
    type: type === 'yesNo' ? 'boolean' : type,
    decimals: own?.format?.decimals ?? original?.decimals ?? null,
    currency: own?.format?.currency ?? original?.currency ?? null,
  };
}
