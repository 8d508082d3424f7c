import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownNames } from '../catalogue/index.ts';
import type { Source, TableState } from '../protocol/index.ts';
import { isLookDue, lookAtNames } from './names.ts';

const now = new Date('2026-06-01T12:00:00Z');
const at = '2026-05-31T12:00:00.000Z';
const state = (compared?: TableState['compared']): TableState => ({
  ...{ exporter: 'x', filter: '', mode: 'upsert', columns: '', rows: 1, gone: 0, cursor: null },
  ...{ complete: true, at, compared },
});
const shown: ShownNames[] = [
  { entity: 'counterparty', list: 'counterparty', by: 'agent' },
  { entity: 'counterparty', list: 'counterparty', by: 'https://field' },
  { entity: 'customentity', list: 'customentity/1', by: null },
  { entity: 'currency', list: 'currency', by: 'currency' },
];
type Named = Awaited<ReturnType<Source['namedSince']>>;
const changed = (...ids: string[]): Named => ({
  whole: false,
  objects: ids.map((id) => ({ id, name: `of ${id}` })),
});
const whole = (...names: string[]): Named => ({
  whole: true,
  objects: names.map((name, i) => ({ id: String(i), name })),
});

/** A source with these lists, which notes since when they were asked for. */
function sourceWith(lists: Record<string, Named>) {
  const asked: [string, string][] = [];
  const source = {
    async namedSince(list: string, since: Date) {
      asked.push([list, since.toISOString()]);
      return lists[list] === undefined ? changed() : lists[list];
    },
  } as unknown as Source;
  return { source, asked };
}

test('each list is asked once for what changed since the names were compared', async () => {
  const since = '2026-05-20T00:00:00.000Z';
  const { source, asked } = sourceWith({
    counterparty: changed('a', 'b'),
    'customentity/1': changed('c'),
    currency: whole('руб'),
  });
  const { renamed, compared } = await lookAtNames(source, shown, state({ at: since }), now);
  assert.deepEqual(asked.map(([list]) => list).sort(), ['counterparty', 'currency', 'customentity/1']);
  assert.deepEqual(new Set(asked.map(([, from]) => from)), new Set([since]));
  assert.deepEqual(renamed, ['counterparty a', 'counterparty b', 'customentity c']);
  assert.equal(compared.at, now.toISOString());
});

test('a list that does not tell its changes is compared with what it was: another name has everything read', async () => {
  const look = async (names: string[], before?: TableState['compared']) =>
    lookAtNames(sourceWith({ currency: whole(...names) }).source, shown, state(before), now);
  const first = await look(['руб', 'USD']);
  assert.deepEqual(first.renamed, [], 'it was not looked at before');
  assert.deepEqual((await look(['руб', 'USD'], first.compared)).renamed, []);
  assert.deepEqual((await look(['руб', 'Доллар'], first.compared)).renamed, ['all']);
});

test('more than can be named, or more than a call tells, has everything read', async () => {
  const many = changed(...Array.from({ length: 31 }, (_, i) => String(i)));
  for (const counterparty of [many, null])
    assert.deepEqual((await lookAtNames(sourceWith({ counterparty }).source, shown, state(), now)).renamed, [
      'all',
    ]);
});

test('names are looked at when that was not done for so long, and never where rows stay as they are', () => {
  const day = 24 * 3_600_000;
  const due = (namesAfterMs?: number, mode: 'upsert' | 'append' = 'upsert', compared?: string) =>
    isLookDue({ namesAfterMs, mode }, state(compared ? { at: compared } : undefined), now);
  assert.deepEqual([due(), due(0), due(day), due(day + 1)], [false, true, true, false]);
  assert.equal(due(day, 'upsert', '2026-06-01T00:00:00Z'), false);
  assert.equal(due(0, 'append'), false);
  assert.equal(isLookDue({ namesAfterMs: 0, mode: 'upsert' }, null, now), false);
});
