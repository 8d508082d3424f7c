import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { SourceRow } from '../protocol/index.ts';
import type { List, ListQuery } from './client.ts';
import { identity, readList } from './lists.ts';

/** A list in the order of its ids that changes between calls; calls overtake one another. */
function changingList(ids: number[], between: () => void = () => {}, turns: () => number = () => 0) {
  const present = new Set(ids);
  const asked: ListQuery[] = [];
  const client = {
    listLater: async (_path: string, query: ListQuery = {}): Promise<() => Promise<List>> => {
      asked.push(query);
      for (let left = turns(); left > 0; left--) await null;
      const { limit = 1000, offset = 0 } = query;
      const all = [...present].sort((a, b) => a - b);
      const rows = all.slice(offset, offset + limit).map((id): SourceRow => ({ id: String(id) }));
      between();
      for (let left = turns(); left > 0; left--) await null;
      return async () => ({ meta: { size: all.length }, rows });
    },
  };
  return { client, present, asked };
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

test('a list that stands still is read once, several pages at a time, in the fewest calls', async () => {
  for (const byId of [true, false]) {
    const { client, asked } = changingList(range(100));
    const read: string[] = [];
    for await (const page of readList(client, '/x', {}, byId, { limit: 11, parallel: 3 })) {
      assert.equal(page.cursor, null);
      assert.equal(page.total, 100);
      read.push(...[...page.rows].map((row) => String(row.id)));
    }
    assert.deepEqual(read, range(100).map(String));
    assert.equal(asked.length, 10);
    assert.deepEqual([...new Set(asked.map(({ order }) => order))], [byId ? 'id,asc' : undefined]);
  }
});

test('rows that come and go anywhere do not hide those that stay', async () => {
  const change = fc.tuple(fc.constantFrom('take', 'put'), fc.nat({ max: 99 }));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat({ max: 99 }), { minLength: 1, maxLength: 60 }),
      // As many changes as a reading may go back for.
      fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 3 }),
      fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 20 }),
      fc.record({ limit: fc.integer({ min: 2, max: 9 }), parallel: fc.integer({ min: 1, max: 5 }) }),
      async (ids, schedule, ways, paging) => {
        const stayed = new Set(ids);
        let way = 0;
        const between = () => {
          for (const [what, which] of schedule.shift() ?? []) {
            if (what === 'take') {
              list.present.delete(which);
              stayed.delete(which);
            } else list.present.add(which);
          }
        };
        const list = changingList(ids, between, () => ways[way++ % ways.length] ?? 0);
        const seen = new Set<string>();
        for await (const page of readList(list.client, '/x', {}, true, paging)) {
          for (const row of page.rows) seen.add(String(row.id));
        }
        for (const id of stayed) assert.ok(seen.has(String(id)), String(id));
      },
    ),
    { seed: 20260822, numRuns: 1000 },
  );
});

test('a report whose size has changed is read again, but not for ever', async () => {
  let next = 50;
  const restless = changingList(range(50), () => restless.present.add(next++));
  const seen = new Set<unknown>();
  for await (const page of readList(restless.client, '/x', {}, false, { limit: 20, parallel: 1 })) {
    for (const row of page.rows) seen.add(row.id);
  }
  for (const id of range(50)) assert.ok(seen.has(String(id)));
  assert.ok(restless.asked.length > 6 && restless.asked.length < 40, String(restless.asked.length));
});

test('an answer that knows no pages is read once more at most', async () => {
  const rows = range(30).map((id): SourceRow => ({ id: String(id) }));
  let calls = 0;
  const client = {
    listLater: async () => {
      calls += 1;
      return async (): Promise<List> => ({ meta: { size: rows.length }, rows });
    },
  };
  const read: unknown[] = [];
  for await (const page of readList(client, '/x', {}, false, { limit: 20, parallel: 2 })) {
    read.push(...[...page.rows].map(({ id }) => id));
  }
  assert.deepEqual(read, range(30).map(String));
  assert.ok(calls <= 2, String(calls));
});

test('a row is told by its id, by what it links to, or by all it says', () => {
  const store = { meta: { href: 'https://x/entity/store/1' } };
  assert.equal(identity({ id: 'a', store }), 'a');
  assert.equal(identity({ meta: { href: 'p' }, store, stock: 5 }), `p ${store.meta.href}`);
  assert.equal(identity({ date: '2026-01-01', sum: 3 }), '{"date":"2026-01-01","sum":3}');
});
