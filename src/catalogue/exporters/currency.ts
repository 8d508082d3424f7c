import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';
import { rateUpdateTypes } from './words.ts';

export const currency = defineDictionary({
  key: 'currency',
  section: 'money',
  reading: { order: 'id' },
  title: { ru: 'Валюты', en: 'Currencies' },
  description: {
    ru: 'По строке на валюту: курс, кратность, код и способ обновления курса.',
    en: 'A row per currency: rate, multiplicity, code and how the rate is updated.',
  },
  columns: [
    column.text('name', 'Краткое наименование', 'Short name'),
    column.text('fullName', 'Полное наименование', 'Full name'),
    column.text('isoCode', 'Буквенный код', 'Letter code'),
    column.text('code', 'Цифровой код', 'Numeric code'),
    column.number('rate', 'Курс', 'Rate'),
    column.number('multiplicity', 'Кратность', 'Multiplicity'),
    column.yesNo('indirect', 'Обратный курс', 'Inverse rate'),
    column.choice('rateUpdateType', 'Обновление курса', 'Rate update', rateUpdateTypes),
    column.percent('margin', 'Наценка к курсу, %', 'Markup on the rate, %'),
    column.yesNo('default', 'Валюта учёта', 'Accounting currency'),
    column.yesNo('system', 'Из справочника валют', 'From the system catalogue', { hidden: true }),
    dictionary.archived,
    column.openLink('currency'),
  ],
  filters: [
    filter.text('name', 'Краткое наименование', 'Short name'),
    filter.text('fullName', 'Полное наименование', 'Full name'),
    filter.text('isoCode', 'Буквенный код', 'Letter code'),
    filter.text('code', 'Цифровой код', 'Numeric code'),
    filter.yesNo('default', 'Валюта учёта', 'Accounting currency'),
    filter.number('multiplicity', 'Кратность', 'Multiplicity'),
    by.archived,
  ],
});
