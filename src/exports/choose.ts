import { Problem } from '../platform/problems.ts';
import type { Column } from './columns.ts';
import type { Exporter } from './exporter.ts';
import { exportProblems } from './problems.ts';
import type { ColumnChoice } from './schema.ts';

/**
 * The columns of one table, in the user's order; the key column is always among them (last, when not chosen).
 * Columns are named by key, or by title in either language. A chosen additional field or price type that the account
 * no longer has stays as an empty column and is reported in `gone`.
 * @param chosen null takes the exporter's default columns.
 * @throws Problem for a column that never was.
 */
export function chooseColumns(
  exporter: Exporter,
  available: Column[],
  chosen: ColumnChoice[] | null,
): { columns: Column[]; gone: string[] } {
  const gone: string[] = [];
  const columns = new Map<string, Column>();
  const names = chosen ?? available.filter((column) => column.byDefault).map((column) => column.key);
  for (const choice of names) {
    const name = typeof choice === 'string' ? choice : choice.key;
    const column = findColumn(available, name) ?? goneColumn(name);
    if (!column) {
      const known = available.map((candidate) => candidate.key).join(', ');
      const params = { exporter: exporter.key, column: name, known };
      throw new Problem(exportProblems.unknownColumn, params, { field: 'columns' });
    }
    if (!available.includes(column)) gone.push(name);
    columns.set(column.key, column);
  }
  for (const needed of [exporter.objectColumn, exporter.keyColumn]) {
    const column = available.find(({ key }) => key === needed);
    if (column && !columns.has(column.key)) columns.set(column.key, column);
  }
  return { columns: [...columns.values()], gone };
}

function findColumn(available: Column[], name: string): Column | undefined {
  const lower = name.trim().toLowerCase();
  return (
    available.find((column) => column.key === name.trim()) ??
    available.find(({ title }) => title.ru.toLowerCase() === lower || title.en.toLowerCase() === lower)
  );
}

function goneColumn(key: string): Column | null {
  const group = key.startsWith('attribute:') ? 'attribute' : key.startsWith('price:') ? 'price' : null;
  if (!group) return null;
  return { key, title: { ru: key, en: key }, type: 'text', group, byDefault: false, read: () => null };
}
