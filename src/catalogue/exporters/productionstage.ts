import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';

export const productionstage = defineDictionary({
  key: 'productionstage',
  section: 'production',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Производственные этапы', en: 'Production stages of a task' },
  description: {
    ru: 'По строке на этап выбранного производственного задания: объём, выполнено, доступно, затраты.',
    en: 'A row per stage of the chosen production task: volume, done, available, expenses.',
  },
  columns: [
    column.reference('stage', 'Этап', 'Stage'),
    column.number('orderingPosition', 'Номер этапа', 'Place of the stage'),
    column.number('totalQuantity', 'Объём этапа', 'Volume'),
    column.number('completedQuantity', 'Выполнено', 'Done'),
    column.number('availableQuantity', 'Доступно', 'Available'),
    column.number('blockedQuantity', 'Недоступно', 'Blocked'),
    column.number('skippedQuantity', 'Пропущено', 'Skipped'),
    column.money('processingUnitCost', 'Затраты на единицу', 'Expenses per unit'),
    column.money('labourUnitCost', 'Оплата труда за единицу', 'Labour per unit'),
    column.number('standardHourUnit', 'Нормо-часов на единицу', 'Standard hours per unit'),
    column.money('standardHourCost', 'Стоимость нормо-часа', 'Cost of a standard hour'),
    column.yesNo('enableHourAccounting', 'Учёт в нормо-часах', 'In standard hours', { hidden: true }),
    column.moment('plannedEndDate', 'Планируемое завершение', 'Planned end'),
    column.reference('materialStore', 'Склад материалов', 'Store of materials', { opens: null }),
    column.count('materials', 'Материалов', 'Materials'),
    column.text('instruction', 'Инструкция', 'Instruction'),
    column.count('files', 'Файлов', 'Files', { hidden: true }),
  ],
  filters: [
    filter.reference('productionTask', 'Производственное задание', 'Production task', 'productiontask', {
      required: true,
    }),
  ],
});
