import type { Localized } from '../platform/problems.ts';
import type { Cell, ColumnType, SourceMetadata, SourceRow } from './ports.ts';
import { booleanCell, momentCell, moneyCell, numberCell, textCell } from './values.ts';

/** What a column may look up beside its row. */
export interface Lookup {
  name(type: string, id: string): string | null;
  states: SourceMetadata['states'];
}

export interface Link {
  type: string;
  id: string;
}

export interface Column {
  /** MoySklad's field name; `attribute:<id>` and `price:<id>` for what the account added. */
  key: string;
  title: Localized;
  type: ColumnType;
  group: 'own' | 'attribute' | 'price';
  byDefault: boolean;
  read(row: SourceRow, lookup: Lookup): Cell;
  /** The object whose name the column shows. */
  link?(row: SourceRow): Link | null;
}

type Options = { hidden?: boolean; path?: string };

/** The value at a dotted path (`rate.currency`). */
function at(row: SourceRow, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function column(type: ColumnType, toCell: (value: unknown) => Cell) {
  return (key: string, ru: string, en: string, options: Options = {}): Column => ({
    key,
    title: { ru, en },
    type,
    group: 'own',
    byDefault: !options.hidden,
    read: (row) => toCell(at(row, options.path ?? key)),
  });
}

export const text = column('text', textCell);
export const number = column('number', numberCell);
export const percent = column('percent', numberCell);
export const money = column('money', moneyCell);
export const moment = column('dateTime', momentCell);
export const yesNo = column('boolean', booleanCell);

export const idOf = () => text('id', 'ID', 'ID');

/** A list of texts in one cell. */
export function texts(key: string, ru: string, en: string, options: Options = {}): Column {
  const list = column('text', (value) => textCell(Array.isArray(value) ? value.join(', ') : value));
  return list(key, ru, en, options);
}

/** A field with few values, shown in the words of MoySklad's screens; an unknown value stays as it is. */
export function choice(key: string, ru: string, en: string, words: Record<string, string>): Column {
  return column('text', (value) => textCell(words[String(value)] ?? value))(key, ru, en);
}

/** The name of the object that a field links to. */
export function reference(key: string, ru: string, en: string, options: Options = {}): Column {
  const path = options.path ?? key;
  const linkOf = (row: SourceRow) => linkIn(at(row, path));
  return {
    key,
    title: { ru, en },
    type: 'text',
    group: 'own',
    byDefault: !options.hidden,
    link: linkOf,
    read(row, lookup) {
      const link = linkOf(row);
      return link ? textCell(lookup.name(link.type, link.id)) : null;
    },
  };
}

/** The name of the state (статус), known from the entity's metadata. */
export function state(): Column {
  return {
    key: 'state',
    title: { ru: 'Статус', en: 'Status' },
    type: 'text',
    group: 'own',
    byDefault: true,
    read(row, lookup) {
      const link = linkIn(row.state);
      return link ? textCell(lookup.states.get(link.id)) : null;
    },
  };
}

/** A link that opens the object in MoySklad: its own `uuidHref`, else the address made from the id. */
export function openLink(page: string): Column {
  return {
    key: 'link',
    title: { ru: 'Ссылка в МойСклад', en: 'Link to MoySklad' },
    type: 'link',
    group: 'own',
    byDefault: true,
    read(row) {
      const own = at(row, 'meta.uuidHref');
      return textCell(own ?? `https://online.moysklad.ru/app/#${page}/edit?id=${row.id}`);
    },
  };
}

/** A column of one's own making. */
export function computed(
  key: string,
  type: ColumnType,
  ru: string,
  en: string,
  read: (row: SourceRow) => Cell,
  options: Options = {},
): Column {
  return { key, title: { ru, en }, type, group: 'own', byDefault: !options.hidden, read };
}

/** How each type of additional field is shown (documentation: additional fields). */
const attributeTypes: Record<string, { type: ColumnType; toCell: (value: unknown) => Cell }> = {
  time: { type: 'dateTime', toCell: momentCell },
  long: { type: 'number', toCell: numberCell },
  double: { type: 'number', toCell: numberCell },
  boolean: { type: 'boolean', toCell: booleanCell },
  link: { type: 'link', toCell: textCell },
};

/** A column for one additional field (доп. поле), by its id; references show their name. */
export function attributeColumn(attribute: { id: string; name: string; type: string }): Column {
  const shown = attributeTypes[attribute.type] ?? { type: 'text' as const, toCell: textCell };
  return {
    key: `attribute:${attribute.id}`,
    title: { ru: attribute.name, en: attribute.name },
    type: shown.type,
    group: 'attribute',
    byDefault: true,
    read(row) {
      const value = entryOf(row.attributes, attribute)?.value;
      if (typeof value !== 'object' || value === null) return shown.toCell(value);
      return textCell((value as Record<string, unknown>).name);
    },
  };
}

/** A column for one price type: the price in currency units. */
export function priceColumn(priceType: { id: string; name: string }): Column {
  return {
    key: `price:${priceType.id}`,
    title: { ru: priceType.name, en: priceType.name },
    type: 'money',
    group: 'price',
    byDefault: true,
    read: (row) => moneyCell(entryOf(row.salePrices, priceType, 'priceType.')?.value),
  };
}

/** The entry of a list by id; by name where ids differ: names are unique in an account, and samples mix ids up. */
function entryOf(list: unknown, wanted: { id: string; name: string }, path = ''): SourceRow | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = list as SourceRow[];
  return (
    entries.find((entry) => at(entry, `${path}id`) === wanted.id) ??
    entries.find((entry) => at(entry, `${path}name`) === wanted.name)
  );
}

const idAtEnd = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** The object behind `{meta: {href, type}}`. */
function linkIn(value: unknown): Link | null {
  const meta = (value as { meta?: { href?: unknown; type?: unknown } } | undefined)?.meta;
  if (typeof meta?.href !== 'string' || typeof meta.type !== 'string') return null;
  const id = idAtEnd.exec(meta.href)?.[1];
  return id ? { type: meta.type, id } : null;
}
