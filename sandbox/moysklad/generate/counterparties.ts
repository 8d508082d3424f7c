import type { Fields, Ref } from '../rows.ts';
import { moscowTime } from '../time.ts';
import { addAttributes, fillAttributes } from './attributes.ts';
import type { Builder } from './builder.ts';
import { CITIES, COMPANIES, FIRST_NAMES, LAST_NAMES, MIDDLE_NAMES, REMARKS, STREETS } from './words.ts';

const ATTRIBUTES = [
  ['string', 'Источник'],
  ['double', 'Кредитный лимит'],
  ['customentity', 'Способ доставки'],
  ['time', 'Дата первой сделки'],
] as const;

/** Companies, sole proprietors and persons; the account's own organizations and contracts with some of them. */
export function addCounterparties(builder: Builder, count: number): void {
  const { dice, store } = builder;
  addAttributes(builder, 'counterparty', ATTRIBUTES);
  for (const [index, name] of ['ООО "Складной дом"', 'ИП Озерова М. И.'].entries()) {
    const updated = dice.moment(dice.first, dice.last);
    builder.add('organization', {
      ...builder.owned(),
      updated,
      created: updated,
      name,
      archived: false,
      companyType: index === 0 ? 'legal' : 'entrepreneur',
      inn: index === 0 ? '0274062111' : '027406211199',
      email: 'office@example.com',
      phone: '+7 495 000-00-00',
      legalTitle: name,
      legalAddress: address(builder),
      payerVat: index === 0,
      isEgaisEnable: false,
    });
  }
  const links = { owner: builder.refs('employee'), group: builder.refs('group') };
  const states = Array.from(store.collection('entity/counterparty/metadata/states').live(), (row) => row.ref);
  const priceTypes = Array.from(
    store.collection('context/companysettings/pricetype').live(),
    (row) => row.ref,
  );
  const attributeLinks = new Map<string, Ref[]>();

  for (let i = 1; i <= count; i++) {
    const created = dice.int(dice.first, dice.last);
    const fields: Fields = {
      owner: dice.pick(links.owner),
      shared: dice.chance(0.3),
      group: dice.pick(links.group),
      updated: dice.moment(created, dice.last),
      created: moscowTime(created),
      description: dice.maybe(0.2, () => dice.pick(REMARKS)),
      code: dice.maybe(0.5, () => String(i).padStart(6, '0')),
      externalCode: dice.code(),
      archived: dice.chance(0.03),
      ...person(builder, i),
      email: dice.maybe(0.6, () => `client${i}@example.com`),
      phone: dice.maybe(0.8, () => `+7${dice.int(900, 999)}${dice.int(1000000, 9999999)}`),
      actualAddress: dice.maybe(0.4, () => address(builder)),
      tags: store.tags.filter(() => dice.chance(0.2)),
      state: dice.maybe(0.7, () => dice.pick(states)),
      discountCardNumber: dice.maybe(0.1, () => String(dice.int(1, 99999)).padStart(8, '0')),
      priceType: dice.maybe(0.2, () => dice.pick(priceTypes)),
      salesAmount: dice.int(0, 90_000_000),
      bonusPoints: 0,
    };
    const row = store.find(builder.add('counterparty', fields));
    if (row) row.attributes = fillAttributes(builder, 'counterparty', 0.4, attributeLinks);
  }
  addContracts(builder);
}

function person(builder: Builder, i: number): Fields {
  const { dice } = builder;
  // Region 02 begins with a zero: an inn is text, never a number.
  const inn = `${dice.pick(['02', '77', '16', '78'])}${dice.int(10_000_000, 99_999_999)}`;
  if (dice.chance(0.6)) {
    const title = dice.pick(COMPANIES);
    const legalAddress = dice.maybe(0.7, () => address(builder));
    return {
      companyType: 'legal',
      name: `ООО "${title}" ${i}`,
      legalTitle: `Общество "${title}"`,
      inn,
      kpp: `0${inn.slice(0, 8)}`,
      legalAddress,
    };
  }
  const [last, first, middle] = [dice.pick(LAST_NAMES), dice.pick(FIRST_NAMES), dice.pick(MIDDLE_NAMES)];
  const names = {
    legalLastName: last,
    legalFirstName: first,
    legalMiddleName: dice.maybe(0.8, () => middle),
  };
  if (dice.chance(0.4))
    return { companyType: 'entrepreneur', name: `ИП ${last} ${first[0]}. ${i}`, inn: `${inn}55`, ...names };
  return { companyType: 'individual', name: `${last} ${first} ${i}`, ...names };
}

/** An address in one line. */
export function address(builder: Builder): string {
  const { dice } = builder;
  return `0${dice.int(10000, 99999)}, Россия, г ${dice.pick(CITIES)}, ${dice.pick(STREETS)}, ${dice.int(1, 200)}`;
}

function addContracts(builder: Builder): void {
  const { dice } = builder;
  const [rouble] = builder.refs('currency');
  const organizations = builder.refs('organization');
  const agents = builder.refs('counterparty');
  for (let i = 1; i <= Math.min(40, agents.length); i++) {
    builder.add('contract', {
      ...builder.owned(),
      name: `${String(i).padStart(4, '0')}/26`,
      archived: dice.chance(0.1),
      contractType: 'Sales',
      sum: 0,
      moment: `${dice.moment(dice.first, dice.last).slice(0, 16)}:00.000`,
      printed: false,
      published: false,
      ownAgent: dice.pick(organizations),
      agent: dice.pick(agents),
      rate: { currency: rouble },
    });
  }
}
