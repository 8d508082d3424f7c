import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import { welcomeBonusModes } from './words.ts';

export const bonusprogram = defineDictionary({
  key: 'bonusprogram',
  section: 'retail',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Бонусные программы', en: 'Bonus programmes' },
  description: {
    ru: 'По строке на программу: начисление и списание баллов, приветственные баллы.',
    en: 'A row per programme: earning and spending of points, welcome points.',
  },
  columns: [
    dictionary.name,
    column.yesNo('active', 'Включена', 'Active'),
    column.number('earnRateRoublesToPoint', 'Рублей за один балл', 'Roubles per point earned'),
    column.number('spendRatePointsToRouble', 'Баллов за один рубль', 'Points per rouble spent'),
    column.percent('maxPaidRatePercents', 'Оплата баллами, не более %', 'Payable with points, %'),
    column.number('postponedBonusesDelayDays', 'Начисление через, дней', 'Accrual after, days'),
    column.yesNo('earnWhileRedeeming', 'Начислять при списании', 'Earned while redeeming', { hidden: true }),
    column.yesNo('welcomeBonusesEnabled', 'Приветственные баллы', 'Welcome points'),
    column.number('welcomeBonusesValue', 'Сколько приветственных баллов', 'Number of welcome points'),
    column.choice(
      'welcomeBonusesMode',
      'Когда приветственные баллы',
      'When welcome points',
      welcomeBonusModes,
    ),
    column.yesNo('allAgents', 'Всем контрагентам', 'All counterparties'),
    column.texts('agentTags', 'Группы контрагентов', 'Counterparty groups'),
    column.yesNo('allProducts', 'На все товары', 'All products'),
  ],
  filters: [filter.yesNo('active', 'Включена', 'Active', { by: { as: 'row', name: 'active' } })],
});
