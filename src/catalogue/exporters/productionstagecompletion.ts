import * as column from '../columns/columns.ts';
import { defineDocument } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const productionstagecompletion = defineDocument({
  key: 'productionstagecompletion',
  section: 'production',
  title: { ru: 'Выполнения этапов производства', en: 'Stage completions' },
  description: {
    ru: 'По строке на выполнение: исполнитель, объём, затраты и брак.',
    en: 'A row per completion: performer, volume, expenses and defects.',
  },
  metadata: null,
  fields: false,
  reading: { order: 'none' },
  columns: [
    ...doc.opening,
    column.reference('performer', 'Исполнитель', 'Performer'),
    column.number('productionVolume', 'Объём производства', 'Production volume'),
    column.money('processingUnitCost', 'Затраты на единицу', 'Expenses per unit'),
    column.money('labourUnitCost', 'Оплата труда за единицу', 'Labour per unit'),
    column.number('standardHourUnit', 'Нормо-часов на единицу', 'Standard hours per unit'),
    column.money('standardHourCost', 'Стоимость нормо-часа', 'Cost of a standard hour'),
    column.yesNo('enableHourAccounting', 'Учёт в нормо-часах', 'In standard hours', { hidden: true }),
    column.yesNo('defect', 'Брак', 'Defect'),
    column.reference('service', 'Услуга подрядчика', 'Contractor’s service', { hidden: true, opens: null }),
    column.count('materials', 'Материалов', 'Materials'),
    column.count('products', 'Продукции', 'Products'),
    doc.comment,
    doc.applicable,
    ...doc.closing('productionstagecompletion'),
  ],
  filters: [
    filter.period('moment', 'Период', 'Period'),
    by.readReference('performer', 'Исполнитель', 'Performer', 'employee'),
    filter.yesNo('isDeleted', 'В корзине', 'In the trash'),
  ],
});
