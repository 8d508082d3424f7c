import { Problem } from '../../platform/problems.ts';
import type { Exporter } from '../exporter.ts';
import { catalogueProblems } from '../problems.ts';
import type { ColumnChoice } from './choice.ts';
import { columnIndex } from './column.ts';
import { type Column, EDITION } from './columns.ts';
import { ComputedColumns, readFormulas } from './computed.ts';
import { formatColumn } from './formats.ts';

type Wish = Exclude<ColumnChoice, string>;

export interface ChosenColumns {
  columns: Column[];
  /** Additional fields and price types that the account no longer has. */
  gone: string[];
  /** A formula asks for today's date: what stands in the table is old on another day, though nothing has changed. */
  daily: boolean;
}

/** Whether a column is one of the default ones of an edition; since the second ids are there in any case, out of sight. */
export function isDefault(
  { keyColumn, objectColumn }: Pick<Exporter, 'keyColumn' | 'objectColumn'>,
  { key, byDefault, since = 1 }: Column,
  edition: number,
): boolean {
  return byDefault && since <= edition && (edition === 1 || (key !== keyColumn && key !== objectColumn));
}

/**
 * The columns of one table, in the user's order, named and shown as the user wants; the key column is always among them,
 * and so is the column of the object's id where an object has several rows. Not chosen, they stand behind the first
 * column, hidden: so a person's selection of rows takes them along. In the first edition they stand at the end, in sight.
 * Columns are named by key, or by title in either language. A chosen additional field or price type that the account
 * no longer has stays as an empty column and is reported in `gone`.
 * @param chosen null takes the exporter's default columns. @param edition the edition of those.
 * @throws Problem for a column that never was, or a formula that cannot be.
 */
export function chooseColumns(
  exporter: Exporter,
  available: Column[],
  chosen: ColumnChoice[] | null,
  edition = EDITION,
): ChosenColumns {
  const defaults = available.filter((column) => isDefault(exporter, column, edition));
  const wishes = wishesOf(chosen ?? defaults.map(({ key }) => key));
  const gone: string[] = [];
  const known = columnIndex(available);
  const find = (name: string, title = name): Column | null => {
    const column = known(name) ?? goneColumn(name.trim(), title);
    if (column?.gone) gone.push(title);
    return column;
  };
  const plain = new Map<Wish, Column>();
  for (const wish of wishes) {
    if (wish.formula) continue;
    const column = find(wish.key, wish.title);
    if (!column) throw unknown(exporter, available, wish.key);
    plain.set(wish, wish.title ? { ...column, title: { ru: wish.title, en: wish.title } } : column);
  }

  const formulas = readFormulas(
    wishes.flatMap(({ key, title, formula }, index) => (formula ? [{ key, title, formula, index }] : [])),
  );
  const named = formulas.flatMap(({ names }) => names.map(({ name }) => name));
  const lost = named.filter((name) => accountKey.test(name)).flatMap((name) => find(name) ?? []);
  const computed = new ComputedColumns([...plain.values(), ...available, ...lost], formulas);

  const columns = new Map<string, Column>();
  const keys = [exporter.objectColumn, exporter.keyColumn];
  wishes.forEach((wish, index) => {
    const { key, title, formula } = wish;
    const column = plain.get(wish) ?? computed.column({ key, title, formula: formula ?? '', index });
    // By its keys a row is found again: they stay as they are.
    columns.set(column.key, keys.includes(column.key) ? column : formatColumn(column, wish));
  });
  const ids = keys.flatMap(
    (key) => available.find((column) => column.key === key && !columns.has(key)) ?? [],
  );
  return {
    columns: withIds([...columns.values()], ids, edition),
    gone: [...new Set(gone)],
    daily: computed.daily,
  };
}

function withIds(columns: Column[], ids: Column[], edition: number): Column[] {
  if (edition === 1) return [...columns, ...ids];
  return columns.toSpliced(1, 0, ...ids.map((column): Column => ({ ...column, hidden: true })));
}

const wishesOf = (choices: ColumnChoice[]): Wish[] =>
  choices.map((choice) => (typeof choice === 'string' ? { key: choice } : choice));

/** What an account adds and may take away again. */
const accountKey = /^(attribute|price)(?:Currency)?:/;

/** An additional field or price type that is not there any more: always empty. */
function goneColumn(key: string, title: string): Column | null {
  const group = accountKey.exec(key)?.[1] as 'attribute' | 'price' | undefined;
  if (!group) return null;
  return {
    key,
    title: { ru: title, en: title },
    type: 'text',
    group,
    byDefault: false,
    gone: true,
    read: () => null,
  };
}

function unknown(exporter: Exporter, available: Column[], column: string): Problem {
  const known = available.map(({ key }) => key).join(', ');
  const params = { exporter: exporter.key, column, known };
  return new Problem(catalogueProblems.unknownColumn, params, { field: 'columns' });
}
