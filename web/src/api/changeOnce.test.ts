import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { changeOnce } from './changeOnce.ts';

let made = 0;
let answer = () => {};
mock.method(globalThis, 'fetch', async () => {
  made += 1;
  await new Promise<void>((resolve) => {
    answer = resolve;
  });
  if (made === 3) throw new TypeError('unreachable');
  return Response.json({ made });
});

const change = (name: string, more: RequestInit = {}) =>
  changeOnce(
    new Request('https://skladno.example/companies', {
      method: 'POST',
      headers: { 'X-Company-Id': 'c1', 'Idempotency-Key': String(Math.random()) },
      body: JSON.stringify({ name }),
      ...more,
    }),
  );
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what is asked for twice at once is done once, and both get the answer; afterwards it is done again', async () => {
  const twice = Promise.all([change('Ромашка'), change('Ромашка')]);
  await settled();
  answer();
  assert.deepEqual(await Promise.all((await twice).map((each) => each.json())), [{ made: 1 }, { made: 1 }]);
  const again = change('Ромашка');
  await settled();
  answer();
  assert.deepEqual(await (await again).json(), { made: 2 });
});

test('a failure is told to both and holds up nothing; something else is something else', async () => {
  const lost = Promise.allSettled([change('Ромашка'), change('Ромашка')]);
  await settled();
  answer();
  assert.deepEqual(
    (await lost).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  made = 10;
  const others = [
    change('Ромашка'),
    change('Лютик'),
    change('Ромашка', { headers: { 'X-Company-Id': 'c2' } }),
    change('Ромашка', { keepalive: true }),
    change('Ромашка', { keepalive: true }),
  ];
  await settled();
  assert.equal(made, 15);
  for (const other of others) void other.catch(() => {});
});
