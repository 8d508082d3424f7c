import { Problem } from '../platform/problems.ts';
import { columnIndex } from './column.ts';
import type { Column } from './columns.ts';
import { ComputedColumns, readFormulas } from './computed.ts';
import type { Exporter } from './exporter.ts';
import { formatColumn } from './formats.ts';
import { exportProblems } from './problems.ts';
import type { ColumnChoice } from './schema.ts';

type Wish = Exclude<ColumnChoice, string>;

export interface ChosenColumns {
  columns: Column[];
  /** Additional fields and price types that the account no longer has. */
  gone: string[];
  /** A formula asks for today's date: what stands in the table is old on another day, though nothing has changed. */
  daily: boolean;
}

/**
 * The columns of one table, in the user's order, named and shown as the user wants; the key column is always among them
 * (last, when not chosen), and so is the column of the object's id where an object has several rows.
 * Columns are named by key, or by title in either language. A chosen additional field or price type that the account
 * no longer has stays as an empty column and is reported in `gone`.
 * @param chosen null takes the exporter's default columns.
 * @throws Problem for a column that never was, or a formula that cannot be.
 */
export function chooseColumns(
  exporter: Exporter,
  available: Column[],
  chosen: ColumnChoice[] | null,
): ChosenColumns {
  const wishes = wishesOf(chosen ?? available.filter(({ byDefault }) => byDefault).map(({ key }) => key));
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
  for (const key of keys) {
    const column = available.find((candidate) => candidate.key === key);
    if (column && !columns.has(column.key)) columns.set(column.key, column);
  }
  return { columns: [...columns.values()], gone: [...new Set(gone)], daily: computed.daily };
}

const wishesOf = (choices: ColumnChoice[]): Wish[] =>
  choices.map((choice) => (typeof choice === 'string' ? { key: choice } : choice));

/** What an account adds and may take away again. */
const accountKey = /^(attribute|price):/;

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
  return new Problem(exportProblems.unknownColumn, params, { field: 'columns' });
}
