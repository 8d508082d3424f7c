import { compareText } from '../collection.ts';
import { ApiError } from '../errors.ts';
import { round } from '../lines.ts';
import type { JsonObject } from '../render.ts';
import type { Ref } from '../rows.ts';
import { linkOf, paged, type ReportCall, short } from './answer.ts';
import { Filters, type Rule } from './filters.ts';
import { GOODS_RULES, goodsOrder, productOf, shortItem, wanted } from './goods.ts';
import { periodOf } from './period.ts';
import { hasTag, RETURNS, SALES, type Sold, soldIn } from './sales.ts';

const LINKS = {
  counterparty: 'agent',
  organization: 'organization',
  store: 'store',
  project: 'project',
  retailStore: 'retailStore',
};
const RULES: Record<string, Rule> = {
  product: GOODS_RULES.product,
  productFolder: GOODS_RULES.productFolder,
  withSubFolders: GOODS_RULES.withSubFolders,
  supplier: { kind: 'link' },
  agentTag: { kind: 'text' },
  entityType: { kind: ['demand', 'retaildemand'] },
  salesChannel: { kind: 'link', many: true },
  ...Object.fromEntries(Object.keys(LINKS).map((name) => [name, { kind: 'link' } as Rule])),
};

/** What was sold, or given back, of one thing. */
class Sum {
  quantity = 0;
  sum = 0;
  cost = 0;
  readonly documents = new Set<Sold['document']>();

  add({ document, quantity, sum, cost }: Sold): void {
    this.quantity += quantity;
    this.sum += sum;
    this.cost += cost;
    this.documents.add(document);
  }
}

interface Line {
  key: Ref;
  sales: Sum;
  returns: Sum;
}

/** Who or what a report has one row for. */
const KEYS: Record<string, (call: ReportCall, sold: Sold) => Ref | undefined> = {
  byproduct: ({ store }, { item }) => productOf(store, item),
  byvariant: (_, { item }) => item,
  bycounterparty: (_, { document }) => linkOf(document, 'agent'),
  byemployee: (_, { document }) => linkOf(document, 'owner'),
  bysaleschannel: (_, { document }) => linkOf(document, 'salesChannel'),
};

/**
 * `GET /report/profit/by…`: sales and returns of a period with what they cost (profit page). Sums are in the accounting currency;
 * the cost is the average price at which the goods came in.
 */
export function profit(call: ReportCall, by: string): JsonObject {
  const keyOf = KEYS[by.toLowerCase()];
  if (!keyOf) throw new ApiError(1002, [call.path]);
  const { store, query } = call;
  const filters = new Filters(store, query, RULES);
  if (filters.on('product').length > 0 && filters.on('productFolder').length > 0) {
    throw new ApiError(1069, ['product, productFolder'], 'filter');
  }
  const period = periodOf(query);
  const lines = new Map<string, Line>();
  for (const [types, side] of [
    [SALES, 'sales'],
    [RETURNS, 'returns'],
  ] as const) {
    for (const sold of soldIn(store, types, period)) {
      const key = passes(call, filters, sold) ? keyOf(call, sold) : undefined;
      if (!key) continue;
      const line = lines.get(key.path) ?? { key, sales: new Sum(), returns: new Sum() };
      lines.set(key.path, line);
      line[side].add(sold);
    }
  }
  return by.toLowerCase().startsWith('byp') || by.toLowerCase() === 'byvariant'
    ? byGoods(call, by, [...lines.values()])
    : byParties(call, by, [...lines.values()]);
}

function passes({ store }: ReportCall, filters: Filters, { document, item }: Sold): boolean {
  const entityType = filters.value('entityType');
  const tag = filters.value('agentTag');
  return (
    Object.entries(LINKS).every(([name, field]) => filters.allows(name, linkOf(document, field)?.path)) &&
    filters.allows('salesChannel', linkOf(document, 'salesChannel')?.path) &&
    (entityType === undefined ||
      document.ref.type === entityType ||
      RETURN_OF[document.ref.type] === entityType) &&
    (tag === undefined || hasTag(store, document, tag)) &&
    wanted(store, filters, item)
  );
}

const RETURN_OF: Record<string, string> = { salesreturn: 'demand', retailsalesreturn: 'retaildemand' };

function byGoods(call: ReportCall, by: string, lines: Line[]): JsonObject {
  const { store } = call;
  const order = new Map(lines.map(({ key }) => [key, goodsOrder(store, key)]));
  lines.sort((a, b) => compareText(order.get(a.key) ?? '', order.get(b.key) ?? ''));
  const each = (sum: number, quantity: number): number => (quantity === 0 ? 0 : sum / quantity);
  return paged(call, `sales${by.toLowerCase()}`, lines, ({ key, sales, returns }) => ({
    assortment: shortItem(store, key),
    sellQuantity: round(sales.quantity),
    sellPrice: each(sales.sum, sales.quantity),
    sellCost: each(sales.cost, sales.quantity),
    sellSum: round(sales.sum),
    sellCostSum: round(sales.cost),
    returnQuantity: round(returns.quantity),
    returnPrice: each(returns.sum, returns.quantity),
    returnCost: each(returns.cost, returns.quantity),
    returnSum: round(returns.sum),
    returnCostSum: round(returns.cost),
    ...profitOf(sales, returns),
  }));
}

/** The field a row names its person or channel in, and the type the list says. */
const PARTIES: Record<string, readonly [field: string, type: string]> = {
  bycounterparty: ['counterparty', 'salesbyCounterparty'],
  byemployee: ['employee', 'salesbyemployee'],
  bysaleschannel: ['salesChannel', 'salesbysaleschannel'],
};

function byParties(call: ReportCall, by: string, lines: Line[]): JsonObject {
  const { store } = call;
  const [field, type] = PARTIES[by.toLowerCase()] as readonly [string, string];
  lines.sort((a, b) => b.sales.sum - a.sales.sum || compareText(a.key.id, b.key.id));
  const check = ({ sum, documents }: Sum): number => (documents.size === 0 ? 0 : sum / documents.size);
  return paged(call, type, lines, ({ key, sales, returns }) => ({
    [field]: field === 'salesChannel' ? short(store, key, 'type') : short(store, key),
    salesCount: sales.documents.size,
    salesAvgCheck: check(sales),
    sellSum: round(sales.sum),
    sellCostSum: round(sales.cost),
    returnCount: returns.documents.size,
    returnAvgCheck: check(returns),
    returnSum: round(returns.sum),
    returnCostSum: round(returns.cost),
    ...profitOf(sales, returns),
  }));
}

/** What is earned, per kopeck of cost and per kopeck of sales. */
function profitOf(sales: Sum, returns: Sum): JsonObject {
  const [sum, cost] = [sales.sum - returns.sum, sales.cost - returns.cost];
  const earned = sum - cost;
  return {
    profit: round(earned),
    margin: cost === 0 ? 0 : earned / cost,
    salesMargin: sum === 0 ? 0 : earned / sum,
  };
}
