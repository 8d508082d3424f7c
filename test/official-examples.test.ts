import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../sandbox/google/index.ts';
import { exportOnce, newSetting } from './support/export.ts';
import { officialDocs, serveOfficialExamples } from './support/official-examples.ts';
import { sheetAsObjects } from './support/sheet.ts';

/**
 * The official example answers of MoySklad, through source, engine and writer into a sheet, compared cell by cell with
 * what a person reads in those files. Moments are checked as serials worked out by hand: 2016-04-13 is day 42473.
 */

let google: GoogleSandbox;
let moysklad: Awaited<ReturnType<typeof serveOfficialExamples>>;

before(async () => {
  google = await openGoogle({ port: 0 });
  if (officialDocs) moysklad = await serveOfficialExamples(officialDocs);
});
after(async () => {
  await google?.close();
  await moysklad?.close();
});

const time = (hours: number, minutes: number, seconds = 0) =>
  (hours * 3600 + minutes * 60 + seconds) / 86_400;

async function exported(exporter: string) {
  const setting = newSetting(google, { apiUrl: moysklad.apiUrl, token: 'any' });
  const { result, warnings } = await exportOnce(setting, exporter, 'upsert');
  return { result, warnings, rows: await sheetAsObjects(google, setting) };
}

/** Skips a test where the examples are not at hand; there is nothing to compare then. */
function leftOut(t: TestContext): boolean {
  if (officialDocs) return false;
  t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  return true;
}

test('customer order', async (t) => {
  if (leftOut(t)) return;
  const { result, warnings, rows } = await exported('customerorder');
  assert.deepEqual(warnings, []);
  assert.equal(result.rowsAppended, 1);
  assert.deepEqual(rows, [
    {
      ID: '34efe2ee-015e-11e6-9464-e4de0000006b',
      '№': '00001',
      Время: 42473 + time(12, 57),
      Контрагент: null, // the linked counterparty is in no example
      Организация: 'ООО ОАО ООО ОАО',
      Сумма: 3464537012.06,
      Валюта: null,
      Статус: 'Новый',
      'Выставлено счетов': 4087396116.76,
      Оплачено: 3659396118.04,
      Отгружено: 4087396116.76,
      Зарезервировано: 3463895012.06,
      'План. дата отгрузки': 42475 + time(12, 58),
      Склад: 'Основной склад',
      Проект: null,
      Договор: '12',
      'Канал продаж': null,
      Комментарий: 'Это комментарий к заказу покупателя!',
      'Адрес доставки': '125009, Россия, г Москва, Москва, ул Тверская, 1, 123, addInfo',
      'Сумма НДС': null,
      'Учитывать НДС': true,
      'Система налогообложения': 'ОСН',
      Позиций: 4,
      Проведено: true,
      Отправлено: true,
      Напечатано: true,
      'Владелец-сотрудник': null,
      'Владелец-отдел': 'Основной',
      'Когда создан': 39120 + time(17, 16, 41),
      'Когда изменён': 42474 + time(12, 3, 5),
      'Ссылка в МойСклад':
        'https://online.moysklad.ru/app/#customerorder/edit?id=34efe2ee-015e-11e6-9464-e4de0000006b',
      AttributeName1: '1251252',
    },
  ]);
});

test('products', async (t) => {
  if (leftOut(t)) return;
  const { rows } = await exported('product');
  const pumpkin = {
    ID: '26b36824-2c83-11e6-8a84-bae50000001b',
    Наименование: 'Тыква',
    Код: 'pumpkin1',
    Артикул: 'Ar23',
    Группа: null,
    'Единица измерения': 'шт',
    Штрихкоды: '20000000, 2000000000000, code128 barcode, 00000000000130',
    'Закупочная цена': 0.54,
    'Валюта закупки': 'руб',
    'Минимальная цена': 5,
    'Валюта минимальной цены': null, // the linked currency is in no example
    'НДС, %': 18,
    'НДС применяется': true,
    Поставщик: null,
    Страна: null,
    Описание: 'Тыква, Германия',
    Вес: 200,
    Объём: 300,
    'Неснижаемый остаток': null,
    Модификаций: 0,
    'Система налогообложения': null,
    Архивный: false,
    'Когда изменён': 42528 + time(10, 40, 48),
    'Внешний код': '456pumpkin',
    'Ссылка в МойСклад': 'https://online.moysklad.ru/app/#good/edit?id=26b36824-2c83-11e6-8a84-bae50000001b',
    'Цена продажи': 33.53,
    'Цена продажи, валюта': 'руб',
    'Цена для друзей': 32.53,
    'Цена для друзей, валюта': 'руб',
  };
  const bananas = {
    ...pumpkin,
    ID: 'd950551c-2c7f-11e6-8a84-bae50000000b',
    Наименование: 'Бананы',
    Код: 'one1',
    'Закупочная цена': 235530,
    Описание: 'Бананы, Африка',
    'Система налогообложения': 'ОСН',
    'Когда изменён': 42528 + time(10, 45, 16),
    'Внешний код': '456',
    'Ссылка в МойСклад': 'https://online.moysklad.ru/app/#good/edit?id=d950551c-2c7f-11e6-8a84-bae50000000b',
    'Цена продажи': 3463472370,
    'Цена для друзей': 1,
  };
  const mask = {
    ...pumpkin,
    ID: '26b36824-2c83-11e6-8a84-bae50000031b',
    Наименование: 'Маска',
    Код: 'mask1',
    Артикул: 'kk212k',
    Штрихкоды: '2000000000000',
    'Закупочная цена': 0.12,
    'Валюта закупки': null,
    'Минимальная цена': null,
    'НДС, %': 20,
    Описание: 'Маска, Гигиеническая',
    Вес: 1,
    Объём: 1,
    'Внешний код': 'mask4433',
    'Ссылка в МойСклад': 'https://online.moysklad.ru/app/#good/edit?id=26b36824-2c83-11e6-8a84-bae50000031b',
    'Цена продажи': 26,
    'Цена продажи, валюта': null,
    'Цена для друзей': null,
    'Цена для друзей, валюта': null,
  };
  assert.deepEqual(rows, [pumpkin, bananas, mask]);
});

test('counterparties', async (t) => {
  if (leftOut(t)) return;
  const { rows } = await exported('counterparty');
  const address = (flat: string) => `125009, Россия, г Москва, Москва, ул Тверская, 1, ${flat}, addInfo`;
  const supplier = {
    ID: '12a8b923-692c-11e6-8a84-bae500000053',
    Наименование: 'ООО "Поставщик"',
    Код: null,
    'Тип контрагента': 'Юридическое лицо',
    Статус: 'Новый',
    Группы: null,
    Телефон: null,
    'E-mail': null,
    'Фактический адрес': address('111'),
    'Полное наименование': 'Общество с ограниченной ответственностью "Поставщик"',
    'Юридический адрес': address('123'),
    ИНН: '7736570901',
    КПП: '773601001',
    ОГРН: null,
    Цены: 'Цена продажи',
    'Дисконтная карта': null,
    'Сумма продаж': 0,
    'Бонусные баллы': 0,
    Комментарий: null,
    Архивный: false,
    'Владелец-сотрудник': null,
    'Владелец-отдел': null,
    'Когда создан': 39120 + time(17, 16, 41),
    'Когда изменён': 42605 + time(15, 21, 9),
    'Внешний код': 'aZBfWOKzj-lcq7c7IWZON3',
    'Ссылка в МойСклад':
      'https://online.moysklad.ru/app/#company/edit?id=12a8b923-692c-11e6-8a84-bae500000053',
    AttributeName1: null,
  };
  const buyer = {
    ...supplier,
    ID: '12a8e347-692c-11e6-8a84-bae500000055',
    Наименование: 'ООО "Покупатель"',
    Статус: null,
    'Полное наименование': 'Общество с ограниченной ответственностью "Покупатель"',
    ИНН: '7736570902',
    КПП: '773601002',
    Цены: null,
    'Бонусные баллы': null,
    'Внешний код': 'DTItQRbDhyl472ZqC5OWw2',
    'Ссылка в МойСклад':
      'https://online.moysklad.ru/app/#company/edit?id=12a8e347-692c-11e6-8a84-bae500000055',
  };
  const retail = {
    ...buyer,
    ID: '12c9ebcf-692c-11e6-8a84-bae50000005d',
    Наименование: 'Розничный покупатель',
    'Полное наименование': null,
    ИНН: null,
    КПП: null,
    'Внешний код': 'lBvYwLWMiBsct7sVRrFnJ2',
    'Ссылка в МойСклад':
      'https://online.moysklad.ru/app/#company/edit?id=12c9ebcf-692c-11e6-8a84-bae50000005d',
  };
  const rtr = {
    ...retail,
    ID: 'df2fdd2d-6934-11e6-8a84-bae500000049',
    Наименование: 'rtr',
    Статус: 'Новый',
    'Когда изменён': 42605 + time(16, 24, 8),
    'Внешний код': 'rRlzrdZmjql9r9dveXPE43',
    'Ссылка в МойСклад':
      'https://online.moysklad.ru/app/#company/edit?id=df2fdd2d-6934-11e6-8a84-bae500000049',
  };
  assert.deepEqual(rows, [supplier, buyer, retail, rtr]);
});
