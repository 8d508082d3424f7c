import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exporter } from '../../../api/exporters.ts';
import { bySection, find } from './find.ts';

const exporter = (
  key: string,
  section: Exporter['section'],
  ru: string,
  en: string,
  about = '',
): Exporter => ({
  key,
  title: { ru, en },
  description: { ru: about, en: '' },
  kind: 'document',
  section,
  keyColumn: 'id',
  objectColumn: null,
  modes: ['upsert'],
  incremental: true,
  startsOnChanges: true,
  chooseDictionary: false,
});
const all = [
  exporter('paymentin', 'money', 'Входящие платежи', 'Incoming payments', 'Чем оплачен заказ'),
  exporter('customerorder', 'sales', 'Заказы покупателей', 'Customer orders'),
  exporter('invoicein', 'purchases', 'Счета поставщиков', 'Supplier invoices', 'Счёт и его оплата'),
  exporter('demandposition', 'sales', 'Отгрузки по позициям', 'Shipments by line'),
  exporter('supply', 'purchases', 'Приёмки', 'Receipts of goods'),
  exporter('retaildemand', 'retail', 'Розничные продажи', 'Retail sales'),
  exporter('counterparty', 'counterparties', 'Контрагенты', 'Counterparties'),
];
const search = (words: string) => find(all, words, ({ key }) => key);
const found = (words: string) => search(words).map(({ key }) => key);

test('either language finds it, titles first', () => {
  assert.deepEqual(found('заказ'), ['customerorder', 'paymentin']);
  assert.deepEqual(found('ORDERS'), ['customerorder']);
  assert.deepEqual(found('счет'), ['invoicein']);
});

test('every word must be there, in any order', () => {
  assert.deepEqual(found(' платежи заказ '), ['paymentin']);
  assert.deepEqual(found('заказ нет'), []);
  assert.equal(search(' '), all);
});

test('sections stand in the order of the menu, without empty ones', () => {
  assert.deepEqual(
    bySection(all).map(({ section }) => section),
    ['sales', 'purchases', 'counterparties', 'money', 'retail'],
  );
});

test('people have words of their own, with any ending; a table by lines has those of its document', () => {
  assert.deepEqual(found('чеки'), ['retaildemand']);
  assert.deepEqual(found('чеков'), ['retaildemand']);
  assert.equal(found('клиенты')[0], 'counterparty');
  assert.equal(found('clients')[0], 'counterparty');
  assert.deepEqual(found('накладная'), ['demandposition', 'supply']);
  assert.deepEqual(found('накладные поставщика'), ['supply']);
  assert.deepEqual(found('waybill'), ['demandposition', 'supply']);
});

test('a keyboard in the other language is understood, word by word', () => {
  assert.deepEqual(found('pfrfps'), ['customerorder', 'paymentin']);
  assert.deepEqual(found('Pfrfps покупателей'), ['customerorder']);
  assert.deepEqual(found('щквукы'), ['customerorder']);
  assert.deepEqual(found('xtrb'), ['retaildemand']);
});

test('slips are forgiven where nothing fits as it stands, and not in short words', () => {
  assert.deepEqual(found('закза'), ['customerorder']);
  assert.equal(found('закаы')[0], 'customerorder');
  assert.deepEqual(found('отгузки'), ['demandposition']);
  assert.deepEqual(found('контрогент'), ['counterparty']);
  assert.deepEqual(found('кантрогенты'), ['counterparty']);
  assert.deepEqual(found('shpment'), ['demandposition']);
  assert.deepEqual(found('jnuepr'), ['demandposition'], 'a slip on the other keyboard');
  assert.deepEqual(found('чкеи'), ['retaildemand']);
  assert.deepEqual(found('жыр'), []);
  assert.deepEqual(found('холодильник'), []);
});

test('whatever is pasted, the search is over at once', () => {
  const catalogue = Array.from({ length: 150 }, (_, at) =>
    exporter(`supply${at}`, 'sales', 'Приёмки '.repeat(10), 'Receipts '.repeat(10), 'слово '.repeat(50)),
  );
  const begun = performance.now();
  for (const query of ['абвгдежзик '.repeat(10_000), 'а'.repeat(1_000_000), `${'ы'.repeat(24)} `.repeat(9)])
    assert.deepEqual(
      find(catalogue, query, ({ key }) => key),
      [],
    );
  const took = performance.now() - begun;
  assert.ok(took < 10_000, `three searches took ${Math.round(took)} ms`);
});
