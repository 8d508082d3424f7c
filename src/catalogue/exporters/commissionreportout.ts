import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { rewardTypes } from './words.ts';

export const commissionreportout = defineDocument({
  key: 'commissionreportout',
  section: 'sales',
  title: { ru: 'Выданные отчёты комиссионера', en: 'Issued commission reports' },
  description: {
    ru: 'По строке на отчёт: комитент, период, сумма продаж, вознаграждение и сумма комитенту.',
    en: 'A row per report: principal, period, sales, commission and what is due to the principal.',
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
    ...column.state(),
    doc.payedSum,
    doc.project,
    doc.salesChannel,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('commissionreportout'),
  ],
  filters: [
    ...by.document,
    by.state('commissionreportout'),
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

export const commissionreportoutLines = defineLines(commissionreportout, {
  key: 'commissionreportoutposition',
  title: { ru: 'Выданные отчёты комиссионера по позициям', en: 'Issued commission reports by line' },
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
