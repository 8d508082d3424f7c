import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openQuota } from './quota.ts';

let now = 0;
const open = (most: number, keys = 100) => openQuota({ most, windowMs: 60_000, keys }, () => now);

test('so many in a minute from the first, each key by itself; then again', () => {
  const quota = open(2);
  now = 1000;
  assert.equal(quota.wait('a'), 0);
  quota.spend('a');
  now = 31_500;
  quota.spend('a');
  assert.equal(quota.wait('a'), 30, 'whole seconds, never too few');
  assert.equal(quota.wait('b'), 0);
  now = 61_000;
  assert.equal(quota.wait('a'), 0);
  quota.spend('a');
  assert.equal(quota.wait('a'), 0, 'the count begins anew');
});

test('what was used least lately is forgotten beyond so many keys', () => {
  const quota = open(1, 3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) quota.spend(key);
  assert.deepEqual(['a', 'b', 'c', 'd'].filter(quota.knows), ['a', 'c', 'd']);
});
