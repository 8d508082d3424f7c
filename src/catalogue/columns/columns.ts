import type { Cell, ColumnType, SourceRow } from '../../protocol/index.ts';
import { at, type Column, groupOf, type Lookup, listed, pathOf } from './column.ts';
import { booleanCell, dateCell, momentCell, moneyCell, numberCell, productOf, textCell } from './values.ts';

export { attributeColumn, priceColumns } from './account-columns.ts';
export { at, type Column, columnGroups, EDITION, type Lookup, listed } from './column.ts';
export { linkIn } from './links.ts';

/** `since`: the edition of the default columns that it came with. */
type Options = { hidden?: boolean; since?: number; path?: string; decimals?: number };

function column(type: ColumnType, toCell: (value: unknown) => Cell) {
  return (key: string, ru: string, en: string, options: Options = {}): Column => {
    const valueIn = pathOf(options.path ?? key);
    return {
      key,
      title: { ru, en },
      type,
      group: groupOf(key),
      byDefault: !options.hidden,
      ...(options.since !== undefined && { since: options.since }),
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
export const share = column('percent', (value) => productOf(value, 100));
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

/** The path of the groups above an object: their names, which change without a change of the object. @param list that holds the groups. */
export const groupPath = (key: string, ru: string, en: string, list: string, options: Options = {}) => ({
  ...text(key, ru, en, options),
  shows: list,
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
    ...(options.since !== undefined && { since: options.since }),
    named: true,
    ...(opens !== null && { expand: [opens] }),
    read(row, lookup) {
      const value = valueIn(row);
      if (typeof value === 'string') return textCell(value);
      const link = lookup.link(value);
      return link ? textCell(lookup.name(link)) : null;
    },
  };
}

/** The number of the bank account (расчётный счёт) that a field links to: an account has no name but its number. */
export function bankAccount(key: string, ru: string, en: string): Column {
  const shown = reference(key, ru, en, { hidden: true });
  const numberIn = pathOf(`${key}.accountNumber`);
  return {
    ...shown,
    read: (row, lookup) => textCell(numberIn(row)) ?? shown.read(row, lookup),
  };
}

/** The name of the state (статус), known from the entity's metadata, and beside it its colour as `#rrggbb`. */
export function state(): Column[] {
  const stateOf = (row: SourceRow, lookup: Lookup) => lookup.states.get(lookup.link(row.state)?.id ?? '');
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
  const ownIn = pathOf('meta.uuidHref');
  return {
    key: 'link',
    title: { ru: 'Ссылка в МойСклад', en: 'Link to MoySklad' },
    type: 'link',
    group: 'own',
    byDefault: true,
    read(row) {
      const name = typeof page === 'string' ? page : page(row);
      return textCell(ownIn(row) ?? `https://online.moysklad.ru/app/#${name}/edit?id=${row.id}`);
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
  { hidden = false, ...opens }: Pick<Options, 'hidden'> & Pick<Column, 'expand'> = {},
): Column {
  return { key, title: { ru, en }, type, group: groupOf(key), byDefault: !hidden, read, ...opens };
}

/**
 * The sums of a document once more in the account's own currency (валюта учёта): each multiplied, exactly, by the rate of
 * the document, which is printed only when it is not 1 (documentation: currency and rate of a document).
 */
export function inAccountCurrency(columns: Column[]): Column[] {
  return columns.flatMap((sum) => {
    if (sum.type !== 'money') return [sum];
    const { key, title, read } = sum;
    const twin: Column = {
      ...sum,
      key: `account:${key}`,
      title: { ru: `${title.ru}, в валюте учёта`, en: `${title.en}, accounting currency` },
      byDefault: false,
      read(row, lookup) {
        const cell = read(row, lookup);
        const rate = at(row, 'rate.value') ?? 1;
        return typeof rate === 'number' ? productOf(cell, rate) : cell;
      },
    };
    return [sum, twin];
  });
}
