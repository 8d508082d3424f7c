import { type Entity, type Kind, OPERATORS, type Operator } from './entities.ts';
import { ApiError } from './errors.ts';
import { linesOf, Ref, type Row, text, type Value } from './rows.ts';
import type { Store } from './store.ts';

export type Comparable = string | number;
export type Read = (row: Row) => Comparable | Comparable[] | undefined;

const ATTRIBUTE_KINDS: Record<string, Kind | undefined> = {
  time: 'date',
  string: 'string',
  text: 'string',
  link: 'string',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
};

/** How a filter reads a field, or an additional field named by its href. @throws ApiError 1034 for one that does not filter. */
export function fieldOf(
  store: Store,
  entity: Entity,
  type: string,
  field: string,
  subFolders: boolean,
): { kind: Kind; operators: readonly Operator[]; read: Read } {
  const kind = entity.kinds.get(field);
  if (kind) {
    const operators = entity.operators.get(field) ?? OPERATORS[kind];
    return { kind, operators, read: reader(store, entity, field, subFolders) };
  }
  const prefix = `${store.apiUrl}/`;
  const definition = store
    .definitions(type)
    .find((one) => field === prefix + one.ref.path && one.type !== 'file');
  if (!definition) throw new ApiError(1034, [`неизвестное поле '${field}'`], field);
  const attributeKind = ATTRIBUTE_KINDS[definition.type] ?? 'ref';
  return {
    kind: attributeKind,
    operators: OPERATORS[attributeKind],
    read: (row) => plain(row.attributes.find((attribute) => attribute.definition === definition)?.value),
  };
}

function reader(store: Store, entity: Entity, field: string, subFolders: boolean): Read {
  const goods = entity.type.startsWith('assortment');
  switch (field) {
    case 'id':
      return (row) => row.ref.id;
    case 'state.name':
      return (row) => {
        const state = row.fields.state;
        return state instanceof Ref ? text(store.find(state)?.fields.name) : undefined;
      };
    case 'barcode':
      return (row) => barcodes(row);
    case 'tags':
      return (row) => (Array.isArray(row.fields.tags) ? row.fields.tags.map(text) : []);
    case 'assortment':
      if (!entity.document) break;
      return (row) =>
        linesOf(row, 'positions').flatMap(({ fields: { assortment } }) =>
          assortment instanceof Ref ? [assortment.path, ...foldersOf(store, assortment)] : [],
        );
    case 'productid':
      return (row) => (row.fields.product instanceof Ref ? row.fields.product.id : undefined);
    case 'accounts.accountnumber':
      return (row) => accountNumbers(store, row);
    case 'type':
      if (!goods) break;
      return (row) => row.ref.type;
    case 'productFolder':
      if (!goods) break;
      return (row) => foldersOf(store, row.ref).slice(0, subFolders ? undefined : 1);
    case 'supplier':
      if (!goods) break;
      return (row) => plain(ownOrProducts(store, row, 'supplier'));
  }
  return (row) => plain(row.fields[field]);
}

function accountNumbers(store: Store, row: Row): string[] {
  const accounts = store.collections.get(`${row.ref.path}/accounts`)?.live() ?? [];
  return Array.from(accounts, (account) => text(account.fields.accountNumber));
}

/** A field of an item, or of the product it is a variant of. */
function ownOrProducts(store: Store, row: Row, field: string): Value | undefined {
  const { product } = row.fields;
  return row.fields[field] ?? (product instanceof Ref ? store.find(product)?.fields[field] : undefined);
}

function plain(value: Value | undefined): Comparable | undefined {
  if (value instanceof Ref) return value.path;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The barcodes of an item, of any kind. */
export function barcodes(row: Row): string[] {
  const list = row.fields.barcodes;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) =>
    typeof item === 'object' ? Object.values(item).map((value) => text(value as Value)) : [],
  );
}

/** Paths of the product groups an item is in, its own first: the filter by a group takes any item of it. */
export function foldersOf(store: Store, item: Ref): string[] {
  const row = store.find(item);
  const folder = row && ownOrProducts(store, row, 'productFolder');
  return folder instanceof Ref ? [folder.path, ...foldersOf(store, folder)] : [];
}
