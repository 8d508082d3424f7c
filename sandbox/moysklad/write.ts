import { z } from 'zod';
import { type Entity, nestedType } from './entities.ts';
import { ApiError } from './errors.ts';
import { countSums, replaceLines } from './lines.ts';
import { lineId } from './render.ts';
import type { Attribute, AttributeDefinition, Fields, Ref, Row, Value } from './rows.ts';
import type { Store } from './store.ts';
import { MINUTE_FIELDS, parseMoment, toMinute } from './time.ts';

/** An object as a caller sends it. */
export const objectBody = z.record(z.string(), z.unknown());
export type ObjectBody = z.infer<typeof objectBody>;

const link = z.object({ meta: z.object({ href: z.string() }) });
const attributeBody = z.object({
  meta: z.object({ href: z.string() }),
  value: z.unknown().optional(),
  file: z.object({ filename: z.string() }).nullable().optional(),
});
const lineBody = z.looseObject({
  id: z.string().optional(),
  quantity: z.number().optional(),
  price: z.number().optional(),
  discount: z.number().optional(),
  vat: z.number().optional(),
  assortment: link.optional(),
});
/** What a line gets that its body does not name, as far as lines of its type have it. */
const LINE_DEFAULTS: Fields = {
  quantity: 1,
  price: 0,
  discount: 0,
  vat: 0,
  reward: 0,
  overhead: 0,
  shipped: 0,
  inTransit: 0,
  reserve: 0,
  calculatedQuantity: 0,
  correctionAmount: 0,
  correctionSum: 0,
  baseSalary: 0,
  pieceworkSalary: 0,
};

/** Fields a caller of the API may set; anything else in a body is ignored (general page: read-only fields are ignored). */
const WRITABLE: Record<string, string> = {
  customerorder:
    'name code externalCode description moment applicable shared vatEnabled vatIncluded rate deliveryPlannedMoment shipmentAddress shipmentAddressFull taxSystem owner group organization agent store project contract salesChannel state',
  product:
    'name code externalCode article description archived shared vat vatEnabled useParentVat discountProhibited weight volume minimumBalance minPrice buyPrice salePrices barcodes owner group supplier productFolder uom country isSerialTrackable',
  counterparty:
    'name code externalCode description archived shared companyType email phone fax inn kpp ogrn okpo legalTitle legalAddress actualAddress legalFirstName legalLastName legalMiddleName discountCardNumber tags priceType owner group state',
};
const MANDATORY: Record<string, string[]> = {
  customerorder: ['organization', 'agent'],
  product: ['name'],
  counterparty: ['name'],
};
/** Kept apart from the fields, or set by the sandbox itself. */
const NOT_FIELDS = new Set([
  'meta',
  'id',
  'attributes',
  'positions',
  'files',
  'images',
  'accounts',
  'contactpersons',
  'notes',
]);

/** Whether the sandbox lets callers write this type. */
export function isWritable(type: string): boolean {
  return type in WRITABLE;
}

/**
 * Puts the values of a body into a row.
 * @param all also read-only fields, for a world's own changes.
 * @throws ApiError when a mandatory field is emptied or a link leads nowhere; the row is untouched then.
 */
export function applyBody(store: Store, entity: Entity, row: Row, body: ObjectBody, all: boolean): void {
  const writable = new Set(WRITABLE[entity.type]?.split(' '));
  const changes: Fields = {};
  for (const [name, json] of Object.entries(body)) {
    if (NOT_FIELDS.has(name) || !(all || writable.has(name))) continue;
    changes[name] = fieldValue(store, entity, name, json);
  }
  for (const name of MANDATORY[entity.type] ?? []) {
    const value = name in changes ? changes[name] : row.fields[name];
    if (value === undefined || value === '') throw new ApiError(3000, [name], name);
  }
  const attributes = mergeAttributes(store, typeOf(row), row.attributes, body.attributes);
  const lines = entity.nested.positions && readLines(store, row, entity.nested.positions, body.positions);

  Object.assign(row.fields, changes);
  row.attributes = attributes;
  if (lines) {
    replaceLines(row, lines);
    countSums(row);
  }
}

/** `product` or `customentity/<id>`. */
function typeOf(row: Row): string {
  return row.ref.folder.slice('entity/'.length);
}

function fieldValue(store: Store, entity: Entity, name: string, json: unknown): Value | undefined {
  const value = toValue(store, name, json);
  const date = entity.kinds.get(name) === 'date' && typeof value === 'string';
  if (!date) return value;
  const moment = parseMoment(value);
  if (!moment) throw new ApiError(2001, [], name);
  return MINUTE_FIELDS.has(name) ? toMinute(moment) : moment;
}

/** JSON back into the form rows keep: `{meta: {href}}` becomes a link, null no value. */
function toValue(store: Store, field: string, json: unknown): Value | undefined {
  if (json === null || json === undefined) return undefined;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) {
    return json.map((item) => toValue(store, field, item)).filter((item) => item !== undefined);
  }
  const object = link.safeParse(json);
  if (object.success) return store.resolve(object.data.meta.href, field);
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, toValue(store, field, item)]));
}

/** Fields that are not named stay as they are; null empties one (general page, «Дополнительные поля»). */
function mergeAttributes(store: Store, type: string, current: Attribute[], json: unknown): Attribute[] {
  if (json === undefined) return current;
  const merged = new Map(current.map((attribute) => [attribute.definition, attribute]));
  for (const { meta, value, file } of parse(z.array(attributeBody), json)) {
    const definition = store.definitions(type).find(({ ref }) => meta.href === `${store.apiUrl}/${ref.path}`);
    if (!definition) throw new ApiError(14000, [meta.href, type], 'attributes');
    const next = definition.type === 'file' ? file?.filename : attributeValue(store, definition, value);
    if (next === undefined) merged.delete(definition);
    else merged.set(definition, { definition, value: next });
  }
  return [...merged.values()];
}

function attributeValue(
  store: Store,
  definition: AttributeDefinition,
  json: unknown,
): Attribute['value'] | undefined {
  const value = toValue(store, 'attributes', json);
  if (value === undefined || typeof value !== 'object') {
    const moment = definition.type === 'time' && typeof value === 'string' ? parseMoment(value) : undefined;
    return moment ? toMinute(moment) : value;
  }
  return value as Ref;
}

function readLines(
  store: Store,
  row: Row,
  lineType: string,
  json: unknown,
): { number: number | undefined; fields: Fields }[] | undefined {
  if (json === undefined) return undefined;
  const bodies = parse(z.array(lineBody), json);
  if (bodies.length > 1000) throw new ApiError(2007, [], 'positions');
  return bodies.map((body) => ({
    number: row.lines?.find((line) => lineId(row, line) === body.id)?.number,
    fields: readLine(store, lineType, body),
  }));
}

/** The fields of one line out of a body. @throws ApiError 2001 for a line without the item it is about, 2013 for an unknown one. */
export function readLine(store: Store, lineType: string, json: ObjectBody, defaults = true): Fields {
  const { id: _id, meta: _meta, ...body } = parse(lineBody, json) as ObjectBody;
  const fields: Fields = {};
  for (const { name, always } of nestedType(lineType)?.fields ?? []) {
    const value = toValue(store, name, body[name]);
    const absent = defaults && always ? LINE_DEFAULTS[name] : undefined;
    if (value !== undefined || absent !== undefined) fields[name] = value ?? absent;
    else if (defaults && always && name === 'assortment') throw new ApiError(2001);
  }
  return fields;
}

function parse<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (!result.success) throw new ApiError(2001);
  return result.data;
}
