import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exporterNeeds, exportersOf } from '../catalogue/index.ts';
import { typesAt } from './actions.ts';
import { descriptorXml } from './descriptor.ts';

/** Tags that may stand in the descriptor (dev.moysklad.ru/doc/api/vendor/1.0, block access): those of reports, of entities by their kind. */
const reports =
  'viewDashboard viewAudit viewSaleProfit viewProfitAndLoss viewProductCostAndProfit viewCompanyCRM viewTurnover viewMoneyDashboard viewStockReport viewCustomerBalanceList'.split(
    ' ',
  );
const entities =
  `bonusTransaction retailDrawerCashIn retailDrawerCashOut internalOrder salesReturn retailSalesReturn purchaseReturn prepayment
  prepaymentReturn paymentIn paymentOut cashIn cashOut commissionReportIn commissionReportOut processingOrder customerOrder
  purchaseOrder enter demand move loss supply priceList retailDemand productionTask invoiceIn invoiceOut factureIn factureOut
  productionStageCompletion contract inventory company counterpartyAdjustment retailShift good currency uom salesChannel
  customEntity project warehouse employee taxRate country processingPlan processing processingProcess processingStage
  retailStore myCompany`.split(/\s+/);

const needed = exporterNeeds().flatMap(({ permissions }) => permissions);
const xml = descriptorXml('https://skladno.example.com');

/** The document as a tree; fails on what is not well formed. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}
function parse(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, closing, name, rest = '', text = ''] of source.matchAll(/<(\/?)([\w:.-]+)([^>]*)>([^<]*)/g)) {
    if (closing) assert.equal(open.pop()?.name, name, 'elements close in order');
    else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      );
      const element = { name: name ?? '', attributes, children: [], text: text.trim() };
      open.at(-1)?.children.push(element);
      if (!rest.endsWith('/')) open.push(element);
    }
  }
  assert.deepEqual(open, [root], 'every element is closed');
  return root.children[0] ?? root;
}

const tree = parse(xml);
const at = (path: string) =>
  path
    .split('/')
    .reduce<Element | undefined>((from, name) => from?.children.find((each) => each.name === name), tree);
const names = (path: string) =>
  at(path)
    ?.children.map(({ name }) => name)
    .sort();

test('the blocks are the documented ones', () => {
  assert.equal(tree.name, 'ServerApplication');
  assert.equal(tree.attributes.xmlns, 'https://apps-api.moysklad.ru/xml/ns/appstore/app/v2');
  assert.deepEqual(tree.children.map(({ name }) => name).sort(), [
    'access',
    'buttons',
    'iframes',
    'scenario',
    'vendorApi',
    'widgets',
  ]);
  assert.deepEqual(names('vendorApi'), ['additionalEvents', 'endpointBase']);
  assert.deepEqual(names('vendorApi/additionalEvents'), ['updatePermissions'], 'the event that we answer');
  assert.equal(at('vendorApi/endpointBase')?.text, 'https://skladno.example.com');
  assert.deepEqual(names('access'), ['permissions', 'resource', 'scope']);
  assert.equal(at('access/resource')?.text, 'https://api.moysklad.ru/api/remap/1.2');
  assert.equal(at('access/scope')?.text, 'custom');
  assert.deepEqual(
    at('iframes')?.children.map(({ name, attributes }) => [name, attributes]),
    [['iframe', { type: 'main', sourceUrl: 'https://skladno.example.com/moysklad/app' }]],
  );
});

test('it asks for what the exporters need, each once, and for nothing else', () => {
  // Of an account's own dictionaries, of our own webhooks, and of the columns of cost.
  const beside = ['customEntity', 'useOwnWebhooks', 'viewProductCostAndProfit'];
  assert.deepEqual(names('access/permissions'), [...new Set([...needed, ...beside])].sort());
  assert.ok(needed.length > 60);
});

test('every tag is one that MoySklad knows, at a level that it has', () => {
  for (const { name, children } of at('access/permissions')?.children ?? []) {
    const levels = children.map((child) => child.name);
    if (reports.includes(name) || name === 'useOwnWebhooks') assert.deepEqual(levels, [], name);
    else {
      assert.ok(entities.includes(name), name);
      assert.deepEqual(levels, ['view'], `${name}: nothing is changed in MoySklad`);
    }
  }
});

test('a scenario can be given each of our actions, by a name and a title', () => {
  assert.deepEqual(
    at('scenario')?.children.map(({ name, attributes }) => [name, Object.keys(attributes), attributes.name]),
    ['update', 'update2', 'update3'].map((action) => ['action', ['name', 'title'], action]),
  );
});

/** Where buttons may stand (dev.moysklad.ru/doc/api/vendor/1.0, block buttons). */
const buttonPlaces =
  `entity.counterparty.edit entity.counterparty.list entity.product.edit entity.variant.edit entity.service.edit
  entity.bundle.edit entity.productfolder.edit entity.good.list document.customerorder.create document.customerorder.edit
  document.customerorder.list document.demand.edit document.demand.list document.invoiceout.edit document.invoiceout.list
  document.purchaseorder.edit document.purchaseorder.list document.retaildemand.edit document.retaildemand.list document.finance.list
  document.invoicein.list document.supply.list document.move.edit document.move.list document.enter.edit document.enter.list
  document.paymentin.edit document.paymentout.edit document.salesreturn.list document.salesreturn.edit document.internalorder.list
  document.internalorder.edit document.loss.list document.loss.edit document.emissionorder.edit`.split(/\s+/);

test('the button stands where MoySklad has buttons and we have exports of what is shown, and needs no chosen rows', () => {
  const [button, ...more] = at('buttons')?.children ?? [];
  assert.deepEqual(more, []);
  assert.deepEqual(button?.attributes, { name: 'update', title: 'Обновить в таблице', useSelected: 'false' });
  const places = button?.children[0]?.children.map(({ name }) => name) ?? [];
  const known = (place: string) => typesAt(place).some((type) => exportersOf(type).length > 0);
  assert.deepEqual(
    places.filter((place) => !buttonPlaces.includes(place) || !known(place)),
    [],
  );
  // Before a document is saved there is nothing to export; of groups of goods nobody expects a button.
  const without = ['document.customerorder.create', 'entity.productfolder.edit'];
  assert.deepEqual(buttonPlaces.filter((place) => !places.includes(place)).sort(), without);
});

/** Cards whose widget may hear that it is opened and that the object was saved (the same page, availability of protocols). */
const widgetPlaces =
  `entity.counterparty.edit entity.product.edit entity.variant.edit entity.service.edit entity.bundle.edit
  entity.productfolder.edit document.customerorder.edit document.demand.edit document.invoiceout.edit document.invoicein.edit
  document.processingorder.edit document.purchaseorder.edit document.supply.edit document.paymentin.edit document.paymentout.edit
  document.cashin.edit document.cashout.edit document.move.edit document.loss.edit document.enter.edit document.internalorder.edit
  document.inventory.edit document.purchasereturn.edit document.salesreturn.edit document.retaildemand.edit
  document.retailsalesreturn.edit document.retaildrawercashin.edit document.retaildrawercashout.edit
  document.emissionorder.edit`.split(/\s+/);

test('the widget stands in every card that can have one, one for each, with its address, height and protocols', () => {
  const shown = at('widgets')?.children ?? [];
  assert.deepEqual(
    widgetPlaces.filter((place) => !shown.some(({ name }) => name === place)),
    ['entity.productfolder.edit'],
  );
  assert.equal(new Set(shown.map(({ name }) => name)).size, shown.length);
  for (const { name, children } of shown) {
    assert.ok(widgetPlaces.includes(name), name);
    const [sourceUrl, height, supports, ...more] = children;
    assert.equal(sourceUrl?.text, 'https://skladno.example.com/moysklad/widget');
    assert.match(height?.children[0]?.text ?? '', /^\d+px$/);
    assert.deepEqual(
      supports?.children.map((protocol) => protocol.name),
      ['open-feedback', 'save-handler'],
    );
    assert.deepEqual(more, []);
  }
});
