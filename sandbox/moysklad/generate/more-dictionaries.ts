import type { Fields, Ref } from '../rows.ts';
import { moscowTime, toMinute } from '../time.ts';
import type { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { addStates } from './dictionaries.ts';
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
      updated: dice.moment(dice.first, dice.last),
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
      updated: dice.moment(dice.first, dice.last),
      isDefault: true,
      accountNumber,
      bankName: 'АО "Банк"',
      bic: '044525974',
      currency: owner.type === 'organization' ? rouble : undefined,
    });
    if (owner.type !== 'counterparty' || dice.chance(0.5)) continue;
    builder.put('contactperson', `${owner.path}/contactpersons`, dice.uuid(), {
      accountId: builder.store.accountId,
      updated: dice.moment(dice.first, dice.last),
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
    const created = dice.int(dice.first, dice.last - 30 * DAY_MS);
    const done = i % 3 === 0;
    const due = `${toMinute(moscowTime(created + dice.int(1, 30) * DAY_MS))}`;
    builder.add('task', {
      author: choices.pick('employee'),
      updated: dice.moment(created, dice.last),
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
