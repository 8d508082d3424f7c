import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { List, MoyskladClient, Row } from './client.ts';
import { type Cursor, readPages } from './pages.ts';

/** A list that sorts, filters and cuts as the API does, and changes between calls. */
class ChangingList {
  readonly rows = new Map<string, string>();
  clock = 1000;
  calls = 0;

  constructor(stamps: number[]) {
    stamps.forEach((stamp, i) => {
      this.rows.set(id(i), moment(stamp));
    });
  }

  edit(key: string): void {
    if (this.rows.has(key)) this.rows.set(key, moment(++this.clock));
  }

  client(between: () => void): MoyskladClient {
    return {
      requests: 0,
      close: async () => {},
      get: () => Promise.reject(new Error('not used')),
      list: async (_path, { filter = [], limit = 1000, offset = 0 } = {}): Promise<List> => {
        const from = filter.find((condition) => condition.startsWith('updated>='))?.slice(9) ?? '';
        const all = [...this.rows]
          .filter(([, updated]) => updated >= from)
          .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1));
        const rows = all.slice(offset, offset + limit).map(([key, updated]): Row => ({ id: key, updated }));
        this.calls++;
        between();
        return { meta: { size: all.length }, rows };
      },
    };
  }
}

const id = (i: number) => `id-${String(i).padStart(4, '0')}`;
const moment = (stamp: number) => `2026-01-01 ${String(stamp).padStart(8, '0')}`;

test('a list that stands still is read once, in order, with one row of overlap a page', async () => {
  const list = new ChangingList(Array.from({ length: 100 }, (_, i) => i));
  const read: string[] = [];
  const totals: number[] = [];
  for await (const page of readPages(
    list.client(() => {}),
    '/x',
    [],
    null,
    11,
  )) {
    read.push(...page.rows.map((row) => String(row.id)));
    totals.push(page.total);
  }
  assert.deepEqual(read, [...list.rows.keys()]);
  assert.deepEqual([...new Set(totals)], [100]);
  assert.equal(list.calls, 10);
});

test('whatever is edited, created or deleted between the pages, nothing that lives through is lost', async () => {
  const change = fc.tuple(fc.constantFrom('edit', 'edit', 'delete', 'create'), fc.nat({ max: 79 }));
  await fc.assert(
    fc.asyncProperty(
      // Few different stamps make many ties, more than a page holds.
      fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 80 }),
      fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 30 }),
      fc.integer({ min: 2, max: 9 }),
      async (stamps, schedule, limit) => {
        const list = new ChangingList(stamps);
        let made = 1000;
        const client = list.client(() => {
          for (const [what, which] of schedule.shift() ?? []) {
            if (what === 'edit') list.edit(id(which));
            if (what === 'delete') list.rows.delete(id(which));
            if (what === 'create') list.rows.set(id(made++), moment(++list.clock));
          }
        });
        const seen = new Map<string, unknown>();
        let last: Cursor | null = null;
        for await (const page of readPages(client, '/x', [], null, limit)) {
          for (const row of page.rows) seen.set(String(row.id), row.updated);
          last = page.cursor;
        }
        // What changed while the last page was on its way comes with the next reading, from the place reached.
        for await (const page of readPages(
          list.client(() => {}),
          '/x',
          [],
          last,
          limit,
        )) {
          for (const row of page.rows) seen.set(String(row.id), row.updated);
        }
        for (const [key, updated] of list.rows) assert.equal(seen.get(key), updated, key);
      },
    ),
    { seed: 20260822, numRuns: 1000 },
  );
});
