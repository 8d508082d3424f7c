import type { Cell, SourceRow } from '../../protocol/index.ts';
import * as column from '../columns/columns.ts';
import { textCell } from '../columns/values.ts';
import { defineReport } from '../exporter.ts';
import * as report from './shared/reports.ts';

/** The account's number; an organization's cash desk has none. */
const accountOf = (row: SourceRow): Cell =>
  row.account ? textCell(column.at(row, 'account.name') ?? column.at(row, 'account.accountNumber')) : 'Касса';

/** The samples print two organizations under one link: their names tell them apart. */
const keyOfAccount = (row: SourceRow): string =>
  report.uuidOf(
    report.idAt(row, 'organization'),
    column.at(row, 'organization.name'),
    row.account ? accountOf(row) : null,
  );

export const moneyByaccount = defineReport({
  key: 'money_byaccount',
  path: '/report/money/byaccount',
  section: 'money',
  title: { ru: 'Остатки денег', en: 'Money balances' },
  description: {
    ru: 'По строке на счёт или кассу: организация и остаток в валюте счёта.',
    en: 'A row per account or cash desk: organization and balance in the account’s currency.',
  },
  reading: { answer: 'object', rowsField: 'rows', async: true },
  keyOf: keyOfAccount,
  columns: [
    report.named('organization', 'Организация', 'Organization'),
    column.computed('account', 'text', 'Счёт', 'Account', accountOf),
    column.money('balance', 'Остаток', 'Balance'),
  ],
});
