import { seededRandom } from '../faults.ts';
import { AsyncTasks } from './async.ts';
import { defineAttribute, dropAttribute } from './attributes.ts';
import { checkDraft } from './checks.ts';
import type { Collection } from './collection.ts';
import { defaultBody, fillMandatory, giveBarcode, newRow } from './creation.ts';
import { entityOf, lineTypeOf } from './entities.ts';
import { ApiError } from './errors.ts';
import { Builder } from './generate/builder.ts';
import { Dice } from './generate/dice.ts';
import { generate, type WorldSize } from './generate/world.ts';
import { followGroup } from './groups.ts';
import { Journal } from './journal.ts';
import { countSums, newLine, noteNumbers } from './lines.ts';
import { type JsonObject, lineId, render } from './render.ts';
import { type Line, type Row, text } from './rows.ts';
import { aboutOf, restoreStore, rowsOf, type SavedWorld } from './saved.ts';
import type { Store } from './store.ts';
import { moscowTime } from './time.ts';
import { type DeliveryFaults, Notifications } from './webhooks/notifications.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { applyBody, type ObjectBody, readLine } from './write.ts';
import { writeRule } from './write-rules.ts';

export type { WorldSize } from './generate/world.ts';

/** What a served account can do about the tokens that open it. */
interface AccountKeys {
  revoke(): void;
  grant(): string;
}

/**
 * One company's account: generated data, and the changes people make to it. A `type` is an entity code such as `product`,
 * or `customentity/<dictionary id>`. The same seed and size make the same world.
 */
export class World {
  readonly store: Store;
  readonly asyncTasks: AsyncTasks;
  readonly webhooks: Webhooks;
  readonly journal: Journal;
  readonly notifications: Notifications;
  readonly #builder: Builder;
  #number: number;
  readonly #keys: AccountKeys | undefined;

  /**
   * @param options.until when the generated data end (Unix ms).
   * @param options.saved the world as it was written before; it is not generated then.
   * @param options.oneIdPerFilter types whose list takes one `id=` in a filter and refuses more with error 1030.
   */
  constructor(options: {
    apiUrl: string;
    seed: number;
    size: WorldSize;
    until?: number;
    oneIdPerFilter?: string[];
    keys?: AccountKeys;
    faults?: DeliveryFaults;
    saved?: SavedWorld;
  }) {
    const { saved } = options;
    // A restored world goes on with other numbers than those it was made of.
    const random = seededRandom(options.seed + (saved?.about.number ?? 0));
    this.#keys = options.keys;
    if (saved) {
      this.store = restoreStore(options.apiUrl, saved);
      this.#builder = new Builder(this.store, new Dice(random, options.until));
      this.#number = saved.about.number;
    } else {
      const { store, builder } = generate(options.apiUrl, random, options.size, options.until);
      this.store = store;
      this.#builder = builder;
      this.#number = options.size.orders;
    }
    this.journal = new Journal(this.store);
    this.asyncTasks = new AsyncTasks(this.store, this.journal);
    this.webhooks = new Webhooks(this.store, saved?.about.webhooks);
    this.notifications = new Notifications(this.store, this.webhooks, this.journal, options.faults);
    for (const type of options.oneIdPerFilter ?? []) this.store.oneIdPerFilter.add(type);
    if (!saved) this.store.lastChange = this.store.newest();
  }

  /** The world of an account as records: about it, then its objects. Asynchronous tasks are left behind: they live for minutes. */
  *save(account: string): Iterable<object> {
    yield { account, about: { ...aboutOf(this.store, this.#number), webhooks: this.webhooks.save() } };
    for (const row of rowsOf(this.store)) yield { row };
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

  /** Gives an object another name. @throws ApiError 1021. */
  rename(type: string, id: string, name: string): void {
    this.update(type, id, { name });
  }

  /** Moves an object of a dictionary to the archive, or takes it out. @throws ApiError 1021. */
  archive(type: string, id: string, archived: boolean): void {
    this.update(type, id, { archived });
  }

  /** Makes an object with the fields given (in the form of a POST body) and returns its id. */
  create(type: string, fields: ObjectBody = {}): string {
    const body: ObjectBody = { ...defaultBody(this.store, type, this.#number + 1), ...fields };
    return this.insert(type, body, true).ref.id;
  }

  /** Deletes for good. @throws ApiError 1021 when there is no such object. */
  remove(type: string, id: string): void {
    this.journal.moved(this.#row(type, id), 'DELETE', this.#now());
    this.#collection(type).remove(id);
  }

  /** Moves a document to the trash. @throws ApiError 1021 when there is no such document. */
  trash(type: string, id: string): void {
    const row = this.#row(type, id);
    const collection = this.#collection(type);
    collection.remove(id);
    row.fields.deleted = row.fields.updated = this.#now();
    collection.add(row, 'trash');
    // What the trash is told as is not documented: whoever listens for deletions has no other way to hear of it.
    this.journal.moved(row, 'DELETE', text(row.fields.updated));
  }

  /** Takes a document back out of the trash, as a user does in the UI. @throws ApiError 1021. */
  restore(type: string, id: string): void {
    const row = this.#row(type, id);
    const collection = this.#collection(type);
    collection.remove(id);
    row.fields.updated = this.#now();
    collection.add(row);
    this.journal.moved(row, 'UPDATE', text(row.fields.updated));
  }

  /** A bulk change: all these objects get one and the same `updated`. */
  touch(type: string, ids: string[]): void {
    const updated = this.#now();
    this.journal.together(() => {
      for (const id of ids) {
        const row = this.#row(type, id);
        this.#collection(type).change(row, () => Object.assign(row.fields, { updated }));
        this.journal.note(row.ref, 'UPDATE', []);
      }
    });
  }

  /** Ids of the lines of a document, in their order. @throws ApiError 1021. */
  lineIds(type: string, id: string): string[] {
    const row = this.#row(type, id);
    return (row.lines ?? []).map((line) => lineId(row, line));
  }

  /** Puts these lines (in the form of a POST body) in the place of all lines of a document. @throws ApiError 1021. */
  setLines(type: string, id: string, lines: ObjectBody[]): void {
    this.#changeLines(type, id, true, (row) => {
      noteNumbers(row);
      row.lines = lines.map((line) =>
        newLine(row, readLine(this.store, lineTypeOf(type), line, { strict: false, type })),
      );
    });
  }

  /** Adds a line at the end and returns its id. @throws ApiError 1021. */
  addLine(type: string, id: string, line: ObjectBody): string {
    return this.addLines(type, id, [line], true)[0] as string;
  }

  /** Adds lines at the end and returns their ids; `all` passes the rules of saving by. @throws ApiError. */
  addLines(type: string, id: string, lines: ObjectBody[], all: boolean): string[] {
    const how = { strict: !all, type };
    const bodies = lines.map((line) => readLine(this.store, lineTypeOf(type), line, how));
    return this.#changeLines(type, id, all, (row) => {
      const added = bodies.map((fields) => newLine(row, fields));
      row.lines = [...(row.lines ?? []), ...added];
      return added.map((line) => lineId(row, line));
    });
  }

  /** Changes the fields named of one line; `all` passes the rules of saving by. @throws ApiError 1021 when there is no such document or line. */
  updateLine(type: string, id: string, line: string, patch: ObjectBody, all = true): void {
    const changes = readLine(this.store, lineTypeOf(type), patch, { strict: !all, type, defaults: false });
    this.#changeLines(type, id, all, (row) => {
      const old = this.#line(row, line);
      row.lines = row.lines?.map((one) =>
        one === old ? { number: one.number, fields: { ...one.fields, ...changes } } : one,
      );
    });
  }

  /** @throws ApiError 1021 when there is no such document or line. */
  removeLine(type: string, id: string, line: string, all = true): void {
    this.#changeLines(type, id, all, (row) => {
      const gone = this.#line(row, line);
      noteNumbers(row);
      row.lines = row.lines?.filter((other) => other !== gone);
    });
  }

  /**
   * Gives a type one more additional field and returns its id.
   * @param definition.type `string`, `long`, …, an entity code such as `store`, or `customentity/<dictionary id>`.
   */
  addAttribute(type: string, definition: { name: string; type: string; required?: boolean }): string {
    return defineAttribute(this.store, type, definition);
  }

  /** Deletes an additional field: its values go with it, `updated` of the objects stays. @throws ApiError 1021. */
  deleteAttribute(type: string, attributeId: string): void {
    dropAttribute(this.store, type, attributeId);
  }

  /** Puts a body into an existing row; `all` also sets read-only fields. */
  write(type: string, row: Row, body: ObjectBody, all: boolean): void {
    this.#change(type, row, () => applyBody(this.store, entityOf(type), row, body, { all, isNew: false }));
  }

  /** Makes a row of a body; a `syncId` seen before returns the object made then (general page, «Назначение поля syncId»). */
  insert(type: string, body: ObjectBody, all: boolean): Row {
    const entity = entityOf(type);
    const collection = this.#collection(type);
    const { syncId } = body;
    const earlier = typeof syncId === 'string' ? collection.bySyncId(syncId) : undefined;
    if (earlier) return earlier;

    // Where a number must be told, none is given.
    for (const name of all ? [] : (writeRule(type)?.required ?? []))
      if (body[name] === undefined) throw new ApiError(3000, [name], name);
    this.#number += 1;
    const now = this.#now();
    const row = newRow(this.store, type, this.#number, now);
    if (typeof syncId === 'string') row.fields.syncId = syncId;
    if (all) fillMandatory(this.#builder, row, this.#number);
    applyBody(this.store, entity, row, body, { all, isNew: true });
    if (!all) giveBarcode(row, this.#number);
    collection.add(row);
    this.journal.moved(row, 'CREATE', now);
    return row;
  }

  #changeLines<Result>(type: string, id: string, all: boolean, apply: (row: Row) => Result): Result {
    const row = this.#row(type, id);
    const draft: Row = { ...row, fields: { ...row.fields } };
    const result = apply(draft);
    if (!all) checkDraft(this.store, entityOf(type), draft, row);
    this.#change(type, row, () => {
      Object.assign(row, { lines: draft.lines, lastLine: draft.lastLine });
      countSums(row);
    });
    return result;
  }

  #change<Result>(type: string, row: Row, apply: (row: Row) => Result): Result {
    const result = this.#collection(type).change(row, () => this.journal.changed(row, this.#now(), apply));
    if (type === 'productfolder') followGroup(this.store, row);
    return result;
  }

  #row(type: string, id: string): Row {
    const row = this.#collection(type).get(id);
    if (!row) throw new ApiError(1021, [type, id]);
    return row;
  }

  #line(row: Row, id: string): Line {
    const line = row.lines?.find((one) => lineId(row, one) === id);
    if (!line) throw new ApiError(1021, [lineTypeOf(row.ref.type), id]);
    return line;
  }

  #collection(type: string): Collection {
    entityOf(type);
    return this.store.collection(`entity/${type}`);
  }

  /** Now by the Moscow clock, later than every change before. */
  #now(): string {
    let now = moscowTime(Date.now());
    if (now <= this.store.lastChange) {
      now = moscowTime(Date.parse(`${this.store.lastChange.replace(' ', 'T')}+03:00`) + 1);
    }
    this.store.lastChange = now;
    return now;
  }
}
