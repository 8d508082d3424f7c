import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, customDictionary } from './exporters/index.ts';
import { findExporter } from './find.ts';
import { changesTold } from './told.ts';

const entitiesOf = (key: string) => [...new Set(changesTold(findExporter(key)).map(({ entity }) => entity))];

test('an exporter hears of the entity that its own rows are of', () => {
  assert.deepEqual(changesTold(findExporter('customerorder')), [
    { entity: 'customerorder', action: 'CREATE' },
    { entity: 'customerorder', action: 'UPDATE' },
    { entity: 'customerorder', action: 'DELETE' },
  ]);
  assert.deepEqual(entitiesOf('customerorderposition'), ['customerorder']);
  assert.deepEqual(entitiesOf('customentity:00000000-0000-4000-8000-000000000000'), ['customentity']);
  assert.deepEqual(entitiesOf('assortment'), ['product', 'service', 'bundle', 'variant', 'consignment']);
  assert.deepEqual(entitiesOf('discount'), [], 'MoySklad has no webhooks of discounts');
});

test('short reports on stock hear of the stock, and other reports of nothing', () => {
  assert.deepEqual(changesTold(findExporter('stock_all_current')), [{ entity: 'stock', action: 'all' }]);
  assert.deepEqual(changesTold(findExporter('stock_bystore_current')), [
    { entity: 'stock', action: 'bystore' },
  ]);
  const reports = catalogue.filter(({ kind, key }) => kind === 'report' && !key.endsWith('_current'));
  assert.ok(reports.length > 10);
  for (const report of reports) assert.deepEqual(changesTold(report), [], report.key);
});

test('every list but that of discounts hears of something', () => {
  const deaf = [...catalogue, customDictionary('')]
    .filter(({ kind }) => kind !== 'report')
    .filter((exporter) => changesTold(exporter).length === 0);
  assert.deepEqual(
    deaf.map(({ key }) => key),
    ['discount'],
  );
});
