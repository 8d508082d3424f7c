import assert from 'node:assert/strict';
import test from 'node:test';
import type { SourceRow } from '../protocol/index.ts';
import type { ListQuery, MoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { KnownNames } from './names-memory.ts';
import { openReferences } from './references.ts';

/** A dictionary of `size` objects that counts how it is asked. */
function dictionary(size: number, refuse?: (query: ListQuery) => MoyskladError | undefined) {
  const asked: string[] = [];
  const rows = Array.from({ length: size }, (_, i): SourceRow => ({ id: `id-${i}`, name: `Имя ${i}` }));
  const client: Pick<MoyskladClient, 'get' | 'listLater'> = {
    get: async (path, schema) => {
      asked.push('one');
      const row = rows.find(({ id }) => path.endsWith(`/${id}`));
      if (!row) throw new MoyskladError(moyskladProblems.missing, {}, 404, 1021);
      return schema.parse(row);
    },
    listLater: async (_path, query = {}) => {
      const refusal = refuse?.(query);
      if (refusal) throw refusal;
      const ids = query.filter?.flatMap((condition) =>
        condition.startsWith('id=') ? condition.slice(3) : [],
      );
      asked.push(ids?.length ? `ids ${ids.length}` : `page ${query.offset ?? 0}`);
      const found = ids?.length ? rows.filter(({ id }) => ids.includes(id ?? '')) : rows;
      return async () => ({
        meta: { size: found.length },
        rows: found.slice(query.offset ?? 0, (query.offset ?? 0) + 1000),
      });
    },
  };
  return { client, asked };
}

const links = (ids: number[]) => ids.map((i) => ({ type: 'counterparty', id: `id-${i}` }));
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

test('few links of a small reading are asked by ids, 150 a call, each once', async () => {
  const { client, asked } = dictionary(5000);
  const references = openReferences(client, new KnownNames(0));
  await references.learn(links([...range(140), ...range(140)]), 140);
  await references.learn(links([3, 7]), 100);
  assert.deepEqual(asked, ['ids 140']);
  assert.equal(references.of({ type: 'counterparty', id: 'id-7' }), 'Имя 7');
});

test('a small dictionary is read whole, in one call', async () => {
  const { client, asked } = dictionary(800);
  await openReferences(client, new KnownNames(0)).learn(links(range(700)), 100_000);
  assert.deepEqual(asked, ['page 0']);
});

test('a large dictionary is read whole when most of it will be met, else only its first page', async () => {
  const most = dictionary(4000);
  await openReferences(most.client, new KnownNames(0)).learn(links(range(900)), 100_000);
  assert.deepEqual(most.asked, ['page 0', 'page 1000', 'page 2000', 'page 3000']);

  const few = dictionary(400_000);
  await openReferences(few.client, new KnownNames(0)).learn(links([5, 200_000, 399_999]), 1000);
  assert.deepEqual(few.asked, ['page 0', 'ids 2']);
});

test('where several ids in one filter are refused, objects are asked one by one', async () => {
  const { client, asked } = dictionary(10, ({ filter }) =>
    filter?.some((condition) => condition.startsWith('id='))
      ? new MoyskladError(moyskladProblems.request, {}, 400, 1030)
      : undefined,
  );
  const references = openReferences(client, new KnownNames(0));
  await references.learn(links([1, 2, 99]), 3);
  assert.deepEqual(asked, ['one', 'one', 'one']);
  assert.equal(references.of({ type: 'counterparty', id: 'id-2' }), 'Имя 2');
  assert.equal(references.of({ type: 'counterparty', id: 'id-99' }), null);
});

test('what the token may not see stays empty and is reported', async () => {
  const { client } = dictionary(10, () => new MoyskladError(moyskladProblems.forbidden, {}, 403, 1016));
  const references = openReferences(client, new KnownNames(0));
  await references.learn(links([1]), 1);
  assert.equal(references.of({ type: 'counterparty', id: 'id-1' }), null);
  assert.deepEqual([...references.hidden], ['counterparty']);
});

/** A dictionary of two, the second of which may be renamed. */
function twoOf(path: string, names: KnownNames) {
  const asked: string[] = [];
  const rows: SourceRow[] = [
    { id: 'a', name: 'Первый' },
    { id: 'b', name: 'Второй' },
  ];
  const client: Pick<MoyskladClient, 'get' | 'listLater'> = {
    get: async () => assert.fail('nothing is asked one by one'),
    async listLater(_path, { filter = [] } = {}) {
      const since = filter.find((condition) => condition.startsWith('updated>='));
      asked.push(since ?? 'all');
      const found = since ? rows.filter(({ changed }) => changed) : rows;
      return async () => ({ meta: { size: found.length }, rows: found });
    },
  };
  const learn = async () => {
    const references = openReferences(client, names);
    const links = rows.map(({ id }) => ({ type: path, id: id ?? '', path }));
    await references.learn(links, 1000);
    await references.learn(links, 1000);
    return rows.map(({ id }) => references.of({ type: path, id: id ?? '' }));
  };
  return { asked, rows, learn };
}

test('what an earlier run learnt is asked for only as far as it changed since, once a run', async () => {
  const since = Date.parse('2026-03-01T10:00:00Z');
  const { asked, rows, learn } = twoOf('store', new KnownNames(since));
  assert.deepEqual(await learn(), ['Первый', 'Второй']);
  Object.assign(rows[1] ?? {}, { name: 'Переименован', changed: true });
  assert.deepEqual(await learn(), ['Первый', 'Переименован']);
  assert.deepEqual(asked, ['all', 'updated>=2026-03-01 12:55:00.000']);
});

test('a list that does not tell its changes is read anew by the next run', async () => {
  const { asked, rows, learn } = twoOf('group', new KnownNames(0));
  await learn();
  Object.assign(rows[0] ?? {}, { name: 'Иначе' });
  assert.deepEqual(await learn(), ['Иначе', 'Второй']);
  assert.deepEqual(asked, ['all', 'all']);
});
