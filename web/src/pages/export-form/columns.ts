/** Choosing and ordering columns; lists of column keys go in and out. */
import type { Column } from '../../api/types.ts';
import type { Language } from '../../shared/preferences.ts';

export const GROUPS = ['own', 'attribute', 'price'] as const;

/** The exporter's default columns; the key column is always among them. */
function defaultColumns(all: Column[], keyColumn: string): string[] {
  return all.filter((column) => column.byDefault || column.key === keyColumn).map((column) => column.key);
}

/** The chosen columns that still exist: an additional field may have been deleted in MoySklad since. */
export function chosenColumns(columns: string[] | null, all: Column[], keyColumn: string): string[] {
  if (columns === null) return defaultColumns(all, keyColumn);
  const known = new Set(all.map((column) => column.key));
  const chosen = columns.filter((key) => known.has(key));
  return chosen.includes(keyColumn) || !known.has(keyColumn) ? chosen : [keyColumn, ...chosen];
}

/** Adds to the end or takes away. */
export function toggle(chosen: string[], key: string): string[] {
  return chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
}

/** Adds what is not there yet, in the order given. */
export function addAll(chosen: string[], keys: string[]): string[] {
  return [...chosen, ...keys.filter((key) => !chosen.includes(key))];
}

/** Takes away all these but the key column. */
export function removeAll(chosen: string[], keys: string[], keyColumn: string): string[] {
  return chosen.filter((key) => key === keyColumn || !keys.includes(key));
}

/** Moves one to a place; a place outside the list means its nearer end. */
export function move(chosen: string[], key: string, to: number): string[] {
  const others = chosen.filter((other) => other !== key);
  return others.toSpliced(Math.max(0, to), 0, key);
}

/** Columns whose title has the words in it, letter case aside. */
export function search(all: Column[], words: string, language: Language): Column[] {
  const wanted = words.trim().toLowerCase();
  return all.filter((column) => column.title[language].toLowerCase().includes(wanted));
}
