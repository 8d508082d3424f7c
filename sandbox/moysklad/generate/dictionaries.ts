import type { Fields, Ref } from '../rows.ts';
import type { Builder } from './builder.ts';
import { FIRST_NAMES, FOLDERS, LAST_NAMES, MIDDLE_NAMES, REMARKS, TAGS } from './words.ts';

const unit = (gender: string, s1: string, s2: string, s5: string): Fields => ({ gender, s1, s2, s5 });
const CURRENCIES: Fields[] = [
  {
    system: false,
    name: 'руб',
    fullName: 'Российский рубль',
    rate: 1,
    code: '643',
    isoCode: 'RUB',
    majorUnit: unit('masculine', 'рубль', 'рубля', 'рублей'),
    minorUnit: unit('feminine', 'копейка', 'копейки', 'копеек'),
    default: true,
  },
  {
    system: true,
    name: 'доллар',
    fullName: 'Доллар США',
    rate: 92.5017,
    code: '840',
    isoCode: 'USD',
    majorUnit: unit('masculine', 'доллар', 'доллара', 'долларов'),
    minorUnit: unit('masculine', 'цент', 'цента', 'центов'),
    default: false,
  },
  {
    system: true,
    name: 'юань',
    fullName: 'Китайский юань',
    rate: 12.73,
    code: '156',
    isoCode: 'CNY',
    majorUnit: unit('masculine', 'юань', 'юаня', 'юаней'),
    minorUnit: unit('masculine', 'фэнь', 'фэня', 'фэней'),
    default: false,
  },
];
const UOMS = [
  ['шт', '796'],
  ['кг', '166'],
  ['м', '006'],
  ['л', '112'],
  ['упак', '778'],
  ['дюйм', '039'],
  ['мес', '362'],
] as const;
const COUNTRIES = [
  ['Россия', '643'],
  ['Китай', '156'],
  ['Беларусь', '112'],
  ['Алжир', '012'],
  ['Бельгия', '056'],
  ['Казахстан', '398'],
] as const;
const REGIONS = [
  ['Респ Адыгея', '01'],
  ['Респ Татарстан', '16'],
  ['Тюменская обл', '72'],
  ['г Москва', '77'],
  ['г Санкт-Петербург', '78'],
] as const;
const PRICE_TYPES = ['Цена продажи', 'Оптовая цена', 'Цена для друзей', 'Цена "Маркетплейс", со скидкой'];
const CHANNELS = [
  ['Магазин на Тверской', 'DIRECT_SALES'],
  ['Сайт', 'ECOMMERCE'],
  ['Маркетплейс', 'MARKETPLACE'],
  ['Телеграм', 'MESSENGER'],
] as const;
const ORDER_STATES = [
  ['Новый', 15106326, 'Regular'],
  ['Подтвержден', 40931, 'Regular'],
  ['Собран', 8767198, 'Regular'],
  ['Отгружен', 10774205, 'Regular'],
  ['Доставлен', 8825440, 'Successful'],
  ['Возврат', 15280409, 'Unsuccessful'],
  ['Отменен; по просьбе клиента', 15280409, 'Unsuccessful'],
] as const;
const AGENT_STATES = [
  ['Новый', 15106326, 'Regular'],
  ['В работе', 40931, 'Regular'],
  ['Чёрный список', 15280409, 'Unsuccessful'],
] as const;
/** Standard countries, units and regions are older than any account. */
const STANDARD = '2012-11-02 11:07:44.000';

/** The dictionaries that do not grow with the number of orders. */
export function addDictionaries(builder: Builder): void {
  const { store, dice } = builder;
  for (const [index, name] of ['Основной', 'Север', 'Склад "Юг"'].entries())
    builder.add('group', { name, index });
  addEmployees(builder);
  for (const currency of CURRENCIES) {
    const rest = { multiplicity: 1, indirect: false, rateUpdateType: 'manual', margin: 0, archived: false };
    builder.put('currency', 'entity/currency', dice.uuid(), { ...currency, ...rest });
  }
  for (const [name, code] of UOMS) {
    builder.put('uom', 'entity/uom', dice.uuid(), {
      updated: STANDARD,
      name,
      description: name,
      code,
      externalCode: code,
    });
  }
  for (const [name, code] of COUNTRIES) {
    builder.put('country', 'entity/country', dice.uuid(), {
      updated: STANDARD,
      name,
      description: name,
      code,
      externalCode: code,
    });
  }
  for (const [name, code] of REGIONS) {
    const id = `00000000-0000-0000-0000-${code.padStart(12, '0')}`;
    builder.put('region', 'entity/region', id, {
      version: 0,
      updated: STANDARD,
      name,
      code,
      externalCode: code,
    });
  }
  for (const name of PRICE_TYPES) {
    builder.put('pricetype', 'context/companysettings/pricetype', dice.uuid(), {
      name,
      externalCode: dice.code(),
    });
  }
  store.tags.push(...TAGS);
  addStates(builder, 'customerorder', ORDER_STATES);
  addStates(builder, 'counterparty', AGENT_STATES);
  addStates(builder, 'contract', AGENT_STATES);
  addStoresAndProjects(builder);
  addFolders(builder, undefined, '', 1);
  addCustomDictionary(builder, 'Способ доставки', [
    'Курьер',
    'Самовывоз',
    'СДЭК "до двери"',
    '=Почта',
    '007',
  ]);
  addCustomDictionary(builder, 'Рекламные агентства', ['Агентство 1', 'Агентство 2']);
}

function addEmployees(builder: Builder): void {
  const { dice, store } = builder;
  const groups = builder.refs('group');
  for (let i = 0; i < 8; i++) {
    const [firstName, middleName, lastName] = [
      dice.pick(FIRST_NAMES),
      dice.pick(MIDDLE_NAMES),
      LAST_NAMES[i] as string,
    ];
    const id = dice.uuid();
    const self = store.ref('employee', 'entity/employee', id);
    const [short, updated] = [
      `${lastName} ${firstName[0]}. ${middleName[0]}.`,
      dice.moment(dice.first, dice.last),
    ];
    builder.add(
      'employee',
      {
        owner: self,
        shared: true,
        group: dice.pick(groups),
        updated,
        name: short,
        externalCode: dice.code(),
        archived: i === 7,
        created: updated,
        uid: `${i === 0 ? 'admin' : `user${i}`}@demo`,
        email: `user${i}@example.com`,
        phone: dice.maybe(0.7, () => `+7912${dice.int(1000000, 9999999)}`),
        firstName,
        middleName,
        lastName,
        fullName: `${lastName} ${firstName} ${middleName}`,
        shortFio: short,
        position: dice.maybe(0.5, () => 'Менеджер'),
      },
      id,
    );
  }
}

/** The states (статусы) of a type. */
export function addStates(
  builder: Builder,
  type: string,
  states: readonly (readonly [string, number, string])[],
): void {
  for (const [name, color, stateType] of states) {
    const fields = { accountId: builder.store.accountId, name, color, stateType, entityType: type };
    builder.put('state', `entity/${type}/metadata/states`, builder.dice.uuid(), fields);
  }
}

function addStoresAndProjects(builder: Builder): void {
  const { dice } = builder;
  let parent: Ref | undefined;
  for (const [index, name] of ['Основной склад', '002', 'Магазин №1', 'Транзит'].entries()) {
    const pathName = parent && index === 1 ? 'Основной склад' : '';
    const address = dice.maybe(0.6, () => 'г Москва, ул Тверская, 1');
    const ref = builder.add('store', {
      ...builder.owned(),
      name,
      archived: index === 3,
      pathName,
      address,
      parent: pathName ? parent : undefined,
    });
    parent ??= ref;
  }
  for (const [index, name] of [
    'Запуск 2026',
    'Тендер "Север"',
    '+Акция',
    '0001',
    'Архивный проект',
  ].entries()) {
    const description = dice.maybe(0.5, () => dice.pick(REMARKS));
    builder.add('project', {
      ...builder.owned(),
      name,
      description,
      code: dice.maybe(0.5, () => `00${index}`),
      archived: index === 4,
    });
  }
  for (const [name, type] of CHANNELS) {
    builder.add('saleschannel', { ...builder.owned(), name, type, archived: false });
  }
}

/** Folders three deep; `pathName` names the folders above. */
function addFolders(builder: Builder, parent: Ref | undefined, pathName: string, depth: number): void {
  if (depth > 3) return;
  for (const word of FOLDERS.slice(0, depth === 1 ? 5 : 2)) {
    const name = depth === 1 ? word : `${word} ${depth}`;
    const fields: Fields = {
      ...builder.owned(),
      name,
      archived: false,
      pathName,
      vatEnabled: false,
      useParentVat: true,
    };
    fields.code = builder.dice.maybe(0.5, () => `0${builder.dice.int(100, 999)}`);
    fields.productFolder = parent;
    const ref = builder.add('productfolder', fields);
    addFolders(builder, ref, pathName === '' ? name : `${pathName}/${name}`, depth + 1);
  }
}

function addCustomDictionary(builder: Builder, name: string, elements: string[]): void {
  const id = builder.dice.uuid();
  builder.store.dictionaries.push({ id, name });
  for (const [index, element] of elements.entries()) {
    builder.add(`customentity/${id}`, {
      ...builder.owned(),
      name: element,
      code: index === 0 ? undefined : `00${index}`,
    });
  }
}
