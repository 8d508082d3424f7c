import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { addressParts } from './shared/address.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import { fiscalTypes, markingSellingModes, receiptChannels, taxSystems, tobaccoControls } from './words.ts';

export const retailstore = defineDictionary({
  key: 'retailstore',
  section: 'retail',
  archived: false,
  title: { ru: 'Точки продаж', en: 'Points of sale' },
  description: {
    ru: 'По строке на точку продаж: адрес, склад, цены, эквайринг, касса и настройки продажи.',
    en: 'A row per point of sale: address, store, prices, acquiring, till and sale settings.',
  },
  columns: [
    dictionary.name,
    column.yesNo('active', 'Включена', 'Active'),
    column.text('address', 'Адрес', 'Address'),
    ...addressParts('addressFull', 'Адрес', 'Address'),
    column.reference('organization', 'Организация', 'Organization'),
    column.reference('store', 'Склад', 'Store'),
    column.text('priceType', 'Цены', 'Price type', { path: 'priceType.name' }),
    column.choice('defaultTaxSystem', 'Система налогообложения', 'Tax system', taxSystems),
    column.choice('orderTaxSystem', 'Система налогообложения заказов', 'Tax system of orders', taxSystems, {
      hidden: true,
    }),
    column.choice('fiscalType', 'Фискализация', 'Fiscalization', fiscalTypes),
    column.reference('acquire', 'Банк-эквайер', 'Acquiring bank'),
    column.percent('bankPercent', 'Комиссия эквайера, %', 'Acquirer commission, %'),
    column.yesNo('qrPayEnabled', 'Оплата по QR-коду', 'QR payments', { hidden: true }),
    column.reference('qrAcquire', 'Банк-эквайер по QR', 'QR acquiring bank', { hidden: true }),
    column.percent('qrBankPercent', 'Комиссия по QR, %', 'QR commission, %', { hidden: true }),
    column.text('qrTerminalId', 'Терминал QR', 'QR terminal', { hidden: true }),
    column.text('idQR', 'Устройство QR', 'QR device', { hidden: true }),
    column.count('cashiers', 'Кассиров', 'Cashiers', { hidden: true }),
    column.yesNo('discountEnable', 'Скидки разрешены', 'Discounts allowed', { hidden: true }),
    column.percent('discountMaxPercent', 'Максимальная скидка, %', 'Maximum discount, %', { hidden: true }),
    column.text('demandPrefix', 'Префикс номера продаж', 'Sale number prefix', { hidden: true }),
    column.yesNo('allowCustomPrice', 'Продажа по свободной цене', 'Free price allowed', { hidden: true }),
    column.yesNo('allowCreateProducts', 'Создание товаров на кассе', 'New products at the till', {
      hidden: true,
    }),
    column.yesNo('allowDeleteReceiptPositions', 'Удаление позиций чека', 'Deleting receipt lines', {
      hidden: true,
    }),
    column.yesNo('allowSellTobaccoWithoutMRC', 'Табак не по МРЦ', 'Tobacco off its printed price', {
      hidden: true,
    }),
    column.yesNo('controlShippingStock', 'Контроль остатков', 'Stock control', { hidden: true }),
    column.yesNo('controlCashierChoice', 'Выбор продавца обязателен', 'Seller required', { hidden: true }),
    column.yesNo('onlyInStock', 'Только товары в наличии', 'Only goods in stock', { hidden: true }),
    column.yesNo('sellReserves', 'Учитывать резервы', 'Reserves counted', { hidden: true }),
    column.yesNo('reservePrepaidGoods', 'Резервировать предоплаченное', 'Prepaid goods reserved', {
      hidden: true,
    }),
    column.yesNo('enableReturnsWithNoReason', 'Возвраты без основания', 'Returns without a base', {
      hidden: true,
    }),
    column.yesNo('returnFromClosedShiftEnabled', 'Возвраты в закрытых сменах', 'Returns in closed shifts', {
      hidden: true,
    }),
    column.yesNo('issueOrders', 'Выдача заказов', 'Order pick-up', { hidden: true }),
    column.yesNo(
      'createCashInOnRetailShiftClosing',
      'Приходный ордер при закрытии смены',
      'Cash receipt when the shift closes',
      { hidden: true },
    ),
    column.yesNo(
      'createPaymentInOnRetailShiftClosing',
      'Входящий платёж при закрытии смены',
      'Incoming payment when the shift closes',
      { hidden: true },
    ),
    column.yesNo('printAlways', 'Всегда печатать чек', 'Always print receipts', { hidden: true }),
    column.yesNo('ofdEnabled', 'Электронные чеки через ОФД', 'E-receipts through the OFD', { hidden: true }),
    column.choice('priorityOfdSend', 'Отправка электронного чека', 'E-receipt channel', receiptChannels, {
      hidden: true,
    }),
    column.choice(
      'markingSellingMode',
      'Продажа маркированных товаров',
      'Sale of marked goods',
      markingSellingModes,
      { hidden: true },
    ),
    column.choice('tobaccoMrcControlType', 'Контроль МРЦ', 'Tobacco price control', tobaccoControls, {
      hidden: true,
    }),
    column.yesNo(
      'sendMarksForCheck',
      'Проверка кодов маркировки облаком',
      'Marking codes checked by the cloud till',
      { hidden: true },
    ),
    column.yesNo(
      'sendMarksToChestnyZnakOnCloud',
      'Передача кодов в Честный знак',
      'Marking codes sent to the operator',
      { hidden: true },
    ),
    column.yesNo('showBeerOnTap', 'Показывать вскрытые кеги', 'Opened kegs shown', { hidden: true }),
    column.yesNo('syncAgents', 'Покупатели для работы без сети', 'Buyers for offline work', { hidden: true }),
    column.yesNo('requiredFio', 'ФИО покупателя обязательно', 'Buyer name required', { hidden: true }),
    column.yesNo('requiredPhone', 'Телефон покупателя обязателен', 'Buyer phone required', { hidden: true }),
    column.yesNo('requiredEmail', 'E-mail покупателя обязателен', 'Buyer email required', { hidden: true }),
    column.yesNo('requiredBirthdate', 'Дата рождения покупателя обязательна', 'Buyer birth date required', {
      hidden: true,
    }),
    column.yesNo('requiredSex', 'Пол покупателя обязателен', 'Buyer sex required', { hidden: true }),
    column.yesNo('requiredDiscountCardNumber', 'Карта покупателя обязательна', 'Buyer card required', {
      hidden: true,
    }),
    column.yesNo('authTokenAttached', 'Касса подключена', 'Till attached', { hidden: true }),
    column.texts('createAgentsTags', 'Группы новых покупателей', 'Groups of new buyers', { hidden: true }),
    column.texts('filterAgentsTags', 'Группы покупателей на кассе', 'Buyer groups at the till', {
      hidden: true,
    }),
    column.count('productFolders', 'Групп товаров на кассе', 'Product groups at the till', { hidden: true }),
    column.count('customerOrderStates', 'Статусов заказов на кассе', 'Order states at the till', {
      hidden: true,
    }),
    column.count('masterRetailStores', 'Фискализирующих касс', 'Fiscalizing tills', { hidden: true }),
    column.text('environment.device', 'Устройство кассы', 'Till device', { hidden: true }),
    column.text('environment.os', 'Операционная система кассы', 'Till operating system', { hidden: true }),
    column.text('environment.software.name', 'Программа кассы', 'Till software', { hidden: true }),
    column.text('environment.software.version', 'Версия программы кассы', 'Till software version', {
      hidden: true,
    }),
    column.text('environment.chequePrinter.name', 'Фискальный регистратор', 'Fiscal printer', {
      hidden: true,
    }),
    column.text('environment.chequePrinter.serial', 'Серийный номер регистратора', 'Fiscal printer serial', {
      hidden: true,
    }),
    column.text('environment.paymentTerminal', 'Платёжный терминал', 'Payment terminal', { hidden: true }),
    column.moment('state.lastCheckMoment', 'Последняя синхронизация', 'Last sync', { hidden: true }),
    column.text('state.sync.message', 'Состояние синхронизации', 'Sync state', { hidden: true }),
    column.moment('state.sync.lastAttempMoment', 'Последняя попытка синхронизации', 'Last sync attempt', {
      hidden: true,
    }),
    column.number('state.fiscalMemory.notSendDocCount', 'Не отправлено в ОФД', 'Not sent to the OFD', {
      hidden: true,
    }),
    column.moment('state.fiscalMemory.notSendFirstDocMoment', 'Не отправляется в ОФД с', 'Not sent since', {
      hidden: true,
    }),
    column.text('state.fiscalMemory.error.message', 'Ошибка фискального накопителя', 'Fiscal storage error', {
      hidden: true,
    }),
    column.text('state.paymentTerminal.acquiringType', 'Тип эквайринга', 'Acquiring type', { hidden: true }),
    dictionary.comment,
    dictionary.archived,
    ...dictionary.owners,
    dictionary.updated,
    dictionary.externalCode,
    column.openLink('retailstore'),
  ],
  filters: [
    ...by.dictionary,
    filter.yesNo('active', 'Включена', 'Active'),
    filter.text('address', 'Адрес', 'Address'),
    by.organization,
    by.store,
    by.description,
  ],
});
