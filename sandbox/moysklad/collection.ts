import { type Row, text } from './rows.ts';

/** Order of two texts by code units; equal texts give 0. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order by (`updated`, `id`). */
export function byUpdated(a: Row, b: Row): number {
  return compareText(text(a.fields.updated), text(b.fields.updated)) || compareText(a.ref.id, b.ref.id);
}

/** What a list is read from: the objects of one type, or of several as one. */
export interface Rows {
  readonly folder: string;
  /** Changes with every change of the rows. */
  readonly version: number;
  get(id: string): Row | undefined;
  /** In the trash, not live. */
  isTrash(id: string): boolean;
  /** Live objects by (`updated`, `id`). Not to be changed by the caller. */
  inUpdatedOrder(): readonly Row[];
  /** What lies in the trash by (`updated`, `id`). */
  trashInUpdatedOrder(): readonly Row[];
  /** Live objects in another order, remembered under `key` till the next change. */
  inOrder(key: string, compare: (a: Row, b: Row) => number): readonly Row[];
}

/** Objects of one type. Keeps an index by (`updated`, `id`) through every change, so that a page of 100,000 is found at once. */
export class Collection implements Rows {
  version = 0;
  readonly folder: string;
  readonly #live = new Map<string, Row>();
  readonly #trash = new Map<string, Row>();
  readonly #bySyncId = new Map<string, Row>();
  /** Built on first use: generating a world adds rows faster without it. */
  #updatedOrder: Row[] | undefined;
  /** Other orders asked for since the last change. */
  readonly #orders = new Map<string, Row[]>();

  constructor(folder: string) {
    this.folder = folder;
  }

  get size(): number {
    return this.#live.size;
  }

  /** A live object, or one in the trash. */
  get(id: string): Row | undefined {
    return this.#live.get(id) ?? this.#trash.get(id);
  }

  bySyncId(syncId: string): Row | undefined {
    return this.#bySyncId.get(syncId);
  }

  live(): MapIterator<Row> {
    return this.#live.values();
  }

  isTrash(id: string): boolean {
    return this.#trash.has(id);
  }

  /** Live objects and those in the trash. */
  *all(): Iterable<Row> {
    yield* this.#live.values();
    yield* this.#trash.values();
  }

  trashInUpdatedOrder(): readonly Row[] {
    return [...this.#trash.values()].sort(byUpdated);
  }

  add(row: Row, to: 'live' | 'trash' = 'live'): void {
    (to === 'live' ? this.#live : this.#trash).set(row.ref.id, row);
    const syncId = row.fields.syncId;
    if (typeof syncId === 'string') this.#bySyncId.set(syncId, row);
    if (to === 'live') this.#indexAdd(row);
    this.#changed();
  }

  /** Takes an object away wherever it is; false when it is not there. */
  remove(id: string): boolean {
    const row = this.get(id);
    if (!row) return false;
    if (this.#live.delete(id)) this.#indexRemove(row);
    this.#trash.delete(id);
    this.#bySyncId.delete(text(row.fields.syncId));
    this.#changed();
    return true;
  }

  /** Every change of a row's fields goes through here: the index needs the old `updated` to find the row. */
  change<Result>(row: Row, apply: () => Result): Result {
    const live = this.#live.has(row.ref.id);
    if (live) this.#indexRemove(row);
    try {
      return apply();
    } finally {
      if (live) this.#indexAdd(row);
      this.#changed();
    }
  }

  inUpdatedOrder(): readonly Row[] {
    this.#updatedOrder ??= [...this.#live.values()].sort(byUpdated);
    return this.#updatedOrder;
  }

  inOrder(key: string, compare: (a: Row, b: Row) => number): readonly Row[] {
    const known = this.#orders.get(key);
    if (known) return known;
    const sorted = [...this.#live.values()].sort(compare);
    this.#orders.set(key, sorted);
    return sorted;
  }

  #changed(): void {
    this.version += 1;
    this.#orders.clear();
  }

  #indexAdd(row: Row): void {
    if (!this.#updatedOrder) return;
    this.#updatedOrder.splice(
      firstIndex(this.#updatedOrder, (other) => byUpdated(other, row) >= 0),
      0,
      row,
    );
  }

  #indexRemove(row: Row): void {
    if (!this.#updatedOrder) return;
    this.#updatedOrder.splice(
      firstIndex(this.#updatedOrder, (other) => byUpdated(other, row) >= 0),
      1,
    );
  }
}

/** Two lists by (`updated`, `id`) as one; quick when the second is short. */
export function mergeByUpdated(many: readonly Row[], few: readonly Row[]): Row[] {
  const merged: Row[] = [];
  let next = 0;
  for (const row of few) {
    const place = firstIndex(many, (other) => byUpdated(other, row) > 0);
    while (next < place) merged.push(many[next++] as Row);
    merged.push(row);
  }
  while (next < many.length) merged.push(many[next++] as Row);
  return merged;
}

/** The first place at which the test holds, in a list where it fails first and then holds to the end. */
export function firstIndex<T>(list: readonly T[], test: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
