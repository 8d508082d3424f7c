import type { Localized } from '../platform/problems.ts';
import type { Reading, SourceRow } from '../protocol/index.ts';
import { type Column, idOf, inAccountCurrency } from './columns/columns.ts';
import type { FilterField } from './filter/filter-fields.ts';

export const modes = ['append', 'upsert', 'replace'] as const;
export type Mode = (typeof modes)[number];

export const kinds = ['document', 'lines', 'dictionary', 'report'] as const;
export type Kind = (typeof kinds)[number];

/** The sections of MoySklad's own menu, in which a person looks for an exporter. */
export const sections = [
  'sales',
  'purchases',
  'goods',
  'stock',
  'counterparties',
  'money',
  'retail',
  'production',
  'indicators',
  'settings',
] as const;
export type Section = (typeof sections)[number];

/** What is exported and how its columns read: data, from which the engine does everything else. */
export interface Exporter {
  /** MoySklad's own code: of the entity, `<document>position` for lines, the path with `_` for a report. */
  key: string;
  kind: Kind;
  section: Section;
  title: Localized;
  description: Localized;
  /** What adds fields and states to it: path of `/metadata` below `/entity/`; null: nothing does. */
  metadata: string | null;
  /** Additional fields (доп. поля) become columns. */
  fields: boolean;
  /** Each of the account's price types becomes a column. */
  prices: boolean;
  /** How it is read; conditions and links to open come from the user's filter and columns. */
  reading: Omit<Reading, 'conditions' | 'expand'>;
  /** Conditions of every reading, unless the user's own filter speaks of the same field. */
  conditions: string[];
  /** Deleted objects go to the trash first and can be asked for there. */
  trash: boolean;
  /** The rows of an answered object: itself, its lines, its stores… */
  rows(object: SourceRow): SourceRow[];
  /** The UUID that tells a row from all others. */
  keyOf(row: SourceRow): string;
  /** The column with the rows' keys; it is in every table. */
  keyColumn: string;
  /** The column with the id of the object whose rows these are; null where an object is one row. */
  objectColumn: string | null;
  columns: Column[];
  filters: FilterField[];
}

type Common = Pick<Exporter, 'key' | 'section' | 'title' | 'description' | 'columns'> &
  Partial<Pick<Exporter, 'metadata' | 'fields' | 'prices' | 'conditions' | 'filters'>> & {
    reading?: Partial<Exporter['reading']>;
  };

const rowId = (row: SourceRow): string => String(row.id);
const itself = (object: SourceRow): SourceRow[] => [object];

/**
 * A document: a list by `updated`, with a trash, states and additional fields. Where it has a rate, each sum can be had in
 * the account's currency too. The key column (`id`) closes the table, out of a reader's way.
 * @throws Error when two columns share a key.
 */
export function defineDocument(definition: Common): Exporter {
  return complete({
    metadata: definition.key,
    fields: true,
    ...definition,
    columns: hasRate(definition.columns) ? inAccountCurrency(definition.columns) : definition.columns,
    kind: 'document',
    reading: readingOf(`/entity/${definition.key}`, definition.reading),
    trash: true,
    rows: itself,
    keyOf: rowId,
    objectColumn: null,
  });
}

const hasRate = (columns: Column[]): boolean => columns.some(({ key }) => key === 'rate');

/** A dictionary: archived objects are shown too, unless the user's filter says otherwise. @throws like defineDocument. */
export function defineDictionary(definition: Common & { archived?: boolean; path?: string }): Exporter {
  const { archived = true, path, ...rest } = definition;
  return complete({
    metadata: null,
    fields: rest.metadata !== undefined && rest.metadata !== null,
    conditions: archived ? ['archived=true', 'archived=false'] : [],
    ...rest,
    kind: 'dictionary',
    reading: readingOf(path ?? `/entity/${definition.key}`, definition.reading),
    trash: false,
    rows: itself,
    keyOf: rowId,
    objectColumn: null,
  });
}

/**
 * A document by its lines: a row per line with the document's own columns repeated, and one row for a document without
 * lines, so that no document is missing. In a row `line` is the line, everything else the document's.
 * @throws like defineDocument.
 */
export function defineLines(
  document: Exporter,
  definition: Pick<Exporter, 'key' | 'title' | 'description' | 'columns'> &
    Partial<Pick<Exporter, 'filters'>> & { collection?: string; opensLines?: boolean },
): Exporter {
  const { collection = 'positions', opensLines = true, ...own } = definition;
  const lineColumns = hasRate(document.columns) ? inAccountCurrency(own.columns) : own.columns;
  const documentId = {
    ...idOf((row) => String(row.id)),
    key: 'documentId',
    title: { ru: 'ID документа', en: 'Document ID' },
  };
  return complete({
    ...document,
    ...own,
    columns: [
      ...document.columns.filter(({ key }) => key !== document.keyColumn),
      ...lineColumns.map((column) => openedIn(column, collection)),
      documentId,
    ],
    filters: [...document.filters, ...(own.filters ?? [])],
    kind: 'lines',
    reading: { ...document.reading, lines: collection, opensLines },
    rows: (object) => linesOf(object, collection),
    keyOf: (row) => String((row.line as SourceRow | undefined)?.id ?? row.id),
    objectColumn: documentId.key,
  });
}

/** A line's own links (`line.country`) are opened as the collection's (`positions.country`). */
function openedIn(column: Column, collection: string): Column {
  const expand = column.expand?.map((path) => path.replace(/^line\./, `${collection}.`));
  return expand ? { ...column, expand } : column;
}

function linesOf(object: SourceRow, collection: string): SourceRow[] {
  const { rows } = (object[collection] ?? {}) as { rows?: SourceRow[] };
  if (!rows?.length) return [object];
  return rows.map((line) => ({ ...object, line }));
}

/** A report: read whole every time and compared row by row. @throws like defineDocument. */
export function defineReport(
  definition: Common & { path: string; keyOf: Exporter['keyOf']; rows?: Exporter['rows'] },
): Exporter {
  const { path, rows = itself, ...rest } = definition;
  return complete({
    metadata: null,
    fields: false,
    ...rest,
    kind: 'report',
    reading: readingOf(path, { order: 'none', ...definition.reading }),
    trash: false,
    rows,
    objectColumn: null,
  });
}

function readingOf(path: string, more: Partial<Exporter['reading']> = {}): Exporter['reading'] {
  const usual = {
    params: {},
    headers: {},
    order: 'updated',
    answer: 'rows',
    async: false,
    weight: 1,
    lines: null,
    opensLines: true,
  };
  return { ...usual, ...more, path } as Exporter['reading'];
}

type Incomplete = Omit<Exporter, 'keyColumn' | 'prices' | 'conditions' | 'filters'> &
  Partial<Pick<Exporter, 'prices' | 'conditions' | 'filters'>>;

function complete(exporter: Incomplete): Exporter {
  const columns = [...exporter.columns, idOf(exporter.keyOf)];
  const keys = new Set(columns.map((column) => column.key));
  if (keys.size !== columns.length) throw new Error(`exporter ${exporter.key}: two columns share a key`);
  return { prices: false, conditions: [], filters: [], ...exporter, columns, keyColumn: 'id' };
}
