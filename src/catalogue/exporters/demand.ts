import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { addressParts } from './shared/address.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';
import * as lines from './shared/lines.ts';

export const demand = defineDocument({
  key: 'demand',
  section: 'sales',
  title: { ru: 'Отгрузки', en: 'Shipments' },
  description: {
    ru: 'По строке на отгрузку: контрагент, сумма, оплата, склад, грузополучатель и перевозчик.',
    en: 'A row per shipment: counterparty, sum, payment, store, consignee and carrier.',
  },
  columns: [
    ...doc.opening,
    doc.agent,
    doc.organization,
    doc.sum,
    ...doc.currency,
    ...column.state(),
    doc.payedSum,
    doc.store,
    doc.project,
    doc.contract,
    doc.salesChannel,
    doc.comment,
    column.text('shipmentAddress', 'Адрес доставки', 'Delivery address'),
    ...addressParts('shipmentAddressFull', 'Адрес доставки', 'Delivery address'),
    ...doc.overhead,
    ...doc.vat,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    column.reference('consignee', 'Грузополучатель', 'Consignee', { hidden: true }),
    column.reference('consignor', 'Грузоотправитель', 'Consignor', { hidden: true }),
    column.reference('carrier', 'Перевозчик', 'Carrier', { hidden: true }),
    column.text('cargoName', 'Наименование груза', 'Cargo', { hidden: true }),
    column.number('goodPackQuantity', 'Всего мест', 'Packages', { hidden: true }),
    column.text('shippingInstructions', 'Указания грузоотправителя', 'Shipping instructions', {
      hidden: true,
    }),
    column.text('transportFacility', 'Транспортное средство', 'Vehicle', { hidden: true }),
    column.text('transportFacilityNumber', 'Номер автомобиля', 'Vehicle number', { hidden: true }),
    column.text('shippingDocumentNumber', 'Номер транспортного документа', 'Transport document number', {
      hidden: true,
    }),
    column.date('shippingDocumentDate', 'Дата транспортного документа', 'Transport document date', {
      hidden: true,
    }),
    column.text('stateContractId', 'Идентификатор гос. контракта', 'State contract ID', { hidden: true }),
    ...doc.bankAccounts,
    doc.linked('customerOrder', 'Заказ покупателя', 'Customer order'),
    doc.linked('factureOut', 'Счёт-фактура', 'Tax invoice'),
    doc.linkedCount('invoicesOut', 'Счетов покупателю', 'Invoices'),
    doc.linkedCount('payments', 'Платежей', 'Payments'),
    doc.linkedCount('returns', 'Возвратов', 'Returns'),
    doc.linkedCount('productionTasks', 'Производственных заданий', 'Production tasks'),
    doc.code,
    doc.files,
    ...doc.closing('demand'),
  ],
  filters: [
    ...by.document,
    by.state('demand'),
    by.agent,
    by.store,
    by.project,
    by.contract,
    by.salesChannel,
    by.sum,
    by.payedSum,
    by.assortment,
    by.applicable,
    ...by.sent,
    by.code,
    filter.text('shipmentAddress', 'Адрес доставки', 'Delivery address'),
  ],
});

export const demandLines = defineLines(demand, {
  key: 'demandposition',
  title: { ru: 'Отгрузки по позициям', en: 'Shipments by line' },
  description: {
    ru: 'По строке на позицию: товар, количество, цена, скидка и сумма; данные документа повторены.',
    en: 'A row per line: item, quantity, price, discount and sum; the document’s data repeated.',
  },
  columns: [...lines.trade, lines.cost, lines.overhead, lines.slot, lines.serialNumbers, lines.markingCodes],
  filters: lines.tradeFilters,
});
