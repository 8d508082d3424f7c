import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Cursor, SourceRow } from '../protocol/index.ts';
import type { List, ListQuery } from './client.ts';
import { readPages } from './pages.ts';

/** A list that sorts, filters and cuts as the API does, and changes between calls. */
class ChangingList {
  readonly rows = new Map<string, string>();
  readonly trash = new Set<string>();
  clock = 1000;
  calls = 0;
  inFlight = 0;
  mostInFlight = 0;
  offsets: number[] = [];

  constructor(stamps: number[]) {
    stamps.forEach((stamp, i) => {
      this.rows.set(id(i), moment(stamp));
    });
  }

  change(what: Change, key: string): void {
    const now = moment(++this.clock);
    if (what === 'create') this.rows.set(id(this.clock), now);
    if (what === 'edit' && this.rows.has(key)) this.rows.set(key, now);
    if (what === 'delete') this.rows.delete(key);
    if (what === 'trash' && this.rows.delete(key)) this.trash.add(key);
    if (what === 'restore' && this.trash.delete(key)) this.rows.set(key, now);
    // A bulk change: many rows with one stamp.
    if (what === 'bulk') for (const other of [...this.rows.keys()].slice(0, 15)) this.rows.set(other, now);
  }

  /** @param turns how long a call is on its way, there and back; calls overtake one another. */
  client(between: () => void = () => {}, turns: () => number = () => 0) {
    return {
      listLater: async (_path: string, query: ListQuery = {}): Promise<() => Promise<List>> => {
        this.calls++;
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        for (let left = 1 + turns(); left > 0; left--) await null;
        const answer = this.answer(query);
        between();
        for (let left = turns(); left > 0; left--) await null;
        this.inFlight--;
        return async () => answer;
      },
    };
  }

  answer({ filter = [], limit = 1000, offset = 0 }: ListQuery): List {
    this.offsets.push(offset);
    const from = filter.find((condition) => condition.startsWith('updated>='))?.slice(9) ?? '';
    const all = [...this.rows]
      .filter(([, updated]) => updated >= from)
      .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1));
    const rows = all.slice(offset, offset + limit).map(([key, updated]): SourceRow => ({ id: key, updated }));
    return { meta: { size: all.length }, rows };
  }
}

const changes = ['edit', 'delete', 'create', 'trash', 'restore', 'bulk'] as const;
type Change = (typeof changes)[number];
const id = (i: number) => `id-${String(i).padStart(5, '0')}`;
const moment = (stamp: number) => `2026-01-01 ${String(stamp).padStart(8, '0')}`;

for (const parallel of [1, 4]) {
  test(`a list that stands still is read once, in order, with one row of overlap a page (${parallel} at once)`, async () => {
    const list = new ChangingList(Array.from({ length: 100 }, (_, i) => i));
    const read: string[] = [];
    const totals: number[] = [];
    for await (const page of readPages(list.client(), '/x', {}, null, { limit: 11, parallel })) {
      read.push(...[...page.rows].map((row) => String(row.id)));
      totals.push(page.total);
    }
    assert.deepEqual(read, [...list.rows.keys()]);
    assert.deepEqual([...new Set(totals)], [100]);
    assert.equal(list.calls, 10);
    assert.equal(list.mostInFlight, parallel);
  });
}

test('a hundred pages take one call more than the fewest, and offsets stay small', async () => {
  const list = new ChangingList(Array.from({ length: 9990 }, (_, i) => Math.floor(i / 3)));
  let rows = 0;
  for await (const page of readPages(list.client(), '/x', {}, null, { limit: 100, parallel: 5 })) {
    rows += page.rows.length;
  }
  assert.equal(rows, 9990);
  assert.equal(list.calls, 101);
  assert.ok(Math.max(...list.offsets) <= 2 * 5 * 100);
});

test('a consumer that waits lets no more pages come than twice those that may be on their way', async () => {
  const list = new ChangingList(Array.from({ length: 100 }, (_, i) => i));
  const pages = readPages(list.client(), '/x', {}, null, { limit: 6, parallel: 3 });
  for (let taken = 0; taken < 3; taken++) await pages.next();
  for (let turn = 0; turn < 100; turn++) await null;
  assert.equal(list.calls, 3 + 2 * 3);
});

test('rows that were counted are asked for before the first page came, two pages of them', async () => {
  const list = new ChangingList(Array.from({ length: 100 }, (_, i) => i));
  const paging = { limit: 11, parallel: 5, expected: 100 };
  const pages = readPages(list.client(), '/x', {}, null, paging);
  const read = (await pages.next()).value?.rows.length ?? 0;
  assert.deepEqual(list.offsets.slice(0, 2), [0, 10]);
  let rest = 0;
  for await (const page of pages) rest += page.rows.length;
  assert.deepEqual([read + rest, list.calls], [100, 10]);
});

test('a size that is told too small ends nothing', async () => {
  const list = new ChangingList(Array.from({ length: 100 }, (_, i) => i));
  const client = {
    listLater:
      async (_path: string, query: ListQuery = {}) =>
      async (): Promise<List> => ({
        ...list.answer(query),
        meta: { size: 0 },
      }),
  };
  let rows = 0;
  for await (const page of readPages(client, '/x', {}, null, { limit: 11, parallel: 3 })) {
    rows += page.rows.length;
  }
  assert.equal(rows, 100);
});

test('of two lower bounds on `updated` only one is asked for: the later', async () => {
  const asked: string[][] = [];
  const list = new ChangingList([4, 5, 9]);
  const client = {
    listLater: async (path: string, query: ListQuery = {}) => {
      asked.push(query.filter ?? []);
      return list.client().listLater(path, query);
    },
  };
  const query = { filter: [`updated>=${moment(4)}`, `updated<=${moment(9)}`] };
  const paging = { limit: 2, parallel: 1 };
  const from = { updated: moment(2), id: '', ties: 0 };
  for await (const _ of readPages(client, '/x', query, from, paging));
  const upper = `updated<=${moment(9)}`;
  assert.deepEqual(asked, [query.filter, [upper, `updated>=${moment(5)}`], [upper, `updated>=${moment(9)}`]]);
});

test('whatever changes between the pages, nothing that lives through is lost', async () => {
  const change = fc.tuple(fc.constantFrom('edit' as const, ...changes), fc.nat({ max: 79 }));
  await fc.assert(
    fc.asyncProperty(
      // Few different stamps make many ties, more than a page holds.
      fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 80 }),
      fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 30 }),
      fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 30 }),
      fc.record({
        limit: fc.integer({ min: 2, max: 9 }),
        parallel: fc.integer({ min: 1, max: 5 }),
        expected: fc.option(fc.nat({ max: 120 })),
      }),
      async (stamps, schedule, ways, paging) => {
        const list = new ChangingList(stamps);
        const between = () => {
          for (const [what, which] of schedule.shift() ?? []) list.change(what, id(which));
        };
        let way = 0;
        const client = list.client(between, () => ways[way++ % ways.length] ?? 0);
        const seen = new Map<string, unknown>();
        let last: Cursor | null = null;
        for await (const page of readPages(client, '/x', {}, null, paging)) {
          for (const row of page.rows) seen.set(String(row.id), row.updated);
          last = page.cursor;
        }
        // What changed while the last pages were on their way comes with the next reading, from the place reached.
        for await (const page of readPages(list.client(), '/x', {}, last, paging)) {
          for (const row of page.rows) seen.set(String(row.id), row.updated);
        }
        for (const [key, updated] of list.rows) assert.equal(seen.get(key), updated, key);
        assert.ok(list.mostInFlight <= 2 * paging.parallel);
      },
    ),
    { seed: 20260822, numRuns: 2000 },
  );
});
