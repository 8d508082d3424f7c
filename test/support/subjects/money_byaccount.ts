import { plain, roubles } from './cells.ts';
import { report } from './reports.ts';
import type { Json } from './subject.ts';

/** One answer for all; a cash desk has no account. */
export const moneyByaccount = report({
  name: 'money_byaccount',
  from: ['paymentin', 'paymentout', 'cashin'],
  columns: ['organization', 'account', 'balance'],
  keys: ['Организация', 'Счёт'],
  path: '/report/money/byaccount',
  read: ({ rows }) =>
    (rows as { organization: Json; account?: Json; balance: number }[]).map((row) => ({
      Организация: plain(row.organization.name),
      Счёт: row.account ? plain(row.account.name ?? row.account.accountNumber) : 'Касса',
      Остаток: roubles(row.balance),
    })),
});
