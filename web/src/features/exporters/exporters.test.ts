import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exporter } from '../../api/exporters.ts';
import { exporterOf } from './exporters.ts';

const exporter = (key: string): Exporter => ({
  key,
  title: { ru: key, en: key },
  description: { ru: '', en: '' },
  kind: 'dictionary',
  section: 'settings',
  keyColumn: 'id',
  objectColumn: null,
  modes: ['upsert'],
  incremental: true,
  startsOnChanges: true,
  chooseDictionary: key === 'customentity',
});

test('a custom dictionary belongs to the exporter of all of them', () => {
  const [product, any] = [exporter('product'), exporter('customentity')];
  assert.equal(exporterOf([product, any], 'customentity:7'), any);
  assert.equal(exporterOf([product, any], 'product'), product);
  assert.equal(exporterOf([product, any], 'store'), undefined);
  assert.equal(exporterOf([product, any], null), undefined);
});
