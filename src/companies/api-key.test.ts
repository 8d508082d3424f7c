import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, isWhole, makeKey } from './api-key.ts';

test('keys are long, whole and never the same', () => {
  const made = Array.from({ length: 1000 }, makeKey);
  assert.equal(new Set(made.map(({ key }) => key)).size, 1000);
  for (const { key, prefix, hash } of made) {
    assert.match(key, /^sk_[0-9A-Za-z]{36}$/);
    assert.ok(isWhole(key), key);
    assert.ok(key.startsWith(prefix) && prefix.length === 9);
    assert.equal(hash, hashOf(key));
    assert.match(hash, /^[0-9a-f]{64}$/);
  }
  const letters = new Set(made.flatMap(({ key }) => [...key.slice(3, 33)]));
  assert.equal(letters.size, 62, 'every letter comes up');
});

test('a slip of the hand is noticed without asking anybody', () => {
  const { key } = makeKey();
  const other = (letter = '') => (letter === 'a' ? 'b' : 'a');
  for (let place = 3; place < key.length; place += 1)
    assert.ok(!isWhole(key.slice(0, place) + other(key[place]) + key.slice(place + 1)), `letter ${place}`);
  for (const wrong of [key.slice(0, -1), `${key}a`, key.slice(3), key.toUpperCase(), '', 'sk_', ` ${key}`])
    assert.ok(!isWhole(wrong), wrong);
});
