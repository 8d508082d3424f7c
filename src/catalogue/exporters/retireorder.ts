import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';
import { baseDocuments, retireStates, retireTypes, trackingTypes } from './words.ts';

export const retireorder = defineDocument({
  key: 'retireorder',
  section: 'goods',
  title: { ru: 'Выводы из оборота', en: 'Retirements from circulation' },
  description: {
    ru: 'По строке на вывод: причина, документ-основание, состояние и сумма.',
    en: 'A row per retirement: reason, base document, state and sum.',
  },
  metadata: null,
  fields: false,
  reading: { order: 'id' },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    column.choice('documentState', 'Состояние вывода', 'Retirement state', retireStates),
    column.choice('retireOrderType', 'Причина вывода', 'Reason', retireTypes),
    column.text('reasonDescription', 'Описание причины', 'Reason described', { hidden: true }),
    column.choice('trackingType', 'Вид продукции', 'Kind of goods', trackingTypes),
    column.choice('supportingTransaction', 'Документ-основание', 'Base document', baseDocuments),
    column.text('primaryDocumentName', 'Название документа-основания', 'Base document name', {
      hidden: true,
    }),
    column.text('supportingTransactionNumber', 'Номер документа-основания', 'Base document number'),
    column.date('supportingTransactionDate', 'Дата документа-основания', 'Base document date'),
    column.reference('destinationCountry', 'Страна назначения', 'Destination country', {
      hidden: true,
      opens: null,
    }),
    column.text('stateContractId', 'Идентификатор гос. контракта', 'State contract ID', { hidden: true }),
    doc.comment,
    ...doc.vat,
    doc.lineCount,
    ...doc.sent,
    ...doc.closing('retireorder'),
  ],
  filters: [...by.document, by.readMoney('sum', 'Сумма', 'Sum'), by.assortment],
});

export const retireorderLines = defineLines(retireorder, {
  key: 'retireorderposition',
  title: { ru: 'Выводы из оборота по позициям', en: 'Retirements from circulation by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена и коды маркировки; данные вывода повторены.',
    en: 'A row per line: item, quantity, price and marking codes; the retirement’s data repeated.',
  },
  columns: [...lines.good, lines.quantity, lines.price, lines.sum, ...lines.vat, lines.markingCodes],
  filters: lines.tradeFilters,
});
