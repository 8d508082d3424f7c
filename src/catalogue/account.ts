import type { Source, SourceAttribute, SourceMetadata, SourceState } from '../protocol/index.ts';
import { attributeColumn, type Column, priceColumns } from './columns/columns.ts';
import type { Exporter } from './exporter.ts';
import type { FilterField } from './filter/filter-fields.ts';

/** What an exporter offers for one account: its columns, its filter, and the states of its objects by id. */
export interface Account {
  columns: Column[];
  fields: FilterField[];
  states: ReadonlyMap<string, SourceState>;
}

const nothing: SourceMetadata = { attributes: [], states: [], priceTypes: [] };

/** Everything that an exporter has for this account. One call, or two with price types; none where nothing is added. */
export async function readAccount(exporter: Exporter, source: Source): Promise<Account> {
  const { metadata: path, prices, fields } = exporter;
  return accountOf(exporter, path ? await source.metadata(path, { prices, fields }) : nothing);
}

/** What an exporter has by itself, and what the account adds to it. */
export function accountOf(exporter: Exporter, metadata: SourceMetadata): Account {
  return {
    columns: [
      ...exporter.columns,
      ...metadata.priceTypes.flatMap(priceColumns),
      ...metadata.attributes.map(attributeColumn),
    ],
    fields: [
      ...exporter.filters,
      ...metadata.attributes.flatMap((attribute) => attributeField(attribute) ?? []),
    ],
    states: new Map(metadata.states.map((state) => [state.id, state])),
  };
}

const plainTypes: Record<string, FilterField['type']> = {
  time: 'period',
  long: 'number',
  double: 'number',
  string: 'text',
  text: 'text',
  link: 'text',
  boolean: 'boolean',
};

/** An additional field as a field of the filter (documentation: filtering by additional fields); files have none. */
function attributeField({ id, href, name, type, dictionary }: SourceAttribute): FilterField | null {
  const field = {
    key: `attribute:${id}`,
    title: { ru: name, en: name },
    by: { as: 'condition' as const, name: href },
  };
  const plain = plainTypes[type];
  if (plain) return { ...field, type: plain };
  if (type === 'file') return null;
  if (type !== 'customentity') return { ...field, type: 'reference', from: type };
  return dictionary ? { ...field, type: 'reference', from: `customentity/${dictionary}` } : null;
}
