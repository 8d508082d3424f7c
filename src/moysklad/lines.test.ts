import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { SourceRow } from '../protocol/index.ts';
import type { List, ListQuery } from './client.ts';
import { completeLines } from './lines.ts';

const href = 'https://api.example/api/remap/1.2/entity/demand/d/positions';

/** The lines of one document, which may change between calls. */
function linesOf(count: number, between: () => void = () => {}) {
  const lines = Array.from({ length: count }, (_, i): SourceRow => ({ id: `line-${i}` }));
  const asked: (ListQuery & { path: string })[] = [];
  const client = {
    list: async (path: string, query: ListQuery = {}): Promise<List> => {
      asked.push({ path, ...query });
      const { limit = 1000, offset = 0 } = query;
      const answer = { meta: { size: lines.length }, rows: lines.slice(offset, offset + limit) };
      between();
      return answer;
    },
  };
  const document = (first: number): SourceRow => ({
    id: 'd',
    positions: { meta: { href, size: count }, ...(first > 0 && { rows: lines.slice(0, first) }) },
  });
  return { client, lines, asked, document };
}

const rowsOf = (document: SourceRow) => (document.positions as { rows?: SourceRow[] }).rows;

test('bare lines come in pages of 1000, opened ones in pages of 100 after those already there', async () => {
  const bare = linesOf(2500);
  const unread = bare.document(0);
  await completeLines(bare.client, [unread], 'positions', []);
  assert.deepEqual(rowsOf(unread), bare.lines);
  assert.deepEqual(
    bare.asked.map(({ path, limit, offset }) => [path, limit, offset]),
    [0, 999, 1998].map((offset) => ['/entity/demand/d/positions', 1000, offset]),
  );

  const opened = linesOf(250);
  const begun = opened.document(100);
  await completeLines(opened.client, [begun], 'positions', ['assortment']);
  assert.deepEqual(rowsOf(begun), opened.lines);
  assert.deepEqual(
    opened.asked.map(({ limit, offset, expand }) => [limit, offset, expand]),
    [99, 198].map((offset) => [100, offset, ['assortment']]),
  );
});

test('documents that are whole, or have no such lines, cost no call', async () => {
  const { client, asked, document } = linesOf(3);
  await completeLines(client, [document(3), { id: 'x' }, linesOf(0).document(0)], 'positions', []);
  assert.deepEqual(asked, []);
});

test('lines that change meanwhile are read anew: all that stayed are there', async () => {
  const change = fc.tuple(fc.constantFrom('take', 'put'), fc.nat({ max: 20 }));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 350 }),
      fc.integer({ min: 0, max: 120 }),
      // Fewer changes than tries.
      fc.array(fc.array(change, { maxLength: 1 }), { maxLength: 3 }),
      async (count, first, schedule) => {
        const between = () => {
          for (const [what, which] of schedule.shift() ?? []) {
            if (what === 'put') doc.lines.splice(which, 0, { id: `new-${doc.lines.length}-${which}` });
            else doc.lines.splice(which, 1);
          }
        };
        const doc = linesOf(count, between);
        const document = doc.document(Math.min(first, count));
        const before = doc.lines.map(({ id }) => id);
        await completeLines(doc.client, [document], 'positions', ['assortment']);
        const read = new Set((rowsOf(document) ?? []).map(({ id }) => id));
        const now = new Set(doc.lines.map(({ id }) => id));
        for (const id of before) if (now.has(id)) assert.ok(read.has(id), id);
      },
    ),
    { seed: 20260822, numRuns: 1000 },
  );
});
