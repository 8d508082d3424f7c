import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column } from '../../../api/exporters.ts';
import { insertAt, namedInFormulas, nameInFormula, newComputed, withTitles } from './formula.ts';

const column = (key: string, ru: string): Column => ({
  key,
  title: { ru, en: key },
  type: 'money',
  group: 'own',
  byDefault: true,
  decimals: null,
  currency: null,
});

test('a column is named by its title, where that tells it from all others', () => {
  const sum = column('sum', 'Сумма');
  const size = column('attribute:1', 'Размер');
  const other = column('attribute:2', 'Размер');
  const odd = column('attribute:3', 'Цвет {RAL}');
  const all = [sum, size, other, odd];
  assert.equal(nameInFormula(sum, all, 'ru'), '{Сумма}');
  assert.equal(nameInFormula(sum, all, 'en'), '{sum}');
  assert.equal(nameInFormula(size, all, 'ru'), '{attribute:1}');
  assert.equal(nameInFormula(odd, all, 'ru'), '{attribute:3}');
});

test('a formula shows titles for keys, and leaves texts and unknown names alone', () => {
  const all = [column('sum', 'Сумма'), column('payedSum', 'Оплачено')];
  assert.equal(withTitles('{sum} - { payedSum }', all, 'ru'), '{Сумма} - {Оплачено}');
  assert.equal(withTitles('{sum}', all, 'en'), '{sum}');
  assert.equal(
    withTitles('{Сумма} & "{sum}" & «{sum}» & {else}', all, 'ru'),
    '{Сумма} & "{sum}" & «{sum}» & {else}',
  );
});

test('a formula may name other computed columns, and is told from a column of the same title', () => {
  const sum = column('sum', 'Сумма');
  const own = { key: 'computed:1', title: 'Сумма', formula: '1' };
  const debt = { key: 'computed:2', title: 'Долг', formula: '2' };
  const names = namedInFormulas([sum], [{ key: 'sum' }, debt, { ...own, title: 'Итог' }], own);
  assert.deepEqual(
    names.map((named) => nameInFormula(named, names, 'ru')),
    ['{sum}', '{computed:1}', '{Долг}'],
  );
});

test('a piece is put where the caret stands, apart from what is before it', () => {
  assert.deepEqual(insertAt('', '{Сумма}', 0, 0), { formula: '{Сумма}', caret: 7 });
  assert.deepEqual(insertAt('{Сумма} -', '{А}', 9, 9), { formula: '{Сумма} - {А}', caret: 13 });
  assert.deepEqual(insertAt('если(; 1)', '{А}', 5, 5), { formula: 'если({А}; 1)', caret: 8 });
  assert.deepEqual(insertAt('1 + 22', '{А}', 4, 6), { formula: '1 + {А}', caret: 7 });
  assert.deepEqual(insertAt('1 +', 'если(; ; )', 3, 3), { formula: '1 + если(; ; )', caret: 9 });
});

test('every computed column has a key of its own', () => {
  assert.match(newComputed().key, /^computed:[0-9a-f]{12}$/);
  assert.notEqual(newComputed().key, newComputed().key);
});
