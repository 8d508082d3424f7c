import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tally } from './tally.ts';

test('an object that comes twice counts with its later state; another reading counts anew', () => {
  const tally = new Tally(undefined);
  tally.begin(0);
  tally.keptOut([
    { id: 'a', keptOut: 1 },
    { id: 'b', keptOut: 3 },
    { id: undefined, keptOut: 1 },
    { id: undefined, keptOut: 1 },
  ]);
  assert.equal(tally.counts.rowsKeptOut, 6);
  tally.keptOut([
    { id: 'a', keptOut: 0 },
    { id: 'b', keptOut: 2 },
  ]);
  assert.equal(tally.counts.rowsKeptOut, 4);
  tally.keptOut([{ id: 'a', keptOut: 1 }]);
  assert.equal(tally.counts.rowsKeptOut, 5);
  tally.begin(0);
  tally.keptOut([{ id: 'a', keptOut: 1 }]);
  assert.equal(tally.counts.rowsKeptOut, 1);
});

test('a reading that goes on from a place counts what was kept out before it', () => {
  const tally = new Tally(undefined);
  tally.begin(40);
  tally.keptOut([{ id: 'a', keptOut: 2 }]);
  assert.equal(tally.counts.rowsKeptOut, 42);
});
