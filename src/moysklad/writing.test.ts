import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import {
  type MoyskladSandbox,
  openMoysklad as openSandbox,
  type World,
} from '../../sandbox/moysklad/index.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { linkTo, type MoyskladWriter, type NewObject, openMoyskladWriter, type Written } from './writing.ts';

let sandbox: MoyskladSandbox;
let world: World;
let writer: MoyskladWriter;

before(async () => {
  const size = { orders: 5, products: 3, counterparties: 3, documents: 2 };
  sandbox = await openSandbox({ port: 0, accounts: [{ name: 'b', token: 'b', kind: 'app', ...size }] });
  world = sandbox.account('b');
  const limits = openLimits(new MemoryBudgets());
  writer = openMoyskladWriter({ apiUrl: sandbox.apiUrl, token: 'b', limits, retryPauseMs: 1 });
});
after(() => sandbox?.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.calls.length = 0;
  world.store.denied.clear();
});

const link = (type: string) => linkTo(sandbox.apiUrl, type, world.ids(type)[0] ?? '');
const supply = (fields: object = {}): NewObject => ({
  syncId: randomUUID(),
  organization: link('organization'),
  agent: link('counterparty'),
  store: link('store'),
  applicable: true,
  positions: [{ quantity: 1, price: 100, assortment: link('product') }],
  ...fields,
});
const supplies = (count: number) => Array.from({ length: count }, (_, i) => supply({ name: `С-${i}` }));
const namesOf = (written: Written[]) =>
  written.map((one) => ('object' in one ? one.object.name : one.refused.apiCode));

test('a thousand go in one call, in their order; each that is refused says why, and stops no other', async () => {
  const objects = supplies(1001);
  objects[1] = supply({ store: undefined });
  objects[1000] = supply({ positions: [{ quantity: 1, assortment: link('bundle') }] });
  const written = await writer.create('supply', objects);
  assert.deepEqual(namesOf(written.slice(0, 3)), ['С-0', 3000, 'С-2']);
  assert.deepEqual(namesOf(written.slice(-2)), ['С-999', 17016]);
  assert.deepEqual(
    sandbox.calls.map(({ method }) => method),
    ['POST', 'POST'],
  );
});

test('whatever becomes of the answer, each is made once: it is looked for before it is sent again', async () => {
  for (const kind of ['cut-before', 'cut-after', 'truncate'] as const) {
    const [size, objects] = [world.size('supply'), supplies(150)];
    sandbox.calls.length = 0;
    sandbox.faults.add({ fault: { kind }, method: 'POST', times: 1 });
    const written = await writer.create('supply', objects);
    assert.deepEqual(
      namesOf(written),
      objects.map(({ name }) => name),
    );
    assert.equal(world.size('supply'), size + 150, kind);
    const calls = sandbox.calls.map(({ method }) => method);
    const again = kind === 'cut-before' ? ['POST'] : [];
    assert.deepEqual(calls, ['POST', 'GET', 'GET', ...again], `${kind}: two looks of 100 ids`);
  }
});

test('what was made and put into the trash is not made again', async () => {
  const object = supply();
  const [first] = await writer.create('supply', [object]);
  assert.ok(first && 'object' in first);
  const id = String(first.object.id);
  await writer.trash('supply', id);
  await writer.trash('supply', randomUUID());
  sandbox.faults.add({ fault: { kind: 'cut-before' }, method: 'POST', times: 1 });
  const size = world.size('supply');
  const [second] = await writer.create('supply', [object]);
  assert.ok(second && 'object' in second);
  assert.equal(second.object.id, id);
  assert.match(String(second.object.deleted), /^\d{4}-/);
  assert.equal(world.size('supply'), size);
});

test('a body that is too large goes in halves, one object that is too large is refused', async () => {
  const body = { errors: [{ error: 'слишком много', code: 1044 }] };
  sandbox.faults.add({ fault: { kind: 'status', status: 413, body }, method: 'POST', times: 1 });
  const written = await writer.create('supply', supplies(5));
  assert.deepEqual(namesOf(written), ['С-0', 'С-1', 'С-2', 'С-3', 'С-4']);
  assert.equal(sandbox.calls.length, 3);
  sandbox.faults.add({ fault: { kind: 'status', status: 413, body }, method: 'POST', times: 1 });
  assert.deepEqual(namesOf(await writer.create('supply', [supply()])), [1044]);
});

test('a missing right refuses each object, a token that is good no more ends the call', async () => {
  world.store.denied.add('supply create');
  const refused = await writer.create('supply', supplies(2));
  assert.deepEqual(namesOf(refused), [1045, 1045]);
  assert.ok(refused.every((one) => 'refused' in one && one.refused.kind === moyskladProblems.forbidden));
  const limits = openLimits(new MemoryBudgets());
  const stranger = openMoyskladWriter({ apiUrl: sandbox.apiUrl, token: 'x', limits });
  await assert.rejects(
    stranger.create('supply', [supply()]),
    (error) => error instanceof MoyskladError && error.kind === moyskladProblems.token,
  );
});

test('who never answers is asked a few times, and then it is told that nobody knows', async () => {
  sandbox.faults.add({ fault: { kind: 'cut-before' }, method: 'POST' });
  await assert.rejects(
    writer.create('supply', [supply()]),
    (error) => error instanceof MoyskladError && error.kind === moyskladProblems.unavailable,
  );
  assert.equal(sandbox.calls.filter(({ method }) => method === 'POST').length, 6);
});

test('a change is sent once: fields left out stay, and without an answer it is told as unknown', async () => {
  const made = await writer.create('supply', [supply({ description: 'а' }), supply({ description: 'б' })]);
  const ids = made.map((one) => ('object' in one ? String(one.object.id) : ''));
  const changes = ids.map((id, i) => ({ id, fields: { description: `в${i}` } }));
  const [one, none] = await writer.change('supply', [
    ...changes.slice(0, 1),
    { id: randomUUID(), fields: {} },
  ]);
  assert.ok(one && 'object' in one && one.object.description === 'в0');
  assert.ok(none && 'refused' in none && none.refused.apiCode === 2013);
  assert.equal(world.lineIds('supply', ids[0] ?? '').length, 1, 'lines stay');

  sandbox.calls.length = 0;
  sandbox.faults.add({ fault: { kind: 'cut-after' }, method: 'POST', times: 1 });
  const unknown = await writer.change('supply', changes);
  assert.ok(unknown.every((w) => 'refused' in w && w.refused.kind === moyskladProblems.unavailable));
  assert.deepEqual([sandbox.calls.length, world.get('supply', ids[1] ?? '')?.description], [1, 'в1']);
});
