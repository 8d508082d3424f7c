import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const factureout = defineDocument({
  key: 'factureout',
  section: 'sales',
  title: { ru: 'Счета-фактуры выданные', en: 'Issued tax invoices' },
  description: {
    ru: 'По строке на счёт-фактуру: покупатель, сумма, основание, платёжный документ.',
    en: 'A row per tax invoice: customer, sum, its base, payment document.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.contract,
    column.text('paymentNumber', 'Номер платёжного документа', 'Payment document number'),
    column.date('paymentDate', 'Дата платёжного документа', 'Payment document date'),
    column.text('paymentPurpose', 'Назначение платежа', 'Payment purpose'),
    column.money('vatSum', 'Сумма НДС', 'VAT sum'),
    column.percent('advancePaymentVat', 'НДС с аванса, %', 'VAT of the advance, %', { hidden: true }),
    column.reference('consignee', 'Грузополучатель', 'Consignee'),
    column.text('stateContractId', 'Идентификатор гос. контракта', 'State contract ID', { hidden: true }),
    doc.comment,
    doc.applicable,
    ...doc.sent,
    doc.linkedCount('demands', 'Отгрузок', 'Shipments'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.linkedCount('returns', 'Возвратов', 'Returns'),
    doc.code,
    doc.files,
    ...doc.closing('factureout'),
  ],
  filters: [
    ...by.document,
    by.state('factureout'),
    by.agent,
    by.contract,
    by.sum,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});
