import * as column from '../columns/columns.ts';
import { defineReport } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import { companyTypeWords } from './filter-words.ts';
import * as report from './shared/reports.ts';
import { companyTypes } from './words.ts';

export const reportCounterparty = defineReport({
  key: 'report_counterparty',
  path: '/report/counterparty',
  section: 'counterparties',
  title: { ru: 'Показатели контрагентов', en: 'Counterparty figures' },
  description: {
    ru: 'По строке на контрагента: баланс, продажи, средний чек, возвраты, прибыль и последнее событие.',
    en: 'A row per counterparty: balance, sales, average sale, returns, profit and last event.',
  },
  reading: { async: true },
  keyOf: (row) => String(column.at(row, 'counterparty.id') ?? report.idAt(row, 'counterparty')),
  columns: [
    report.named('counterparty', 'Контрагент', 'Counterparty'),
    column.choice('companyType', 'Тип контрагента', 'Type', companyTypes, {
      path: 'counterparty.companyType',
      hidden: true,
    }),
    column.money('balance', 'Баланс', 'Balance'),
    column.number('bonusBalance', 'Бонусные баллы', 'Bonus points'),
    column.number('demandsCount', 'Продаж', 'Number of sales'),
    column.money('demandsSum', 'Сумма продаж', 'Sales'),
    column.money('averageReceipt', 'Средний чек', 'Average sale'),
    column.money('discountsSum', 'Сумма скидок', 'Discounts'),
    column.number('returnsCount', 'Возвратов', 'Number of returns'),
    column.money('returnsSum', 'Сумма возвратов', 'Returns'),
    column.money('profit', 'Прибыль', 'Profit'),
    column.moment('firstDemandDate', 'Первая продажа', 'First sale'),
    column.moment('lastDemandDate', 'Последняя продажа', 'Last sale'),
    column.moment('lastEventDate', 'Последнее событие', 'Last event'),
    column.text('lastEventText', 'Текст последнего события', 'Text of the last event'),
    column.moment('updated', 'Когда изменён', 'Updated', { hidden: true }),
    column.text('externalCode', 'Внешний код', 'External code', {
      path: 'counterparty.externalCode',
      hidden: true,
    }),
  ],
  filters: [
    filter.text('counterparty', 'Контрагент', 'Counterparty', { name: 'counterparty.name' }),
    filter.choice('companyType', 'Тип контрагента', 'Type', companyTypeWords, {
      name: 'counterparty.companyType',
    }),
    filter.money('balance', 'Баланс', 'Balance'),
    filter.number('demandsCount', 'Продаж', 'Number of sales'),
    filter.money('demandsSum', 'Сумма продаж', 'Sales'),
    filter.money('averageReceipt', 'Средний чек', 'Average sale'),
    filter.money('discountsSum', 'Сумма скидок', 'Discounts'),
    filter.number('returnsCount', 'Возвратов', 'Number of returns'),
    filter.money('returnsSum', 'Сумма возвратов', 'Returns'),
    filter.money('profit', 'Прибыль', 'Profit'),
    filter.period('firstDemandDate', 'Первая продажа', 'First sale'),
    filter.period('lastDemandDate', 'Последняя продажа', 'Last sale'),
    filter.period('lastEventDate', 'Последнее событие', 'Last event'),
    filter.text('lastEventText', 'Текст последнего события', 'Text of the last event'),
  ],
});
