import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, DraftInput } from '../../api/drafts.ts';
import { ApiProblem } from '../../api/problem.ts';

// What it imports asks where the page is when it is loaded.
Object.assign(globalThis, { location: new URL('https://skladno.example/') });
const { openKeeper, sendAll } = await import('./keeper.ts');

/** A place whose answers come when the test says so. */
function slowPlace() {
  const calls: { input: DraftInput; answer(saved: Draft): void; refuse(error: unknown): void }[] = [];
  let removedAfter = -1;
  let answered = 0;
  let unreachable = false;
  return {
    calls,
    lose: () => {
      unreachable = true;
    },
    removedAfter: () => removedAfter,
    place: {
      read: async () => null,
      save: (input: DraftInput) =>
        new Promise<Draft>((resolve, reject) => {
          const done = (act: () => void) => {
            answered += 1;
            act();
          };
          calls.push({
            input,
            answer: (saved) => done(() => resolve(saved)),
            refuse: (error) => done(() => reject(error)),
          });
        }),
      remove: async () => {
        if (unreachable) throw new Error('unreachable');
        removedAfter = answered;
      },
    },
  };
}

const saved = (input: DraftInput, version: number): Draft => ({
  form: 'company',
  content: input.content,
  version,
  editor: input.editor,
  updatedAt: '2026-11-30T00:00:00Z',
  expiresAt: '2026-12-30T00:00:00Z',
});
const changedElsewhere = () => new ApiProblem({ title: '', detail: '', code: 'draft-changed', status: 409 });
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the refusal of an older save says nothing once a newer one is under way', async () => {
  const { place, calls } = slowPlace();
  const keeper = openKeeper<{ name: string }>({ name: 'late', place, found: null });
  keeper.change({ name: 'a' });
  keeper.flush();
  keeper.change({ name: 'ab' });
  keeper.flush();
  const [older, newer] = calls;
  assert.ok(older && newer);
  newer.answer(saved(newer.input, 2));
  await settled();
  older.refuse(changedElsewhere());
  await settled();
  assert.deepEqual(keeper.now(), { content: { name: 'ab' }, state: 'kept' });
});

test('a draft is thrown away when every save has come back, so that none brings it back', async () => {
  const { place, calls, removedAfter } = slowPlace();
  const keeper = openKeeper<{ name: string }>({ name: 'gone', place, found: null });
  keeper.change({ name: 'a' });
  keeper.flush();
  keeper.change({ name: 'ab' });
  keeper.flush();
  const dropped = keeper.drop();
  calls[1]?.answer(saved(calls[1].input, 2));
  await settled();
  assert.equal(removedAfter(), -1);
  calls[0]?.answer(saved(calls[0].input, 1));
  await dropped;
  assert.equal(removedAfter(), 2);
  assert.equal(keeper.now().state, 'empty');
});

test('sending all says whether all is kept, and waits no longer than it is told', async () => {
  const { place, calls } = slowPlace();
  const keeper = openKeeper<{ name: string }>({ name: 'leaving', place, found: null });
  const close = keeper.subscribe(() => {});
  assert.equal(await sendAll(1), true, 'nothing was entered');
  keeper.change({ name: 'a' });
  assert.equal(await sendAll(1), false, 'no answer yet');
  const sent = calls.at(-1);
  assert.ok(sent);
  sent.answer(saved(sent.input, 1));
  assert.equal(await sendAll(10_000), true);
  keeper.change({ name: 'ab' });
  const asked = sendAll(10_000);
  await settled();
  calls.at(-1)?.refuse(changedElsewhere());
  assert.equal(await asked, false, 'another tab has another one');
  close();
});

test('a draft that could not be thrown away is still on its way to be kept', async () => {
  const { place, calls, lose } = slowPlace();
  const keeper = openKeeper<{ name: string }>({ name: 'stays', place, found: null });
  keeper.change({ name: 'a' });
  lose();
  await assert.rejects(keeper.drop());
  assert.deepEqual(keeper.now(), { content: { name: 'a' }, state: 'unsent' });
  keeper.flush();
  const again = calls.at(-1);
  assert.ok(again);
  again.answer(saved(again.input, 1));
  await settled();
  assert.equal(keeper.now().state, 'kept');
});
