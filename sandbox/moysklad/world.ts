import { randomUUID } from 'node:crypto';
import { seededRandom } from '../faults.ts';
import { compareText } from './collection.ts';
import { ENTITIES, type Entity } from './entities.ts';
import { ApiError } from './errors.ts';
import { generate } from './generate/world.ts';
import { type JsonObject, render } from './render.ts';
import { Ref, type Row, text } from './rows.ts';
import type { Store } from './store.ts';
import { moscowTime } from './time.ts';
import { applyBody, newFields, type ObjectBody } from './write.ts';

/** What a served account can do about the tokens that open it. */
interface AccountKeys {
  revoke(): void;
  grant(): string;
}

export interface WorldSize {
  orders: number;
  products: number;
  counterparties: number;
}

/**
 * One company's account: generated data, and the changes people make to it. A `type` is an entity code such as `product`,
 * or `customentity/<dictionary id>`. The same seed and size make the same world.
 */
export class World {
  readonly store: Store;
  #lastChange: string;
  #number: number;
  readonly #keys: AccountKeys | undefined;

  constructor(options: { apiUrl: string; seed: number; size: WorldSize; keys?: AccountKeys }) {
    const random = seededRandom(options.seed);
    this.store = generate(options.apiUrl, random, options.size);
    this.#keys = options.keys;
    this.#number = options.size.orders;
    this.#lastChange = [...this.store.collections.values()]
      .map((collection) => text(collection.inUpdatedOrder().at(-1)?.fields.updated))
      .reduce((a, b) => (compareText(a, b) > 0 ? a : b));
  }

  /** Takes back the account's tokens: every call answers 401 from now on. */
  revoke(): void {
    this.#keys?.revoke();
  }

  /** A new token, as connecting anew gives one. @throws Error for a world that no server serves. */
  grant(): string {
    if (!this.#keys) throw new Error('a world that is not served has no keys');
    return this.#keys.grant();
  }

  /** Live objects, rendered, in the default order. */
  *list(type: string): Iterable<JsonObject> {
    for (const row of this.#collection(type).inOrder('', (a, b) => a.rank - b.rank))
      yield render(this.store, row);
  }

  /** One object, rendered; also when it lies in the trash. */
  get(type: string, id: string): JsonObject | undefined {
    const row = this.#collection(type).get(id);
    return row && render(this.store, row);
  }

  /** Ids of live objects. */
  ids(type: string): string[] {
    return Array.from(this.#collection(type).live(), (row) => row.ref.id);
  }

  /** How many live objects there are. */
  size(type: string): number {
    return this.#collection(type).size;
  }

  /**
   * Changes fields as a PUT would, read-only ones (`sum`, `payedSum`, …) included; `updated` becomes now.
   * @throws ApiError 1021 when there is no such object.
   */
  update(type: string, id: string, patch: ObjectBody): void {
    this.write(type, this.#row(type, id), patch, true);
  }

  /** Makes an object with the fields given (in the form of a POST body) and returns its id. */
  create(type: string, fields: ObjectBody = {}): string {
    const body: ObjectBody = { ...this.#defaults(type), ...fields };
    return this.insert(type, body, true).ref.id;
  }

  /** Deletes for good. @throws ApiError 1021 when there is no such object. */
  remove(type: string, id: string): void {
    this.#row(type, id);
    this.#collection(type).remove(id);
  }

  /** Moves an order to the trash. @throws ApiError 1021 when there is no such order. */
  trash(id: string): void {
    const row = this.#row('customerorder', id);
    const collection = this.#collection('customerorder');
    collection.remove(id);
    row.fields.deleted = row.fields.updated = this.#now();
    collection.add(row, 'trash');
  }

  /** Takes an order back out of the trash, as a user does in the UI. */
  restore(id: string): void {
    const row = this.#row('customerorder', id);
    const collection = this.#collection('customerorder');
    collection.remove(id);
    row.fields.updated = this.#now();
    collection.add(row);
  }

  /** A bulk change: all these objects get one and the same `updated`. */
  touch(type: string, ids: string[]): void {
    const updated = this.#now();
    for (const id of ids) {
      const row = this.#row(type, id);
      this.#collection(type).change(row, () => {
        row.fields.updated = updated;
      });
    }
  }

  /** Puts a body into an existing row; `all` also sets read-only fields. */
  write(type: string, row: Row, body: ObjectBody, all: boolean): void {
    this.#collection(type).change(row, () => {
      applyBody(this.store, entityOf(type), row, body, all);
      row.fields.updated = this.#now();
    });
  }

  /** Makes a row of a body; a `syncId` seen before returns the object made then (general page, «Назначение поля syncId»). */
  insert(type: string, body: ObjectBody, all: boolean): Row {
    const entity = entityOf(type);
    const collection = this.#collection(type);
    const { syncId } = body;
    const earlier = typeof syncId === 'string' ? collection.bySyncId(syncId) : undefined;
    if (earlier) return earlier;

    this.#number += 1;
    const now = this.#now();
    const row: Row = {
      ref: new Ref(entity.type, `entity/${type}`, randomUUID()),
      rank: Math.random(),
      fields: { accountId: this.store.accountId, ...newFields(entity, this.#number), updated: now },
      attributes: [],
    };
    if (typeof syncId === 'string') row.fields.syncId = syncId;
    if (entity.kinds.has('created')) row.fields.created = now;
    for (const name of ['owner', 'group'])
      row.fields[name] = this.#first(name === 'owner' ? 'employee' : 'group');
    if (entity.document) {
      row.fields.moment = `${now.slice(0, 16)}:00.000`;
      row.fields.rate = { currency: this.#first('currency') };
      row.lines = [];
    }
    applyBody(this.store, entity, row, body, all);
    collection.add(row);
    return row;
  }

  #defaults(type: string): ObjectBody {
    const href = (of: string): object => ({ meta: { href: `${this.store.apiUrl}/${this.#first(of).path}` } });
    if (type === 'customerorder') return { organization: href('organization'), agent: href('counterparty') };
    return { name: `Новый объект ${this.#number + 1}` };
  }

  #first(type: string): Ref {
    const [row] = this.#collection(type).live();
    if (!row) throw new Error(`the world has no ${type}`);
    return row.ref;
  }

  #row(type: string, id: string): Row {
    const row = this.#collection(type).get(id);
    if (!row) throw new ApiError(1021, [type, id]);
    return row;
  }

  #collection(type: string) {
    entityOf(type);
    return this.store.collection(`entity/${type}`);
  }

  /** Now by the Moscow clock, later than every change before. */
  #now(): string {
    let now = moscowTime(Date.now());
    if (now <= this.#lastChange) {
      now = moscowTime(Date.parse(`${this.#lastChange.replace(' ', 'T')}+03:00`) + 1);
    }
    this.#lastChange = now;
    return now;
  }
}

/** The entity behind a type. @throws ApiError 1005 when the sandbox has none. */
export function entityOf(type: string): Entity {
  const entity = ENTITIES.get(type.split('/')[0] as string);
  if (!entity) throw new ApiError(1005, [type]);
  return entity;
}
