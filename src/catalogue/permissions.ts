import type { Exporter } from './exporter.ts';
import { catalogue, customDictionary } from './exporters/index.ts';

/** Reports and the rights they need (documentation: each report's page), by the beginning of their path. */
const ofReports: [path: string, tags: string[]][] = [
  ['/report/stock/all/current', ['viewStockReport']],
  ['/report/stock/bystore/current', ['viewStockReport']],
  ['/report/stock/', ['good']],
  ['/report/byoperations/', ['good', 'viewStockReport']],
  ['/report/profit/', ['viewSaleProfit']],
  ['/report/turnover/', ['viewTurnover']],
  ['/report/counterparty', ['viewCompanyCRM']],
  ['/report/money/', ['viewDashboard', 'viewMoneyDashboard']],
  ['/report/orders/', ['viewDashboard']],
  ['/report/sales/', ['viewDashboard']],
  ['/report/dashboard/', ['viewDashboard']],
];

/** Entities whose right has another name than they (documentation: Vendor API, descriptor); none: no right of theirs is documented. */
const ofEntities: Record<string, string[]> = {
  product: ['good'],
  variant: ['good'],
  service: ['good'],
  bundle: ['good'],
  assortment: ['good'],
  consignment: ['good'],
  productfolder: ['good'],
  counterparty: ['company'],
  organization: ['myCompany'],
  store: ['warehouse'],
  bonusprogram: [],
  contentcard: [],
  discount: [],
  emissionorder: [],
  expenseitem: [],
  group: [],
  payroll: [],
  processingplanfolder: ['processingPlan'],
  productionstage: ['productionTask'],
  region: [],
  retireorder: [],
  role: [],
  saleplatform: [],
  task: [],
  thing: [],
};

/** Rights with capital letters inside; the entity's code is the same in small ones. */
const camel = [
  'bonusTransaction retailDrawerCashIn retailDrawerCashOut internalOrder salesReturn retailSalesReturn purchaseReturn',
  'prepaymentReturn paymentIn paymentOut cashIn cashOut commissionReportIn commissionReportOut processingOrder customerOrder',
  'purchaseOrder priceList retailDemand productionTask invoiceIn invoiceOut factureIn factureOut productionStageCompletion',
  'counterpartyAdjustment retailShift salesChannel customEntity taxRate processingPlan processingProcess processingStage',
  'retailStore',
]
  .join(' ')
  .split(' ');
const bySmallLetters = new Map(camel.map((tag) => [tag.toLowerCase(), tag]));

/** The rights (tags of the marketplace's descriptor, each at the level `view`) without which an exporter reads nothing. */
function permissionsOf({ reading: { path } }: Pick<Exporter, 'reading'>): string[] {
  const report = ofReports.find(([begins]) => path.startsWith(begins));
  if (report) return report[1];
  const [, , entity = ''] = path.split('/');
  return ofEntities[entity] ?? [bySmallLetters.get(entity) ?? entity];
}

/** Columns that MoySklad leaves out for those who may not see cost and profit (documentation: reports on stock and profit). */
const ofCost = /cost|profit|margin|buyPrice/i;

/**
 * The rights that all exporters need together, each to view, an account's own dictionaries and columns of cost included: what the
 * application asks for when it is installed.
 */
export function wantedPermissions(): string[] {
  const all: Pick<Exporter, 'reading' | 'columns'>[] = [...catalogue, customDictionary('')];
  const cost = all.some(({ columns }) => columns.some(({ key }) => ofCost.test(key)));
  const tags = [...all.flatMap(permissionsOf), ...(cost ? ['viewProductCostAndProfit'] : [])];
  return [...new Set(tags)].sort();
}

/** What each exporter of the catalogue needs. */
export function exporterNeeds(): { key: string; title: Exporter['title']; permissions: string[] }[] {
  return catalogue.map((exporter) => ({
    key: exporter.key,
    title: exporter.title,
    permissions: permissionsOf(exporter),
  }));
}
