import { randomUUID } from 'node:crypto';
import { type Entity, entityOf } from './entities.ts';
import type { Builder } from './generate/builder.ts';
import { Choices } from './generate/choices.ts';
import { fillFields } from './generate/fields.ts';
import { type Fields, Ref, type Row, text } from './rows.ts';
import type { Store } from './store.ts';
import { toMinute } from './time.ts';
import type { ObjectBody } from './write.ts';

/** What a new object has unless its body says otherwise, as far as objects of its type have it. */
const NEW_FIELDS: Fields = {
  archived: false,
  applicable: true,
  printed: false,
  published: false,
  vatEnabled: true,
  vatIncluded: true,
  sum: 0,
  vatSum: 0,
  payedSum: 0,
  shippedSum: 0,
  invoicedSum: 0,
  reservedSum: 0,
  companyType: 'legal',
  salesAmount: 0,
  useParentVat: false,
  discountProhibited: false,
  variantsCount: 0,
};

/** Fields every new object has unless the body says otherwise. */
function newFields(entity: Entity, number: number): Fields {
  const fields: Fields = { externalCode: randomUUID().slice(0, 22), shared: false };
  if (entity.document) fields.name = String(number).padStart(5, '0');
  for (const { name } of entity.fields) {
    if (NEW_FIELDS[name] !== undefined) fields[name] = NEW_FIELDS[name];
  }
  if (entity.type === 'counterparty') fields.tags = [];
  if (entity.type === 'product') Object.assign(fields, { pathName: '', barcodes: [] });
  return fields;
}

/** A new object as it is before its body is read. */
export function newRow(store: Store, type: string, number: number, now: string): Row {
  const entity = entityOf(type);
  const fields: Fields = { accountId: store.accountId, ...newFields(entity, number), updated: now };
  const names = new Set(entity.fields.map(({ name }) => name));
  if (names.has('created')) fields.created = now;
  fields.owner = first(store, 'employee');
  fields.group = first(store, 'group');
  if (entity.document) fields.moment = toMinute(now);
  if (names.has('rate')) fields.rate = { currency: first(store, 'currency') };
  const ref = new Ref(entity.type, `entity/${type}`, randomUUID());
  const row: Row = { ref, rank: Math.random(), fields, attributes: [] };
  if (entity.nested.positions) row.lines = [];
  return row;
}

/** Gives a new object the fields its type must carry, chosen as the generator would. */
export function fillMandatory(builder: Builder, { ref, fields }: Row, number: number): void {
  const created = Date.parse(`${text(fields.updated).replace(' ', 'T')}+03:00`);
  const entity = entityOf(ref.type);
  fillFields({ builder, choices: new Choices(builder), entity, number, created, fields }, true);
}

/** A body for an object of which nothing was said. */
export function defaultBody(store: Store, type: string, number: number): ObjectBody {
  const href = (of: string): object => ({ meta: { href: `${store.apiUrl}/${first(store, of).path}` } });
  if (type === 'customerorder') return { organization: href('organization'), agent: href('counterparty') };
  return entityOf(type).document ? {} : { name: `Новый объект ${number}` };
}

/** Goods and bundles without a barcode get an EAN13 when they are made (product page, «Атрибуты сущности»). */
export function giveBarcode({ ref, fields }: Row, number: number): void {
  if (!['product', 'bundle'].includes(ref.type)) return;
  if (Array.isArray(fields.barcodes) && fields.barcodes.length > 0) return;
  const digits = `20${String(number).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  fields.barcodes = [{ ean13: `${digits}${(10 - (sum % 10)) % 10}` }];
}

function first(store: Store, type: string): Ref {
  const [row] = store.collection(`entity/${type}`).live();
  if (!row) throw new Error(`the world has no ${type}`);
  return row.ref;
}
