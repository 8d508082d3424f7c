import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { changeOnce } from './changeOnce.ts';

let made = 0;
let answer = () => {};
let keys: (string | null)[] = [];
let refusal: string | null = null;
mock.method(globalThis, 'fetch', async (request: Request) => {
  made += 1;
  keys.push(request.headers.get('Idempotency-Key'));
  await new Promise<void>((resolve) => {
    answer = resolve;
  });
  if (made === 3) throw new TypeError('unreachable');
  return refusal ? Response.json({ code: refusal }, { status: 409 }) : Response.json({ made });
});

const change = (name: string, more: RequestInit = {}) =>
  changeOnce(
    new Request('https://skladno.example/companies', {
      method: 'POST',
      headers: { 'X-Company-Id': 'c1' },
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
  assert.notEqual(keys[0], keys[1], 'an answered one is over');
});

test('asked for again after its answer was lost it is the same change, for a minute; another one is another', async (t) => {
  let now = performance.now();
  t.mock.method(performance, 'now', () => now);
  keys = [];
  const ask = async (name: string, count: number) => {
    made = count;
    const asked = change(name).catch(() => null);
    await settled();
    answer();
    await asked;
  };
  await ask('Фиалка', 2); // the third call ever is lost
  await ask('Лютик', 10);
  await ask('Фиалка', 2);
  now += 61_000;
  await ask('Фиалка', 10);
  assert.equal(keys[0], keys[2]);
  assert.equal(new Set(keys).size, 3);
  made = 2;
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

test('what was refused is asked anew the next time; what still runs is asked after', async () => {
  made = 20;
  keys = [];
  const ask = async (code: string | null) => {
    refusal = code;
    const asked = change('Василёк');
    await settled();
    answer();
    await asked;
  };
  await ask('export-task-active');
  await ask('idempotency-still-running');
  await ask('idempotency-still-running');
  await ask(null);
  assert.notEqual(keys[0], keys[1], 'a refusal may be cured by now');
  assert.deepEqual(keys.slice(1), [keys[1], keys[1], keys[1]]);
});

test('a question that the page gave up itself is asked anew: it is not told that the first one is still running', async () => {
  keys = [];
  made = 2; // the next call fails, as one that is given up does
  const giveUp = new AbortController();
  const given = change('Мак', { signal: giveUp.signal }).catch(() => null);
  await settled();
  giveUp.abort();
  answer();
  await given;
  const again = change('Мак');
  await settled();
  answer();
  await again;
  assert.equal(keys.length, 2);
  assert.notEqual(keys[0], keys[1]);
});
