import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mode } from '../catalogue/exporter.ts';
import { facts } from '../moysklad/facts.ts';
import type { Table, TableRow } from '../protocol/index.ts';
import type { Batch } from './batches.ts';
import type { ExportOptions } from './options.ts';
import type { Start } from './plan.ts';
import { presence, presenceWords } from './presence.ts';
import { Reconciler } from './reconciler.ts';
import { Tally } from './tally.ts';

/** What is gone from the source is found and removed, marked or kept; a table and a source in memory. */
const row = (key: string, object = key): TableRow => ({
  key,
  object,
  printed: Buffer.from('[]'),
  filled: 0,
  cells: [],
});
const batch = (rows: TableRow[], objects: [string, TableRow[]][] = []): Batch => {
  return { rows, objects: new Map(objects), cursor: null, keptOut: [], total: rows.length };
};

function scene(options: {
  rows?: [key: string, object: string][];
  doubled?: number;
  mode?: Mode;
  gone?: ExportOptions['gone'];
  dryRun?: boolean;
  trash?: boolean;
  live?: number | null;
  trashed?: string[];
  /** Keys whose rows say already that they are gone. */
  marked?: string[];
  from?: Start['cursor'];
}) {
  const { mode = 'upsert', gone = 'remove', dryRun = false, trash = true } = options;
  const objectOf = new Map(options.rows ?? []);
  const marks = new Map((options.marked ?? []).map((key) => [key, presenceWords.gone as string]));
  const counted = { calls: 0, since: [] as string[] };
  let doubled = options.doubled ?? 0;
  const keysOf = (object: string) => [...objectOf].flatMap(([key, of]) => (of === object ? key : []));
  const table = {
    state: null,
    get size() {
      return objectOf.size;
    },
    get objects() {
      return new Set(objectOf.values()).size;
    },
    get marked() {
      return new Set([...marks.keys()].map((key) => objectOf.get(key))).size;
    },
    get doubled() {
      return doubled;
    },
    hasObject: (object: string) => keysOf(object).length > 0,
    isMarked: (object: string) => keysOf(object).some((key) => marks.has(key)),
    objectIds: () => new Set(objectOf.values()),
    keysOf,
    look: async (keys: string[]) =>
      new Map(keys.map((key) => [key, [marks.get(key) ?? null]] as [string, (string | null)[]])),
    remove: async (keys: Set<string>) => {
      const removed = [...keys].filter((key) => objectOf.delete(key)).length + doubled;
      doubled = 0;
      return removed;
    },
    mark: async (words: Map<string, string>) => {
      const changed = [...words].filter(([key, word]) => marks.get(key) !== word);
      for (const [key, word] of changed) marks.set(key, word);
      return changed.length;
    },
  } as unknown as Table;
  const source = {
    facts,
    count: async () => {
      counted.calls += 1;
      return { total: options.live === undefined ? objectOf.size : options.live, sample: [] };
    },
    trashed: async (_path: string, since: string) => {
      counted.since.push(since);
      return options.trashed ?? [];
    },
  };
  const tally = new Tally(undefined);
  const context = {
    exporter: { trash },
    columns: [{ key: presence.column }],
    mode,
    gone,
    dryRun,
    source,
    table,
    reading: { path: '/entity/customerorder' },
    tally,
    start: { cursor: options.from ?? { updated: '2026-01-01 00:00:00.000', id: '', ties: 0 } },
  };
  const reconciler = new Reconciler(context as unknown as ConstructorParameters<typeof Reconciler>[0]);
  const keys = () => [...objectOf.keys()].sort();
  return { reconciler, keys, marks, counted, tally };
}

const three: [string, string][] = [
  ['a', 'a'],
  ['b', 'b'],
  ['c', 'c'],
];

test('a full reading removes what it never met', async () => {
  const { reconciler, keys, tally } = scene({ rows: three });
  reconciler.begin('full', null);
  await reconciler.met(batch([row('a'), row('c')]));
  await reconciler.settle();
  assert.deepEqual(keys(), ['a', 'c']);
  assert.equal(tally.counts.rowsDeleted, 1);
});

test('a reading that began in the middle, one of changes and an append remove nothing', async () => {
  for (const [pass, from, mode] of [
    ['full', { updated: 'x', id: '', ties: 0 }, 'upsert'],
    ['incremental', null, 'upsert'],
    ['full', null, 'append'],
  ] as const) {
    const { reconciler, keys } = scene({ rows: three, mode });
    reconciler.begin(pass, from);
    await reconciler.met(batch([row('a')]));
    await reconciler.settle();
    assert.deepEqual(keys(), ['a', 'b', 'c'], `${mode} ${pass}`);
  }
});

test('lines that left their document go with its change, whatever becomes of gone ones', async () => {
  for (const gone of ['remove', 'mark', 'keep'] as const) {
    const lines: [string, string][] = [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ];
    const { reconciler, keys } = scene({ rows: lines, gone });
    reconciler.begin('incremental', null);
    const left = [row('a2', 'a')];
    await reconciler.met(batch(left, [['a', left]]));
    assert.deepEqual(keys(), ['a2', 'b1'], gone);
    await reconciler.met(batch([], [['b', []]]));
    assert.deepEqual(keys(), ['a2'], 'a document that no longer fits has no rows');
  }
});

test('a document that lost its lines keeps the row of its own', async () => {
  const { reconciler, keys } = scene({
    rows: [
      ['a', 'a'],
      ['a1', 'a'],
    ],
  });
  reconciler.begin('incremental', null);
  await reconciler.met(batch([row('a')]));
  assert.deepEqual(keys(), ['a']);
});

test('gone objects are marked: in the trash or gone for good, each once', async () => {
  const { reconciler, keys, marks, tally } = scene({ rows: three, gone: 'mark', trashed: ['b'] });
  for (let pass = 0; pass < 2; pass++) {
    reconciler.begin('full', null);
    await reconciler.met(batch([row('a')]));
    await reconciler.settle();
  }
  assert.deepEqual(
    [...marks],
    [
      ['b', presenceWords.trashed],
      ['c', presenceWords.gone],
    ],
  );
  assert.deepEqual([keys(), tally.counts.rowsUpdated, reconciler.gone], [['a', 'b', 'c'], 2, 2]);
});

test('gone objects are kept, and counted as such', async () => {
  const { reconciler, keys } = scene({ rows: three, gone: 'keep' });
  reconciler.begin('full', null);
  await reconciler.met(batch([row('a'), row('b')]));
  await reconciler.settle();
  assert.deepEqual([keys(), reconciler.gone], [['a', 'b', 'c'], 1]);
});

test('further rows of a key go after any reading', async () => {
  const { reconciler, tally } = scene({ rows: three, doubled: 2 });
  reconciler.begin('incremental', null);
  assert.equal(await reconciler.agrees(3), false, 'a doubled table is compared whole');
  await reconciler.settle();
  assert.equal(tally.counts.rowsDeleted, 2);
});

test('as many objects as the source: no call more', async () => {
  const { reconciler, counted } = scene({ rows: three });
  assert.equal(await reconciler.agrees(3), true);
  assert.equal(counted.calls, 0);
});

test('the source is counted again: it may have changed since', async () => {
  const { reconciler, counted } = scene({ rows: three, live: 3 });
  assert.equal(await reconciler.agrees(4), true);
  assert.deepEqual([counted.calls, counted.since.length], [1, 0]);
});

test('more than the source: what is in the trash since the last run goes; the rest needs a full reading', async () => {
  const one = scene({ rows: three, live: 2, trashed: ['b', 'other'] });
  assert.equal(await one.reconciler.agrees(2), true);
  assert.deepEqual([one.keys(), one.counted.since], [['a', 'c'], ['2026-01-01 00:00:00.000']]);
  const two = scene({ rows: three, live: 1, trashed: ['b'] });
  assert.equal(await two.reconciler.agrees(1), false);
  assert.deepEqual(two.keys(), ['a', 'c']);
});

test('fewer than the source, one that only a reading counts, one without a trash: a full reading', async () => {
  for (const more of [{ live: 4 }, { live: null }, { live: 2, trash: false, trashed: ['b'] }]) {
    const { reconciler, keys, counted } = scene({ rows: three, ...more });
    assert.equal(await reconciler.agrees(9), false);
    assert.deepEqual([keys(), counted.since], [['a', 'b', 'c'], []]);
  }
});

test('a dry run tells the same and touches nothing', async () => {
  const { reconciler, keys, tally } = scene({
    rows: three,
    dryRun: true,
    doubled: 1,
    live: 3,
    trashed: ['b'],
  });
  reconciler.begin('full', null);
  await reconciler.met(batch([row('a'), row('b'), row('new')]));
  await reconciler.settle();
  assert.deepEqual(keys(), ['a', 'b', 'c']);
  assert.equal(tally.counts.rowsDeleted, 2, 'one gone, one doubled');
  const later = scene({ rows: three, dryRun: true, live: 3, trashed: ['b'] });
  later.reconciler.begin('incremental', null);
  await later.reconciler.met(batch([row('new')]));
  assert.equal(await later.reconciler.agrees(3), true, 'three and a new one, less the one in the trash');
  assert.deepEqual(later.keys(), ['a', 'b', 'c']);
});

for (const dryRun of [false, true]) {
  test(`marked objects: who comes back counts again, who is marked already is not marked once more (dry run: ${dryRun})`, async () => {
    for (const live of [3, 2]) {
      const back = scene({ rows: three, gone: 'mark', marked: ['c'], dryRun, live });
      back.reconciler.begin('incremental', null);
      if (!dryRun) back.marks.delete('c'); // as the write of its row does
      await back.reconciler.met(batch([row('c')]));
      assert.equal(await back.reconciler.agrees(live), live === 3, `${live} in the source`);
    }
    const already = scene({ rows: three, gone: 'mark', marked: ['b'], dryRun, live: 1, trashed: ['b'] });
    already.reconciler.begin('incremental', null);
    assert.equal(await already.reconciler.agrees(1), false, 'another one is gone');
  });
}
