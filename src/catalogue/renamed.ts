import type { Account } from './account.ts';
import type { ColumnChoice } from './columns/choice.ts';
import { isDefault } from './columns/choose.ts';
import { type Column, columnIndex } from './columns/column.ts';
import type { Exporter } from './exporter.ts';
import { catalogue } from './exporters/index.ts';
import type { Condition } from './filter/conditions.ts';
import type { FilterField } from './filter/filter-fields.ts';
import { goods } from './told.ts';

/** What of an export says which names it shows. */
export interface Showing {
  columns: ColumnChoice[] | null;
  /** Of the default columns. */
  edition: number;
  conditions: Condition[];
  /** A filter in the source's own grammar. */
  filter: string | null;
}

/** Objects of a type whose names stand in a table's rows. */
export interface ShownNames {
  /** Their type, as MoySklad tells of a change. */
  entity: string;
  /** The list that holds them: the type, or one custom dictionary. */
  list: string;
  /** The field of the filter grammar that finds the rows of one of them; null: none does. */
  by: string | null;
}

/** More objects than this were renamed: everything is read anew. As many addresses fit into one call (documentation: limits). */
export const MOST_RENAMED = 30;
/** In the place of their list. */
export const ALL_RENAMED = 'all';

/** Types of objects by the code of their list, whatever its case: a field of this name links to them. */
const entities = new Set(
  catalogue.filter(({ kind }) => kind === 'document' || kind === 'dictionary').map(({ key }) => key),
);

/**
 * The names of other objects that stand in an export's rows, as far as its columns say of what type these are: by the filter's field of
 * the same name, else by their own. A field that the export's own filter speaks of finds no rows: several values of a field mean "or"
 * (documentation: filtering).
 * @param account with what the account has added, where that is known: additional fields name objects, too.
 */
export function namesShown(
  exporter: Exporter,
  { columns, edition, conditions, filter }: Showing,
  account: Pick<Account, 'columns' | 'fields'> = { columns: exporter.columns, fields: exporter.filters },
): ShownNames[] {
  const find = columnIndex(account.columns);
  const hasFormula = columns?.some((choice) => typeof choice === 'object' && choice.formula) ?? false;
  // A formula may use any column.
  const shown =
    columns === null
      ? account.columns.filter((column) => isDefault(exporter, column, edition))
      : hasFormula
        ? account.columns
        : columns.flatMap((choice) => find(typeof choice === 'string' ? choice : choice.key) ?? []);
  const spoken = new Set(
    account.fields.filter(({ key }) => conditions.some(({ field }) => field === key)).map(nameOf),
  );
  const names = shown
    .flatMap((column) => namesBehind(account.fields, column))
    .map((each) => ({ ...each, by: filter !== null || spoken.has(each.by) ? null : each.by }));
  return [...new Map(names.map((each) => [Object.values(each).join(' '), each])).values()];
}

function namesBehind(fields: FilterField[], { key, named, shows }: Column): ShownNames[] {
  if (shows) return [{ entity: shows, list: shows, by: null }];
  if (!named) return [];
  const name = key.split('.').at(-1) ?? key;
  const field = fields.find((each) => each.key === name && each.type === 'reference');
  const by = field ? nameOf(field) : null;
  const from = field?.from ?? (name.endsWith('Currency') ? 'currency' : name.toLowerCase());
  if (from === 'assortment' || from === 'good') return goods.map((entity) => ({ entity, list: entity, by }));
  // What is told of a custom dictionary's object does not say which dictionary that is, and a condition needs its address.
  if (from.startsWith('customentity/')) return [{ entity: 'customentity', list: from, by: null }];
  return entities.has(from) ? [{ entity: from, list: from, by }] : [];
}

const nameOf = ({ by }: FilterField) => (by.as === 'condition' ? by.name : null);

/** How rows are read that show a name which is another one now. */
export type Refresh = 'whole' | { by: string; entity: string; id: string }[];

/**
 * How the rows are found that show renamed objects.
 * @param renamed `<entity> <id>`, or `ALL_RENAMED`.
 */
export function refreshOf(names: readonly ShownNames[], renamed: readonly string[]): Refresh {
  if (renamed.includes(ALL_RENAMED)) return 'whole';
  const rows: Exclude<Refresh, 'whole'> = [];
  for (const each of new Set(renamed)) {
    const [entity = '', id = ''] = each.split(' ');
    for (const { by } of names.filter((shown) => shown.entity === entity)) {
      if (by === null) return 'whole';
      rows.push({ by, entity, id });
    }
  }
  return rows;
}
