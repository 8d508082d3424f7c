import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITION } from './columns/columns.ts';
import { findExporter } from './find.ts';
import { ALL_RENAMED, namesShown, refreshOf, type Showing } from './renamed.ts';

const plain: Showing = { columns: null, edition: EDITION, conditions: [], filter: null };
const shownBy = (key: string, more: Partial<Showing> = {}) =>
  Object.fromEntries(
    namesShown(findExporter(key), { ...plain, ...more }).map(({ entity, by }) => [entity, by]),
  );
const id = '00000000-0000-4000-8000-000000000001';
const refresh = (renamed: string[], more: Partial<Showing> = {}, key = 'customerorder') =>
  refreshOf(findExporter(key), { ...plain, ...more }, renamed);

test('the names that an export shows, and the fields that find their rows', () => {
  const shown = shownBy('customerorder');
  assert.deepEqual(
    [shown.counterparty, shown.store, shown.project, shown.saleschannel, shown.employee],
    ['agent', 'store', 'project', 'salesChannel', 'owner'],
  );
  assert.deepEqual(shownBy('customerorder', { columns: ['name', 'sum'] }), {});
  assert.deepEqual(
    shownBy('customerorder', { columns: ['Контрагент'] }),
    { counterparty: 'agent' },
    'by its title',
  );
  assert.equal(shownBy('customerorderposition').product, 'assortment');
  const formula = { key: 'computed:x', formula: 'СЦЕПИТЬ({Контрагент}; "!")' };
  assert.equal(shownBy('customerorder', { columns: ['name', formula] }).counterparty, 'agent');
});

test('rows are found by the filter, unless it speaks of that field already, or no field finds them', () => {
  const agent = [{ by: 'agent', entity: 'counterparty', id }];
  assert.deepEqual(refresh([`counterparty ${id}`]), agent);
  assert.deepEqual(refresh([`uom ${id}`]), [], 'not shown');
  assert.equal(refresh([ALL_RENAMED]), 'whole');
  const anyOf = { field: 'agent', op: 'anyOf' as const, value: [] };
  assert.equal(refresh([`counterparty ${id}`], { conditions: [anyOf] }), 'whole');
  assert.equal(refresh([`counterparty ${id}`], { filter: 'sum>1' }), 'whole');
  assert.equal(refresh([`uom ${id}`], {}, 'product'), 'whole', 'products cannot be asked for by their unit');
});
