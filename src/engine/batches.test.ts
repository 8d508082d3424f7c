import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cursor } from '../protocol/index.ts';
import { type Batch, batches } from './batches.ts';
import { RowPrinter } from './printed-row.ts';
import { readAhead } from './read.ts';
import type { Made } from './transform.ts';

/** Rows are gathered into writes of a size, whatever the pages. */
const printer = new RowPrinter();
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (n: number): Cursor => ({ updated: String(n), id: id(n), ties: 0 });
/** A row of 50 bytes; with the comma behind it 51. */
const row = (key: number, object = key, text = '') =>
  printer.print(id(key), id(object), [text.padEnd(46, '.')]);
const single = (n: number, text = ''): Made => ({ id: id(n), rows: [row(n, n, text)], keptOut: 0 });

async function gather(
  pages: { made: Made[]; cursor: Cursor | null; total?: number }[],
  bytes: number,
): Promise<Batch[]> {
  async function* given() {
    for (const page of pages) yield { total: 0, ...page };
  }
  const found: Batch[] = [];
  for await (const batch of batches(given(), bytes)) found.push(batch);
  return found;
}
const keys = (found: Batch[]) => found.map(({ rows }) => rows.map(({ key }) => Number(key.slice(-4))));

test('the first batch is half as large, the others are full; no row is lost or doubled', async () => {
  assert.equal(row(1).printed.length, 50);
  const made = Array.from({ length: 10 }, (_, i) => single(i));
  assert.deepEqual(keys(await gather([{ made, cursor: at(9) }], 4 * 51)), [
    [0, 1],
    [2, 3, 4, 5],
    [6, 7, 8, 9],
  ]);
});

test('a row larger than a batch goes alone', async () => {
  const made = [single(1), single(2, 'x'.repeat(500)), single(3)];
  assert.deepEqual(keys(await gather([{ made, cursor: null }], 120)), [[1], [2], [3]]);
});

test('the place moves only when all rows of its page are in the batch or before it', async () => {
  const pages = [
    { made: [single(1), single(2), single(3)], cursor: at(3) },
    { made: [single(4), single(5)], cursor: at(5) },
  ];
  const found = await gather(pages, 4 * 51);
  assert.deepEqual(keys(found), [
    [1, 2],
    [3, 4, 5],
  ]);
  assert.deepEqual(
    found.map(({ cursor }) => cursor),
    [null, at(5)],
  );
  const cut = await gather(pages, 3 * 51);
  assert.deepEqual(keys(cut), [[1], [2, 3, 4], [5]]);
  assert.deepEqual(
    cut.map(({ cursor }) => cursor),
    [null, at(3), at(5)],
  );
});

test('a row that comes twice counts once, with its later cells', async () => {
  const [batch] = await gather(
    [{ made: [single(1, 'old'), single(2), single(1, 'new')], cursor: null }],
    9999,
  );
  assert.equal(batch?.rows.length, 2);
  assert.match(String(batch?.rows[0]?.cells[0]), /^new/);
});

test('an object stands among the objects unless a row with its own key is all there is of it', async () => {
  const lines: Made = { id: id(7), rows: [row(71, 7), row(72, 7)], keptOut: 0 };
  const none: Made = { id: id(8), rows: [], keptOut: 1 };
  const report: Made = { id: undefined, rows: [], keptOut: 1 };
  const [batch] = await gather([{ made: [lines, none, report, single(9)], cursor: null }], 9999);
  assert.deepEqual(
    [...(batch?.objects ?? [])].map(([object, rows]) => [object, rows.length]),
    [
      [id(7), 2],
      [id(8), 0],
    ],
  );
  const [later] = await gather(
    [{ made: [{ ...lines, id: id(9), rows: [row(91, 9)] }, single(9)], cursor: null }],
    9999,
  );
  assert.equal(later?.objects.size, 0, 'its lines went, one row is left');
});

test('objects without rows make a batch, nothing at all makes none', async () => {
  assert.equal(
    (await gather([{ made: [{ id: id(1), rows: [], keptOut: 1 }], cursor: at(1) }], 100)).length,
    1,
  );
  assert.deepEqual(await gather([], 100), []);
  assert.deepEqual(await gather([{ made: [], cursor: at(1) }], 100), []);
});

test('what the filter kept out goes with the place it was read before: a page that is not whole yet waits', async () => {
  const out = (n: number): Made => ({ id: id(n), rows: [], keptOut: 1 });
  const found = await gather(
    [
      { made: [single(1), out(2)], cursor: at(2) },
      { made: [single(3), out(4), single(5)], cursor: at(5) },
      { made: [{ id: undefined, rows: [], keptOut: 3 }], cursor: at(6) },
    ],
    2 * 51,
  );
  const counted = found.map(({ cursor, keptOut }) => [
    cursor?.id ?? null,
    keptOut.reduce((sum, object) => sum + object.keptOut, 0),
  ]);
  assert.deepEqual(counted.at(-1)?.[0], id(6));
  assert.equal(
    counted.reduce((sum, [, count]) => sum + Number(count), 0),
    5,
    'none is lost, none is told twice',
  );
  // A batch that ends inside the second page has the place after the first one, and what was kept out before that place.
  const until = (place: string) =>
    counted.filter(([at]) => String(at) <= place).reduce((sum, [, count]) => sum + Number(count), 0);
  assert.equal(until(id(2)), 1);
  const [onlyReport] = await gather([{ made: [{ id: undefined, rows: [], keptOut: 3 }], cursor: null }], 100);
  assert.equal(onlyReport?.keptOut[0]?.keptOut, 3, 'a report without a row that fits is told, too');
});

test('the rows to come are foretold by those that objects made so far', async () => {
  const lines = (n: number): Made => ({
    id: id(n),
    rows: [row(n * 10, n), row(n * 10 + 1, n), row(n * 10 + 2, n)],
    keptOut: 0,
  });
  const [batch] = await gather([{ made: [lines(1), lines(2)], cursor: null, total: 10 }], 9999);
  assert.equal(batch?.total, 30);
});

test('one item is read ahead, a failure is told when its turn comes, and the rest is let go', async () => {
  const asked: number[] = [];
  let closed = false;
  async function* items() {
    try {
      for (let i = 1; ; i++) {
        asked.push(i);
        if (i === 3) throw new Error('broken');
        yield i;
      }
    } finally {
      closed = true;
    }
  }
  const taken: number[] = [];
  await assert.rejects(async () => {
    for await (const item of readAhead(items())) {
      taken.push(item);
      await new Promise((resolve) => setImmediate(resolve));
      assert.ok(asked.length > taken.length, 'the next one is on its way');
    }
  }, /broken/);
  assert.deepEqual([taken, closed], [[1, 2], true]);
  for await (const item of readAhead(items())) if (item === 1) break;
  assert.equal(closed, true);
});
