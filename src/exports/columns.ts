import type { Localized } from '../platform/problems.ts';
import type { Cell, ColumnType, Link, SourceRow, SourceState } from './ports.ts';
import { booleanCell, dateCell, momentCell, moneyCell, numberCell, productOf, textCell } from './values.ts';

/** What a column may look up beside its row. */
export interface Lookup {
  name(type: string, id: string): string | null;
  states: ReadonlyMap<string, SourceState>;
}

/** Where a column comes from: the entity itself, its line, what the account added, a formula of the user's. */
export const columnGroups = ['own', 'line', 'attribute', 'price', 'computed'] as const;

export interface Column {
  /** MoySklad's field name; `line.<field>` of a line; `attribute:<id>` and `price:<id>` for what the account added. */
  key: string;
  title: Localized;
  type: ColumnType;
  group: (typeof columnGroups)[number];
  byDefault: boolean;
  /** Digits after the point; absent: as usual for the type. */
  decimals?: number;
  /** Sign behind a sum of money. */
  currency?: string;
  /** The source knows it no more: always empty. */
  gone?: true;
  read(row: SourceRow, lookup: Lookup): Cell;
  /** The objects whose names the column shows. */
  links?: ((row: SourceRow) => Link | null)[];
  /** Links that a page of opened objects may bring with it, in the grammar of `expand`. */
  expand?: string[];
}

type Options = { hidden?: boolean; path?: string; decimals?: number };
/** What a column shows of linked objects: see `links` and `expand` of a column. */
type LinkOptions = Pick<Column, 'links' | 'expand'>;

/** The value at a dotted path (`rate.currency`). */
export function at(row: SourceRow, path: string): unknown {
  return pathOf(path)(row);
}

/** A dotted path as a function: it is taken apart once and not for each of a hundred thousand rows. */
function pathOf(path: string): (row: SourceRow) => unknown {
  const steps = path.split('.');
  const [first = ''] = steps;
  if (steps.length === 1) return (row) => row[first];
  return (row) => {
    let value: unknown = row;
    for (const step of steps) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string, unknown>)[step];
    }
    return value;
  };
}

/** A key that begins with `line.` names a field of a document's line. */
const groupOf = (key: string) => (key.startsWith('line.') ? 'line' : 'own');

/** The objects in a list, for lists that come as an array, or opened as `{rows}`. */
export function listed(value: unknown): SourceRow[] {
  const rows = Array.isArray(value) ? value : (value as { rows?: unknown } | null | undefined)?.rows;
  return Array.isArray(rows) ? rows : [];
}

function column(type: ColumnType, toCell: (value: unknown) => Cell) {
  return (key: string, ru: string, en: string, options: Options = {}): Column => {
    const valueIn = pathOf(options.path ?? key);
    return {
      key,
      title: { ru, en },
      type,
      group: groupOf(key),
      byDefault: !options.hidden,
      ...(options.decimals !== undefined && { decimals: options.decimals }),
      read: (row) => toCell(valueIn(row)),
    };
  };
}

export const text = column('text', textCell);
export const number = column('number', numberCell);
/** Percent as MoySklad says it: 20 is 20 %. */
export const percent = column('percent', numberCell);
/** A share of one as percent: 0.2 is 20 %. */
export const share = column('percent', (value) =>
  typeof value === 'number' ? productOf(value, 100) : numberCell(value),
);
export const money = column('money', moneyCell);
export const moment = column('dateTime', momentCell);
/** A day without a time of day. */
export const date = column('date', dateCell);
export const yesNo = column('boolean', booleanCell);

/** The key of a row. */
export const idOf = (keyOf: (row: SourceRow) => string): Column => ({
  ...text('id', 'ID', 'ID'),
  read: keyOf,
});

/** A list of texts in one cell. */
export function texts(key: string, ru: string, en: string, options: Options = {}): Column {
  const list = column('text', (value) => textCell(Array.isArray(value) ? value.join(', ') : value));
  return list(key, ru, en, options);
}

/** How many objects a list has: an array tells by itself, a link to a collection by its `size`. */
export const count = column('number', (value) => {
  if (Array.isArray(value)) return value.length;
  return numberCell((value as { meta?: { size?: unknown } } | undefined)?.meta?.size);
});

/** The names of a list's objects in one cell. */
export const names = column('text', (value) =>
  textCell(
    listed(value)
      .map((object) => object.name)
      .filter((name) => typeof name === 'string')
      .join(', '),
  ),
);

/** Barcodes of every kind in one cell. */
export const barcodes = column('text', (value) =>
  textCell(
    listed(value)
      .flatMap((code) => Object.values(code))
      .join(', '),
  ),
);

/** A field with few values, shown in the words of MoySklad's screens; an unknown value stays as it is. */
export function choice(
  key: string,
  ru: string,
  en: string,
  words: Record<string, string>,
  options: Options = {},
): Column {
  return column('text', (value) => textCell(words[String(value)] ?? value))(key, ru, en, options);
}

/**
 * The name of the object that a field links to. Some samples of the documentation print the name in place of the link.
 * @param options.opens what `expand` takes to open it, when not the field's path; null: it cannot be opened.
 */
export function reference(
  key: string,
  ru: string,
  en: string,
  options: Options & { opens?: string | null } = {},
): Column {
  const { path = key, opens = path } = options;
  const valueIn = pathOf(path);
  return {
    key,
    title: { ru, en },
    type: 'text',
    group: groupOf(key),
    byDefault: !options.hidden,
    links: [(row) => linkIn(valueIn(row))],
    ...(opens !== null && { expand: [opens] }),
    read(row, lookup) {
      const value = valueIn(row);
      if (typeof value === 'string') return textCell(value);
      const link = linkIn(value);
      return link ? textCell(link.name ?? lookup.name(link.type, link.id)) : null;
    },
  };
}

/** The number of the bank account (расчетный счет) that a field links to: an account has no name but its number. */
export function bankAccount(key: string, ru: string, en: string): Column {
  const shown = reference(key, ru, en, { hidden: true });
  return {
    ...shown,
    links: [
      (row) => {
        const number = at(row, `${key}.accountNumber`);
        const link = linkIn(row[key]);
        return link && typeof number === 'string' ? { ...link, name: number } : link;
      },
    ],
    read: (row, lookup) => textCell(at(row, `${key}.accountNumber`)) ?? shown.read(row, lookup),
  };
}

/** The name of the state (статус), known from the entity's metadata, and beside it its colour as `#rrggbb`. */
export function state(): Column[] {
  const stateOf = (row: SourceRow, lookup: Lookup) => lookup.states.get(linkIn(row.state)?.id ?? '');
  return [
    computed('state', 'text', 'Статус', 'Status', (row, lookup) =>
      textCell(stateOf(row, lookup)?.name ?? at(row, 'state.name')),
    ),
    computed(
      'stateColor',
      'text',
      'Цвет статуса',
      'Status colour',
      (row, lookup) => textCell(stateOf(row, lookup)?.color),
      { hidden: true },
    ),
  ];
}

/**
 * A link that opens the object in MoySklad: its own `uuidHref`, else the address made from the id.
 * @param page the object's page in that address, or how to tell it by the object.
 */
export function openLink(page: string | ((row: SourceRow) => string)): Column {
  return {
    key: 'link',
    title: { ru: 'Ссылка в МойСклад', en: 'Link to MoySklad' },
    type: 'link',
    group: 'own',
    byDefault: true,
    read(row) {
      const own = at(row, 'meta.uuidHref');
      const name = typeof page === 'string' ? page : page(row);
      return textCell(own ?? `https://online.moysklad.ru/app/#${name}/edit?id=${row.id}`);
    },
  };
}

/** A column of one's own making. */
export function computed(
  key: string,
  type: ColumnType,
  ru: string,
  en: string,
  read: Column['read'],
  options: Pick<Options, 'hidden'> & LinkOptions = {},
): Column {
  const { hidden = false, ...links } = options;
  return { key, title: { ru, en }, type, group: groupOf(key), byDefault: !hidden, read, ...links };
}

/**
 * The sums of a document once more in the account's own currency (валюта учета): each multiplied, exactly, by the rate of
 * the document, which is printed only when it is not 1 (documentation: currency and rate of a document).
 */
export function inAccountCurrency(columns: Column[]): Column[] {
  return columns.flatMap((sum) => {
    if (sum.type !== 'money') return [sum];
    const { key, title, read } = sum;
    const twin: Column = {
      ...sum,
      key: `account:${key}`,
      title: { ru: `${title.ru}, в валюте учета`, en: `${title.en}, accounting currency` },
      byDefault: false,
      read(row, lookup) {
        const cell = read(row, lookup);
        const rate = at(row, 'rate.value') ?? 1;
        return typeof cell === 'number' && typeof rate === 'number' ? productOf(cell, rate) : cell;
      },
    };
    return [sum, twin];
  });
}

/** How each type of additional field is shown (documentation: additional fields). */
const attributeTypes: Record<string, { type: ColumnType; toCell: (value: unknown) => Cell }> = {
  time: { type: 'dateTime', toCell: momentCell },
  long: { type: 'number', toCell: numberCell },
  double: { type: 'number', toCell: numberCell },
  boolean: { type: 'boolean', toCell: booleanCell },
  link: { type: 'link', toCell: textCell },
};

/**
 * A column for one additional field (доп. поле), by its id. A reference shows the name; the rules say it is an object with
 * its name, samples print the name alone.
 */
export function attributeColumn(attribute: { id: string; name: string; type: string }): Column {
  const plain = attributeTypes[attribute.type];
  const shown = plain ?? { type: 'text' as const, toCell: textCell };
  const valueIn = (row: SourceRow) => entryOf(row.attributes, attribute)?.value;
  return {
    key: `attribute:${attribute.id}`,
    title: { ru: attribute.name, en: attribute.name },
    type: shown.type,
    group: 'attribute',
    byDefault: true,
    ...(!plain && { links: [(row) => linkIn(valueIn(row))] }),
    read(row, lookup) {
      const value = valueIn(row);
      if (typeof value !== 'object' || value === null) return shown.toCell(value);
      const link = linkIn(value);
      return textCell((value as Record<string, unknown>).name ?? (link && lookup.name(link.type, link.id)));
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
    read: (row) => moneyCell(entryOf(row.salePrices, priceType, 'priceType')?.value),
  };
}

/** The entry of a list by id; by name where ids differ: names are unique in an account, and samples mix ids up. */
function entryOf(
  list: unknown,
  wanted: { id: string; name: string },
  inside?: string,
): SourceRow | undefined {
  if (!Array.isArray(list)) return undefined;
  let named: SourceRow | undefined;
  for (const entry of list as SourceRow[]) {
    const { id, name } = (inside ? (entry[inside] ?? {}) : entry) as SourceRow;
    if (id === wanted.id) return entry;
    if (name === wanted.name) named ??= entry;
  }
  return named;
}

const ENTITY = '/entity/';
const UUID_LENGTH = 36;

/** The parts of `…/entity/<path>/<uuid>[?…]`, by position: this is asked for every link of every row. */
function partsOf(href: string): { path: string; id: string } | null {
  const query = href.indexOf('?');
  const end = query < 0 ? href.length : query;
  const from = href.indexOf(ENTITY) + ENTITY.length;
  const slash = end - UUID_LENGTH - 1;
  if (from < ENTITY.length || slash <= from || href[slash] !== '/') return null;
  return isUuidAt(href, slash + 1) ? { path: href.slice(from, slash), id: href.slice(slash + 1, end) } : null;
}

function isUuidAt(text: string, at: number): boolean {
  for (let i = 0; i < UUID_LENGTH; i++) {
    const code = text.charCodeAt(at + i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (!((code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102))) return false;
  }
  return true;
}

type Meta = { href?: unknown; type?: unknown };

/** The object behind `{meta: {href, type}}`, with its name where the answer holds it; some answers hold the bare meta. */
export function linkIn(value: unknown): Link | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, meta = value as Meta } = value as { name?: unknown; meta?: Meta };
  if (typeof meta.href !== 'string' || typeof meta.type !== 'string') return null;
  const parts = partsOf(meta.href);
  if (!parts) return null;
  const link: Link = { type: meta.type, id: parts.id };
  if (typeof name === 'string') link.name = name;
  if (parts.path !== meta.type) link.path = parts.path;
  return link;
}
