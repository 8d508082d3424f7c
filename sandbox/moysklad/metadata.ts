import { ENTITIES } from './entities.ts';
import { ApiError } from './errors.ts';
import { type JsonObject, metaOf, render } from './render.ts';
import type { AttributeDefinition } from './rows.ts';
import type { Store } from './store.ts';

/** The metadata examples of these types print a link to the additional fields, all others the fields themselves. */
const ATTRIBUTES_AS_LINK = new Set(['product', 'counterpartyadjustment', 'payroll', 'productiontask']);

const meta = (store: Store, path: string): JsonObject => ({
  href: `${store.apiUrl}/${path}`,
  mediaType: 'application/json',
});

/** `GET /entity/metadata`: a link for every type, or for those of `filter=type=…`. */
export function entityMetadata(store: Store, types: string[]): JsonObject {
  const all = [...ENTITIES.values()]
    .filter(({ metadata }) => metadata)
    .map(({ type }) => type)
    .filter((type) => type !== 'customentity' && (types.length === 0 || types.includes(type)));
  return Object.fromEntries(all.map((type) => [type, { meta: meta(store, `entity/${type}/metadata`) }]));
}

/** `GET /entity/<type>/metadata`. @throws ApiError 1002 for a type without one. */
export function typeMetadata(store: Store, type: string): JsonObject {
  const dictionary = store.dictionaries.find(({ id }) => type === `customentity/${id}`);
  if (dictionary) return dictionaryMetadata(store, dictionary);
  if (!ENTITIES.get(type)?.metadata) throw new ApiError(1002, [`entity/${type}/metadata`]);
  if (type === 'variant') return variantMetadata(store);
  const states = Array.from(store.collection(`entity/${type}/metadata/states`).live(), (row) =>
    render(store, row),
  );
  const attributes = attributeList(store, type);
  return {
    meta: meta(store, `entity/${type}/metadata`),
    attributes: ATTRIBUTES_AS_LINK.has(type)
      ? attributeLink(store, type)
      : attributes.length > 0
        ? attributes
        : undefined,
    states: states.length > 0 ? states : undefined,
    tags: type === 'counterparty' ? store.tags : undefined,
    createShared: false,
  };
}

/** `GET /entity/<type>/metadata/attributes`, all or a page of them. */
export function attributePage(
  store: Store,
  type: string,
  page: { limit: number; offset: number },
): JsonObject {
  const all = attributeList(store, type);
  const path = `entity/${type}/metadata/attributes`;
  return {
    meta: {
      ...meta(store, path),
      type: 'attributemetadata',
      size: all.length,
      limit: page.limit,
      offset: page.offset,
    },
    rows: all.slice(page.offset, page.offset + page.limit),
  };
}

/** `GET /entity/<type>/metadata/attributes/<id>`. @throws ApiError 1021. */
export function attribute(store: Store, type: string, id: string): JsonObject {
  const definition = store.definitions(type).find(({ ref }) => ref.id === id);
  if (!definition) throw new ApiError(1021, ['attributemetadata', id]);
  return renderDefinition(store, type, definition);
}

/** `GET /context/companysettings`. */
export function companySettings(store: Store): JsonObject {
  const [currency] = store.collection('entity/currency').live();
  return {
    meta: {
      ...meta(store, 'context/companysettings'),
      metadataHref: `${store.apiUrl}/context/companysettings/metadata`,
      type: 'companysettings',
    },
    currency: currency && render(store, currency),
    priceTypes: priceTypes(store),
    discountStrategy: 'bySum',
    globalOperationNumbering: true,
    checkShippingStock: store.settings.checkShippingStock,
    checkMinPrice: store.settings.checkMinPrice,
    useRecycleBin: true,
    useCompanyAddress: false,
    accountCountry: 'RU',
  };
}

/** `GET /context/companysettings/pricetype`: a plain array. */
export function priceTypes(store: Store): JsonObject[] {
  return Array.from(store.collection('context/companysettings/pricetype').live(), (row) =>
    render(store, row),
  );
}

/** `GET /context/companysettings/metadata`: the custom dictionaries. */
export function companyMetadata(store: Store): JsonObject {
  return {
    meta: meta(store, 'context/companysettings'),
    customEntities: store.dictionaries.map((dictionary) => {
      const { entityMeta: _, ...short } = dictionaryMetadata(store, dictionary);
      return short;
    }),
  };
}

/** `GET /entity/variant/metadata`: variants have characteristics in the place of additional fields. */
export function variantMetadata(store: Store): JsonObject {
  const characteristics = store.characteristics.map(({ ref, name }) => ({
    meta: { ...metaOf(store, ref) },
    id: ref.id,
    name,
    type: 'string',
    required: false,
  }));
  return { meta: meta(store, 'entity/variant/metadata'), characteristics };
}

function dictionaryMetadata(store: Store, { id, name }: { id: string; name: string }): JsonObject {
  const type = `customentity/${id}`;
  return {
    meta: {
      ...meta(store, `context/companysettings/metadata/customEntities/${id}`),
      type: 'customentitymetadata',
    },
    entityMeta: {
      ...meta(store, `entity/${type}`),
      type: 'customentity',
      uuidHref: `https://online.moysklad.ru/app/#custom_${id}`,
    },
    attributes: attributeLink(store, type),
    id,
    name,
    createShared: true,
  };
}

function attributeLink(store: Store, type: string): JsonObject {
  return { meta: attributePage(store, type, { limit: 1000, offset: 0 }).meta };
}

function attributeList(store: Store, type: string): JsonObject[] {
  return store.definitions(type).map((definition) => renderDefinition(store, type, definition));
}

function renderDefinition(store: Store, type: string, definition: AttributeDefinition): JsonObject {
  const dictionary = definition.dictionary?.split('/').at(-1);
  return {
    meta: { ...metaOf(store, definition.ref) },
    id: definition.ref.id,
    name: definition.name,
    type: definition.type,
    required: definition.required,
    show: ENTITIES.get(type)?.document ? true : undefined,
    customEntityMeta: dictionary && {
      ...meta(store, `context/companysettings/metadata/customEntities/${dictionary}`),
      type: 'customentitymetadata',
    },
  };
}
