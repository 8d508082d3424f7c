import type { Entity } from '../entities.ts';
import { round } from '../lines.ts';
import { type Fields, number, Ref, type Value } from '../rows.ts';
import { moscowTime, toMinute } from '../time.ts';
import type { Builder } from './builder.ts';
import type { Choices } from './choices.ts';
import { address } from './counterparties.ts';
import { flat } from './dice.ts';
import { REMARKS } from './words.ts';

const DAY_MS = 86_400_000;

/** One document in the making. */
export interface Making {
  builder: Builder;
  choices: Choices;
  entity: Entity;
  /** The number of the document, from 1. */
  number: number;
  /** When it was made (Unix ms). */
  created: number;
  /** The fields made before. */
  fields: Fields;
}

type Maker = (making: Making) => Value | undefined;

const minutes = (unixMs: number): string => flat(toMinute(moscowTime(unixMs)));
const later: Maker = ({ builder: { dice }, created }) => minutes(created + dice.int(1, 30) * DAY_MS);
const earlier: Maker = ({ builder: { dice }, created }) => minutes(created - dice.int(1, 30) * DAY_MS);
const money: Maker = ({ builder: { dice } }) => dice.int(1000, 30_000_000) + dice.pick([0, 0, 0.5]);
const often =
  (share: number): Maker =>
  ({ builder: { dice } }) =>
    dice.chance(share);
const always =
  (value: Value): Maker =>
  () =>
    value;
const oneOf =
  (...types: string[]): Maker =>
  ({ choices, builder: { dice } }) =>
    dice.chance(0.95)
      ? (choices.pick(types[0] as string) ?? choices.pickFrom(types))
      : choices.pickFrom(types);
/** A bank account of the organization or counterparty the document already names. */
const accountOf =
  (field: string): Maker =>
  ({ fields, builder: { store } }) => {
    const owner = fields[field];
    const accounts =
      owner instanceof Ref ? store.collections.get(`${owner.path}/accounts`)?.live() : undefined;
    return accounts?.next().value?.ref;
  };
/** An array with a link to one document that came before. */
const listOfOne =
  (type: string): Maker =>
  ({ choices }) => {
    const ref = choices.pick(type);
    return ref ? [ref] : undefined;
  };

/** How the fields of documents are made, by name; links without a line here point to any object of a documented type. */
const MAKERS: Record<string, Maker> = {
  name: ({ number }) => String(number).padStart(5, '0'),
  code: ({ number }) => `0${number}`,
  description: ({ builder: { dice } }) => dice.pick(REMARKS),
  externalCode: ({ builder: { dice } }) => dice.code(),
  shared: often(0.2),
  applicable: often(0.9),
  printed: often(0.3),
  published: often(0.1),
  vatEnabled: always(true),
  vatIncluded: always(true),
  noClosingDocs: often(0.1),
  archived: always(false),
  awaiting: always(false),
  reserve: often(0.3),

  moment: ({ created }) => minutes(created),
  created: ({ created }) => flat(moscowTime(created)),
  updated: ({ builder: { dice }, created }) =>
    dice.moment(created, Math.max(created, Math.min(created + 60 * DAY_MS, dice.last))),
  deliveryPlannedMoment: later,
  paymentPlannedMoment: later,
  closeDate: ({ created }) => flat(moscowTime(created + DAY_MS / 3)),
  incomingDate: earlier,
  paymentDate: earlier,
  shippingDocumentDate: earlier,
  commissionPeriodStart: ({ created }) => minutes(created - 30 * DAY_MS),
  commissionPeriodEnd: ({ created }) => minutes(created),
  startPayrollPeriod: ({ created }) => minutes(created - 14 * DAY_MS),
  endPayrollPeriod: ({ created }) => minutes(created),
  productionStart: later,

  sum: money,
  vatSum: ({ fields }) => round(number(fields.sum) / 6),
  payedSum: always(0),
  shippedSum: always(0),
  invoicedSum: always(0),
  waitSum: always(0),
  reservedSum: always(0),
  cashSum: always(0),
  noCashSum: always(0),
  qrSum: always(0),
  advancePaymentSum: always(0),
  prepaymentCashSum: always(0),
  prepaymentNoCashSum: always(0),
  prepaymentQrSum: always(0),
  proceedsCash: money,
  proceedsNoCash: money,
  receivedCash: money,
  receivedNoCash: money,
  bankPercent: always(1.5),
  bankComission: always(150),
  qrBankPercent: always(0.4),
  qrBankComission: always(40),
  processingSum: money,
  commitentSum: always(0),
  cost: money,
  quantity: ({ builder: { dice } }) => dice.int(1, 20),
  rewardPercent: ({ builder: { dice } }) => dice.int(1, 20),
  checkNumber: ({ number }) => number,
  checkSum: money,
  documentNumber: ({ number }) => number,
  sessionNumber: ({ number }) => Math.ceil(number / 10),
  goodPackQuantity: ({ builder: { dice } }) => dice.int(1, 9),

  rate: ({ builder: { dice }, choices }) => {
    const [rouble, dollar] = choices.of('currency') as [Ref, Ref];
    return dice.chance(0.92) ? { currency: rouble } : { currency: dollar, value: 92.5017 };
  },
  overhead: ({ builder: { dice } }) => ({ sum: dice.int(0, 100_000), distribution: 'price' }),
  commissionOverhead: ({ builder: { dice } }) => ({ sum: dice.int(0, 100_000) }),
  shipmentAddress: ({ builder }) => address(builder),
  cargoName: ({ builder: { dice } }) => dice.pick(REMARKS),
  transportFacility: always('"ГАЗель" А001АА 77'),
  transportFacilityNumber: always('А001АА 77'),
  stateContractId: always('0123456789012345'),
  shippingInstructions: ({ builder: { dice } }) => dice.pick(REMARKS),
  incomingNumber: ({ number }) => `0${number}-вх`,
  paymentNumber: ({ number }) => `0${number}`,
  shippingDocumentNumber: ({ number }) => `ТТН-0${number}`,
  paymentPurpose: ({ number, builder: { dice } }) => `Оплата по счёту № 0${number}; ${dice.pick(REMARKS)}`,
  taxSystem: always('GENERAL_TAX_SYSTEM'),
  rewardType: always('PercentOfSales'),
  costDistributionType: always('BY_PRICE'),
  pathName: always(''),
  columns: ({ builder: { dice } }) => [
    { name: 'Цена продажи' },
    { name: 'Со скидкой', percentageDiscount: dice.int(-30, -5) },
  ],
  priceType: ({ choices }) => choices.pick('pricetype'),

  agent: ({ choices, builder: { dice }, entity }) => {
    const types = entity.links.get('agent') ?? [];
    const usual = types.includes('counterparty') ? 'counterparty' : 'employee';
    return (dice.chance(0.95) ? choices.pick(usual) : undefined) ?? choices.pickFrom(types);
  },
  acquire: oneOf('counterparty', 'organization'),
  qrAcquire: oneOf('counterparty', 'organization'),
  organizationAccount: accountOf('organization'),
  agentAccount: accountOf('agent'),
  targetStore: ({ choices, fields, builder: { dice } }) =>
    dice.pick(choices.of('store').filter((store) => store !== fields.sourceStore)),
  state: ({ choices, entity }) => choices.pick(`states/${entity.type}`),
  supplies: listOfOne('supply'),
  demands: listOfOne('demand'),
  moves: always([]),
  purchaseOrders: always([]),
  operations: ({ entity, choices, fields }) => {
    const paid = PAID_BY[entity.type];
    if (!paid) return [];
    const document = choices.pick(paid);
    return document && [{ meta: document, linkedSum: number(fields.sum) }];
  },
};

/** What payments are linked to here; shifts list their operations once those are made. */
const PAID_BY: Record<string, string | undefined> = {
  paymentin: 'demand',
  cashin: 'demand',
  paymentout: 'supply',
  cashout: 'supply',
};

/** Set elsewhere, or by nobody but a user. */
const NOT_MADE = new Set(['meta', 'id', 'attributes', 'deleted', 'syncId', 'files']);
/** How likely a field that may be absent is filled. */
const OPTIONAL_SHARE = 0.6;

/** A value for every field a document must carry and for most of those it may; absent ones are there as undefined, so that all rows of a type have one shape. */
export function fillFields(making: Making, onlyMandatory = false): Fields {
  const { entity, fields, builder } = making;
  for (const { name, always: mandatory } of ordered(entity)) {
    if (name in fields || name in entity.nested || NOT_MADE.has(name)) continue;
    const skip = !mandatory && (onlyMandatory || (!USUAL.has(name) && !builder.dice.chance(OPTIONAL_SHARE)));
    fields[name] = skip ? undefined : makeValue(making, name);
  }
  return fields;
}

/** Optional in the tables, yet almost every document has them. */
const USUAL = new Set(['vatSum', 'vatIncluded', 'owner', 'organization']);

/** What other fields are made from comes first. */
const FIRST = ['organization', 'agent', 'sourceStore', 'sum'];

function ordered(entity: Entity): Entity['fields'] {
  const rank = ({ name }: { name: string }): number =>
    FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
  return entity.fields.toSorted((a, b) => rank(a) - rank(b));
}

function makeValue(making: Making, name: string): Value | undefined {
  const { entity, choices, builder } = making;
  if (name === 'accountId') return builder.store.accountId;
  const make = MAKERS[name];
  if (make) return make(making);
  // Links without a rule of their own; those in the plural point back from documents that come later.
  const types = entity.links.get(name);
  return types && !entity.arrays.has(name) ? choices.pickFrom(types) : undefined;
}
