import { foldersOf } from '../filter-fields.ts';
import { type JsonObject, metaOf } from '../render.ts';
import { number, type Ref, type Row, text } from '../rows.ts';
import type { Store } from '../store.ts';
import { linkOf, nameOf, short } from './answer.ts';
import type { Filters, Rule } from './filters.ts';

/** Filters by what is sold or stored. */
export const GOODS_RULES = {
  product: { kind: 'link', operators: ['=', '!='], many: true },
  variant: { kind: 'link', operators: ['=', '!='], many: true },
  consignment: { kind: 'link', operators: ['=', '!='], many: true },
  productFolder: { kind: 'link', operators: ['=', '!='], many: true },
  withSubFolders: { kind: 'flag' },
  supplier: { kind: 'link', operators: ['=', '!='], many: true, empty: true },
  search: { kind: 'text' },
  soldByWeight: { kind: 'flag' },
  archived: { kind: 'flag', many: true },
} as const satisfies Record<string, Rule>;

/** The product an item is a variant of, or the item itself. */
export function productOf(store: Store, item: Ref): Ref {
  return linkOf(store.find(item), 'product') ?? item;
}

/** Whether an item passes the filters above. Of variants the product's own group, supplier and fields count. */
export function wanted(store: Store, filters: Filters, item: Ref): boolean {
  const row = store.find(item);
  const product = productOf(store, item);
  const productRow = store.find(product);
  const some = ['product', 'variant', 'consignment'].flatMap((name) => [...filters.on(name)]);
  const paths = [item.path, product.path];
  const [include, exclude] = [
    some.filter(({ operator }) => operator === '='),
    some.filter(({ operator }) => operator === '!='),
  ];
  if (include.length > 0 && !include.some(({ value }) => paths.includes(value))) return false;
  if (exclude.some(({ value }) => paths.includes(value))) return false;
  const folders = foldersOf(store, item);
  if (
    !filters.allows(
      'productFolder',
      ...(filters.value('withSubFolders') === 'false' ? folders.slice(0, 1) : folders),
    )
  )
    return false;
  if (!filters.allows('supplier', linkOf(productRow, 'supplier')?.path)) return false;
  if (!filters.allows('soldByWeight', String(productRow?.fields.weighed ?? false))) return false;
  if (!filters.allows('archived', String(row?.fields.archived ?? false))) return false;
  const search = filters.value('search')?.toLowerCase();
  if (search !== undefined && !nameOf(row).toLowerCase().includes(search)) return false;
  return !filters.attributes || (productRow !== undefined && filters.attributes(productRow));
}

/** An item in few words: link, name, code, article, unit. */
export function shortItem(store: Store, item: Ref): JsonObject {
  const product = store.find(productOf(store, item));
  const json = short(store, item, 'code');
  const article = text(product?.fields.article);
  if (article !== '') json.article = article;
  const uom = linkOf(product, 'uom');
  if (uom) json.uom = short(store, uom);
  return json;
}

/** The group of an item: link, name and the path above it. */
export function folderOf(store: Store, item: Ref): JsonObject | undefined {
  const folder = linkOf(store.find(productOf(store, item)), 'productFolder');
  return folder && { ...short(store, folder), pathName: text(store.find(folder)?.fields.pathName) };
}

/** The first sale price, in kopecks. */
export function salePriceOf(store: Store, item: Ref): number {
  const prices = store.find(item)?.fields.salePrices;
  const [first] = Array.isArray(prices) ? (prices as Row['fields'][]) : [];
  return number(first?.value);
}

/** Where rows of a report by goods stand: by group, then by name. */
export function goodsOrder(store: Store, item: Ref): string {
  const folder = folderOf(store, item);
  return `${folder?.pathName ?? ''}/${folder?.name ?? ''}\n${nameOf(store.find(item))}\n${item.id}`;
}

/** `meta` of an item as these reports print it. */
export const itemMeta = (store: Store, item: Ref): JsonObject => ({ ...metaOf(store, item) });
