import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownValue } from './shownValue.ts';

test('values are shown as people read them', () => {
  const words = { yes: 'Да', no: 'Нет', nothing: '–', ofCode: (code: string) => (code === 'b' ? 'Б' : code) };
  const shown = (value: unknown) => shownValue(value, 'ru', words);
  assert.deepEqual([null, undefined, '', true, false, 'Орион', 5, ['a', 'b'], { a: [1] }].map(shown), [
    '–',
    '–',
    '–',
    'Да',
    'Нет',
    'Орион',
    '5',
    'a, Б',
    '{"a":[1]}',
  ]);
  assert.match(shown('2026-03-15T09:00:00.000Z'), /^\d\d\.\d\d\.2026, \d\d:\d\d$/);
  assert.equal(shown('2026-03-15'), '2026-03-15');
});
