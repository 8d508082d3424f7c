import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDefault } from '../columns/choose.ts';
import { EDITION } from '../columns/columns.ts';
import { linkIn } from '../columns/links.ts';
import { type Exporter, sections } from '../exporter.ts';
import { catalogue, customDictionary } from './index.ts';

const custom = customDictionary('5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f');
const all = [...catalogue, custom];
const spoken = ({ ru, en }: { ru: string; en: string }) =>
  /[а-яё№]|ФД|E-mail|ID/i.test(ru) && /^[^а-яё]+$/i.test(en);
const distinct = (list: string[], what: string) =>
  assert.deepEqual(
    list.filter((each, index) => list.indexOf(each) !== index),
    [],
    what,
  );

test('the catalogue has every kind of exporter, each under a key of its own', () => {
  assert.ok(catalogue.length >= 60);
  distinct(
    catalogue.map(({ key }) => key),
    'keys',
  );
  const count = (kind: Exporter['kind']) => catalogue.filter((exporter) => exporter.kind === kind).length;
  assert.ok(count('document') >= 32 && count('lines') >= 20);
  assert.ok(count('dictionary') >= 18 && count('report') >= 18);
  assert.equal(custom.key, 'customentity:5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f');
  assert.equal(custom.reading.path, '/entity/customentity/5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f');
  assert.equal(custom.metadata, 'customentity/5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f');
});

test('exporters stand section by section, in the order of the menu', () => {
  const places = catalogue.map(({ section }) => sections.indexOf(section));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('everything a person reads is there in Russian and in English', () => {
  for (const { key, title, description, columns, filters } of all) {
    assert.ok(spoken(title), `${key}: ${title.ru} / ${title.en}`);
    assert.ok(spoken(description), `${key}: ${description.ru} / ${description.en}`);
    for (const field of [...columns, ...filters]) {
      assert.ok(spoken(field.title), `${key}, ${field.key}: ${field.title.ru} / ${field.title.en}`);
    }
  }
});

test('columns and filters of an exporter can be told apart by key and by title', () => {
  for (const { key, columns, filters } of all) {
    distinct(
      columns.map((column) => column.key),
      `${key}: keys of columns`,
    );
    for (const language of ['ru', 'en'] as const) {
      distinct(
        columns.map(({ title }) => title[language].toLowerCase()),
        `${key}: titles of columns`,
      );
    }
    distinct(
      filters.map((filter) => filter.key),
      `${key}: keys of filters`,
    );
  }
});

test('a table can be read: the key is a column, rows chosen after reading have the column they are chosen by', () => {
  for (const { key, columns, filters, keyColumn, objectColumn, kind } of all) {
    const keys = new Set(columns.map((column) => column.key));
    assert.ok(keys.has(keyColumn), key);
    assert.equal(objectColumn !== null, kind === 'lines', key);
    for (const { key: field, by, type, from, words } of filters) {
      if (by.as === 'row') assert.ok(keys.has(by.name), `${key}: ${field}`);
      assert.equal(from !== undefined, type === 'reference', `${key}: ${field}`);
      assert.equal(words !== undefined, type === 'choice', `${key}: ${field}`);
    }
  }
});

test('sums of a document with a rate can be had in the accounting currency, each exactly', () => {
  const order = catalogue.find(({ key }) => key === 'customerorder');
  const lookup = { link: linkIn, name: () => null, states: new Map() };
  const read = (key: string, row: object) =>
    order?.columns.find((column) => column.key === key)?.read(row as { id: string }, lookup);
  assert.equal(read('account:sum', { sum: 110, rate: { value: 1.1 } }), 1.21);
  assert.equal(read('account:sum', { sum: 110 }), 1.1);
  assert.equal(read('account:sum', { rate: { value: 1.1 } }), null);
  for (const { key, columns } of catalogue.filter(({ kind }) => kind === 'document' || kind === 'lines')) {
    const keys = new Set(columns.map((column) => column.key));
    for (const { key: sum, type } of columns) {
      if (type !== 'money' || sum.startsWith('account:')) continue;
      assert.equal(keys.has(`account:${sum}`), keys.has('rate'), `${key}: ${sum}`);
    }
  }
});

test('new exports tell no VAT from a rate of 0 %, and the currency of every price', () => {
  const usual = (exporter: Exporter) =>
    new Set(exporter.columns.filter((column) => isDefault(exporter, column, EDITION)).map(({ key }) => key));
  // What tells them apart stands beside the rate or the sum, wherever MoySklad tells it.
  const beside: [string, string][] = [
    ['effectiveVat', 'effectiveVatEnabled'],
    ['line.vat', 'line.vatEnabled'],
    ['buyPrice', 'buyPriceCurrency'],
    ['minPrice', 'minPriceCurrency'],
  ];
  for (const exporter of all) {
    const keys = usual(exporter);
    for (const [rate, applies] of beside)
      assert.equal(keys.has(rate), keys.has(applies), `${exporter.key}: ${applies}`);
    if (exporter.columns.some(({ key }) => key === 'vatEnabled') && keys.has('vatSum'))
      assert.ok(keys.has('vatEnabled'), `${exporter.key}: vatEnabled`);
    assert.equal(keys.has('overhead') && exporter.prices, keys.has('overheadCurrency'), exporter.key);
  }
  assert.ok(all.filter((exporter) => usual(exporter).has('effectiveVatEnabled')).length >= 5);
  assert.ok(all.filter((exporter) => usual(exporter).has('line.vatEnabled')).length >= 15);
});

test('exports of the first edition keep the default columns they had', () => {
  const count = (edition: number) =>
    catalogue.map(
      (exporter) => exporter.columns.filter((column) => isDefault(exporter, column, edition)).length,
    );
  const [first, second] = [count(1), count(2)];
  const product = catalogue.findIndex(({ key }) => key === 'product');
  // Two columns more, the ID, which is now there in any case, one less.
  assert.equal((second[product] ?? 0) - (first[product] ?? 0), 2 - 1);
  const lines = catalogue.findIndex(({ key }) => key === 'customerorderposition');
  assert.equal((second[lines] ?? 0) - (first[lines] ?? 0), 2 - 2);
});
