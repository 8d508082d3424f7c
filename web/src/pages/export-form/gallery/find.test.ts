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
  chooseDictionary: false,
});
const all = [
  exporter('paymentin', 'money', 'Входящие платежи', 'Incoming payments', 'Чем оплачен заказ'),
  exporter('customerorder', 'sales', 'Заказы покупателей', 'Customer orders'),
  exporter('invoicein', 'purchases', 'Счета поставщиков', 'Supplier invoices', 'Счёт и его оплата'),
];
const found = (words: string) => find(all, words).map(({ key }) => key);

test('either language finds it, titles first', () => {
  assert.deepEqual(found('заказ'), ['customerorder', 'paymentin']);
  assert.deepEqual(found('ORDERS'), ['customerorder']);
  assert.deepEqual(found('счет'), ['invoicein']);
});

test('every word must be there, in any order', () => {
  assert.deepEqual(found(' платежи заказ '), ['paymentin']);
  assert.deepEqual(found('заказ нет'), []);
  assert.equal(find(all, ' '), all);
});

test('sections stand in the order of the menu, without empty ones', () => {
  assert.deepEqual(
    bySection(all).map(({ section }) => section),
    ['sales', 'purchases', 'money'],
  );
});
