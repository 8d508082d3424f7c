/**
 * What may be filtered, sorted, searched and expanded, per entity type; from the field tables of the entity pages and the
 * sorting page of the documentation. Kinds decide the operators (general page, «Фильтрация выборки»).
 */
export type Kind = 'uuid' | 'enum' | 'string' | 'boolean' | 'number' | 'date' | 'ref' | 'tags' | 'barcode';

interface EntitySpec {
  /** The object's page in the product's own UI, printed in `meta.uuidHref`. */
  ui?: string;
  document?: true;
  /** No `/metadata` of its own: list and object still print a metadataHref, as the examples do. */
  uuid?: string;
  enum?: string;
  string?: string;
  boolean?: string;
  number?: string;
  date?: string;
  /** Links that filter and expand, with the types they may point to. */
  ref?: Record<string, string>;
  /** Links that expand but do not filter. */
  expand?: Record<string, string>;
  /** Nested collections, printed as a link with a size, with the type of their rows. */
  nested?: Record<string, string>;
  sort: string;
  search: string;
}

const OWNED = { owner: 'employee', group: 'group' };

const SPECS: Record<string, EntitySpec> = {
  customerorder: {
    ui: 'customerorder',
    document: true,
    uuid: 'id accountId syncId',
    string: 'name code externalCode description shipmentAddress',
    boolean: 'applicable printed published shared',
    number: 'sum',
    date: 'created deleted updated moment deliveryPlannedMoment',
    ref: {
      ...OWNED,
      agent: 'counterparty organization',
      organization: 'organization',
      contract: 'contract',
      project: 'project',
      salesChannel: 'saleschannel',
      state: 'state',
      store: 'store',
    },
    expand: { agentAccount: 'account', organizationAccount: 'account', 'rate.currency': 'currency' },
    nested: { positions: 'customerorderposition', files: 'files' },
    sort: 'id syncId version updated updatedBy name description externalCode moment applicable sum created deliveryPlannedMoment',
    search: 'name description',
  },
  product: {
    ui: 'good',
    uuid: 'id syncId',
    string: 'name code externalCode article description pathName',
    boolean: 'archived shared isSerialTrackable',
    number: 'weight volume minimumBalance',
    date: 'updated',
    ref: { ...OWNED, supplier: 'counterparty organization' },
    expand: {
      country: 'country',
      productFolder: 'productfolder',
      uom: 'uom',
      'buyPrice.currency': 'currency',
      'minPrice.currency': 'currency',
      'salePrices.currency': 'currency',
    },
    nested: { images: 'image', files: 'files' },
    sort: 'id version updated updatedBy name code externalCode archived pathName article isSerialTrackable weighed weight volume syncId',
    search: 'name code article',
  },
  counterparty: {
    ui: 'company',
    uuid: 'id accountId syncId',
    enum: 'companyType',
    string:
      'name code externalCode description email phone fax inn kpp legalTitle legalAddress actualAddress discountCardNumber',
    boolean: 'archived shared',
    date: 'created updated',
    ref: { ...OWNED, state: 'state' },
    nested: { accounts: 'account', contactpersons: 'contactperson', notes: 'note', files: 'files' },
    sort: 'id version updated updatedBy name description code externalCode archived created phone email fax',
    search: 'name code legalTitle discountCardNumber email phone',
  },
  organization: {
    ui: 'mycompany',
    uuid: 'id accountId syncId',
    enum: 'companyType',
    string:
      'name code externalCode description email phone fax inn kpp legalTitle legalAddress actualAddress',
    boolean: 'archived shared',
    date: 'created updated',
    ref: { owner: 'employee' },
    expand: { group: 'group' },
    nested: { accounts: 'account' },
    sort: 'id version updated updatedBy name description code externalCode archived created inn actualAddress legalTitle legalAddress kpp phone email fax',
    search: 'name code legalTitle email phone',
  },
  store: {
    ui: 'warehouse',
    uuid: 'id accountId',
    string: 'name code externalCode description address pathName',
    boolean: 'archived shared',
    date: 'updated',
    ref: { ...OWNED, parent: 'store' },
    nested: { zones: 'storezone', slots: 'slot' },
    sort: 'id version updated updatedBy name description code externalCode address archived pathName',
    search: 'name code',
  },
  project: {
    uuid: 'id accountId',
    string: 'name code externalCode description',
    boolean: 'archived shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id version updated updatedBy name code externalCode archived',
    search: 'name description',
  },
  contract: {
    uuid: 'id accountId',
    string: 'name code externalCode description',
    boolean: 'archived shared',
    date: 'updated moment',
    ref: { ...OWNED, agent: 'counterparty organization', ownAgent: 'organization', state: 'state' },
    expand: { agentAccount: 'account', organizationAccount: 'account', 'rate.currency': 'currency' },
    sort: 'id version updated updatedBy name description code externalCode archived moment',
    search: 'name description',
  },
  // No row in the sorting table: the fields every dictionary sorts by.
  saleschannel: {
    ui: 'saleschannel',
    uuid: 'id accountId',
    enum: 'type',
    string: 'name code externalCode description',
    boolean: 'archived shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id updated name code externalCode archived',
    search: 'name description',
  },
  employee: {
    ui: 'employee',
    uuid: 'id accountId',
    string: 'name externalCode description email phone firstName middleName lastName uid',
    boolean: 'archived shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id version updated updatedBy name description externalCode archived email phone lastname firstname middlename uid',
    search: 'name email phone',
  },
  group: { uuid: 'id accountId', sort: 'id', search: 'name' },
  currency: {
    ui: 'currency',
    uuid: 'id',
    string: 'name fullName code isoCode',
    boolean: 'archived default',
    number: 'multiplicity',
    sort: 'id name archived default fullname code isoCode multiplicity',
    search: 'name',
  },
  uom: {
    uuid: 'id accountId',
    string: 'name code externalCode description',
    boolean: 'shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id version updated name description code externalCode',
    search: 'name description',
  },
  productfolder: {
    uuid: 'id accountId',
    string: 'name code externalCode description pathName',
    boolean: 'archived shared',
    date: 'updated',
    ref: OWNED,
    expand: { productFolder: 'productfolder' },
    sort: 'id version updated updatedBy name externalCode archived pathName',
    search: 'name code',
  },
  country: {
    ui: 'country',
    uuid: 'id accountId',
    string: 'name code externalCode description',
    boolean: 'shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id version updated updatedBy name description code externalCode',
    search: 'name description',
  },
  region: {
    uuid: 'id accountId',
    string: 'name code externalCode',
    date: 'updated',
    sort: 'id version updated name code externalCode',
    search: 'name',
  },
  // No row in the sorting table either.
  customentity: {
    uuid: 'id accountId',
    string: 'name code externalCode description',
    boolean: 'shared',
    date: 'updated',
    ref: OWNED,
    sort: 'id updated name code externalCode',
    search: 'name code',
  },
};

export interface Entity {
  type: string;
  ui: string | undefined;
  document: boolean;
  /** Filterable fields. */
  kinds: Map<string, Kind>;
  /** Expandable links (and nested collections) with the types behind them. */
  targets: Map<string, string[]>;
  nested: Record<string, string>;
  sortable: Set<string>;
  searchable: string[];
}

const KINDS = ['uuid', 'enum', 'string', 'boolean', 'number', 'date'] as const;
const words = (list: string | undefined): string[] => (list ? list.split(' ') : []);

function build(type: string, spec: EntitySpec): Entity {
  const kinds = new Map<string, Kind>();
  for (const kind of KINDS) for (const field of words(spec[kind])) kinds.set(field, kind);
  for (const field of Object.keys(spec.ref ?? {})) kinds.set(field, 'ref');
  if (type === 'counterparty') kinds.set('tags', 'tags');
  if (type === 'product') kinds.set('barcode', 'barcode');
  if (spec.ref?.state) kinds.set('state.name', 'string');
  if (spec.document) kinds.set('assortment', 'ref').set('isDeleted', 'boolean');
  const targets = Object.entries({ ...spec.ref, ...spec.expand, ...spec.nested });
  return {
    type,
    ui: spec.ui,
    document: spec.document ?? false,
    kinds,
    targets: new Map(targets.map(([field, types]) => [field, words(types)])),
    nested: spec.nested ?? {},
    sortable: new Set(words(spec.sort)),
    searchable: words(spec.search),
  };
}

/** Every entity type the sandbox serves. */
export const ENTITIES: ReadonlyMap<string, Entity> = new Map(
  Object.entries(SPECS).map(([type, spec]) => [type, build(type, spec)]),
);

/** The lines of an order are no entity of their own, yet their product expands. */
const LINE_TARGETS = new Map([['assortment', ['product']]]);

/** What may be expanded in an object of this type: field to the types behind it. */
export function expandable(type: string): ReadonlyMap<string, string[]> {
  if (type === 'customerorderposition') return LINE_TARGETS;
  return ENTITIES.get(type)?.targets ?? new Map<string, string[]>();
}
