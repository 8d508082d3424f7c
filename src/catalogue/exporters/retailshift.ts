import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const retailshift = defineDocument({
  key: 'retailshift',
  section: 'retail',
  title: { ru: 'Розничные смены', en: 'Retail shifts' },
  description: {
    ru: 'По строке на смену: точка продаж, открытие и закрытие, выручка наличными и безналичными.',
    en: 'A row per shift: point of sale, opening and closing, cash and non-cash proceeds.',
  },
  columns: [
    column.text('name', '№', 'No.'),
    column.moment('moment', 'Открыта', 'Opened'),
    column.moment('closeDate', 'Закрыта', 'Closed'),
    doc.retailStore,
    doc.organization,
    doc.store,
    column.money('proceedsCash', 'Выручка наличными', 'Cash proceeds'),
    column.money('proceedsNoCash', 'Выручка безналичными', 'Non-cash proceeds'),
    column.money('receivedCash', 'Получено наличными', 'Cash received'),
    column.money('receivedNoCash', 'Получено безналичными', 'Non-cash received'),
    column.count('operations', 'Операций', 'Operations'),
    column.count('paymentOperations', 'Платежей', 'Payments', { hidden: true }),
    column.reference('acquire', 'Банк-эквайер', 'Acquiring bank', { hidden: true }),
    column.percent('bankPercent', 'Комиссия эквайера, %', 'Acquirer commission, %', { hidden: true }),
    column.money('bankComission', 'Комиссия эквайера', 'Acquirer commission', { hidden: true }),
    column.reference('qrAcquire', 'Банк-эквайер по QR', 'QR acquiring bank', { hidden: true }),
    column.percent('qrBankPercent', 'Комиссия по QR, %', 'QR commission, %', { hidden: true }),
    column.money('qrBankComission', 'Комиссия по QR', 'QR commission', { hidden: true }),
    doc.comment,
    column.yesNo('vatEnabled', 'Учитывать НДС', 'VAT applies', { since: 2 }),
    column.yesNo('vatIncluded', 'Цена включает НДС', 'Price includes VAT', { hidden: true }),
    ...doc.sent,
    ...doc.bankAccounts,
    column.text('cheque.start.shiftNumber', 'Номер фискальной смены', 'Fiscal shift number', {
      hidden: true,
    }),
    column.text('cheque.start.fiscalDocNumber', 'ФД открытия', 'Opening fiscal document', { hidden: true }),
    column.text('cheque.start.fiscalDocSign', 'ФПД открытия', 'Opening fiscal sign', { hidden: true }),
    column.text('cheque.start.fnNumber', 'Номер ФН', 'Fiscal storage number', { hidden: true }),
    column.text('cheque.start.kktRegNumber', 'Рег. номер ККТ', 'Fiscal printer number', { hidden: true }),
    column.moment('cheque.start.time', 'Время открытия на кассе', 'Opening time at the till', {
      hidden: true,
    }),
    column.number('cheque.end.chequesTotal', 'Чеков за смену', 'Receipts', { hidden: true }),
    column.number('cheque.end.fiscalDocsTotal', 'Фискальных документов за смену', 'Fiscal documents', {
      hidden: true,
    }),
    column.text('cheque.end.fiscalDocNumber', 'ФД закрытия', 'Closing fiscal document', { hidden: true }),
    column.text('cheque.end.fiscalDocSign', 'ФПД закрытия', 'Closing fiscal sign', { hidden: true }),
    column.moment('cheque.end.time', 'Время закрытия на кассе', 'Closing time at the till', { hidden: true }),
    doc.files,
    ...doc.closing('retailshift'),
  ],
  filters: [
    ...by.document,
    by.retailStore,
    filter.period('closeDate', 'Закрыта', 'Closed'),
    by.readReference('store', 'Склад', 'Store', 'store'),
    by.readMoney('proceedsCash', 'Выручка наличными', 'Cash proceeds'),
    by.readMoney('proceedsNoCash', 'Выручка безналичными', 'Non-cash proceeds'),
    ...by.sent,
  ],
});
