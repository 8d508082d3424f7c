import type { ColumnChoice } from './columns/choice.ts';
import { isDefault } from './columns/choose.ts';
import { columnIndex } from './columns/column.ts';
import type { Exporter } from './exporter.ts';
import { catalogue } from './exporters/index.ts';
import type { Condition } from './filter/conditions.ts';
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
  entity: string;
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
 * the same name, else by their own.
 */
export function namesShown(exporter: Exporter, { columns, edition }: Showing): ShownNames[] {
  const find = columnIndex(exporter.columns);
  const hasFormula = columns?.some((choice) => typeof choice === 'object' && choice.formula) ?? false;
  // A formula may use any column.
  const shown =
    columns === null
      ? exporter.columns.filter((column) => isDefault(exporter, column, edition))
      : hasFormula
        ? exporter.columns
        : columns.flatMap((choice) => find(typeof choice === 'string' ? choice : choice.key) ?? []);
  return shown.filter(({ named }) => named).flatMap(({ key }) => namesBehind(exporter, key));
}

function namesBehind({ filters }: Exporter, key: string): ShownNames[] {
  const name = key.split('.').at(-1) ?? key;
  const field = filters.find((each) => each.key === name && each.type === 'reference');
  const by = field?.by.as === 'condition' ? field.by.name : null;
  const from = field?.from ?? name.toLowerCase();
  if (from === 'assortment' || from === 'good') return goods.map((entity) => ({ entity, by }));
  return entities.has(from) ? [{ entity: from, by }] : [];
}

/** How rows are read that show a name which is another one now. */
export type Refresh = 'whole' | { by: string; entity: string; id: string }[];

/**
 * How the rows are found that show renamed objects. A field that the export's own filter speaks of finds none: several values of a field
 * mean "or" (documentation: filtering).
 * @param renamed `<entity> <id>`, or `ALL_RENAMED`.
 */
export function refreshOf(exporter: Exporter, showing: Showing, renamed: readonly string[]): Refresh {
  if (renamed.includes(ALL_RENAMED)) return 'whole';
  const names = namesShown(exporter, showing);
  const isSpoken = (by: string) =>
    showing.filter !== null ||
    showing.conditions.some(({ field }) =>
      exporter.filters.some((each) => each.key === field && by === nameOf(each)),
    );
  const rows: Exclude<Refresh, 'whole'> = [];
  for (const each of renamed) {
    const [entity = '', id = ''] = each.split(' ');
    for (const { by } of names.filter((shown) => shown.entity === entity)) {
      if (by === null || isSpoken(by)) return 'whole';
      rows.push({ by, entity, id });
    }
  }
  return [...new Map(rows.map((row) => [Object.values(row).join(' '), row])).values()];
}

const nameOf = ({ by }: Exporter['filters'][number]) => (by.as === 'condition' ? by.name : null);
