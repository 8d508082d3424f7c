import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashInPrinted, hashOf, mixedColumns, sameKeys } from './seal.ts';

const cells = [
  '00012',
  '',
  'он сказал: "да", и ушёл\\',
  12.5,
  -3e-7,
  true,
  '\\"',
  'Привет, мир',
  '[],',
  0,
  '🧾',
  '',
];

test('a cell of a printed row is found from either end, whatever stands before it', () => {
  for (let length = 1; length <= cells.length; length++) {
    const row = cells.slice(0, length);
    const printed = Buffer.from(JSON.stringify(row));
    row.forEach((cell, i) => {
      assert.equal(hashInPrinted(printed, i, length), hashOf(cell), `${i} of ${length}`);
    });
  }
});

test('a text is not a number, an empty cell is an empty cell', () => {
  assert.notEqual(hashOf('5'), hashOf(5));
  assert.notEqual(hashOf('true'), hashOf(true));
  assert.deepEqual([hashOf(null), hashOf(undefined), hashOf('')], [0, 0, 0]);
});

test('only cells that are the same beside other keys are mixed up', () => {
  const stood = {
    keys: 'k',
    cells: { name: [1, 2], sum: [3, 4], agent: [5, 6] } as Record<string, [number, number]>,
  };
  assert.deepEqual(mixedColumns(stood, { keys: 'k', cells: { name: [9, 2], sum: [9, 9], agent: [5, 6] } }), [
    'name',
  ]);
  assert.deepEqual(mixedColumns(undefined, stood), []);
  assert.deepEqual(mixedColumns(stood, { keys: 'k', cells: { other: [1, 2] } }), []);
  assert.equal(sameKeys(undefined, stood), false);
});
