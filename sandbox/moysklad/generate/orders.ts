import { sumsOf } from '../lines.ts';
import { type Fields, type Line, numbered, Ref } from '../rows.ts';
import { moscowTime, toMinute } from '../time.ts';
import { addAttributes, fillAttributes } from './attributes.ts';
import type { Builder } from './builder.ts';
import { address } from './counterparties.ts';
import { flat } from './dice.ts';
import { CITIES, REMARKS, STREETS } from './words.ts';

/** One additional field of every type there is. */
const ATTRIBUTES = [
  ['time', 'Дата согласования'],
  ['string', 'Номер заявки'],
  ['text', 'Комментарий логиста'],
  ['link', 'Ссылка на заказ'],
  ['long', 'Количество мест'],
  ['double', 'Вес брутто, кг'],
  ['boolean', 'Срочный заказ'],
  ['file', 'Скан заявки'],
  ['counterparty', 'Грузополучатель'],
  ['project', 'Связанный проект'],
  ['store', 'Склад резерва'],
  ['employee', 'Ответственный менеджер'],
  ['product', 'Подарок'],
  ['contract', 'Рамочный договор'],
  ['customentity', 'Способ доставки'],
] as const;

const DAY_MS = 86_400_000;
/** Orders changed together in one bulk operation share one `updated`. */
const BULK_SIZE = 300;
const BULK_SHARE = 0.05;
const TRASH_SHARE = 0.01;

/** Orders, some of them changed in bulk; a few more lie in the trash. */
export function addOrders(builder: Builder, count: number, mostLines: number): void {
  if (count === 0) return;
  addAttributes(builder, 'customerorder', ATTRIBUTES);
  const make = orderMaker(builder, count);
  const fields = Array.from({ length: count + Math.ceil(count * TRASH_SHARE) }, (_, i) => make(i));
  shareMoments(builder, fields.slice(0, count));
  const links = new Map<string, Ref[]>();
  const products = builder.refs('product');
  for (const [i, item] of fields.entries()) {
    const lines = products.length > 0 && mostLines > 0 ? addSums(builder, item, products, mostLines) : [];
    if (i >= count) item.deleted = item.updated;
    const ref = new Ref('customerorder', 'entity/customerorder', builder.dice.uuid());
    const row = builder.store.add(ref, builder.dice.roll(), item, i < count ? 'live' : 'trash');
    row.lines = lines;
    row.attributes = fillAttributes(builder, 'customerorder', 0.3, links);
  }
}

function orderMaker(builder: Builder, count: number): (i: number) => Fields {
  const { dice, store } = builder;
  const refs = (type: string): Ref[] => builder.refs(type);
  const [owners, groups, stores, projects, channels] = [
    'employee',
    'group',
    'store',
    'project',
    'saleschannel',
  ].map(refs) as [Ref[], Ref[], Ref[], Ref[], Ref[]];
  const [agents, organizations, contracts] = [refs('counterparty'), refs('organization'), refs('contract')];
  const [rouble, ...foreign] = refs('currency') as [Ref, ...Ref[]];
  const states = Array.from(
    store.collection('entity/customerorder/metadata/states').live(),
    (row) => row.ref,
  );
  const inRoubles = { currency: rouble };
  const inForeign = foreign.map((currency, place) => ({ currency, value: [92.5017, 12.73][place] ?? 1 }));
  const places = Array.from({ length: 50 }, () => fullAddress(builder));

  return (i) => {
    const created = dice.made(i, count, { crowding: 1.2, share: 1 / 1.02 });
    const createdAt = flat(moscowTime(created));
    const place = dice.maybe(0.3, () => dice.pick(places));
    return {
      accountId: store.accountId,
      owner: dice.pick(owners),
      shared: dice.chance(0.2),
      group: dice.pick(groups),
      updated: dice.moment(created, Math.min(dice.last, created + 60 * DAY_MS)),
      name: String(i + 1).padStart(5, '0'),
      description: dice.maybe(0.4, () => dice.pick(REMARKS)),
      code: dice.maybe(0.1, () => `0${i}`),
      externalCode: dice.code(),
      moment: flat(toMinute(createdAt)),
      applicable: dice.chance(0.9),
      created: createdAt,
      deleted: undefined,
      printed: dice.chance(0.3),
      published: dice.chance(0.1),
      vatEnabled: true,
      vatIncluded: true,
      vatSum: 0,
      sum: 0,
      rate: dice.chance(0.9) ? inRoubles : dice.pick(inForeign),
      organization: dice.pick(organizations),
      agent: agents.length === 0 || dice.chance(0.02) ? dice.pick(organizations) : dice.pick(agents),
      store: dice.maybe(0.9, () => dice.pick(stores)),
      project: dice.maybe(0.4, () => dice.pick(projects)),
      contract: contracts.length > 0 ? dice.maybe(0.3, () => dice.pick(contracts)) : undefined,
      salesChannel: dice.maybe(0.6, () => dice.pick(channels)),
      state: dice.maybe(0.9, () => dice.pick(states)),
      payedSum: 0,
      shippedSum: 0,
      invoicedSum: 0,
      reservedSum: 0,
      deliveryPlannedMoment: dice.maybe(0.7, () =>
        flat(toMinute(moscowTime(created + dice.int(1, 30) * DAY_MS))),
      ),
      shipmentAddress: place?.line,
      shipmentAddressFull: place?.full,
    };
  };
}

function addSums(builder: Builder, fields: Fields, products: Ref[], mostLines: number): Line[] {
  const { dice } = builder;
  const lines = Array.from({ length: dice.int(1, mostLines) }, () => ({
    quantity: dice.chance(0.8) ? dice.int(1, 20) : dice.int(1, 5000) / 1000,
    price: dice.int(100, 3_000_000) + dice.pick([0, 0, 0.5, 0.97]),
    discount: dice.pick([0, 0, 0, 5, 12.5, -3]),
    vat: 20,
    assortment: dice.pick(products),
    reserve: undefined as number | undefined,
    shipped: 0,
  }));
  const { sum, vatSum } = sumsOf(lines);
  fields.sum = sum;
  fields.vatSum = vatSum;
  fields.payedSum = dice.pick([0, sum, Math.round(sum / 3)]);
  fields.shippedSum = dice.pick([0, sum, Math.round(sum / 2)]);
  fields.invoicedSum = dice.pick([0, sum]);
  fields.reservedSum = dice.pick([0, 0, sum]);
  for (const line of lines) {
    if (fields.reservedSum === sum) line.reserve = line.quantity;
    if (fields.shippedSum === sum) line.shipped = line.quantity;
  }
  return numbered(lines);
}

/** Some documents were changed together: they share one `updated`. */
export function shareMoments(builder: Builder, orders: Fields[]): void {
  const size = Math.max(2, Math.min(BULK_SIZE, Math.ceil(orders.length * BULK_SHARE)));
  const bulks = Math.max(1, Math.round((orders.length * BULK_SHARE) / size));
  for (let bulk = 0; bulk < bulks; bulk++) {
    // A bulk change comes after every order it touches was made.
    const updated = builder.dice.moment(builder.dice.last - 20 * DAY_MS, builder.dice.last);
    for (let i = 0; i < size; i++) builder.dice.pick(orders).updated = updated;
  }
}

function fullAddress(builder: Builder): { line: string; full: Fields } {
  const { dice } = builder;
  const full: Fields = {
    postalCode: '012500',
    city: dice.pick(CITIES),
    street: dice.pick(STREETS),
    house: String(dice.int(1, 99)),
  };
  full.country = builder.refs('country')[0];
  full.region = dice.pick(builder.refs('region'));
  full.addInfo = dice.maybe(0.3, () => 'вход со двора, код "12#"');
  return { line: address(builder), full };
}
