import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column } from '../../api/types.ts';
import { addAll, chosenColumns, move, removeAll, search, toggle } from './columns.ts';

const column = (key: string, ru: string, byDefault: boolean): Column => ({
  key,
  title: { ru, en: key },
  type: 'text',
  group: 'own',
  byDefault,
});
const all = [column('id', 'Ключ', false), column('name', 'Номер', true), column('sum', 'Сумма', true)];

test('the key column is always there, columns that are gone are not', () => {
  assert.deepEqual(chosenColumns(null, all, 'id'), ['id', 'name', 'sum']);
  assert.deepEqual(chosenColumns(['sum', 'gone'], all, 'id'), ['id', 'sum']);
  assert.deepEqual(chosenColumns(['sum', 'id'], all, 'id'), ['sum', 'id']);
});

test('columns come and go without disturbing the order', () => {
  assert.deepEqual(toggle(['id', 'sum'], 'name'), ['id', 'sum', 'name']);
  assert.deepEqual(toggle(['id', 'sum'], 'sum'), ['id']);
  assert.deepEqual(addAll(['sum'], ['id', 'sum', 'name']), ['sum', 'id', 'name']);
  assert.deepEqual(removeAll(['sum', 'id', 'name'], ['id', 'sum'], 'id'), ['id', 'name']);
});

test('moving stays inside the list', () => {
  assert.deepEqual(move(['a', 'b', 'c'], 'c', 0), ['c', 'a', 'b']);
  assert.deepEqual(move(['a', 'b', 'c'], 'a', 1), ['b', 'a', 'c']);
  assert.deepEqual(move(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c']);
  assert.deepEqual(move(['a', 'b', 'c'], 'c', 9), ['a', 'b', 'c']);
});

test('search looks at the title in the language shown', () => {
  assert.deepEqual(
    search(all, ' сумм', 'ru').map(({ key }) => key),
    ['sum'],
  );
  assert.deepEqual(search(all, 'сумм', 'en'), []);
});
