import type { ProblemKind } from '../platform/problems.ts';

export const catalogueProblems = {
  unknownExporter: {
    code: 'unknown-exporter',
    status: 404,
    title: { ru: 'Такой выгрузки нет', en: 'No such exporter' },
    detail: {
      ru: 'Выгрузки «{exporter}» нет. Выберите одну из: {known}.',
      en: 'There is no exporter “{exporter}”. Choose one of: {known}.',
    },
  },
  unknownColumn: {
    code: 'unknown-column',
    status: 422,
    title: { ru: 'Такого столбца нет', en: 'No such column' },
    detail: {
      ru: 'У выгрузки «{exporter}» нет столбца «{column}». Есть: {known}.',
      en: 'The exporter “{exporter}” has no column “{column}”. It has: {known}.',
    },
  },
  badMode: {
    code: 'unknown-mode',
    status: 422,
    title: { ru: 'Такого режима нет', en: 'No such mode' },
    detail: {
      ru: 'Режим — append, upsert или replace, а не «{mode}».',
      en: 'The mode is append, upsert or replace, not “{mode}”.',
    },
  },
  badSince: {
    code: 'bad-since',
    status: 422,
    title: { ru: 'Непонятное время', en: 'The time is not clear' },
    detail: {
      ru: 'Время «{since}» записано непонятно. Напишите, например, «2026-01-31 12:00:00» (по Москве) или «2026-01-31T12:00:00Z».',
      en: 'The time “{since}” is not clear. Write, for example, “2026-01-31 12:00:00” (Moscow time) or “2026-01-31T12:00:00Z”.',
    },
  },
  /** The expression speaks of `updated`, which the engine needs. */
  badFilter: {
    code: 'bad-filter',
    status: 422,
    title: { ru: 'Фильтр не подходит', en: 'The filter does not fit' },
    detail: {
      ru: 'Условие «{condition}» нельзя использовать: за временем изменения выгрузка следит сама. Уберите его.',
      en: 'The condition “{condition}” cannot be used: the export itself keeps track of when things changed. Remove it.',
    },
  },
  unknownFilterField: {
    code: 'unknown-filter-field',
    status: 422,
    title: { ru: 'По этому полю отбирать нельзя', en: 'This field cannot be filtered by' },
    detail: {
      ru: 'Поля «{field}» в отборе этой выгрузки нет. Есть: {known}.',
      en: 'The filter of this export has no field “{field}”. It has: {known}.',
    },
  },
  badOperator: {
    code: 'bad-filter-operator',
    status: 422,
    title: { ru: 'Так по этому полю отбирать нельзя', en: 'The field cannot be filtered this way' },
    detail: {
      ru: 'К полю «{field}» нельзя применить условие «{op}». Можно: {known}.',
      en: 'The condition “{op}” cannot be used with the field “{field}”. Possible: {known}.',
    },
  },
  /** Mostly the period of a report. */
  filterMissing: {
    code: 'filter-missing',
    status: 422,
    title: { ru: 'Не заполнено обязательное условие', en: 'A required condition is missing' },
    detail: {
      ru: 'Без условия «{ru}» эту выгрузку построить нельзя: добавьте его в отбор.',
      en: 'This export cannot be made without the condition “{en}”: add it to the filter.',
    },
  },
  badSort: {
    code: 'bad-sort',
    status: 422,
    title: { ru: 'По такому столбцу сортировать нельзя', en: 'Rows cannot be sorted by that column' },
    detail: {
      ru: 'Столбца «{column}» в выгрузке нет, сортировать по нему нельзя. Добавьте его в выгрузку или выберите другой.',
      en: 'The export has no column “{column}” to sort by. Add it to the export or choose another one.',
    },
  },
} satisfies Record<string, ProblemKind>;
