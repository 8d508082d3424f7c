import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

const store = new Map<string, string>([['skladno.company', 'c1']]);
const storage = {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => store.set(key, value),
  removeItem: (key: string) => store.delete(key),
};
Object.assign(globalThis, { sessionStorage: storage, localStorage: storage });

let calls: string[] = [];
let answers: Record<string, () => Response> = {};
mock.method(globalThis, 'fetch', async (asked: string | Request) => {
  const path = typeof asked === 'string' ? asked : new URL(asked.url).pathname;
  calls.push(path);
  return answers[path]?.() ?? new Response('late');
});

let turn = 0;
let startAsking: (path: string) => void;
let fetchOrTake: (request: Request) => Promise<Response>;
beforeEach(async () => {
  calls = [];
  answers = {};
  // Each page has a module of its own.
  ({ startAsking, fetchOrTake } = await import(`./headStart.ts?page=${turn++}`));
});

const request = (path: string, method = 'GET', company = 'c1') =>
  new Request(`https://skladno.example${path}`, {
    method,
    headers: { 'Accept-Language': 'ru', 'X-Company-Id': company },
  });

test('the first to ask gets what was begun early, the next one asks anew', async () => {
  answers['/a'] = () => new Response('early');
  startAsking('/a');
  assert.equal(await (await fetchOrTake(request('/a'))).text(), 'early');
  answers['/a'] = () => new Response('anew');
  assert.equal(await (await fetchOrTake(request('/a'))).text(), 'anew');
  assert.deepEqual(calls, ['/a', '/a']);
});

test('a refusal, another company, and what is older than a change are asked for anew', async () => {
  answers['/refused'] = () => new Response('no', { status: 409 });
  for (const path of ['/refused', '/other', '/older']) startAsking(path);
  answers = {};
  assert.equal(await (await fetchOrTake(request('/refused'))).text(), 'late');
  assert.equal(await (await fetchOrTake(request('/other', 'GET', 'c2'))).text(), 'late');
  await fetchOrTake(request('/change', 'POST'));
  await fetchOrTake(request('/older'));
  assert.deepEqual(calls, ['/refused', '/other', '/older', '/refused', '/other', '/change', '/older']);
});

test('once the application asks by itself nothing more is begun early', async () => {
  await fetchOrTake(request('/me'));
  startAsking('/me');
  assert.deepEqual(calls, ['/me']);
});

test('an answer for which nobody comes is read all the same', async () => {
  let read = false;
  answers['/unwanted'] = () =>
    new Response(
      new ReadableStream(
        {
          pull(controller) {
            read = true;
            controller.close();
          },
        },
        { highWaterMark: 0 },
      ),
    );
  startAsking('/unwanted');
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(read);
});
