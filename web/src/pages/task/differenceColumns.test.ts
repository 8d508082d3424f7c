import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column } from '../../api/exporters.ts';
import type { Difference } from '../../api/exportTasks.ts';
import { columnsOf, rowsOfKind } from './differenceColumns.ts';

const column = (key: string, ru: string, type: Column['type']): Column => ({
  key,
  title: { ru, en: key },
  type,
  group: 'own',
  byDefault: true,
  decimals: null,
  currency: null,
});
const all = [column('name', '№', 'text'), column('sum', 'Сумма', 'money'), column('id', 'ID', 'text')];
const cell = (name: string) => ({ column: name, before: null, after: 1 });
const difference: Difference = {
  added: 1,
  changed: 2,
  unchanged: 3,
  removed: 0,
  columns: [{ key: 'gone', title: 'Цвет', changed: 2 }],
  rows: [
    { kind: 'changed', key: 'a', cells: [cell('gone'), cell('id'), cell('sum')] },
    { kind: 'added', key: 'b', cells: [cell('name')] },
  ],
};
const titles = (chosen: Parameters<typeof columnsOf>[2]['chosen']) =>
  columnsOf(difference.rows, difference, { all, chosen }, 'ru').map(({ title }) => title);

test('columns stand as in the sheet, those nobody knows any more last', () => {
  assert.deepEqual(titles([]), ['№', 'Сумма', 'ID', 'Цвет']);
  assert.deepEqual(titles([{ key: 'id' }, { key: 'sum', title: 'Итого' }]), ['ID', 'Итого', '№', 'Цвет']);
});

test('only columns in which something differs are shown', () => {
  const added = rowsOfKind(difference, 'added');
  assert.equal(added.length, 1);
  assert.deepEqual(
    columnsOf(added, difference, { all, chosen: [] }, 'ru').map(({ key }) => key),
    ['name'],
  );
  assert.equal(rowsOfKind(difference, 'all').length, 2);
});

test('cells look as the person wants them', () => {
  const format = { type: 'money' as const, decimals: 0, currency: '₽' };
  const [sum] = columnsOf(
    [{ kind: 'changed', key: 'a', cells: [cell('sum')] }],
    difference,
    { all, chosen: [{ key: 'sum', format }] },
    'ru',
  );
  assert.deepEqual(sum?.look, { type: 'money', decimals: 0, currency: '₽' });
});
