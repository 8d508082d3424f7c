import type { Localized } from '../../platform/problems.ts';
import type { Cell, ColumnType, Link, SourceRow, SourceState } from '../../protocol/index.ts';

/** What a column may look up beside its row; another one for each reading of a row. */
export interface Lookup {
  /** The object that a field links to; null where it links to none. */
  link(value: unknown): Link | null;
  /** The name of the object behind a link; empty while it is not known. */
  name(link: Link): string | null;
  states: ReadonlyMap<string, SourceState>;
}

/** Where a column comes from: the entity itself, its line, what the account added, a formula of the user's. */
export const columnGroups = ['own', 'line', 'attribute', 'price', 'computed'] as const;

/**
 * The edition of the default columns that new exports are made with. One made with an earlier edition keeps that: columns
 * that came to the defaults later do not appear in its sheet by themselves. Since the second the columns with ids are
 * hidden and stand among the others, currencies stand beside all prices, and no VAT is told apart from a rate of 0 %.
 */
export const EDITION = 2;

export interface Column {
  /** MoySklad's field name; `line.<field>` of a line; `attribute:<id>` and `price:<id>` for what the account added. */
  key: string;
  title: Localized;
  type: ColumnType;
  group: (typeof columnGroups)[number];
  byDefault: boolean;
  /** The edition of the default columns since which it is one of them; absent: since the first. */
  since?: number;
  /** Out of sight in a sheet that is made: only the program reads it. */
  hidden?: true;
  /** Digits after the point; absent: as usual for the type. */
  decimals?: number;
  /** Sign behind a sum of money. */
  currency?: string;
  /** The source knows it no more: always empty. */
  gone?: true;
  read(row: SourceRow, lookup: Lookup): Cell;
  /** It shows the name of another object, which may have to be asked for. */
  named?: true;
  /** It shows names out of this list as part of a text (a path of groups), or by a field of another name. */
  shows?: string;
  /** Links that a page of opened objects may bring with it, in the grammar of `expand`. */
  expand?: string[];
}

/**
 * Finds columns as people name them: by key, or by title in either language, whatever its case, with ё or е; of equal names the first counts.
 */
export function columnIndex<T extends Pick<Column, 'key' | 'title'>>(
  columns: T[],
): (name: string) => T | undefined {
  // Of equal names the first column is set last.
  const reversed = columns.toReversed();
  const byKey = new Map(reversed.map((column) => [column.key, column]));
  const byTitle = new Map(
    reversed.flatMap((column) => {
      const { ru, en } = column.title;
      return [ru, en].map((title) => [folded(title), column] as const);
    }),
  );
  return (name) => byKey.get(name.trim()) ?? byTitle.get(folded(name.trim()));
}

/** A title as it is compared: MoySklad's screens spell without ё, people either way. */
function folded(title: string): string {
  return title.toLowerCase().replaceAll('ё', 'е');
}

/** The value at a dotted path (`rate.currency`). */
export function at(row: SourceRow, path: string): unknown {
  return pathOf(path)(row);
}

/** A dotted path as a function: it is taken apart once and not for each of a hundred thousand rows. */
export function pathOf(path: string): (row: SourceRow) => unknown {
  const steps = path.split('.');
  const [first = '', second = ''] = steps;
  if (steps.length === 1) return (row) => row[first];
  if (steps.length === 2) return (row) => fieldOf(row[first], second);
  return (row) => {
    let value: unknown = row;
    for (const step of steps) value = fieldOf(value, step);
    return value;
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as SourceRow)[name] : undefined;
}

/** A key that begins with `line.` names a field of a document's line. */
export const groupOf = (key: string) => (key.startsWith('line.') ? 'line' : 'own');

/** The objects in a list, for lists that come as an array, or opened as `{rows}`. */
export function listed(value: unknown): SourceRow[] {
  const rows = Array.isArray(value) ? value : (value as { rows?: unknown } | null | undefined)?.rows;
  return Array.isArray(rows) ? rows : [];
}
