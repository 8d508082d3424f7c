import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeProblem } from '../platform/problems.ts';
import { refusal } from './answers.ts';
import { moyskladProblems, retryFactor } from './errors.ts';

/** What MoySklad answers, by the table of its documentation page "Обработка ошибок"; a page without a code is a gateway's. */
const cases: [name: keyof typeof moyskladProblems, status: number, code: number, error: string][] = [
  ['apiOff', 403, 1061, 'Отсутствует доступ к API для данного пользователя'],
  ['apiOff', 401, 1061, 'Отсутствует доступ к API для данного пользователя'],
  ['locked', 401, 1048, 'Превышено количество попыток ввода неверного пароля'],
  [
    'token',
    401,
    1056,
    'Ошибка аутентификации: Неправильный пароль или имя пользователя или ключ авторизации',
  ],
  ['unavailable', 401, 0, ''],
  ['forbidden', 403, 1016, 'Доступ запрещен: у вас нет прав на просмотр данного объекта'],
  ['forbidden', 400, 1017, 'Нельзя изменить: нет прав'],
  ['forbidden', 403, 1045, 'Нет прав на просмотр'],
  ['forbidden', 400, 13003, 'Ошибка: нет прав на просмотр отчета об остатках'],
  ['forbidden', 400, 30004, 'Нет прав на использование вебхуков'],
  ['forbidden', 400, 38000, 'Нет прав на просмотр аудита'],
  ['unavailable', 403, 0, ''],
  ['tariff', 403, 1043, 'Доступ к функционалу отсутствует на вашем тарифе'],
  ['tariff', 403, 1070, 'Для доступа к функционалу необходимо сменить тариф'],
  ['tariff', 400, 30006, 'Вебхуки недоступны на вашем тарифе'],
  ['tariff', 403, 41001, 'Недоступно на тарифе'],
  ['tariff', 403, 47000, 'Недоступно на тарифе'],
  ['limit', 429, 1049, 'Превышено ограничение на количество запросов в единицу времени'],
  ['limit', 429, 1073, 'Превышено ограничение на одновременное количество запросов'],
  ['limit', 400, 61002, 'Превышено ограничение на количество одновременно выполняемых асинхронных операций'],
  ['unavailable', 500, 1036, 'Внутренняя ошибка сервера'],
  ['unavailable', 400, 1074, 'Сервис временно недоступен'],
  ['unavailable', 503, 1095, 'Проводятся технические работы'],
  ['unavailable', 400, 1088, 'Превышено время выполнения запроса'],
  ['unavailable', 502, 0, ''],
  ['tooLarge', 400, 13005, 'Слишком большой отчет, задайте фильтры'],
  [
    'tooLarge',
    400,
    39001,
    'Показатели, разбитые по часам, для промежутка большего, чем 7 дней, не поддерживаются.',
  ],
  ['tooLarge', 413, 0, ''],
  ['missing', 404, 1021, "Объект с типом 'store' не найден"],
  ['unavailable', 404, 0, ''],
  ['request', 400, 1014, "Неверное значение 'x' параметра фильтрации 'sum'"],
  ['request', 412, 1034, "Ошибка фильтрации: неизвестное поле фильтрации 'x'"],
  ['request', 400, 63001, 'Сохранённый фильтр не применим'],
  ['defect', 404, 1002, 'Неопознанный путь: https://api.moysklad.ru/api/remap/1.2/entity/x'],
  ['defect', 400, 1063, "Ошибка сортировки: неизвестное поле 'x'"],
  ['defect', 400, 1089, 'Expand поля x не поддерживается'],
  ['defect', 403, 55006, 'Доступ к контексту пользователя невозможен для данной авторизационной сущности'],
  ['defect', 410, 1998, 'Данный хост отключен'],
  ['defect', 415, 0, ''],
];

for (const [name, status, code, error] of cases) {
  test(`${status} ${code || 'without a code'}: ${name}`, () => {
    const body = code ? { errors: [{ error, code, moreInfo: 'https://dev.moysklad.ru/doc' }] } : undefined;
    const problem = refusal('/entity/customerorder?filter=x', {
      status,
      headers: {},
      body: Buffer.from(body ? JSON.stringify(body) : '<html><h1>no JSON</h1></html>'),
      packed: false,
      clockAheadMs: null,
    });
    assert.equal(problem.kind.code, moyskladProblems[name].code);
    assert.equal(retryFactor(problem) !== null, name === 'unavailable', 'only what may pass is asked again');
    for (const language of ['ru', 'en'] as const) {
      const { title, detail } = describeProblem(problem, language);
      assert.doesNotMatch(title + detail, /[{}]|<html>/);
    }
  });
}

test('what was refused is called as on MoySklad’s pages', () => {
  const body = Buffer.from(JSON.stringify({ errors: [{ error: 'Доступ запрещён', code: 1016 }] }));
  const told = (path: string, language: 'ru' | 'en') => {
    const answer = { status: 403, headers: {}, body, packed: false, clockAheadMs: null };
    return describeProblem(refusal(path, answer), language).detail;
  };
  assert.match(told('/entity/customerorder/1/positions', 'ru'), /смотреть «Заказы покупателей»\./);
  assert.match(told('/entity/counterparty?limit=1', 'en'), /see “Counterparties”\./);
  assert.match(told('/report/counterparty', 'ru'), /«Показатели контрагентов»/);
  assert.match(told('/report/profit/byproduct', 'en'), /“Profitability”/);
  assert.match(told('/context/employee', 'ru'), /«\/context\/employee»/, 'what has no name there');
});

test('API access that was switched off is not told as a wrong token, nor is a new token asked for', () => {
  const { detail } = describeProblem({ kind: moyskladProblems.apiOff, params: {} }, 'ru');
  assert.match(detail, /администратора.*поддержку/);
  assert.doesNotMatch(detail, /[Сс]оздайте новый токен|подключите МойСклад заново/);
});
