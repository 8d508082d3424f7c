import { ApiError } from '../errors.ts';
import type { JsonObject } from '../render.ts';
import type { ReportCall } from './answer.ts';
import { counterparties, counterparty } from './counterparty.ts';
import { dashboard, moneyByAccount } from './money.ts';
import { profit } from './profit.ts';
import { moneySeries, ordersSeries, salesSeries } from './series.ts';
import { stockAll, stockByStore } from './stock.ts';
import { stockNow } from './stock-now.ts';
import { turnoverAll, turnoverByStore } from './turnover.ts';

interface Report {
  make(call: ReportCall): JsonObject | JsonObject[];
  /** Can be made asynchronously (async page). */
  async: boolean;
}

const sync = (make: Report['make']): Report => ({ make, async: false });
const both = (make: Report['make']): Report => ({ make, async: true });

/** Reports by what follows `/report/`. */
const REPORTS: Record<string, Report> = {
  'stock/all': both(stockAll),
  'stock/bystore': both(stockByStore),
  'stock/all/current': sync((call) => stockNow(call, false)),
  'stock/bystore/current': sync((call) => stockNow(call, true)),
  'profit/byproduct': both((call) => profit(call, 'byproduct')),
  'profit/byvariant': both((call) => profit(call, 'byvariant')),
  'profit/bycounterparty': both((call) => profit(call, 'bycounterparty')),
  'profit/byemployee': both((call) => profit(call, 'byemployee')),
  'profit/bysaleschannel': both((call) => profit(call, 'bysaleschannel')),
  'turnover/all': sync(turnoverAll),
  'turnover/bystore': sync(turnoverByStore),
  'money/plotseries': both(moneySeries),
  'money/byaccount': both(moneyByAccount),
  'orders/plotseries': both(ordersSeries),
  'sales/plotseries': both(salesSeries),
  counterparty: both(counterparties),
  'dashboard/day': both((call) => dashboard(call, 'day')),
  'dashboard/week': both((call) => dashboard(call, 'week')),
  'dashboard/month': both((call) => dashboard(call, 'month')),
};

/** What follows `/report/`, of every report there is. */
export const reportPaths = Object.keys(REPORTS);

/** The report at a path below `/report/`. @throws ApiError 1002 when there is none. */
export function reportAt(path: string[]): Report {
  const [first, id, ...rest] = path;
  // The profit report by employee is spelled with a capital letter in one example.
  const report = REPORTS[path.join('/').toLowerCase()];
  if (report) return report;
  if (first === 'counterparty' && id && rest.length === 0) return sync((call) => counterparty(call, id));
  throw new ApiError(1002, [`report/${path.join('/')}`]);
}
