import { createHash } from 'node:crypto';
import { Problem } from '../platform/problems.ts';
import { catalogue } from './catalogue/index.ts';
import { attributeColumn, type Column, type Lookup, priceColumn } from './columns.ts';
import type { Exporter } from './exporter.ts';
import type { Cursor, Source, TableColumn, TableState } from './ports.ts';
import { exportProblems } from './problems.ts';

/** @throws Problem when there is no such exporter; names those there are. */
export function findExporter(key: string): Exporter {
  const exporter = catalogue.find((candidate) => candidate.key === key);
  if (exporter) return exporter;
  const known = catalogue.map((candidate) => candidate.key).join(', ');
  throw new Problem(exportProblems.unknownExporter, { exporter: key, known }, { field: 'exporter' });
}

/** All columns that an exporter has for this account, and what they look up. One call, or two with price types. */
export async function accountColumns(
  exporter: Exporter,
  source: Source,
): Promise<{ columns: Column[]; lookup: Lookup }> {
  const metadata = await source.metadata(exporter.key, { prices: exporter.prices });
  return {
    columns: [
      ...exporter.columns,
      ...metadata.priceTypes.map(priceColumn),
      ...metadata.attributes.map(attributeColumn),
    ],
    lookup: { name: (type, id) => source.names.name(type, id), states: metadata.states },
  };
}

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
  chosen: string[] | null,
): { columns: Column[]; gone: string[] } {
  const gone: string[] = [];
  const columns = new Map<string, Column>();
  const names = chosen ?? available.filter((column) => column.byDefault).map((column) => column.key);
  for (const name of names) {
    const column = findColumn(available, name) ?? goneColumn(name);
    if (!column) {
      const known = available.map((candidate) => candidate.key).join(', ');
      const params = { exporter: exporter.key, column: name, known };
      throw new Problem(exportProblems.unknownColumn, params, { field: 'columns' });
    }
    if (!available.includes(column)) gone.push(name);
    columns.set(column.key, column);
  }
  if (!columns.has(exporter.keyColumn)) {
    const key = available.find((column) => column.key === exporter.keyColumn);
    if (key) columns.set(key.key, key);
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

export function tableColumns(columns: Column[]): TableColumn[] {
  return columns.map(({ key, title, type }) => ({
    key,
    type,
    title: title.ru,
    titles: [title.ru, title.en],
  }));
}

/** A short mark of a choice of columns, whatever their order: a sheet's tags have little room (30,000 characters). */
export function columnsMark(columns: Column[]): string {
  const keys = columns.map((column) => column.key).sort();
  return createHash('sha256').update(keys.join('\n')).digest('base64url').slice(0, 22);
}

/**
 * A user's filter as conditions. `updated` belongs to the engine: the API takes one condition of a kind per field.
 * @throws Problem when the filter speaks of `updated`.
 */
function filterConditions(filter: string | null): string[] {
  if (!filter?.trim()) return [];
  const conditions = filter.match(/(?:\\;|[^;])+/g)?.map((condition) => condition.trim()) ?? [];
  const own = conditions.find((condition) => /^updated\s*[<>=!~]/.test(condition));
  if (own) throw new Problem(exportProblems.badFilter, { condition: own }, { field: 'filter' });
  return conditions.filter(Boolean);
}

/** An exporter's own conditions give way where the user's filter speaks of the same field. */
export function readingConditions(exporter: Exporter, filter: string | null): string[] {
  const asked = filterConditions(filter);
  const fields = new Set(asked.map(fieldOf));
  return [...exporter.filter.filter((condition) => !fields.has(fieldOf(condition))), ...asked];
}

function fieldOf(condition: string): string {
  return condition.split(/[<>=!~]/)[0]?.trim() ?? '';
}

/** A place reached in one reading of the source; everything up to it stands in the table. */
export interface Checkpoint {
  /** `full` reads everything, `incremental` only what changed. */
  pass: 'full' | 'incremental';
  cursor: Cursor | null;
}

/** Where a run begins. */
export interface Start extends Checkpoint {
  /** An interrupted run goes on: what it saw before is not known any more. */
  resumed: boolean;
}

/**
 * A bulk change may take five minutes (documentation: limits) and may stamp its objects when it begins; so a run reads
 * again what changed in the last five minutes before the place that the last one reached.
 */
const OVERLAP_MS = 5 * 60_000;

/**
 * Decides where to begin: at an interrupted run's place; else with what changed since the last run, if that run left
 * the table complete for the same filter and columns; else from the very beginning.
 */
export function planStart(options: {
  state: TableState | null;
  /** Keys in the table now. */
  rows: number;
  wanted: Omit<TableState, 'cursor' | 'complete' | 'rows'>;
  checkpoint: Checkpoint | null;
  full: boolean;
  staged: boolean;
}): Start {
  const { state, rows, wanted, checkpoint, full, staged } = options;
  if (checkpoint?.cursor) return { ...checkpoint, resumed: true };
  const fits =
    state !== null &&
    state.exporter === wanted.exporter &&
    state.filter === wanted.filter &&
    // Appending leaves old rows as they were: what others keep equal to the source must be read anew after it.
    (state.mode !== 'append' || wanted.mode === 'append') &&
    state.columns === wanted.columns &&
    // Rows that a person deleted are to come back, unless rows are only ever added.
    (wanted.mode === 'append' || rows >= state.rows);
  if (full || staged || !fits || !state.cursor) return { pass: 'full', cursor: null, resumed: false };
  if (!state.complete) return { pass: 'full', cursor: state.cursor, resumed: true };
  const updated = shiftMoment(state.cursor.updated, -OVERLAP_MS);
  return { pass: 'incremental', cursor: { updated, id: '', ties: 0 }, resumed: false };
}

/** Moves a moment `YYYY-MM-DD HH:MM:SS[.mmm]` of the source's clock by milliseconds. */
function shiftMoment(moment: string, ms: number): string {
  const time = Date.parse(`${moment.replace(' ', 'T')}Z`);
  return new Date(time + ms).toISOString().replace('T', ' ').replace('Z', '');
}

/** Moscow is three hours ahead of UTC all year. */
const MOSCOW_MS = 3 * 3_600_000;

/**
 * A moment given by a person, in the source's form: `YYYY-MM-DD[ HH:MM[:SS]]` is Moscow time as it stands, anything
 * with a zone is converted.
 * @throws Problem when it is neither.
 */
export function sinceMoment(since: string): string {
  const plain = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?)?$/.exec(since.trim());
  if (plain) return `${plain[1]} ${plain[2] ?? '00:00'}${plain[3] ?? ':00'}`;
  const time = Date.parse(since);
  if (Number.isNaN(time)) throw new Problem(exportProblems.badSince, { since }, { field: 'since' });
  return shiftMoment(new Date(time).toISOString().replace('Z', ''), MOSCOW_MS);
}
