import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseColumns } from '../../src/catalogue/columns/choose.ts';
import { linkIn } from '../../src/catalogue/columns/links.ts';
import { catalogue } from '../../src/catalogue/exporters/index.ts';
import { templates } from '../../src/catalogue/exporters/templates.ts';
import { translateFilter } from '../../src/catalogue/filter/filter.ts';
import { templateSchema } from '../../src/exports/schema.ts';
import type { SourceRow } from '../../src/protocol/index.ts';

const now = new Date('2026-03-15T12:00:00+03:00');
const lookup = { link: linkIn, name: () => null, states: new Map() };

function made(key: string) {
  const template = templates.find((candidate) => candidate.key === key);
  const exporter = catalogue.find((candidate) => candidate.key === template?.exporter);
  assert.ok(template && exporter, key);
  const { columns, gone } = chooseColumns(exporter, exporter.columns, template.columns);
  const { conditions } = template;
  const fields = exporter.filters;
  const filter = translateFilter({ exporter, fields, columns, conditions, expression: null, now });
  return { exporter, columns, gone, filter };
}

for (const template of templates) {
  test(`${template.key}: is an export that can be made`, () => {
    assert.deepEqual(templateSchema.parse(template), template);
    assert.match(template.title.ru + template.description.ru, /[а-яё]/i);
    assert.doesNotMatch(template.title.en + template.description.en, /[а-яё]/i);
    assert.equal(templates.filter(({ key }) => key === template.key).length, 1);
    const { columns, gone } = made(template.key);
    assert.deepEqual(gone, []);
    const titles = columns.map(({ title }) => title.ru);
    assert.equal(new Set(titles).size, titles.length, titles.join(', '));
  });
}

test('there is a template for everybody', () => {
  assert.ok(templates.length >= 12);
  assert.deepEqual([...new Set(templates.map(({ audience }) => audience))].sort(), [
    'accountant',
    'dealers',
    'owner',
    'purchasing',
    'sales',
    'warehouse',
  ]);
});

test('what a template computes and chooses is right', () => {
  const cell = (template: string, column: string, row: SourceRow) =>
    made(template)
      .columns.find(({ key }) => key === column)
      ?.read(row, lookup);
  assert.equal(cell('orders-for-accountant', 'computed:debt', { sum: 10050, payedSum: 5025 }), 50.25);
  assert.equal(cell('debtors', 'computed:debt', { balance: -150050 }), 1500.5);
  const line = { price: 33333, quantity: 3, discount: 10 };
  assert.equal(cell('sales-by-line', 'computed:discount', { line }), 100);

  const unpaid = made('unpaid-orders').filter;
  assert.deepEqual(unpaid.conditions.includes('applicable=true'), true);
  assert.equal(unpaid.keeps?.({ id: 'a', payedSum: 0 }, lookup), true);
  assert.equal(unpaid.keeps?.({ id: 'a', payedSum: 1 }, lookup), false);
  const { params } = made('money-of-month').filter;
  assert.equal(params.interval, 'day');
  assert.match(params.momentFrom ?? '', /^2026-03-01/);
});
