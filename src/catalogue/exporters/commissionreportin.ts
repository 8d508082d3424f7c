import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { rewardTypes } from './words.ts';

export const commissionreportin = defineDocument({
  key: 'commissionreportin',
  section: 'sales',
  title: { ru: 'Полученные отчёты комиссионера', en: 'Received commission reports' },
  description: {
    ru: 'По строке на отчёт: комиссионер, период, сумма продаж, вознаграждение и сумма комитенту.',
    en: 'A row per report: agent, period, sales, commission and what is due to the principal.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.contract,
    column.date('commissionPeriodStart', 'Начало периода', 'Period start'),
    column.date('commissionPeriodEnd', 'Конец периода', 'Period end'),
    doc.sum,
    ...doc.currency,
    column.money('commitentSum', 'Сумма комитента', 'Due to the principal'),
    column.choice('rewardType', 'Тип вознаграждения', 'Commission type', rewardTypes),
    column.percent('rewardPercent', 'Вознаграждение, %', 'Commission, %'),
    column.money('commissionOverhead', 'Прочие расходы комиссионера', 'Other expenses of the agent', {
      path: 'commissionOverhead.sum',
      hidden: true,
    }),
    ...column.state(),
    doc.payedSum,
    doc.project,
    doc.salesChannel,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    column.count('returnToCommissionerPositions', 'Позиций возврата', 'Returned lines', { hidden: true }),
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('commissionreportin'),
  ],
  filters: [
    ...by.document,
    by.state('commissionreportin'),
    by.agent,
    by.contract,
    by.project,
    by.salesChannel,
    by.sum,
    by.payedSum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const commissionreportinLines = defineLines(commissionreportin, {
  key: 'commissionreportinposition',
  title: { ru: 'Полученные отчёты комиссионера по позициям', en: 'Received commission reports by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, сумма и вознаграждение; данные отчёта повторены.',
    en: 'A row per line: item, quantity, price, sum and commission; the report’s data repeated.',
  },
  columns: [
    ...lines.good,
    lines.quantity,
    lines.pack,
    lines.price,
    lines.sum,
    column.money('line.reward', 'Вознаграждение', 'Commission'),
    ...lines.vat,
  ],
  filters: lines.tradeFilters,
});
