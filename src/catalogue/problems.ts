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
    title: { ru: 'Такого способа записи нет', en: 'No such mode' },
    detail: {
      ru: 'Способ записи — append, upsert или replace, а не «{mode}».',
      en: 'The mode is append, upsert or replace, not “{mode}”.',
    },
  },
  badSince: {
    code: 'bad-since',
    status: 422,
    title: { ru: 'Непонятное время', en: 'The time is not clear' },
    detail: {
      ru: 'Не понимаю время «{since}». Напишите, например, «2026-01-31 12:00:00» (по Москве) или «2026-01-31T12:00:00Z».',
      en: 'The time “{since}” is not clear. Write, for example, “2026-01-31 12:00:00” (Moscow time) or “2026-01-31T12:00:00Z”.',
    },
  },
  /** The expression speaks of `updated`, which the engine needs. */
  badFilter: {
    code: 'bad-filter',
    status: 422,
    title: { ru: 'Фильтр не подходит', en: 'The filter does not fit' },
    detail: {
      ru: 'Условие «{condition}» нельзя использовать: за время изменения отвечает сама выгрузка.',
      en: 'The condition “{condition}” cannot be used: the export itself takes care of the time of change.',
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
      ru: 'Поле «{field}» не понимает условие «{op}». Можно: {known}.',
      en: 'The field “{field}” does not understand the condition “{op}”. Possible: {known}.',
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
      ru: 'Сортировка по столбцу «{column}»: такого столбца в выгрузке нет. Добавьте его в выгрузку или выберите другой.',
      en: 'Sorting by the column “{column}”: the export does not have it. Add it to the export or choose another one.',
    },
  },
} satisfies Record<string, ProblemKind>;
