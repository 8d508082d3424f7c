import { type Fields, numbered, type Ref } from '../rows.ts';
import { moscowTime, toMinute } from '../time.ts';
import type { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { FIRST_MOMENT, LAST_MOMENT } from './dice.ts';
import { addStates } from './dictionaries.ts';
import { makeLine } from './lines.ts';
import { REMARKS } from './words.ts';

const EXPENSES = ['Закупка товаров', 'Аренда', 'Налоги и сборы', 'Зарплата', '=Прочее'];
const TAX_RATES = [20, 10, 7, 0];
const TASK_STATES = [
  ['Звонок', 15106326, 'Regular'],
  ['Встреча', 40931, 'Regular'],
] as const;
const DAY_MS = 86_400_000;

/** Dictionaries of a few rows each that documents and reports point to. */
export function addMoreDictionaries(builder: Builder): void {
  const { dice, store } = builder;
  addAccounts(builder);
  for (const [index, name] of EXPENSES.entries()) {
    builder.add('expenseitem', {
      updated: dice.moment(FIRST_MOMENT, LAST_MOMENT),
      name,
      description: index === 0 ? 'Себестоимость проданных товаров' : undefined,
      code: `0${index + 1}`,
      externalCode: String(index + 1),
      shared: true,
    });
  }
  for (const rate of TAX_RATES) {
    const { externalCode: _, ...owned } = builder.owned();
    builder.add('taxrate', {
      ...owned,
      rate,
      archived: rate === 7,
      comment: dice.maybe(0.5, () => '=Льготная; "детские" товары'),
    });
  }
  addRetailStores(builder);
  addDiscounts(builder);
  addStates(builder, 'task', TASK_STATES);
  addTasks(builder, store.collection('entity/counterparty').size > 0);
}

/** Bank accounts of the organizations and of the first counterparties, whose contact persons are there too. */
function addAccounts(builder: Builder): void {
  const { dice } = builder;
  const [rouble] = builder.refs('currency');
  const organizations = builder.refs('organization');
  for (const owner of [...organizations, ...builder.refs('counterparty').slice(0, 30)]) {
    const accountNumber = `0${dice.int(1_000_000_000, 9_999_999_999)}${dice.int(100_000_000, 999_999_999)}`;
    builder.put('account', `${owner.path}/accounts`, dice.uuid(), {
      accountId: builder.store.accountId,
      updated: dice.moment(FIRST_MOMENT, LAST_MOMENT),
      isDefault: true,
      accountNumber,
      bankName: 'АО "Банк"',
      bic: '044525974',
      currency: owner.type === 'organization' ? rouble : undefined,
    });
    if (owner.type !== 'counterparty' || dice.chance(0.5)) continue;
    builder.put('contactperson', `${owner.path}/contactpersons`, dice.uuid(), {
      accountId: builder.store.accountId,
      updated: dice.moment(FIRST_MOMENT, LAST_MOMENT),
      name: 'Ким Анна',
      email: 'anna@example.com',
      position: dice.maybe(0.5, () => 'Закупки'),
      externalCode: dice.code(),
      agent: owner,
    });
  }
}

/** Yes-or-no settings of a point of sale that every answer carries. */
const SETTINGS =
  'allowCreateProducts allowCustomPrice allowDeleteReceiptPositions allowSellTobaccoWithoutMRC authTokenAttached controlCashierChoice controlShippingStock createCashInOnRetailShiftClosing createPaymentInOnRetailShiftClosing discountEnable enableReturnsWithNoReason issueOrders ofdEnabled onlyInStock printAlways qrPayEnabled requiredFio requiredPhone requiredEmail requiredBirthdate requiredSex requiredDiscountCardNumber reservePrepaidGoods returnFromClosedShiftEnabled sellReserves sendMarksForCheck sendMarksToChestnyZnakOnCloud syncAgents showBeerOnTap';

function addRetailStores(builder: Builder): void {
  const { dice } = builder;
  const choices = new Choices(builder);
  for (const name of ['Касса на Тверской', '0002']) {
    const ref = builder.add('retailstore', {
      ...builder.owned(),
      name,
      description: dice.maybe(0.5, () => dice.pick(REMARKS)),
      address: 'г Москва, ул Тверская, 1',
      active: true,
      archived: false,
      acquire: choices.pick('counterparty') ?? choices.pick('organization'),
      bankPercent: 1.5,
      defaultTaxSystem: 'GENERAL_TAX_SYSTEM',
      orderTaxSystem: 'GENERAL_TAX_SYSTEM',
      fiscalType: 'STANDARD',
      markingSellingMode: 'ALL',
      marksCheckMode: 'ALL',
      minionToMasterType: 'ANY',
      tobaccoMrcControlType: 'MRC_PRICE',
      priorityOfdSend: 'none',
      priceType: choices.pick('pricetype'),
      organization: choices.pick('organization'),
      store: choices.pick('store'),
      environment: { device: 'Касса', os: 'Linux', software: { name: 'Касса МойСклад', version: '2.2' } },
      lastOperationNames: [],
      ...Object.fromEntries(SETTINGS.split(' ').map((setting) => [setting, dice.chance(0.3)])),
    });
    const cashier = choices.pick('employee');
    const folder = `${ref.path}/cashiers`;
    const fields: Fields = { accountId: builder.store.accountId, employee: cashier, retailStore: ref };
    builder.put('cashier', folder, dice.uuid(), fields);
  }
}

/** The list of discounts mixes several types; the type stands in `meta.type` (discount page). */
function addDiscounts(builder: Builder): void {
  const { dice, store } = builder;
  const common = { accountId: store.accountId, active: true, allProducts: true, agentTags: [] };
  builder.put('personaldiscount', 'entity/discount', dice.uuid(), {
    ...common,
    name: 'Персональная скидка',
    allAgents: true,
  });
  builder.put('specialpricediscount', 'entity/discount', dice.uuid(), {
    ...common,
    name: 'Специальная цена',
    allAgents: false,
    agentTags: ['vip'],
    discount: 7.5,
  });
  builder.add('bonusprogram', {
    name: 'Бонусы',
    active: true,
    allAgents: true,
    allProducts: true,
    agentTags: [],
    earnRateRoublesToPoint: 1,
    spendRatePointsToRouble: 1,
    maxPaidRatePercents: 100,
    welcomeBonusesEnabled: false,
    earnWhileRedeeming: true,
  });
}

function addTasks(builder: Builder, withAgents: boolean): void {
  const { dice } = builder;
  const choices = new Choices(builder);
  for (let i = 0; i < 12; i++) {
    const created = dice.int(FIRST_MOMENT, LAST_MOMENT - 30 * DAY_MS);
    const done = i % 3 === 0;
    const due = `${toMinute(moscowTime(created + dice.int(1, 30) * DAY_MS))}`;
    builder.add('task', {
      author: choices.pick('employee'),
      updated: dice.moment(created, LAST_MOMENT),
      created: moscowTime(created),
      description: dice.pick(REMARKS),
      dueToDate: dice.maybe(0.7, () => due),
      assignee: choices.pick('employee'),
      implementer: done ? choices.pick('employee') : undefined,
      completed: done ? due : undefined,
      done,
      agent: withAgents ? dice.maybe(0.6, () => choices.pick('counterparty') as Ref) : undefined,
      state: dice.maybe(0.7, () => choices.pick('states/task') as Ref),
    });
  }
}

/** Variants, services, bundles, batches and how goods are made of others. */
export function addMoreGoods(builder: Builder): void {
  const { dice, store } = builder;
  const products = builder.refs('product');
  if (products.length === 0) return;
  for (const name of ['Цвет', 'Размер']) {
    const ref = store.ref('attributemetadata', 'entity/variant/metadata/characteristics', dice.uuid());
    store.characteristics.push({ ref, name });
  }
  for (const product of products.slice(0, 40)) addVariants(builder, product);
  const folder = dice.pick(builder.refs('productfolder'));
  for (let i = 1; i <= 5; i++) {
    builder.add('service', {
      ...itemFields(builder, `Услуга ${i}`, i),
      productFolder: i === 1 ? folder : undefined,
    });
  }
  const choices = new Choices(builder);
  for (let i = 1; i <= 3; i++) {
    const ref = builder.add('bundle', {
      ...itemFields(builder, `Комплект ${i}`, i),
      article: `0${i}-К`,
      weight: i / 8,
      volume: 0,
    });
    const row = store.find(ref);
    const line = (): Fields => makeLine(builder, choices, 'bundlecomponent', {});
    if (row) row.nested = { components: numbered([line(), line()]) };
  }
  for (let i = 1; i <= Math.min(5, products.length); i++) {
    const product = products[i - 1] as Ref;
    const label = `0${i}/26`;
    builder.add('consignment', {
      updated: dice.moment(FIRST_MOMENT, LAST_MOMENT),
      name: `${store.find(product)?.fields.name} / ${label}`,
      code: `0${i}`,
      archived: false,
      externalCode: dice.code(),
      label,
      expiryDate: dice.maybe(0.5, () => toMinute(dice.moment(LAST_MOMENT, LAST_MOMENT + 300 * DAY_MS))),
      assortment: product,
    });
  }
  addProcessing(builder);
}

function addVariants(builder: Builder, product: Ref): void {
  const { dice, store } = builder;
  const row = store.find(product);
  if (!row || dice.chance(0.5)) return;
  for (const [index, colour] of ['Красный', 'Синий', '"Хаки"; матовый'].entries()) {
    const size = dice.pick(['S', 'M', '042']);
    builder.add('variant', {
      updated: dice.moment(FIRST_MOMENT, LAST_MOMENT),
      name: `${row.fields.name} (${colour}, ${size})`,
      code: dice.maybe(0.8, () => `${row.fields.code ?? '0'}-${index}`),
      externalCode: dice.code(),
      archived: dice.chance(0.05),
      discountProhibited: false,
      characteristics: store.characteristics.map(({ ref, name }) => ({
        meta: ref,
        id: ref.id,
        name,
        value: name === 'Цвет' ? colour : size,
      })),
      salePrices: row.fields.salePrices,
      buyPrice: row.fields.buyPrice,
      barcodes: [{ ean13: `21${String(dice.int(1, 99_999_999_999)).padStart(11, '0')}` }],
      product,
    });
  }
  row.fields.variantsCount = 3;
}

function itemFields(builder: Builder, name: string, i: number): Fields {
  const { dice } = builder;
  const [rouble] = builder.refs('currency') as [Ref];
  const choices = new Choices(builder);
  return {
    ...builder.owned(),
    name,
    description: dice.maybe(0.3, () => dice.pick(REMARKS)),
    code: `0${name.slice(0, 1)}${i}`,
    archived: false,
    pathName: '',
    vat: 20,
    vatEnabled: true,
    useParentVat: false,
    effectiveVat: 20,
    effectiveVatEnabled: true,
    discountProhibited: false,
    uom: choices.pick('uom'),
    salePrices: choices
      .of('pricetype')
      .map((priceType) => ({ value: dice.int(1000, 900_000), currency: rouble, priceType })),
    barcodes: [],
  };
}

/** Stages, a process of them, and two plans that follow it. */
function addProcessing(builder: Builder): void {
  const { dice, store } = builder;
  const choices = new Choices(builder);
  const stage = builder.add('processingstage', {
    ...builder.owned(),
    name: 'Основной этап',
    archived: false,
    standardHourCost: 0,
    allPerformers: true,
    performers: [],
    distributionRequired: false,
  });
  const process = builder.add('processingprocess', {
    ...builder.owned(),
    name: 'Основной техпроцесс',
    archived: false,
  });
  builder.put('processingprocessposition', `${process.path}/positions`, dice.uuid(), {
    accountId: store.accountId,
    processingstage: stage,
  });
  const parent = builder.add('processingplanfolder', {
    ...builder.owned(),
    name: 'Техкарты цеха',
    archived: false,
    pathName: '',
  });
  for (const name of ['Сборка шкафа', '=Упаковка']) {
    const ref = builder.add('processingplan', {
      ...builder.owned(),
      name,
      archived: false,
      pathName: 'Техкарты цеха',
      parent,
      processingProcess: process,
      cost: dice.int(1000, 90_000),
      costDistributionType: 'BY_PRICE',
    });
    const row = store.find(ref);
    const lines = (type: string) => numbered([makeLine(builder, choices, type, {})]);
    if (!row) continue;
    row.nested = {
      stages: lines('processingplanstage'),
      materials: lines('processingplanmaterial'),
      products: lines('processingplanresult'),
    };
  }
}
