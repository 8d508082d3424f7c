import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { taxSystems } from './words.ts';

export const retaildemand = defineDocument({
  key: 'retaildemand',
  section: 'retail',
  title: { ru: 'Розничные продажи', en: 'Retail sales' },
  description: {
    ru: 'По строке на продажу: точка продаж, смена, сумма и как оплачено, данные чека.',
    en: 'A row per sale: point of sale, shift, sum and how it was paid, receipt data.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    column.money('cashSum', 'Наличными', 'In cash'),
    column.money('noCashSum', 'Картой', 'By card'),
    column.money('qrSum', 'По QR-коду', 'By QR code'),
    ...column.state(),
    doc.payedSum,
    doc.retailStore,
    doc.retailShift,
    doc.store,
    doc.comment,
    ...doc.vat,
    column.choice('taxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    column.money('advancePaymentSum', 'Зачтено авансом', 'Paid from advance', { hidden: true }),
    column.money('prepaymentCashSum', 'Предоплата наличными', 'Prepaid in cash', { hidden: true }),
    column.money('prepaymentNoCashSum', 'Предоплата картой', 'Prepaid by card', { hidden: true }),
    column.money('prepaymentQrSum', 'Предоплата по QR-коду', 'Prepaid by QR code', { hidden: true }),
    column.names('giftCards', 'Подарочные карты', 'Gift cards', { hidden: true }),
    column.number('checkNumber', 'Номер чека', 'Receipt number'),
    column.money('checkSum', 'Сумма чека', 'Receipt sum', { hidden: true }),
    column.number('documentNumber', 'Номер фискального документа', 'Document number', { hidden: true }),
    column.number('sessionNumber', 'Номер сессии', 'Session number', { hidden: true }),
    column.text('cheque.fiscalDocNumber', 'ФД', 'Fiscal document number', { hidden: true }),
    column.text('cheque.fiscalDocSign', 'ФПД', 'Fiscal sign', { hidden: true }),
    column.text('cheque.fnNumber', 'Номер ФН', 'Fiscal storage number', { hidden: true }),
    column.text('cheque.kktRegNumber', 'Рег. номер ККТ', 'Fiscal printer number', { hidden: true }),
    column.moment('cheque.time', 'Время чека', 'Receipt time', { hidden: true }),
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    ...doc.bankAccounts,
    column.reference('customerOrder', 'Заказ покупателя', 'Customer order', { hidden: true }),
    doc.code,
    doc.files,
    ...doc.closing('retaildemand'),
  ],
  filters: [
    ...by.document,
    by.state('retaildemand'),
    by.retailStore,
    by.retailShift,
    by.agent,
    by.store,
    by.sum,
    by.readMoney('cashSum', 'Наличными', 'In cash'),
    by.readMoney('noCashSum', 'Картой', 'By card'),
    by.readMoney('qrSum', 'По QR-коду', 'By QR code'),
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
  ],
});

export const retaildemandLines = defineLines(retaildemand, {
  key: 'retaildemandposition',
  title: { ru: 'Розничные продажи по позициям', en: 'Retail sales by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade, lines.cost, lines.serialNumbers, lines.markingCodes],
  filters: lines.tradeFilters,
});
