import { byUpdated, type Rows } from './collection.ts';
import { ENTITIES, type Entity } from './entities.ts';
import { ApiError } from './errors.ts';
import type { Row } from './rows.ts';
import type { Store } from './store.ts';

/** What the list holds, by `groupBy` (assortment page). */
const TYPES: Record<string, readonly string[]> = {
  product: ['product', 'service', 'bundle'],
  variant: ['product', 'service', 'bundle', 'variant'],
  consignment: ['product', 'service', 'bundle', 'variant', 'consignment'],
};

const views = new WeakMap<Store, Map<string, Assortment>>();

/** Products, services, bundles, variants and batches as one list. */
export class Assortment implements Rows {
  readonly folder = 'entity/assortment';
  readonly #store: Store;
  readonly #types: readonly string[];
  #version = -1;
  readonly #orders = new Map<string, readonly Row[]>();

  private constructor(store: Store, types: readonly string[]) {
    this.#store = store;
    this.#types = types;
  }

  /** @throws ApiError 1091 for an unknown grouping. */
  static of(store: Store, groupBy: string): Assortment {
    const types = TYPES[groupBy];
    if (!types) throw new ApiError(1091, [groupBy, 'groupBy'], 'groupBy');
    const known = views.get(store) ?? new Map<string, Assortment>();
    views.set(store, known);
    const view = known.get(groupBy) ?? new Assortment(store, types);
    known.set(groupBy, view);
    return view;
  }

  get version(): number {
    return this.#collections().reduce((sum, { version }) => sum + version, 0);
  }

  get(id: string): Row | undefined {
    for (const collection of this.#collections()) {
      const row = collection.get(id);
      if (row) return row;
    }
    return undefined;
  }

  isTrash(): boolean {
    return false;
  }

  inUpdatedOrder(): readonly Row[] {
    return this.inOrder('(updated, id)', byUpdated);
  }

  trashInUpdatedOrder(): readonly Row[] {
    return [];
  }

  inOrder(key: string, compare: (a: Row, b: Row) => number): readonly Row[] {
    if (this.version !== this.#version) this.#orders.clear();
    this.#version = this.version;
    let rows = this.#orders.get(key);
    if (!rows) {
      rows = this.#collections()
        .flatMap((collection) => [...collection.live()])
        .sort(compare);
      this.#orders.set(key, rows);
    }
    return rows;
  }

  #collections() {
    return this.#types.map((type) => this.#store.collection(`entity/${type}`));
  }
}

/** The new form of the list has no stock; its header asks for it (assortment page). */
export function assortmentEntity(feature: string | undefined): { entity: Entity; withStock: boolean } {
  const withStock = feature !== 'assortmentWithoutStock';
  return { entity: ENTITIES.get(withStock ? 'assortmentWithStock' : 'assortment') as Entity, withStock };
}
