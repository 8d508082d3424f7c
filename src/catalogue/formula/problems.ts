import type { ProblemKind } from '../../platform/problems.ts';

/** What may be wrong with a formula: each names the place, by character from 1, and the cure. */
export const formulaProblems = {
  tooLong: {
    code: 'formula-too-long',
    status: 422,
    title: { ru: 'Формула слишком длинная', en: 'The formula is too long' },
    detail: {
      ru: 'Знаков в формуле: {length}, а можно не больше {limit}. Вынесите часть в отдельный вычисляемый столбец.',
      en: 'Characters in the formula: {length}; at most {limit} are allowed. Move a part into a computed column of its own.',
    },
  },
  tooDeep: {
    code: 'formula-too-deep',
    status: 422,
    title: { ru: 'В формуле слишком много вложенных скобок', en: 'The formula is nested too deep' },
    detail: {
      ru: 'Вложенных скобок больше {limit}. Вынесите часть в отдельный вычисляемый столбец.',
      en: 'Brackets are nested more than {limit} deep. Move a part into a computed column of its own.',
    },
  },
  unclosed: {
    code: 'formula-unclosed',
    status: 422,
    title: { ru: 'В формуле не хватает закрывающего знака', en: 'Something in the formula is left open' },
    detail: {
      ru: 'Для знака {opened} (место {at}) нет закрывающего {closing}. Допишите его.',
      en: 'The {opened} at character {at} has no closing {closing}. Add it.',
    },
  },
  missingValue: {
    code: 'formula-missing-value',
    status: 422,
    title: { ru: 'В формуле не хватает значения', en: 'A value is missing in the formula' },
    detail: {
      ru: 'На месте {at} нужно значение: столбец в фигурных скобках, число, текст в кавычках или функция.',
      en: 'At character {at} a value is needed: a column in braces, a number, a text in quotes or a function.',
    },
  },
  unexpected: {
    code: 'formula-unexpected',
    status: 422,
    title: { ru: 'Лишний знак в формуле', en: 'Something in the formula is out of place' },
    detail: {
      ru: 'Знак «{found}» (место {at}) здесь не подходит. Между значениями нужен знак действия: + - * / ^ & = <> < > <= >=.',
      en: 'The “{found}” at character {at} does not fit there. Values are joined by one of + - * / ^ & = <> < > <= >=.',
    },
  },
  comma: {
    code: 'formula-comma',
    status: 422,
    title: { ru: 'Нужна точка с запятой', en: 'A semicolon is needed' },
    detail: {
      ru: 'Значения в скобках функции разделяет точка с запятой, а не запятая (место {at}).',
      en: 'The values of a function are separated by semicolons, not by a comma (character {at}).',
    },
  },
  bareName: {
    code: 'formula-bare-name',
    status: 422,
    title: { ru: 'Непонятное слово в формуле', en: 'A word in the formula is not clear' },
    detail: {
      ru: 'Слово «{name}» (место {at}): столбец пишут в фигурных скобках, текст — в кавычках, а после функции ставят круглую скобку.',
      en: 'The word “{name}” at character {at}: a column stands in braces, a text in quotes, and a function is followed by a bracket.',
    },
  },
  unknownColumn: {
    code: 'formula-unknown-column',
    status: 422,
    title: { ru: 'В формуле неизвестный столбец', en: 'The formula names an unknown column' },
    detail: {
      ru: 'Столбца «{column}» (место {at}) нет. Похожие: {near}.',
      en: 'There is no column “{column}” (character {at}). Similar ones: {near}.',
    },
  },
  /** The same, where no name is like it. */
  noSuchColumn: {
    code: 'formula-unknown-column',
    status: 422,
    title: { ru: 'В формуле неизвестный столбец', en: 'The formula names an unknown column' },
    detail: {
      ru: 'Столбца «{column}» (место {at}) нет. Выберите его из списка под формулой.',
      en: 'There is no column “{column}” (character {at}). Choose one from the list below the formula.',
    },
  },
  unknownFunction: {
    code: 'formula-unknown-function',
    status: 422,
    title: { ru: 'В формуле неизвестная функция', en: 'The formula names an unknown function' },
    detail: {
      ru: 'Функции «{name}» (место {at}) нет. Есть: {known}.',
      en: 'There is no function “{name}” (character {at}). Known functions: {known}.',
    },
  },
  arguments: {
    code: 'formula-arguments',
    status: 422,
    title: { ru: 'У функции неверное число значений', en: 'The function has the wrong number of values' },
    detail: {
      ru: 'Функции «{name}» (место {at}) дано значений: {given}, а нужно: {wanted}. Их разделяет точка с запятой.',
      en: 'Values given to the function “{name}” (character {at}): {given}, needed: {wanted}. Separate them by semicolons.',
    },
  },
  circle: {
    code: 'formula-circle',
    status: 422,
    title: { ru: 'Формулы ссылаются друг на друга по кругу', en: 'Formulas refer to each other in a circle' },
    detail: {
      ru: 'Столбцы зависят друг от друга по кругу: {columns}. Уберите одну из ссылок.',
      en: 'Columns depend on each other in a circle: {columns}. Remove one of the references.',
    },
  },
  longChain: {
    code: 'formula-long-chain',
    status: 422,
    title: { ru: 'Слишком длинная цепочка формул', en: 'The chain of formulas is too long' },
    detail: {
      ru: 'Вычисляемые столбцы ссылаются друг на друга больше {limit} раз подряд: {columns}. Объедините часть формул.',
      en: 'Computed columns refer to one another more than {limit} times in a row: {columns}. Merge some of the formulas.',
    },
  },
  manySteps: {
    code: 'formulas-too-many-steps',
    status: 422,
    title: { ru: 'В формулах слишком много действий', en: 'The formulas have too many steps' },
    detail: {
      ru: 'Во всех формулах выгрузки вместе больше {limit} значений, действий и функций. Сократите формулы или разделите выгрузку на две.',
      en: 'All formulas of the export together have more than {limit} values, signs and functions. Shorten them, or make two exports.',
    },
  },
  heavyRow: {
    code: 'formula-too-heavy',
    status: 422,
    title: { ru: 'Формула слишком тяжёлая', en: 'The formula is too heavy' },
    detail: {
      ru: 'Формулы одной строки обрабатывают слишком много текста; счёт остановлен на столбце «{column}». Склеивайте меньше длинных текстов или сначала укоротите их функцией «лев».',
      en: 'The formulas of one row go through too much text; they were stopped at the column “{column}”. Join fewer long texts, or shorten them first with “left”.',
    },
  },
  heavyRows: {
    code: 'formulas-too-heavy',
    status: 422,
    title: { ru: 'Формулы выгрузки слишком тяжёлые', en: 'The formulas of the export are too heavy' },
    detail: {
      ru: 'Формулы почти каждой строки обрабатывают слишком много текста; счёт остановлен на столбце «{column}». Склеивайте меньше длинных текстов, укоротите их функцией «лев» или уберите часть вычисляемых столбцов.',
      en: 'The formulas of nearly every row go through too much text; they were stopped at the column “{column}”. Join fewer long texts, shorten them with “left”, or leave out some computed columns.',
    },
  },
  badKey: {
    code: 'formula-bad-key',
    status: 422,
    title: {
      ru: 'Неподходящий ключ вычисляемого столбца',
      en: 'The key of the computed column does not fit',
    },
    detail: {
      ru: 'Ключ вычисляемого столбца начинается с «computed:» и не повторяется, а не «{key}».',
      en: 'The key of a computed column begins with “computed:” and is not used twice; “{key}” does not fit.',
    },
  },
} satisfies Record<string, ProblemKind>;
