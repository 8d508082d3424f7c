import { ENTITIES, type Entity } from './entities.ts';
import { ApiError } from './errors.ts';
import { number, Ref, type Row, text, type Value } from './rows.ts';
import { movementsOf, STOCK_DOCUMENTS } from './stock.ts';
import type { Store } from './store.ts';
import { writeRule } from './write-rules.ts';

/**
 * What is asked of an object before it is saved. Prices below the minimum are raised in `draft` where the company wants that.
 * @param before the object as it stands; undefined for a new one.
 * @throws ApiError
 */
export function checkDraft(store: Store, entity: Entity, draft: Row, before: Row | undefined): void {
  const rule = writeRule(entity.type);
  if (!rule) return;
  const posted = draft.fields.applicable !== false;
  requireFields(draft, rule.required);
  if (!entity.document) return;
  if (posted) requireFields(draft, rule.whenPosted);
  if (posted && before?.fields.applicable !== true) store.allow(entity.type, 'post');
  checkPeriod(store, draft, before);
  checkNumber(store, draft, before);
  checkState(draft);
  for (const { fields } of draft.lines ?? []) {
    checkLine(draft, fields.assortment, fields.quantity, rule.noBundles);
    if (rule.sale && store.settings.checkMinPrice)
      fields.price = Math.max(number(fields.price), minPrice(store, fields.assortment));
  }
  if (entity.type === 'move' && posted && draft.fields.sourceStore === draft.fields.targetStore)
    throw new ApiError(21000);
  if (entity.type === 'demand' && posted && store.settings.checkShippingStock) checkStock(store, draft);
  if (draft.fields.operations) checkLinkedSums(draft);
}

function requireFields({ fields }: Row, names: readonly string[]): void {
  for (const name of names) {
    const value = fields[name];
    if (value === undefined || value === '') throw new ApiError(3000, [name], name);
  }
}

function checkPeriod({ settings }: Store, draft: Row, before: Row | undefined): void {
  const { closedUntil } = settings;
  for (const row of before ? [draft, before] : [draft])
    if (closedUntil !== '' && text(row.fields.moment) <= closedUntil)
      throw new ApiError(17009, [draft.ref.type], 'moment');
}

function checkNumber(store: Store, draft: Row, before: Row | undefined): void {
  const { name } = draft.fields;
  if (!store.settings.uniqueNumbers || name === before?.fields.name) return;
  for (const row of store.collection(draft.ref.folder).live())
    if (row.fields.name === name && row.ref.id !== draft.ref.id) throw new ApiError(3006, ['name'], 'name');
}

function checkState({ ref, fields }: Row): void {
  const { state } = fields;
  if (state instanceof Ref && state.folder !== `${ref.folder}/metadata/states`)
    throw new ApiError(11002, [state.id], 'state');
}

function checkLine(
  draft: Row,
  item: Value | undefined,
  quantity: Value | undefined,
  noBundles: boolean,
): void {
  if (!(item instanceof Ref) || item.type !== 'bundle') return;
  if (noBundles) throw new ApiError(17016, [draft.ref.type], 'positions');
  if (!Number.isInteger(number(quantity))) throw new ApiError(17018, [], 'quantity');
}

function minPrice(store: Store, item: Value | undefined): number {
  const price = item instanceof Ref ? store.find(item)?.fields.minPrice : undefined;
  return typeof price === 'object' && 'value' in price ? number(price.value) : 0;
}

/** The code of this refusal is not documented; a general one is answered. */
function checkStock(store: Store, draft: Row): void {
  const wanted = new Map<string, number>();
  const keyOf = (item: Ref, place: Ref | undefined) => `${item.id} ${place?.id ?? ''}`;
  for (const { item, store: place, stock } of movementsOf(store, draft))
    wanted.set(keyOf(item, place), (wanted.get(keyOf(item, place)) ?? 0) + stock);
  for (const type of STOCK_DOCUMENTS) {
    for (const row of store.collection(`entity/${type}`).live()) {
      if (row.ref.id === draft.ref.id) continue;
      for (const { item, store: place, stock } of movementsOf(store, row)) {
        const left = wanted.get(keyOf(item, place));
        if (left !== undefined) wanted.set(keyOf(item, place), left + stock);
      }
    }
  }
  for (const left of wanted.values())
    if (left < 0) throw new ApiError(3007, ['Нельзя отгрузить товар, которого нет на складе'], 'positions');
}

function checkLinkedSums({ fields }: Row): void {
  const operations = Array.isArray(fields.operations) ? fields.operations : [];
  const seen = new Set<string>();
  let linked = 0;
  for (const operation of operations) {
    if (typeof operation !== 'object' || operation instanceof Ref || Array.isArray(operation)) continue;
    if (operation.meta instanceof Ref) {
      if (seen.has(operation.meta.id)) throw new ApiError(22001, [], 'operations');
      seen.add(operation.meta.id);
    }
    linked += number(operation.linkedSum);
  }
  if (linked > number(fields.sum)) throw new ApiError(22000, [], 'operations');
}

/** Where a document that another one names as its base shows that one in turn. */
const BACK: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  purchaseorder: { customerOrders: 'purchaseOrders' },
  demand: { customerOrder: 'demands', invoicesOut: 'demands' },
  supply: { purchaseOrder: 'supplies', invoicesIn: 'supplies' },
  invoiceout: { customerOrder: 'invoicesOut' },
  invoicein: { purchaseOrder: 'invoicesIn' },
  salesreturn: { demand: 'returns' },
  purchasereturn: { supply: 'returns' },
  move: { customerOrder: 'moves' },
};

/** Shows a document at those that it names as its bases. */
export function linkBack(store: Store, row: Row): void {
  for (const [field, back] of Object.entries(BACK[row.ref.type] ?? {})) {
    const value = row.fields[field];
    for (const base of Array.isArray(value) ? value : [value]) {
      const other = base instanceof Ref ? store.find(base) : undefined;
      if (!other || !ENTITIES.has(other.ref.type)) continue;
      const known = Array.isArray(other.fields[back]) ? other.fields[back] : [];
      if (known.some((one) => one instanceof Ref && one.id === row.ref.id)) continue;
      store
        .collection(other.ref.folder)
        .change(other, () => Object.assign(other.fields, { [back]: [...known, row.ref] }));
    }
  }
}
