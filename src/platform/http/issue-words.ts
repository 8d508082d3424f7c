import type { z } from 'zod';
import type { Language } from '../problems.ts';

type Issue = z.core.$ZodIssue;
type Words = Record<Language, string>;

const formats: Record<string, Words> = {
  uuid: { ru: 'Это не номер: скопируйте его целиком', en: 'This is not an id: copy all of it' },
  email: {
    ru: 'Проверьте адрес почты: он выглядит как anna@example.com',
    en: 'Check the email address: it looks like anna@example.com',
  },
  url: {
    ru: 'Это не ссылка: скопируйте адрес целиком, вместе с https://',
    en: 'This is not a link: copy the whole address, https:// included',
  },
  datetime: {
    ru: 'Укажите время, например 2026-01-31T12:00:00Z',
    en: 'Give a time, such as 2026-01-31T12:00:00Z',
  },
};

const types: Record<string, Words> = {
  string: { ru: 'Нужен текст', en: 'Text is needed' },
  number: { ru: 'Нужно число', en: 'A number is needed' },
  int: { ru: 'Нужно целое число', en: 'A whole number is needed' },
  boolean: { ru: 'Нужно true или false', en: 'true or false is needed' },
  array: { ru: 'Нужен список', en: 'A list is needed' },
  object: { ru: 'Нужен объект JSON', en: 'A JSON object is needed' },
};

/** What the common faults of a value mean to a person: Zod's own words speak of types. Undefined for all others. */
export function wordsOf(issue: Issue): Words | undefined {
  switch (issue.code) {
    case 'invalid_format':
      return formats[issue.format];
    case 'invalid_type':
      return types[issue.expected];
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { ru: `Выберите одно из: ${values}`, en: `Choose one of: ${values}` };
    }
    case 'too_small':
      return limit(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return limit(issue.origin, Number(issue.maximum), 'most');
    case 'unrecognized_keys':
      return { ru: 'Такого поля здесь нет', en: 'There is no such field here' };
  }
}

function limit(origin: string, count: number, which: 'least' | 'most'): Words | undefined {
  const ru = which === 'least' ? 'Не меньше' : 'Не больше';
  const en = which === 'least' ? 'At least' : 'At most';
  const one = { ru: plurals.ru.select(count) === 'one', en: plurals.en.select(count) === 'one' };
  if (origin === 'string' && which === 'least' && count === 1)
    return { ru: 'Заполните это поле', en: 'Fill this field in' };
  if (origin === 'string')
    return {
      ru: `${ru} ${count} ${one.ru ? 'знака' : 'знаков'}`,
      en: `${en} ${count} ${one.en ? 'character' : 'characters'}`,
    };
  if (origin === 'array')
    return {
      ru: `${ru} ${count} ${one.ru ? 'значения' : 'значений'}`,
      en: `${en} ${count} ${one.en ? 'value' : 'values'}`,
    };
  return { ru: `${ru} ${count}`, en: `${en} ${count}` };
}

const plurals = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };
