import type { Exporter } from '../exporter.ts';
import { EDITION } from './columns.ts';

/**
 * The edition of the default columns that a table was made with, where no config tells it: a table that has columns and
 * none of those that came later is one of the first edition, and stays so.
 * @param keys of our columns in the sheet.
 */
export function editionOf({ columns }: Pick<Exporter, 'columns'>, keys: string[]): number {
  const later = new Set(columns.flatMap(({ key, since = 1 }) => (since > 1 ? key : [])));
  const isLater = (key: string) => later.has(key) || key.startsWith('priceCurrency:');
  return keys.length === 0 || keys.some(isLater) ? EDITION : 1;
}
