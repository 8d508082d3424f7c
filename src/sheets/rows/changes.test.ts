import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Cell } from '../../protocol/index.ts';
import { rangesOf, segmentsOf } from './changes.ts';

/** Ranges with their rows as values. */
const written = (...given: Parameters<typeof rangesOf>) =>
  rangesOf(...given).map(({ range, rows }) => ({
    range,
    values: rows.map((row): unknown[] => JSON.parse(String(Buffer.from(row)))),
  }));

test('changed cells become few ranges; other cells, and columns of a person, are left alone', () => {
  // A and B are ours, C is theirs, D to G are ours.
  const segments = segmentsOf([1, 0, 3, 4, 5, 6]);
  const edit = (row: number, ...cells: (Cell | undefined)[]) => ({ row, cells });
  const _ = undefined;
  assert.deepEqual(
    written('Т', segments, [
      edit(7, 'b', _, 1, _, _, null),
      edit(2, 'b', 'a'),
      edit(3, 'c', 'd'),
      edit(5, _, _, _, true),
    ]),
    [
      {
        range: "'Т'!A2:B3",
        values: [
          ['a', 'b'],
          ['d', 'c'],
        ],
      },
      { range: "'Т'!B7:B7", values: [['b']] },
      { range: "'Т'!E5:E5", values: [[true]] },
      { range: "'Т'!D7:G7", values: [[1, null, null, '']] },
    ],
  );
});

test('whatever is changed in whatever layout, exactly that is written', () => {
  const sideBySide = fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }))
    .map(([from, length]) => Array.from({ length }, (_, i) => from + i));
  const positions = fc.oneof(fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 }), sideBySide);
  const property = positions.chain((places) =>
    fc.tuple(
      fc.constant(places),
      fc.uniqueArray(
        fc.record({
          row: fc.integer({ min: 2, max: 40 }),
          isPrinted: fc.boolean(),
          cells: fc.array(fc.option(fc.constantFrom<Cell>(1, 'x', false, null), { nil: undefined }), {
            minLength: places.length,
            maxLength: places.length,
          }),
        }),
        { selector: ({ row }) => row, maxLength: 20 },
      ),
    ),
  );
  fc.assert(
    fc.property(property, ([places, changes]) => {
      const edits = changes.map(({ row, cells, isPrinted }) => {
        const whole = isPrinted && !cells.includes(undefined);
        return {
          row,
          cells,
          ...(whole && { printed: Buffer.from(JSON.stringify(cells.map((cell) => cell ?? ''))) }),
        };
      });
      const found = new Map<string, unknown>();
      for (const { range, values } of written('Т', segmentsOf(places), edits)) {
        const [, letters = '', row = ''] = /!([A-Z]+)(\d+):/.exec(range ?? '') ?? [];
        const from = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        values?.forEach((cells, down) => {
          cells.forEach((cell, right) => {
            assert.ok(places.includes(from + right), 'no column but ours');
            if (cell !== null) found.set(`${from + right}:${Number(row) + down}`, cell);
          });
        });
      }
      const expected = edits.flatMap(({ row, cells }) =>
        cells.flatMap((cell, i) =>
          cell === undefined ? [] : [[`${places[i]}:${row}`, cell ?? ''] as const],
        ),
      );
      assert.deepEqual(found, new Map(expected));
    }),
    { numRuns: 300 },
  );
});
