import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Text, texts } from '../scripts/texts.ts';

/** Every text a person may see keeps to the words of docs/ARCHITECTURE.md#words. */

const all = texts();
/** MoySklad's own words, which the sandbox says as MoySklad does. */
const ours = all.filter(({ key }) => !key.startsWith('sandbox/moysklad/'));
const pages = all.filter(({ where }) => where.startsWith('page '));

/** The texts that a rule is broken by, with their keys. */
function broken(list: Text[], language: 'ru' | 'en', breaks: (text: string) => boolean): string[] {
  return list.filter((text) => breaks(text[language])).map((text) => `${text.key}: ${text[language]}`);
}
const word = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');

test('the table has the texts of every place', () => {
  const some = [
    'Войти через Google',
    'Токен не подходит',
    'Подтвердите почту и придумайте пароль',
    'Заказы покупателей',
    'Счёт организации',
    'В архиве',
    'Файл не найден',
  ];
  const ru = new Set(all.map((text) => text.ru));
  assert.deepEqual(
    some.filter((text) => !ru.has(text)),
    [],
  );
  assert.ok(all.some(({ where, en }) => where === 'command line' && en.startsWith('skladno doctor')));
  assert.ok(
    all.every(({ where }) => !where.includes('.ts')),
    'each says where it is shown',
  );
});

test('ё is written wherever it is spoken', () => {
  const without =
    'еще|ее|мое|твое|свое|чье|свой счет|счет|счету|счетом|отчет\\p{L}*|учет\\p{L}*|расчет\\p{L}*|взаиморасчет\\p{L}*|зачет|объем\\p{L}*|' +
    'платеж|платежн\\p{L}*|прием|прием[аук]\\p{L}*|приемо\\p{L}*|внес|легк(?:ий|ая|ое|ие|их)|создан[н]?ее|измен[её]?нен|изменен|удален|' +
    'сохранен|подключен|отключен|включен|завершен|проведенн\\p{L}*|введен\\p{L}*|произведен|ввезен|истек|идет|дает|придет|найдет|' +
    'ждет|начнет|вернет|остается|удается|сотрется|стерт\\p{L}*|перешел|нашел|пришел|вошел|нашелся|вышел из|трех|четырех|моем|твоем|своем|' +
    'причем|надежн\\p{L}*|темн(?:ый|ая|ое|ые)|черн(?!ов)\\p{L}*|желт\\p{L}*|зелен\\p{L}*|партнер\\p{L}*|актер|емкость|съемк\\p{L}*|' +
    'подъем|белье|определен|разрешен|запрещен|отклонен|зарегистрирован[её]н|восстановлен[её]|приостановлен[её]|проверен[её]';
  assert.deepEqual(
    broken(ours, 'ru', (text) => word(without).test(text)),
    [],
  );
});

test('МойСклад is one word, and both its halves are declined', () => {
  const forms = new Set(['МойСклад', 'МоегоСклада', 'МоемуСкладу', 'МоимСкладом', 'МоёмСкладе']);
  const said = /(?<!\p{L})мо\p{L}{1,3}[ -]?склад\p{L}*/giu;
  const after = word('(?:из|от|для|у|до|без|с|со|к|по|о|об) МойСклад');
  assert.deepEqual(
    broken(
      all,
      'ru',
      (text) => (text.match(said) ?? []).some((form) => !forms.has(form)) || after.test(text),
    ),
    [],
  );
});

test('Складно is «он»', () => {
  const verb = /Складно (?:\p{L}+ )?\p{L}+(?:ло|лось)(?!\p{L})/u;
  const itself = word('само|сама');
  assert.deepEqual(
    broken(ours, 'ru', (text) => verb.test(text) || (text.includes('Складно') && itself.test(text))),
    [],
  );
});

test('Russian documents keep to the same words', () => {
  for (const file of ['README.ru.md', 'docs/FORMULAS.md']) {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const said = text.replaceAll(/`[^`]*`|https?:\S+|```[\s\S]*?```/g, '');
    assert.doesNotMatch(said, /колонк|колонок/i, file);
    assert.doesNotMatch(said, /\bSkladno\b/, file);
    const forms = said.match(/(?<!\p{L})Мо\p{L}{1,3}[ -]?[Сс]клад\p{L}*/gu) ?? [];
    assert.ok(
      forms.every((form) => /^(?:МойСклад|МоегоСклада|МоемуСкладу|МоимСкладом|МоёмСкладе)$/.test(form)),
      file,
    );
  }
});

test('a number has its own form of the word beside it', () => {
  for (const language of ['ru', 'en'] as const)
    assert.deepEqual(
      broken(all, language, (text) => /\p{L}\((?:s|es|а|ов|ы|и|ей)\)/u.test(text)),
      [],
    );
});

test('a number that may be any stands behind a colon where the text has no forms for it', () => {
  const glued = /\{(?:length|count|tries|given|needed|free|fit|columns|quota)\} (?!вкладках)[а-яё]{2,}/i;
  const whole = all.filter(({ where }) => where === 'an answer of the server');
  assert.ok(whole.length > 400);
  assert.deepEqual(
    broken(whole, 'ru', (text) => glued.test(text)),
    [],
  );
});

test('a cure is a page, a button or a word: no address of the API', () => {
  const problems = all.filter(({ key }) => /Problems\.\w+\.detail$/.test(key));
  assert.ok(problems.length > 150);
  // The header that it tells of is set by programs alone.
  const people = problems.filter(({ key }) => !key.includes('companyProblems.choose'));
  for (const language of ['ru', 'en'] as const)
    assert.deepEqual(
      broken(people, language, (text) => text.includes('/api/v1/')),
      [],
    );
});

test('pages use no words of programmers', () => {
  const raw = word(
    'UUID|undefined|null|NaN|string|boolean|payload|upsert|append|replace|endpoint|timeout|токен авторизации|валидация',
  );
  assert.deepEqual(
    broken(pages, 'ru', (text) => raw.test(text)),
    [],
  );
});

test('a column is «столбец»; only a price list of MoySklad has «колонки»', () => {
  assert.deepEqual(
    broken(
      ours.filter(({ key }) => !/exporters\/(pricelist|shared\/lines)\.ts/.test(key)),
      'ru',
      (text) => /колонк|колонок/iu.test(text),
    ),
    [],
  );
});

test('there is one path to the token of MoySklad', () => {
  const path = {
    ru: /на своё имя вверху справа и откройте «Настройки» → «Токены»/,
    en: /your name at the top right and open “Настройки” \(Settings\) → “Токены” \(Tokens\)/,
  };
  for (const language of ['ru', 'en'] as const) {
    const told = all.filter((text) => text[language].includes('Токены'));
    assert.ok(told.length >= 2);
    assert.deepEqual(
      broken(told, language, (text) => !path[language].test(text)),
      [],
    );
  }
});

test('English is plain, and spelt one way', () => {
  const stiff =
    /\b(?:recogni|organi|synchroni|fiscali)s(?:e|ing|ation)|\banew\b|\brequisites\b|\bmeanwhile\b|\bshall\b|\bgood (?:once|until|any more)\b|\bby Google\b|\bis no email\b|\bdata are\b/i;
  assert.deepEqual(
    broken(all, 'en', (text) => stiff.test(text)),
    [],
  );
});
