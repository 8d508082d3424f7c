import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyMs } from '../../../test/support/busy.ts';
import { nearestNames } from './nearest.ts';

const names = ['Сумма', 'Сумма НДС', 'Оплачено', 'Отгружено', 'Учёт', 'Статус', '№', 'Sum', 'Paid'];

test('the nearest names, at most three, the best first', () => {
  assert.deepEqual(nearestNames('Сума', names), ['Сумма']);
  assert.deepEqual(nearestNames('суммма', names), ['Сумма']);
  assert.deepEqual(nearestNames('учет', names), ['Учёт']);
  assert.deepEqual(nearestNames('Опачено', names), ['Оплачено']);
  assert.deepEqual(nearestNames('summ', names), ['Sum']);
  assert.deepEqual(nearestNames('столбик 5', ['Столбик 1', 'Столбик 2', 'Столбик 3', 'Столбик 4']).length, 3);
});

test('nothing is suggested where nothing is near, or the name is no name', () => {
  assert.deepEqual(nearestNames('Маржинальность', names), []);
  assert.deepEqual(nearestNames('x', names), []);
  assert.deepEqual(nearestNames('', names), []);
  const started = busyMs();
  assert.deepEqual(nearestNames('я'.repeat(2000), Array(500).fill('я'.repeat(2000))), []);
  assert.ok(busyMs() - started < 500);
});
