import { z } from 'zod';
import type { Localized } from '../platform/problems.ts';

/**
 * The rights of a token, by the tags of the marketplace's descriptor (documentation: Vendor API, descriptor, permissions). A
 * user's `permissions` name them by entity codes, the vendor's by these tags: both are understood. `keys` are other names seen
 * in the documented examples; the title is the one of MoySklad's own screens.
 */
const table = {
  viewDashboard: of('Показатели', 'Dashboard', 'dashboard'),
  viewMoneyDashboard: of('Показатели: деньги', 'Money dashboard', 'dashboardMoney'),
  viewSaleProfit: of('Прибыльность', 'Profitability', 'pnl'),
  viewTurnover: of('Обороты', 'Turnover'),
  viewStockReport: of('Остатки', 'Stock', 'stock'),
  viewCompanyCRM: of('Показатели контрагентов', 'Counterparty figures', 'company_crm'),
  customerOrder: of('Заказы покупателей', 'Customer orders'),
  internalOrder: of('Внутренние заказы', 'Internal orders'),
  purchaseOrder: of('Заказы поставщикам', 'Purchase orders'),
  processingOrder: of('Заказы на производство', 'Production orders'),
  demand: of('Отгрузки', 'Shipments'),
  supply: of('Приёмки', 'Receipts of goods'),
  salesReturn: of('Возвраты покупателей', 'Customer returns'),
  purchaseReturn: of('Возвраты поставщикам', 'Purchase returns'),
  invoiceIn: of('Счета поставщиков', 'Supplier invoices'),
  invoiceOut: of('Счета покупателям', 'Customer invoices'),
  factureIn: of('Счета-фактуры полученные', 'Received tax invoices'),
  factureOut: of('Счета-фактуры выданные', 'Issued tax invoices'),
  paymentIn: of('Входящие платежи', 'Incoming payments'),
  paymentOut: of('Исходящие платежи', 'Outgoing payments'),
  cashIn: of('Приходные ордера', 'Cash receipts'),
  cashOut: of('Расходные ордера', 'Cash payments'),
  commissionReportIn: of('Полученные отчёты комиссионера', 'Received commission reports'),
  commissionReportOut: of('Выданные отчёты комиссионера', 'Issued commission reports'),
  counterpartyAdjustment: of('Корректировки взаиморасчётов', 'Balance adjustments'),
  move: of('Перемещения', 'Transfers'),
  enter: of('Оприходования', 'Stock entries'),
  loss: of('Списания', 'Write-offs'),
  inventory: of('Инвентаризации', 'Stocktakings'),
  priceList: of('Прайс-листы', 'Price lists'),
  retailDemand: of('Розничные продажи', 'Retail sales'),
  retailSalesReturn: of('Розничные возвраты', 'Retail returns'),
  retailShift: of('Розничные смены', 'Retail shifts'),
  retailDrawerCashIn: of('Внесения', 'Cash drawer deposits'),
  retailDrawerCashOut: of('Выплаты', 'Cash drawer withdrawals'),
  retailStore: of('Точки продаж', 'Points of sale'),
  prepayment: of('Предоплаты', 'Prepayments'),
  prepaymentReturn: of('Возвраты предоплат', 'Prepayment returns'),
  bonusTransaction: of('Бонусные баллы', 'Bonus points'),
  processing: of('Техоперации', 'Processings'),
  processingPlan: of('Техкарты', 'Processing plans'),
  processingProcess: of('Техпроцессы', 'Processes'),
  processingStage: of('Этапы производства', 'Production stages'),
  productionTask: of('Производственные задания', 'Production tasks'),
  productionStageCompletion: of('Выполнение этапов', 'Stage completions'),
  good: of('Товары и услуги', 'Goods and services', 'product', 'assortment'),
  company: of('Контрагенты', 'Counterparties', 'counterparty'),
  contract: of('Договоры', 'Contracts'),
  myCompany: of('Юр. лица', 'Organizations', 'organization'),
  warehouse: of('Склады', 'Stores', 'store'),
  employee: of('Сотрудники', 'Employees'),
  project: of('Проекты', 'Projects'),
  salesChannel: of('Каналы продаж', 'Sales channels'),
  currency: of('Валюты', 'Currencies'),
  uom: of('Единицы измерения', 'Units of measure'),
  country: of('Страны', 'Countries'),
  taxRate: of('Ставки НДС', 'VAT rates'),
  customEntity: of('Справочники', 'Custom dictionaries'),
} satisfies Record<string, { title: Localized; keys: string[] }>;

export type Right = keyof typeof table;

/** Rights that a user's answer never names: nothing can be said about them. */
const untold = new Set<string>([
  'viewTurnover',
  'salesChannel',
  'taxRate',
  'productionTask',
  'productionStageCompletion',
]);

/** A right in MoySklad's own words. */
export function titleOfRight(right: string): Localized {
  return Object.hasOwn(table, right) ? table[right as Right].title : { ru: right, en: right };
}

/** What the parts of a path say whose right has another name than they. */
const byPart = new Map<string, Right>([
  ...Object.keys(table).map((right) => [right.toLowerCase(), right as Right] as const),
  ...['product', 'variant', 'service', 'bundle', 'assortment'].map((part) => [part, 'good'] as const),
  ['counterparty', 'company'],
  ['organization', 'myCompany'],
  ['store', 'warehouse'],
  ['report stock', 'viewStockReport'],
  ['report byoperations', 'viewStockReport'],
  ['report profit', 'viewSaleProfit'],
  ['report turnover', 'viewTurnover'],
  ['report counterparty', 'viewCompanyCRM'],
  ['report money', 'viewMoneyDashboard'],
  ...['orders', 'sales', 'dashboard'].map((part) => [`report ${part}`, 'viewDashboard'] as const),
]);

/** What is read at a path, in MoySklad's own words; the path itself where it has none. @param path such as `/entity/customerorder/1`. */
export function titleOfPath(path: string): Localized {
  const [, root, part = ''] = path.split('/');
  const right = byPart.get(root === 'entity' ? part : `${root} ${part}`);
  return right ? table[right].title : { ru: path, en: path };
}

/** One of `permissions`: levels of an entity; others are a plain yes or no. */
const levelsSchema = z.looseObject({ view: z.string().optional() });

/**
 * What a token may view, by `permissions` of `/context/employee` or of an activation.
 * @returns `admin`: everything. `rights`: tags of what it may view; those it is never told of are counted in.
 */
export function rightsOf(permissions: Record<string, unknown>): { admin: boolean; rights: Right[] } {
  const granted = new Set<string>();
  for (const [key, value] of Object.entries(permissions)) {
    const { view } = levelsSchema.safeParse(value).data ?? {};
    if (value === true || (view !== undefined && view !== 'NO')) granted.add(key.toLowerCase());
  }
  const admin = granted.has('admin');
  const has = ([right, { keys }]: [string, { keys: string[] }]) =>
    admin || untold.has(right) || [right, ...keys].some((key) => granted.has(key.toLowerCase()));
  return {
    admin,
    rights: Object.entries(table)
      .filter(has)
      .map(([right]) => right as Right),
  };
}

function of(ru: string, en: string, ...keys: string[]): { title: Localized; keys: string[] } {
  return { title: { ru, en }, keys };
}
