import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const salesreturn = defineDocument({
  key: 'salesreturn',
  section: 'sales',
  title: { ru: 'Возвраты покупателей', en: 'Customer returns' },
  description: {
    ru: 'По строке на возврат: покупатель, сумма, склад и отгрузка, по которой вернули.',
    en: 'A row per return: customer, sum, store and the shipment returned.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.money('payedSum', 'Выплачено', 'Paid back'),
    doc.store,
    doc.project,
    doc.contract,
    doc.salesChannel,
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    doc.linked('demand', 'Отгрузка', 'Shipment'),
    doc.linked('factureOut', 'Счёт-фактура', 'Tax invoice'),
    doc.linkedCount('losses', 'Списаний', 'Write-offs'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.code,
    doc.files,
    ...doc.closing('salesreturn'),
  ],
  filters: [
    ...by.document,
    by.state('salesreturn'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    by.readMoney('payedSum', 'Выплачено', 'Paid back'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const salesreturnLines = defineLines(salesreturn, {
  key: 'salesreturnposition',
  title: { ru: 'Возвраты покупателей по позициям', en: 'Customer returns by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [
    ...lines.trade,
    lines.cost,
    lines.country,
    lines.customsDeclaration,
    lines.slot,
    lines.serialNumbers,
  ],
  filters: lines.tradeFilters,
});
