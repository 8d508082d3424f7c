import assert from 'node:assert/strict';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ListQuery } from './client.ts';
import { KnownNames, openNamesMemory } from './names-memory.ts';
import { openReferences } from './references.ts';

function learn(names: KnownNames, count: number): void {
  for (let i = 0; i < count; i++) names.set('counterparty', `id-${i}`, `Имя ${i}`);
}

test('a run that begins soon after another knows what that one learnt; five minutes later it asks anew', () => {
  let now = 0;
  const memory = openNamesMemory({ now: () => now });
  learn(memory.of('a'), 3);
  now = 5 * 60_000;
  assert.equal(memory.of('a').get('counterparty', 'id-2'), 'Имя 2');
  assert.equal(memory.of('b').get('counterparty', 'id-2'), undefined);
  now += 1;
  assert.equal(memory.of('a').get('counterparty', 'id-2'), undefined);
});

test('more than the most is not kept: what was learnt longest ago goes first', () => {
  const memory = openNamesMemory({ most: 10 });
  learn(memory.of('a'), 6);
  learn(memory.of('b'), 6);
  memory.trim();
  assert.equal(memory.of('a').size, 0);
  assert.equal(memory.of('b').size, 6);
});

test('what one run learnt costs the next one a single call for what changed', async () => {
  const memory = openNamesMemory();
  const asked: string[] = [];
  const client = {
    get: () => Promise.reject(new Error('not used')),
    listLater: async (_path: string, { filter = [] }: ListQuery = {}) => {
      asked.push(filter.join(';').replace(/(updated>=).*/, '$1…'));
      return async () => ({ meta: { size: 1 }, rows: [{ id: 'a', name: 'Склад' }] });
    },
  };
  for (let run = 0; run < 2; run++) {
    const references = openReferences(client, memory.of('account'));
    await references.learn([{ type: 'store', id: 'a' }], 1000);
    assert.equal(references.of({ type: 'store', id: 'a' }), 'Склад');
  }
  assert.deepEqual(asked, ['archived=true;archived=false', 'archived=true;archived=false;updated>=…']);
});

test('a hundred thousand names take less than 20 MB, whatever long links their ids were cut from', () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  const before = process.memoryUsage().heapUsed;
  const names = new KnownNames(0);
  for (let i = 0; i < 100_000; i++) {
    const href = `https://api.moysklad.ru/api/remap/1.2/entity/counterparty/00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    const id = /[^/]+$/.exec(href)?.[0] ?? '';
    names.set('counterparty', id, Buffer.from(`Общество «Ромашка» ${i}`).toString());
  }
  gc();
  const bytes = process.memoryUsage().heapUsed - before;
  assert.equal(names.size, 100_000);
  assert.ok(bytes < 20_000_000, `${bytes}`);
});
