import { ApiError } from '../errors.ts';
import { round } from '../lines.ts';
import type { JsonObject } from '../render.ts';
import type { Row } from '../rows.ts';
import { linkOf, type ReportCall, single } from './answer.ts';
import { momentOf } from './balance.ts';
import { Filters, type Rule } from './filters.ts';
import { moment, type Period } from './period.ts';
import { documents, SALES, sumOf } from './sales.ts';

const DAY_MS = 86_400_000;
interface Interval {
  /** How long the period may be, in days, and in the words of the error. */
  days: number;
  limit: string;
  /** How many letters of a moment tell one point of the series from the next, and what follows them in its date. */
  letters: number;
  rest: string;
}

/** Periods as the errors page limits them (39001). */
const INTERVALS: Record<string, Interval> = {
  hour: { days: 30, limit: '30 дней', letters: 13, rest: ':00:00' },
  day: { days: 3653, limit: '10 лет', letters: 10, rest: ' 00:00:00' },
  month: { days: 36525, limit: '100 лет', letters: 7, rest: '-01 00:00:00' },
};
const many: Rule = { kind: 'link', many: true };
const INCOME = ['paymentin', 'cashin'];
const OUTCOME = ['paymentout', 'cashout'];

/** `GET /report/orders/plotseries`: customer orders by hour, day or month (sales and orders page). */
export function ordersSeries(call: ReportCall): JsonObject {
  return countAndSum(call, 'ordersplotseries', ['customerorder'], ['organization', 'store', 'project']);
}

/** `GET /report/sales/plotseries`: demands, retail demands and received commission reports. */
export function salesSeries(call: ReportCall): JsonObject {
  const types = [...SALES, 'commissionreportin'];
  return countAndSum(call, 'salesplotseries', types, ['organization', 'store', 'project', 'retailStore']);
}

function countAndSum(call: ReportCall, type: string, types: string[], links: string[]): JsonObject {
  const points = seriesOf(
    call,
    links,
    types,
    () => ({ quantity: 0, sum: 0 }),
    (point, row) => {
      point.quantity += 1;
      point.sum += sumOf(row);
    },
  );
  return single(call, type, {
    series: points.map(([date, { quantity, sum }]) => ({ date, quantity, sum: round(sum) })),
  });
}

/** `GET /report/money/plotseries`: what came in and went out; `balance` is the difference of each point (money page). */
export function moneySeries(call: ReportCall): JsonObject {
  const links = ['organization', 'project'];
  const points = seriesOf(
    call,
    links,
    [...INCOME, ...OUTCOME],
    () => ({ credit: 0, debit: 0 }),
    (point, row) => {
      if (INCOME.includes(row.ref.type)) point.credit += sumOf(row);
      else point.debit += sumOf(row);
    },
  );
  const total = (side: 'credit' | 'debit'): number =>
    round(points.reduce((sum, [, point]) => sum + point[side], 0));
  return single(call, 'moneyplotseries', {
    credit: total('credit'),
    debit: total('debit'),
    series: points.map(([date, { credit, debit }]) => ({
      date,
      credit: round(credit),
      debit: round(debit),
      balance: round(credit - debit),
    })),
  });
}

/**
 * One point for every hour, day or month of the period, also where nothing happened.
 * @throws ApiError 39000 for a missing parameter, 39002 for an unknown interval, 39001 for too long a period.
 */
function seriesOf<Point>(
  { store, query }: ReportCall,
  links: string[],
  types: string[],
  empty: () => Point,
  add: (point: Point, row: Row) => void,
): [date: string, point: Point][] {
  for (const name of ['momentFrom', 'momentTo', 'interval'])
    if (!query.get(name)) throw new ApiError(39000, [name], name);
  const interval = INTERVALS[query.get('interval') ?? ''];
  if (!interval) throw new ApiError(39002, [], 'interval');
  const period = { from: moment(query, 'momentFrom') ?? '', to: moment(query, 'momentTo') ?? '' };
  if (unix(period.to) - unix(period.from) > interval.days * DAY_MS) {
    throw new ApiError(39001, [query.get('interval') ?? '', interval.limit], 'interval');
  }
  const filters = new Filters(store, query, Object.fromEntries(links.map((name) => [name, many])));
  const points = new Map(pointsOf(period, interval).map((date) => [date, empty()]));
  for (const row of documents(store, types, period)) {
    const point = points.get(startOf(momentOf(row), interval));
    if (point && links.every((name) => filters.allows(name, linkOf(row, name)?.path))) add(point, row);
  }
  return [...points];
}

const unix = (at: string): number => Date.parse(`${at.replace(' ', 'T')}Z`);

/** The beginning of the hour, day or month a moment is in. */
function startOf(at: string, { letters, rest }: Interval): string {
  return at.slice(0, letters) + rest;
}

function pointsOf({ from, to }: Period, interval: Interval): string[] {
  const points: string[] = [];
  for (let at = unix(startOf(from, interval)); at <= unix(to); at = next(at, interval)) {
    points.push(new Date(at).toISOString().replace('T', ' ').slice(0, 19));
  }
  return points;
}

function next(at: number, interval: Interval): number {
  if (interval === INTERVALS.day) return at + DAY_MS;
  if (interval === INTERVALS.hour) return at + DAY_MS / 24;
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
