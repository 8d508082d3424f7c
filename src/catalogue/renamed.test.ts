import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from './account.ts';
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
  refreshOf(namesShown(findExporter(key), { ...plain, ...more }), renamed);

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

test('paths of groups and currencies show names, too; an account’s own fields do when they are known', () => {
  for (const key of ['product', 'service', 'bundle', 'assortment'])
    assert.equal(shownBy(key).productfolder, null, key);
  const stores = namesShown(findExporter('store'), plain).filter(({ entity }) => entity === 'store');
  assert.ok(stores.some(({ by }) => by === null));
  assert.equal(shownBy('product').currency, null, 'of the purchase price');
  const orders = findExporter('customerorder');
  const field = (type: string, number: number) => ({
    ...{
      id: `${id.slice(0, -1)}${number}`,
      href: `https://field/${number}`,
      name: `${type} ${number}`,
      type,
    },
    dictionary: type === 'customentity' ? id : null,
  });
  const attributes = [field('employee', 1), field('customentity', 2), field('string', 3)];
  const account = accountOf(orders, { attributes, states: [], priceTypes: [{ id, name: 'Розница' }] });
  const own = { ...plain, columns: account.columns.slice(orders.columns.length).map(({ key }) => key) };
  assert.deepEqual(namesShown(orders, own, account), [
    { entity: 'currency', list: 'currency', by: null },
    { entity: 'employee', list: 'employee', by: 'https://field/1' },
    { entity: 'customentity', list: `customentity/${id}`, by: null },
  ]);
});
