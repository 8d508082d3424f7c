import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExporter } from '../find.ts';
import { priceColumns } from './columns.ts';
import { editionOf } from './edition.ts';
import { linkIn } from './links.ts';

test('a table without a config is of the first edition when it has none of the later columns', () => {
  const product = findExporter('product');
  assert.equal(editionOf(product, []), 2);
  assert.equal(editionOf(product, ['name', 'buyPrice', 'price:1', 'id']), 1);
  assert.equal(editionOf(product, ['name', 'id', 'effectiveVatEnabled']), 2);
  assert.equal(editionOf(product, ['name', 'id', 'priceCurrency:1']), 2);
});

test('every price type has its currency beside it, each good its own', () => {
  const retail = { id: 'r', name: 'Розница' };
  const [price, currency] = priceColumns(retail);
  const id = '570bc522-0e4b-5fcf-8f2e-263b8ac2d313';
  const names: Record<string, string> = { [id]: 'USD' };
  const lookup = { link: linkIn, name: (link: { id: string }) => names[link.id] ?? null, states: new Map() };
  const sold = {
    id: 'a',
    salePrices: [
      {
        value: 99900,
        priceType: { id: 'r', name: 'Розница' },
        currency: { meta: { href: `https://x/entity/currency/${id}`, type: 'currency' } },
      },
    ],
  };
  assert.deepEqual([price?.read(sold, lookup), currency?.read(sold, lookup)], [999, 'USD']);
  assert.equal(currency?.read({ id: 'b' }, lookup), null);
  assert.deepEqual(currency?.title, { ru: 'Розница, валюта', en: 'Розница, currency' });
});
