import type { Localized } from '../platform/problems.ts';
import { type Column, idOf } from './columns.ts';

export const modes = ['append', 'upsert', 'replace'] as const;
export type Mode = (typeof modes)[number];

/** What is exported and how its columns read: data, from which the engine does everything else. */
export interface Exporter {
  /** MoySklad's own code of the entity; also the path of its list. */
  key: string;
  title: Localized;
  description: Localized;
  /** The column that tells rows apart; it is in every table. */
  keyColumn: string;
  /** Conditions of every reading, besides the user's own filter. */
  filter: string[];
  /** Deleted objects go to the trash first and can be asked for there. */
  trash: boolean;
  /** Each of the account's price types becomes a column. */
  prices: boolean;
  columns: Column[];
}

/**
 * Completes an exporter: the key column (`id`) closes the table, out of a reader's way, dictionaries show archived objects too.
 * @throws Error when two columns share a key.
 */
export function defineExporter(
  definition: Omit<Exporter, 'keyColumn' | 'filter' | 'trash' | 'prices'> & {
    kind: 'document' | 'dictionary';
    prices?: boolean;
  },
): Exporter {
  const { kind, prices = false, ...rest } = definition;
  const columns = [...rest.columns, idOf()];
  const keys = new Set(columns.map((column) => column.key));
  if (keys.size !== columns.length) throw new Error(`exporter ${rest.key}: two columns share a key`);
  return {
    ...rest,
    columns,
    keyColumn: 'id',
    filter: kind === 'dictionary' ? ['archived=true', 'archived=false'] : [],
    trash: kind === 'document',
    prices,
  };
}
