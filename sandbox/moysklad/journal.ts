import type { Fields, Ref, Row } from './rows.ts';
import { movementsOf, noteStock } from './stock.ts';
import type { Store } from './store.ts';

/** What happened to an object; `PROCESSED` to an asynchronous task alone. */
export type Action = 'CREATE' | 'UPDATE' | 'DELETE' | 'PROCESSED';

export interface Change {
  ref: Ref;
  action: Action;
  /** Of an update: the fields somebody changed. */
  fields: string[];
}

/** In whose name something is changed. */
export interface Author {
  /** The login. */
  uid: string;
  /** Webhooks whose address begins like this are not told. */
  silenced: readonly string[];
}

/** What was changed by one call, or one press of a button. */
export interface Occasion {
  /** Null for what MoySklad does by itself. */
  by: Author | null;
  changes: Change[];
  /** The first change of stock, by the Moscow clock. */
  stockSince: string | undefined;
}

const SOMEBODY: Author = { uid: 'admin@sandbox', silenced: [] };

/** Sees every change of an account's objects and tells of it, all of one call together. */
export class Journal {
  readonly #store: Store;
  readonly #listeners: ((occasion: Occasion) => void)[] = [];
  #open: (Occasion & { seen: Map<string, Change> }) | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @param listener hears of each occasion once it is over; it must not change anything. */
  listen(listener: (occasion: Occasion) => void): void {
    this.#listeners.push(listener);
  }

  /** Runs one call: what it changes is told when it ends, also when it ends with a refusal half way. */
  together<Result>(work: () => Result, by: Author | null = SOMEBODY): Result {
    if (this.#open) return work();
    const open = { by, changes: [], stockSince: undefined, seen: new Map<string, Change>() };
    this.#open = open;
    try {
      return work();
    } finally {
      this.#open = undefined;
      if (open.changes.length > 0) for (const listener of this.#listeners) listener(open);
    }
  }

  /** An object that is there now, or there no more. */
  moved(row: Row, action: Action, moment: string): void {
    noteStock(this.#store, row, moment);
    const stock = row.fields.applicable !== false && stockOf(this.#store, row).size > 0;
    this.note(row.ref, action, [], stock ? moment : undefined);
  }

  /** Changes a row by `apply`, at this moment. */
  changed<Result>(row: Row, moment: string, apply: (row: Row) => Result): Result {
    // Lines are changed in their place.
    const before = { ...row, fields: { ...row.fields }, lines: JSON.stringify(row.lines) };
    const stock = stockOf(this.#store, row);
    // Stock changes where the document was and where it is now.
    noteStock(this.#store, row, moment);
    const result = apply(row);
    noteStock(this.#store, row, moment);
    row.fields.updated = moment;
    const same = isSame([...stock], [...stockOf(this.#store, row)]);
    this.note(row.ref, 'UPDATE', changedFields(before, row), same ? undefined : moment);
    return result;
  }

  /** Several changes of one object in one call are one. */
  note(ref: Ref, action: Action, fields: string[], stockSince?: string, by?: Author | null): void {
    this.together(() => {
      const open = this.#open;
      if (!open) return;
      open.stockSince ??= stockSince;
      const key = `${action} ${ref.path}`;
      const seen = open.seen.get(key);
      if (seen) seen.fields = [...new Set([...seen.fields, ...fields])];
      else {
        const change: Change = { ref, action, fields };
        open.seen.set(key, change);
        open.changes.push(change);
      }
    }, by);
  }
}

/** What a document does to the stock of each item at each store. */
function stockOf(store: Store, row: Row): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { item, store: place, stock } of movementsOf(store, row)) {
    if (stock === 0) continue;
    const key = `${item.id} ${place?.id ?? ''}`;
    sums.set(key, (sums.get(key) ?? 0) + stock);
  }
  return sums;
}

/** What follows from other fields is not changed by anybody. */
const DERIVED = new Set(['updated', 'sum', 'vatSum']);

/** Names of the fields that differ. */
function changedFields(
  before: Omit<Row, 'lines'> & { lines: string | undefined },
  { fields, attributes, lines }: Row,
): string[] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(fields)]);
  const differ = (name: string) => !DERIVED.has(name) && !isSame(before.fields[name], fields[name]);
  const changed = [...names].filter(differ);
  if (!isSame(valuesOf(before.attributes), valuesOf(attributes))) changed.push('attributes');
  if (before.lines !== JSON.stringify(lines)) changed.push('positions');
  return changed;
}

const valuesOf = (attributes: Row['attributes']): Fields[] =>
  attributes.map(({ definition, value }) => ({ ref: definition.ref, value }));

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
