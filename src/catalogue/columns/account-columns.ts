import type { Cell, ColumnType, SourceRow } from '../../protocol/index.ts';
import type { Column } from './column.ts';
import { booleanCell, momentCell, moneyCell, numberCell, textCell } from './values.ts';

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
    ...(!plain && { named: true }),
    read(row, lookup) {
      const value = valueIn(row);
      if (typeof value !== 'object' || value === null) return shown.toCell(value);
      const link = lookup.link(value);
      return textCell(link ? lookup.name(link) : (value as Record<string, unknown>).name);
    },
  };
}

/** Two columns for one price type: the price in currency units, and which currency that is: each good has its own. */
export function priceColumns(priceType: { id: string; name: string }): Column[] {
  const { id, name } = priceType;
  const priceIn = (row: SourceRow) => entryOf(row.salePrices, priceType, 'priceType');
  return [
    {
      key: `price:${id}`,
      title: { ru: name, en: name },
      type: 'money',
      group: 'price',
      byDefault: true,
      read: (row) => moneyCell(priceIn(row)?.value),
    },
    {
      key: `priceCurrency:${id}`,
      title: { ru: `${name}, валюта`, en: `${name}, currency` },
      type: 'text',
      group: 'price',
      byDefault: true,
      since: 2,
      named: true,
      shows: 'currency',
      read(row, lookup) {
        const link = lookup.link(priceIn(row)?.currency);
        return link ? textCell(lookup.name(link)) : null;
      },
    },
  ];
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
