import { ENTITIES, type Entity } from '../entities.ts';
import { countSums } from '../lines.ts';
import { type Fields, numbered, Ref, type Row } from '../rows.ts';
import { addAttributes, fillAttributes } from './attributes.ts';
import type { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { addStates } from './dictionaries.ts';
import { fillFields } from './fields.ts';
import { makeLine } from './lines.ts';
import { shareMoments } from './orders.ts';

/** In an order in which every document finds those it links to. */
const DOCUMENTS = [
  'retailshift',
  'internalorder',
  'purchaseorder',
  'supply',
  'purchasereturn',
  'invoiceout',
  'invoicein',
  'demand',
  'salesreturn',
  'facturein',
  'factureout',
  'paymentin',
  'paymentout',
  'cashin',
  'cashout',
  'move',
  'enter',
  'loss',
  'inventory',
  'processingorder',
  'processing',
  'retaildemand',
  'retailsalesreturn',
  'retaildrawercashin',
  'retaildrawercashout',
  'prepayment',
  'prepaymentreturn',
  'commissionreportin',
  'commissionreportout',
  'counterpartyadjustment',
  'pricelist',
  'productiontask',
  'payroll',
];
const STATES = [
  ['Новый', 15106326, 'Regular'],
  ['В работе; ждём', 40931, 'Regular'],
  ['Проведён', 8825440, 'Successful'],
  ['Отменён', 15280409, 'Unsuccessful'],
] as const;
/** Additional fields of some of the types. */
const ATTRIBUTES: Record<string, readonly (readonly [string, string])[]> = {
  demand: [
    ['string', 'Номер накладной'],
    ['employee', 'Кто собрал'],
    ['boolean', 'Проверено'],
    ['double', 'Вес, кг'],
  ],
  supply: [
    ['time', 'Дата проверки'],
    ['customentity', 'Способ доставки'],
  ],
  purchaseorder: [['text', 'Условия поставки']],
  invoiceout: [['link', 'Ссылка на оплату']],
  paymentin: [
    ['long', 'Номер реестра'],
    ['counterparty', 'Кто платил'],
  ],
  move: [['store', 'Склад сверки']],
  retaildemand: [['string', 'Номер терминала']],
  pricelist: [['project', 'Для проекта']],
};
const MOST_LINES = 4;
const BIG_LINES = 1250;
const TRASH_SHARE = 0.01;

/** How many documents of each type, and how long they are. */
export interface DocumentsSize {
  documents: number;
  /** The most lines a document has. */
  lines: number | undefined;
  /** Documents of each type that have 1,250 lines, more than one answer carries. */
  bigDocuments: number;
}

/** Documents of every type but orders; some share one `updated`, a few lie in the trash. */
export function addDocuments(builder: Builder, size: DocumentsSize): void {
  if (size.documents === 0) return;
  for (const type of DOCUMENTS) {
    const entity = ENTITIES.get(type) as Entity;
    if (entity.states) addStates(builder, type, STATES);
    if (ATTRIBUTES[type]) addAttributes(builder, type, ATTRIBUTES[type]);
    addType(builder, entity, size);
  }
  addShiftOperations(builder);
}

function addType(builder: Builder, entity: Entity, size: DocumentsSize): void {
  const { dice, store } = builder;
  const choices = new Choices(builder);
  const count = size.documents;
  const trash = Math.ceil(count * TRASH_SHARE);
  const all = Array.from({ length: count + trash }, (_, i): Fields => {
    const created = dice.made(i + 1, count, { crowding: 3, share: (0.9 * count) / (count + trash) });
    return fillFields({ builder, choices, entity, number: i + 1, created, fields: {} });
  });
  if (count > 1) shareMoments(builder, all.slice(0, count));
  const links = new Map<string, Ref[]>();
  const canHaveLines = choices.of('product').length > 0 || entity.type === 'payroll';
  for (const [i, fields] of all.entries()) {
    if (i >= count) fields.deleted = fields.updated;
    const ref = new Ref(entity.type, `entity/${entity.type}`, dice.uuid());
    const row = store.add(ref, dice.roll(), fields, i < count ? 'live' : 'trash');
    const most = size.lines ?? MOST_LINES;
    if (canHaveLines && most > 0) fillLines(builder, choices, entity, row, () => dice.int(1, most));
    row.attributes = fillAttributes(builder, entity.type, 0.5, links);
  }
}

/** Gives a document its lines, and the sums that follow from them. */
function fillLines(builder: Builder, choices: Choices, entity: Entity, row: Row, count: () => number): void {
  for (const [name, type] of Object.entries(entity.nested)) {
    if (name === 'files') continue;
    const lines = numbered(
      Array.from({ length: count() }, () => makeLine(builder, choices, type, row.fields)),
    );
    if (name === 'positions') row.lines = lines;
    else row.nested = { ...row.nested, [name]: lines };
  }
  if (row.lines) countSums(row);
  payFrom(builder, row);
}

/** What was paid, and how, and what was shipped follow from the sum. */
function payFrom({ dice }: Builder, { fields }: Row): void {
  const sum = Number(fields.sum ?? 0);
  if (fields.payedSum !== undefined) fields.payedSum = dice.pick([0, sum, Math.round(sum / 3)]);
  if (fields.shippedSum !== undefined) fields.shippedSum = dice.pick([0, sum]);
  // Of an order to a supplier: what has not come yet.
  if (fields.waitSum !== undefined) fields.waitSum = sum - Number(fields.shippedSum ?? 0);
  if (fields.cashSum !== undefined) fields.cashSum = sum;
}

/** Some documents of every type with lines get more of them than one answer carries. */
export function enlargeDocuments(builder: Builder, { bigDocuments }: DocumentsSize): void {
  if (bigDocuments === 0) return;
  const choices = new Choices(builder);
  if (choices.of('product').length === 0) return;
  for (const entity of ENTITIES.values()) {
    const type = entity.nested.positions;
    if (!entity.document || !type) continue;
    const rows = [...builder.store.collection(`entity/${entity.type}`).live()].slice(0, bigDocuments);
    for (const row of rows) {
      row.lines = numbered(
        Array.from({ length: BIG_LINES }, () => makeLine(builder, choices, type, row.fields)),
      );
      countSums(row);
    }
  }
}

/** A shift lists the sales, returns and cash operations made in it. */
function addShiftOperations({ store }: Builder): void {
  const shifts = store.collection('entity/retailshift');
  for (const type of ['retaildemand', 'retailsalesreturn', 'retaildrawercashin', 'retaildrawercashout']) {
    for (const { ref, fields } of store.collection(`entity/${type}`).live()) {
      const shift = fields.retailShift instanceof Ref ? shifts.get(fields.retailShift.id) : undefined;
      if (Array.isArray(shift?.fields.operations))
        shift.fields.operations = [...shift.fields.operations, ref];
    }
  }
}
