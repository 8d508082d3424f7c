import { z } from 'zod';
import { checkDraft, linkBack } from './checks.ts';
import { ENTITIES, type Entity, nestedType } from './entities.ts';
import { ApiError } from './errors.ts';
import { countSums, replaceLines } from './lines.ts';
import { lineId } from './render.ts';
import { type Attribute, type AttributeDefinition, type Fields, Ref, type Row, type Value } from './rows.ts';
import type { Store } from './store.ts';
import { MINUTE_FIELDS, parseMoment, toMinute } from './time.ts';
import { writeRule } from './write-rules.ts';

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
  meta: z.object({ href: z.string() }).optional(),
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

/**
 * Puts the values of a body into a row.
 * @param all also read-only fields and whatever the rules of saving forbid, for a world's own changes.
 * @param isNew the row is not in the account yet.
 * @throws ApiError when the rules of saving are broken or a link leads nowhere; the row is untouched then.
 */
export function applyBody(
  store: Store,
  entity: Entity,
  row: Row,
  body: ObjectBody,
  { all, isNew }: { all: boolean; isNew: boolean },
): void {
  const readOnly = writeRule(entity.type)?.readOnly;
  const known = new Set(entity.fields.map(({ name }) => name));
  const changes: Fields = {};
  for (const [name, json] of Object.entries(body)) {
    if (NOT_FIELDS.has(name) || !(all || (known.has(name) && !readOnly?.has(name)))) continue;
    changes[name] = fieldValue(store, entity, name, json, !all);
  }
  const draft: Row = { ...row, fields: { ...row.fields, ...changes } };
  if (changes.rate !== undefined) draft.fields.rate = changes.rate = wholeRate(store, changes.rate);
  draft.attributes = mergeAttributes(store, typeOf(row), row.attributes, body.attributes);
  const lines =
    entity.nested.positions && readLines(store, row, entity.nested.positions, body.positions, !all);
  if (lines) replaceLines(draft, lines);
  if (all) requireAll(entity, draft);
  else checkDraft(store, entity, draft, isNew ? undefined : row);

  Object.assign(row.fields, changes);
  row.attributes = draft.attributes;
  if (lines) Object.assign(row, { lines: draft.lines, lastLine: draft.lastLine });
  if (lines || 'vatIncluded' in changes || 'vatEnabled' in changes) countSums(row);
  linkBack(store, row);
}

/** A world's own changes may break the rules of saving, but not leave out what every object has. */
function requireAll({ type }: Entity, { fields }: Row): void {
  for (const name of writeRule(type)?.required ?? [])
    if (fields[name] === undefined || fields[name] === '') throw new ApiError(3000, [name], name);
}

/** The rate of a currency is that of its dictionary unless the body tells another; the accounting currency has none. */
function wholeRate(store: Store, rate: Value): Value {
  if (typeof rate !== 'object' || Array.isArray(rate) || rate instanceof Ref || rate.value !== undefined)
    return rate;
  const value = rate.currency instanceof Ref ? store.find(rate.currency)?.fields.rate : undefined;
  return typeof value === 'number' && value !== 1 ? { ...rate, value } : rate;
}

/** `product` or `customentity/<id>`. */
function typeOf(row: Row): string {
  return row.ref.folder.slice('entity/'.length);
}

function fieldValue(
  store: Store,
  entity: Entity,
  name: string,
  json: unknown,
  strict: boolean,
): Value | undefined {
  const value = toValue(store, name, json, strict ? entity : undefined);
  const date = entity.kinds.get(name) === 'date' && typeof value === 'string';
  if (!date) return value;
  const moment = parseMoment(value);
  if (!moment) throw new ApiError(2001, [], name);
  return MINUTE_FIELDS.has(name) ? toMinute(moment) : moment;
}

/**
 * JSON back into the form rows keep: `{meta: {href}}` becomes a link, null no value.
 * @param owner whose links are to be whole and of the right types; undefined for a world's own changes.
 */
function toValue(
  store: Store,
  field: string,
  json: unknown,
  owner?: Pick<Entity, 'type' | 'links'>,
): Value | undefined {
  if (json === null || json === undefined) return undefined;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) {
    return json.map((item) => toValue(store, field, item, owner)).filter((item) => item !== undefined);
  }
  const place = field.split('.').at(-1) as string;
  const object = link.safeParse(json);
  if (object.success && Object.keys(json).every((name) => !SUM_OF_LINK.has(name))) {
    const ref = store.resolve(object.data.meta.href, place);
    if (owner) checkLink(owner, field, json, ref);
    return ref;
  }
  if (owner && 'meta' in (json as object) && !object.success) throw new ApiError(2010, [place], place);
  return Object.fromEntries(
    Object.entries(json).map(([name, item]) => [
      name,
      name === 'meta' && object.success
        ? store.resolve(object.data.meta.href, place)
        : toValue(store, `${field}.${name}`, item, owner),
    ]),
  );
}

/** A document that a payment is for is a link with a sum beside its meta. */
const SUM_OF_LINK = new Set(['linkedSum']);
const typed = z.object({ meta: z.object({ href: z.string(), type: z.string() }) });

/** @throws ApiError 2011 for a link without a type, 2024, 2027 or 17006 for one that leads to something else than the field takes. */
function checkLink(owner: Pick<Entity, 'type' | 'links'>, field: string, json: unknown, { type }: Ref): void {
  const name = field.split('.').at(-1) as string;
  if (!typed.safeParse(json).success) throw new ApiError(2011, [name], name);
  const types = owner.links.get(field);
  if (!types || types.includes(type)) return;
  const documents = [type, ...types].every((one) => ENTITIES.get(one)?.document);
  if (documents) throw new ApiError(17006, [owner.type, type], name);
  throw new ApiError(types.length === 1 ? 2024 : 2027, [type, types.join(', ')], name);
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
  strict: boolean,
): { number: number | undefined; fields: Fields }[] | undefined {
  if (json === undefined) return undefined;
  const bodies = parse(z.array(lineBody), json);
  if (bodies.length > MOST_LINES) throw new ApiError(2007, [], 'positions');
  return bodies.map((body) => ({
    number: numberOf(row, body, strict),
    fields: readLine(store, lineType, body, { strict, type: row.ref.type }),
  }));
}

/** The most lines that one body carries; a longer document gets the others by its own `/positions`. */
export const MOST_LINES = 1000;

/** The number of the line that a body names. @throws ApiError 1046 for one of another document. */
function numberOf(row: Row, body: z.infer<typeof lineBody>, strict: boolean): number | undefined {
  const id = body.id ?? body.meta?.href.split('/').at(-1);
  const own = row.lines?.find((line) => lineId(row, line) === id);
  if (strict && id !== undefined && !own) throw new ApiError(1046, [], 'positions');
  return own?.number;
}

/**
 * The fields of one line out of a body.
 * @param how.type of the document, for what is told of a refused line.
 * @param how.defaults whether what the body leaves out gets its usual value: false for a change of a line.
 * @throws ApiError 2001 for a line without the item it is about, 2013 for an unknown one, 3000 and 3002 for one without a quantity.
 */
export function readLine(
  store: Store,
  lineType: string,
  json: ObjectBody,
  how: { strict: boolean; type: string; defaults?: boolean },
): Fields {
  const { defaults = true, strict } = how;
  const { id: _id, meta: _meta, ...body } = parse(lineBody, json) as ObjectBody;
  const nested = nestedType(lineType);
  const owner = nested && { type: how.type, links: nested.links };
  const fields: Fields = {};
  for (const { name, always } of nested?.fields ?? []) {
    // What may stand in a line has refusals of its own.
    const value = toValue(store, name, body[name], strict && name !== 'assortment' ? owner : undefined);
    const absent = defaults && always ? LINE_DEFAULTS[name] : undefined;
    if (value !== undefined || absent !== undefined) fields[name] = value ?? absent;
    else if (defaults && always && name === 'assortment') throw new ApiError(2001);
  }
  if (strict) checkItem(fields.assortment, how.type, nested?.links.get('assortment'));
  if (strict && defaults && body.quantity === undefined && 'quantity' in fields)
    throw new ApiError(3000, ['quantity'], 'quantity');
  if (strict && typeof body.quantity === 'number' && body.quantity <= 0)
    throw new ApiError(3002, ['quantity'], 'quantity');
  return fields;
}

/** @throws ApiError 17022 for what documents of this type cannot hold; of bundles the rules of saving tell. */
function checkItem(item: Value | undefined, type: string, types: string[] | undefined): void {
  if (item instanceof Ref && item.type !== 'bundle' && types && !types.includes(item.type))
    throw new ApiError(17022, [item.type, type], 'positions');
}

function parse<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (!result.success) throw new ApiError(2001);
  return result.data;
}
