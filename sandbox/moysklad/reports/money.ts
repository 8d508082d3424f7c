import { round } from '../lines.ts';
import { type JsonObject, metaOf } from '../render.ts';
import { type Row, text } from '../rows.ts';
import type { Store } from '../store.ts';
import { moscowTime } from '../time.ts';
import { linkOf, type ReportCall, short, single } from './answer.ts';
import { documents, RETURNS, SALES, sumOf } from './sales.ts';

/** Money that came in counts up, money that went out counts down. */
const SIGNS: Record<string, 1 | -1> = { paymentin: 1, cashin: 1, paymentout: -1, cashout: -1 };
const BANK = ['paymentin', 'paymentout'];
const PAYMENTS = Object.keys(SIGNS);
const DAY_MS = 86_400_000;
const LENGTHS: Record<string, number> = { day: 1, week: 7, month: 30 };

/** `GET /report/money/byaccount`: the cash desk and every bank account of each organization (money page). */
export function moneyByAccount(call: ReportCall): JsonObject {
  const { store } = call;
  const rows: JsonObject[] = [];
  for (const organization of store.collection('entity/organization').live()) {
    const own = [...documents(store, PAYMENTS)].filter(
      (row) => linkOf(row, 'organization') === organization.ref,
    );
    const name = { organization: short(store, organization.ref) };
    const accountOf = (row: Row) =>
      BANK.includes(row.ref.type) ? linkOf(row, 'organizationAccount') : undefined;
    rows.push({ ...name, balance: balanceOf(own.filter((row) => accountOf(row) === undefined)) });
    for (const account of store.collections.get(`${organization.ref.path}/accounts`)?.live() ?? []) {
      const paid = own.filter((row) => accountOf(row) === account.ref);
      const shown = { meta: { ...metaOf(store, account.ref) }, name: text(account.fields.accountNumber) };
      rows.push({ account: shown, ...name, balance: balanceOf(paid) });
    }
  }
  return single(call, 'moneyreport', { rows });
}

function balanceOf(payments: Iterable<Row>): number {
  let sum = 0;
  for (const row of payments) sum += (SIGNS[row.ref.type] ?? 0) * sumOf(row);
  return round(sum);
}

/** `GET /report/dashboard/day`, `week`, `month`: figures up to now and their change against the days before (figures page). */
export function dashboard({ store }: ReportCall, period: string): JsonObject {
  const days = LENGTHS[period] ?? 1;
  const today = Date.parse(`${moscowTime(Date.now()).slice(0, 10)}T00:00:00+03:00`);
  const [from, before] = [today - (days - 1) * DAY_MS, today - (2 * days - 1) * DAY_MS];
  const span = { from: moscowTime(from), to: '9999' };
  const earlier = { from: moscowTime(before), to: moscowTime(from - 1) };
  const total = (types: string[], at: typeof span): { count: number; amount: number } => {
    const rows = [...documents(store, types, at)];
    return { count: rows.length, amount: round(rows.reduce((sum, row) => sum + sumOf(row), 0)) };
  };
  const block = (types: string[], undone: string[]): JsonObject => {
    const [now, then] = [span, earlier].map((at) => {
      const { count, amount } = total(types, at);
      return { count, amount: round(amount - total(undone, at).amount) };
    }) as [{ count: number; amount: number }, { count: number; amount: number }];
    return { ...now, movementAmount: round(now.amount - then.amount) };
  };
  const money = (at: typeof span, sign: 1 | -1): number =>
    total(
      PAYMENTS.filter((type) => SIGNS[type] === sign),
      at,
    ).amount;
  const since = (at: number): number =>
    round(money({ from: moscowTime(at), to: '9999' }, 1) - money({ from: moscowTime(at), to: '9999' }, -1));
  return {
    sales: block(SALES, RETURNS),
    orders: block(['customerorder'], []),
    money: {
      income: money(span, 1),
      outcome: money(span, -1),
      balance: balanceOfAll(store),
      todayMovement: since(today),
      movement: since(from),
    },
  };
}

const balanceOfAll = (store: Store): number => balanceOf(documents(store, PAYMENTS));
