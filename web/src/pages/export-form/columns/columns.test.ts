import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { asChoice, asChosen } from '../../../features/exporters/columnChoice.ts';
import {
  addAll,
  chosenColumns,
  hasOwnWork,
  isGone,
  move,
  put,
  removeAll,
  search,
  titleOf,
  toggle,
} from './columns.ts';

const column = (key: string, ru: string, byDefault: boolean): Column => ({
  key,
  title: { ru, en: key },
  type: 'text',
  group: 'own',
  byDefault,
  decimals: null,
  currency: null,
});
const all = [column('name', 'Номер', true), column('sum', 'Сумма', true), column('id', 'Ключ', false)];
const keys = (...names: string[]): ChosenColumn[] => names.map((key) => ({ key }));
const total: ChosenColumn = { key: 'computed:1', title: 'Итог', formula: '1 + 1' };

test('the default columns come without a choice, and columns that are gone keep their place', () => {
  assert.deepEqual(chosenColumns(null, all), keys('name', 'sum'));
  assert.deepEqual(chosenColumns(keys('sum', 'gone'), all), keys('sum', 'gone'));
  assert.equal(isGone({ key: 'gone' }, all), true);
  assert.equal(isGone(total, all), false);
});

test('columns come and go without disturbing the order', () => {
  assert.deepEqual(toggle(keys('id', 'sum'), 'name'), keys('id', 'sum', 'name'));
  assert.deepEqual(toggle(keys('id', 'sum'), 'sum'), keys('id'));
  assert.deepEqual(addAll(keys('sum', 'id'), ['id', 'sum', 'name']), keys('sum', 'id', 'name'));
  assert.deepEqual(removeAll(keys('sum', 'id', 'name'), ['id', 'sum']), keys('name'));
});

test('moving stays inside the list and keeps what was said of a column', () => {
  assert.deepEqual(move(keys('a', 'b', 'c'), 'c', 0), keys('c', 'a', 'b'));
  assert.deepEqual(move(keys('a', 'b', 'c'), 'a', -1), keys('a', 'b', 'c'));
  assert.deepEqual(move(keys('a', 'b', 'c'), 'c', 9), keys('a', 'b', 'c'));
  assert.deepEqual(move([...keys('a', 'b'), total], total.key, 0), [total, ...keys('a', 'b')]);
});

test('a changed column stays in its place, a new one comes last', () => {
  const renamed = { key: 'sum', title: 'Итого' };
  assert.deepEqual(put(keys('sum', 'id'), renamed), [renamed, { key: 'id' }]);
  assert.deepEqual(put(keys('sum', 'id'), total), [...keys('sum', 'id'), total]);
});

test('a bare key goes to the server as a bare key', () => {
  assert.equal(asChoice(asChosen('sum')), 'sum');
  assert.deepEqual(asChoice(total), total);
  assert.equal(hasOwnWork(keys('id', 'sum')), false);
  assert.equal(hasOwnWork([{ key: 'sum', title: 'Итого' }]), true);
});

test('a header is one’s own, else MoySklad’s', () => {
  assert.equal(titleOf({ key: 'sum' }, all, 'ru'), 'Сумма');
  assert.equal(titleOf({ key: 'sum', title: 'Итого' }, all, 'ru'), 'Итого');
  assert.equal(titleOf({ key: 'gone' }, all, 'ru'), 'gone');
});

test('search looks at the title in the language shown', () => {
  assert.deepEqual(
    search(all, ' сумм', 'ru').map(({ key }) => key),
    ['sum'],
  );
  assert.deepEqual(search(all, 'сумм', 'en'), []);
});
