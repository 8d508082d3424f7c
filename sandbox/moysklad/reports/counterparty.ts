import { ENTITIES, type Entity, type Kind } from '../entities.ts';
import { ApiError } from '../errors.ts';
import { compileFilter, parseFilter } from '../filter.ts';
import { round } from '../lines.ts';
import { inBounds } from '../list.ts';
import { type Json, type JsonObject, metaOf } from '../render.ts';
import { type Fields, number, type Row, text } from '../rows.ts';
import type { Store } from '../store.ts';
import { linkOf, paged, type ReportCall } from './answer.ts';
import { momentOf } from './balance.ts';
import { documents, RETURNS, SALES, soldIn, sumOf } from './sales.ts';

/** Documents that change what a counterparty and the company owe each other: money and goods received count up. */
const BALANCE: Record<string, 1 | -1> = {
  paymentin: 1,
  cashin: 1,
  supply: 1,
  salesreturn: 1,
  counterpartyadjustment: 1,
  demand: -1,
  paymentout: -1,
  cashout: -1,
  purchasereturn: -1,
};
const NUMBERS =
  'averageReceipt balance demandsCount demandsSum discountsSum profit returnsCount returnsSum'.split(' ');
const TEXTS = ['name', 'description', 'email', 'inn', 'phone'];

/** The report filters by its own figures and by fields of the counterparty (counterparty report page). */
const FILTERS: Entity = {
  ...(ENTITIES.get('counterparty') as Entity),
  attributes: undefined,
  operators: new Map(),
  kinds: new Map<string, Kind>([
    ...NUMBERS.map((name): [string, Kind] => [name, 'number']),
    ...['firstDemandDate', 'lastDemandDate', 'lastEventDate', 'updated'].map((name): [string, Kind] => [
      name,
      'date',
    ]),
    ...TEXTS.map((name): [string, Kind] => [`counterparty.${name}`, 'string']),
    ['counterparty.companyType', 'enum'],
    ['lastEventText', 'string'],
    ['id', 'uuid'],
  ]),
};

interface Figures extends Row {
  counterparty: Row;
}

/** `GET /report/counterparty`: sales, returns and balance of every counterparty. */
export function counterparties(call: ReportCall): JsonObject {
  const { store, query } = call;
  const filter = compileFilter(store, FILTERS, 'counterparty', parseFilter(query.get('filter') ?? ''));
  const { ids, test } = filter;
  const rows = figuresOf(store, (id) => !ids || ids.includes(id)).filter((row) =>
    inBounds(row, filter.updated),
  );
  const kept = test ? rows.filter(test) : rows;
  return paged(call, 'counterparty', kept, (row) => render(store, row));
}

/** `GET /report/counterparty/<id>`. @throws ApiError 1021. */
export function counterparty({ store }: ReportCall, id: string): JsonObject {
  const [row] = figuresOf(store, (one) => one === id);
  if (!row) throw new ApiError(1021, ['counterparty', id]);
  return render(store, row);
}

function render(store: Store, { counterparty: { ref, fields }, fields: figures }: Figures): JsonObject {
  const shown = (name: string): Json => {
    const value = figures[name];
    return typeof value === 'number' || typeof value === 'string' ? value : null;
  };
  return {
    meta: {
      href: `${store.apiUrl}/report/counterparty/${ref.id}`,
      type: 'counterparty',
      mediaType: 'application/json',
    },
    counterparty: {
      meta: { ...metaOf(store, ref) },
      id: ref.id,
      name: text(fields.name),
      externalCode: text(fields.externalCode),
      companyType: text(fields.companyType),
    },
    firstDemandDate: shown('firstDemandDate'),
    lastDemandDate: shown('lastDemandDate'),
    ...Object.fromEntries(NUMBERS.map((name) => [name, shown(name)])),
    bonusBalance: number(fields.bonusPoints),
    lastEventDate: null,
    lastEventText: null,
    updated: text(fields.updated),
  };
}

/** The figures as rows that filters can read: fields of the counterparty stand beside them as `counterparty.<name>`. */
function figuresOf(store: Store, chosen: (id: string) => boolean): Figures[] {
  const known = new Map<string, Figures>();
  for (const row of store.collection('entity/counterparty').inOrder('', (a, b) => a.rank - b.rank)) {
    if (!chosen(row.ref.id)) continue;
    const fields: Fields = { updated: row.fields.updated };
    for (const name of NUMBERS) fields[name] = 0;
    for (const name of [...TEXTS, 'companyType']) fields[`counterparty.${name}`] = row.fields[name];
    known.set(row.ref.path, { ref: row.ref, rank: row.rank, attributes: [], fields, counterparty: row });
  }
  const add = (document: Row, name: string, value: number): Fields | undefined => {
    const fields = known.get(linkOf(document, 'agent')?.path ?? '')?.fields;
    if (fields) fields[name] = round(number(fields[name]) + value);
    return fields;
  };
  for (const document of documents(store, SALES)) {
    const fields = add(document, 'demandsCount', 1);
    add(document, 'demandsSum', sumOf(document));
    if (!fields) continue;
    const at = momentOf(document);
    if (!(text(fields.firstDemandDate) <= at && fields.firstDemandDate)) fields.firstDemandDate = at;
    if (text(fields.lastDemandDate) < at) fields.lastDemandDate = at;
  }
  for (const document of documents(store, RETURNS)) {
    add(document, 'returnsCount', 1);
    add(document, 'returnsSum', sumOf(document));
  }
  for (const sold of soldIn(store, SALES)) {
    add(sold.document, 'profit', sold.sum - sold.cost);
    add(sold.document, 'discountsSum', sold.discount);
  }
  for (const { document, sum, cost } of soldIn(store, RETURNS)) add(document, 'profit', cost - sum);
  for (const [type, sign] of Object.entries(BALANCE)) {
    for (const document of documents(store, [type])) add(document, 'balance', sign * sumOf(document));
  }
  for (const { fields } of known.values()) {
    const count = number(fields.demandsCount);
    fields.averageReceipt = count === 0 ? 0 : round(number(fields.demandsSum) / count);
  }
  return [...known.values()];
}
