import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAgo, formatCell, formatDuration, formatSerial, type Look } from './format.ts';

const words = { yes: 'Да', no: 'Нет' };
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test('date serials are shown to the second, without drift', () => {
  assert.equal(formatSerial(0), '30.12.1899 00:00:00');
  assert.equal(formatSerial(46023 + 1 / 86_400), '01.01.2026 00:00:01');
  assert.equal(formatSerial(46023 - 1 / 86_400), '31.12.2025 23:59:59');
});

const look = (type: Look['type'], decimals: number | null = null, currency: string | null = null): Look => ({
  type,
  decimals,
  currency,
});

test('cells by the type of their column', () => {
  assert.equal(plain(formatCell(1234.5, look('money'), 'ru', words)), '1 234,50');
  assert.equal(formatCell('00017', look('text'), 'ru', words), '00017');
  assert.equal(formatCell(false, look('boolean'), 'ru', words), 'Нет');
  assert.equal(formatCell(46023, look('dateTime'), 'ru', words), '01.01.2026 00:00:00');
  assert.equal(formatCell(46023, look('date'), 'ru', words), '01.01.2026');
  assert.equal(formatCell(20, look('percent'), 'ru', words), '20%');
  assert.equal(formatCell(null, look('money'), 'ru', words), '');
});

test('digits after the point and the currency as the person chose them', () => {
  assert.equal(plain(formatCell(1234.5, look('money', 0, '₽'), 'ru', words)), '1 235 ₽');
  assert.equal(formatCell(0.125, look('percent', 1), 'ru', words), '0,1%');
  assert.equal(formatCell(2, look('number', 3), 'en', words), '2.000');
});

test('durations grow through units', () => {
  assert.equal(plain(formatDuration(1_230, 'ru')), '1,2 с');
  assert.equal(plain(formatDuration(72_000, 'ru')), '1 мин 12 с');
  assert.equal(plain(formatDuration(3_720_000, 'ru')), '1 ч 2 мин');
});

test('how long ago', () => {
  const now = Date.parse('2026-01-10T12:00:00Z');
  assert.equal(formatAgo('2026-01-10T11:55:00Z', now, 'ru'), '5 минут назад');
  assert.equal(formatAgo('2026-01-10T11:59:50Z', now, 'ru'), null);
  assert.equal(formatAgo('2026-01-10T09:00:00Z', now, 'ru'), '3 часа назад');
  assert.match(formatAgo('2026-01-01T09:00:00Z', now, 'ru') ?? '', /01\.01\.2026/);
});
