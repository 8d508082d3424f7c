/** Choosing, ordering and naming columns; lists of chosen columns go in and out. */
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { allOf } from '../../../shared/allOf.ts';
import type { Language } from '../../../shared/preferences.ts';

/** The groups a person chooses from; computed columns are made, not chosen. */
export const GROUPS = allOf<Exclude<Column['group'], 'computed'>>()(['own', 'line', 'attribute', 'price']);

/**
 * The columns in the order of the sheet: those the person chose, else the exporter's default ones. A column that MoySklad
 * has no more stays, for the others to keep their places. The IDs by which rows are known are there in any case, hidden.
 */
export function chosenColumns(columns: ChosenColumn[] | null, all: Column[]): ChosenColumn[] {
  return columns ?? all.filter(({ byDefault }) => byDefault).map(({ key }) => ({ key }));
}

/** Adds to the end or takes away. */
export function toggle(chosen: ChosenColumn[], key: string): ChosenColumn[] {
  return has(chosen, key) ? remove(chosen, key) : [...chosen, { key }];
}

/** Adds what is not there yet, in the order given. */
export function addAll(chosen: ChosenColumn[], keys: string[]): ChosenColumn[] {
  return [...chosen, ...keys.filter((key) => !has(chosen, key)).map((key) => ({ key }))];
}

export function removeAll(chosen: ChosenColumn[], keys: string[]): ChosenColumn[] {
  return chosen.filter(({ key }) => !keys.includes(key));
}

export function remove(chosen: ChosenColumn[], key: string): ChosenColumn[] {
  return chosen.filter((column) => column.key !== key);
}

/** Puts a changed column in the place it had, a new one at the end. */
export function put(chosen: ChosenColumn[], column: ChosenColumn): ChosenColumn[] {
  if (!has(chosen, column.key)) return [...chosen, column];
  return chosen.map((other) => (other.key === column.key ? column : other));
}

/** Moves one to a place; a place outside the list means its nearer end. */
export function move(chosen: ChosenColumn[], key: string, to: number): ChosenColumn[] {
  const moved = chosen.filter((column) => column.key === key);
  return remove(chosen, key).toSpliced(Math.max(0, to), 0, ...moved);
}

export function has(chosen: ChosenColumn[], key: string): boolean {
  return chosen.some((column) => column.key === key);
}

/** The header: the person's own, else MoySklad's; the key where MoySklad has no such column any more. */
export function titleOf(column: ChosenColumn, all: Column[], language: Language): string {
  return column.title ?? all.find(({ key }) => key === column.key)?.title[language] ?? column.key;
}

/** True for a column that MoySklad has no more: an additional field that was deleted. */
export function isGone(column: ChosenColumn, all: Column[]): boolean {
  return column.formula === undefined && !all.some(({ key }) => key === column.key);
}

/** Whether returning to the default columns would lose something the person made. */
export function hasOwnWork(columns: ChosenColumn[] | null): boolean {
  return columns?.some((column) => Object.keys(column).length > 1) ?? false;
}

/** Columns whose title has the words in it, letter case and the dots of «ё» aside. */
export function search(all: Column[], words: string, language: Language): Column[] {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const wanted = plain(words.trim());
  return all.filter((column) => plain(column.title[language]).includes(wanted));
}
