import { Collection, compareText } from './collection.ts';
import { attributesFolder } from './entities.ts';
import { ApiError } from './errors.ts';
import { type AttributeDefinition, type Fields, Ref, type Row, text } from './rows.ts';

const DENIALS = { view: 1016, create: 1045, update: 1017, delete: 1018, post: 1092 } as const;

/** What a company set for the saving of its objects (company settings page). */
export interface SavingSettings {
  /** Prices of sales below the minimum price of the goods are raised when saved, silently. */
  checkMinPrice: boolean;
  /** Goods that are not in stock cannot be shipped. */
  checkShippingStock: boolean;
  /** No two documents of a type have one number. */
  uniqueNumbers: boolean;
  /** Documents up to this moment (Moscow time) cannot be made or changed; empty for none. */
  closedUntil: string;
}

/** What a caller may be denied; `post` is to put a document into the books (проведение). */
export type Right = 'view' | 'create' | 'update' | 'delete' | 'post';

/** Everything one account holds: objects by folder, additional fields by the folder of their type, counterparty tags, price types. */
export class Store {
  /** `http://…/api/remap/1.2`: links are printed with it and read back by it. */
  readonly apiUrl: string;
  readonly accountId: string;
  readonly collections = new Map<string, Collection>();
  readonly attributes = new Map<string, AttributeDefinition[]>();
  readonly dictionaries: { id: string; name: string }[] = [];
  readonly tags: string[] = [];
  /** Characteristics (характеристики) that tell the variants of a product apart. */
  readonly characteristics: { ref: Ref; name: string }[] = [];
  /** Types whose list takes one `id=` in a filter: where more are taken is not documented for every type. */
  readonly oneIdPerFilter = new Set<string>();
  /** When the stock of an item at a store last changed, by the id of the item, then of the store ('' for none). */
  readonly stockChanges = new Map<string, Map<string, string>>();
  readonly settings: SavingSettings = {
    checkMinPrice: false,
    checkShippingStock: false,
    uniqueNumbers: false,
    closedUntil: '',
  };
  /** Rights that nobody who calls has, as `<type> <right>`. */
  readonly denied = new Set<string>();
  /** The newest change of all. A burst of changes takes this clock ahead of the machine's, because each has a time of its own. */
  lastChange = '';
  readonly #refs = new Map<string, Ref>();

  constructor(apiUrl: string, accountId: string) {
    this.apiUrl = apiUrl;
    this.accountId = accountId;
  }

  /** The objects of a folder below /api/remap/1.2, for example `entity/store`; made when first asked for. */
  collection(folder: string): Collection {
    let collection = this.collections.get(folder);
    if (!collection) {
      collection = new Collection(folder);
      this.collections.set(folder, collection);
    }
    return collection;
  }

  /** Adds an object; `rank` is its place in the default order. */
  add(ref: Ref, rank: number, fields: Fields, to: 'live' | 'trash' = 'live'): Row {
    const row: Row = { ref, rank, fields, attributes: [] };
    this.collection(ref.folder).add(row, to);
    return row;
  }

  /** @throws ApiError when the account's callers have not this right. */
  allow(type: string, right: Right): void {
    if (this.denied.has(`${type} ${right}`)) throw new ApiError(DENIALS[right], [type]);
  }

  find(ref: Ref): Row | undefined {
    return this.collections.get(ref.folder)?.get(ref.id);
  }

  /** A shared link to an object that is linked to often. */
  ref(type: string, folder: string, id: string): Ref {
    const path = `${folder}/${id}`;
    let ref = this.#refs.get(path);
    if (!ref) {
      ref = new Ref(type, folder, id);
      this.#refs.set(path, ref);
    }
    return ref;
  }

  /**
   * The object behind a link of a request.
   * @throws ApiError 1059 for another server, 2013 for an object that is not there.
   */
  resolve(href: string, field: string): Ref {
    if (!href.startsWith(`${this.apiUrl}/`)) throw new ApiError(1059, [href], field);
    const path = href.slice(this.apiUrl.length + 1).split('?')[0] as string;
    const slash = path.lastIndexOf('/');
    const row = this.collections.get(path.slice(0, slash))?.get(path.slice(slash + 1));
    if (!row) throw new ApiError(2013, [field], field);
    return row.ref;
  }

  /** Additional fields of a type such as `product` or `customentity/<id>`. */
  definitions(type: string): readonly AttributeDefinition[] {
    return this.attributes.get(attributesFolder(type) ?? '') ?? [];
  }

  /** The newest `updated` of all objects. */
  newest(): string {
    return [...this.collections.values()]
      .map((collection) => text(collection.inUpdatedOrder().at(-1)?.fields.updated))
      .reduce((a, b) => (compareText(a, b) > 0 ? a : b));
  }

  /** Grows with every change of any object. */
  get version(): number {
    let version = 0;
    for (const collection of this.collections.values()) version += collection.version;
    return version;
  }
}
