import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountOptions } from './index.ts';
import { CallerState, weightOf } from './limits.ts';
import { type Answer, call, openForTest, refusalOf } from './testing.ts';

const size = { orders: 3, products: 2, counterparties: 2 };
const app = (token: string, name = 'demo'): AccountOptions => ({ name, token, kind: 'app', ...size });
const user = (token: string, name = 'demo'): AccountOptions => ({ name, token, kind: 'user', ...size });
const codes = (answers: Answer[]): number[] =>
  answers.map((answer) => (answer.status === 200 ? 200 : refusalOf(answer)[1]));
const count = (list: number[], value: number): number => list.filter((item) => item === value).length;
const header = (answer: Answer | undefined, name: string): number =>
  Number(answer?.headers.get(name) ?? Number.NaN);

test('a call of a user weighs what the date says, one of an application always one unit', () => {
  const days = [
    '2026-05-11T23:59:59+03:00',
    '2026-05-12T00:00:00+03:00',
    '2026-09-01T00:00:00+03:00',
    '2026-12-01T00:00:00+03:00',
  ];
  assert.deepEqual(
    days.map((day) => weightOf('user', Date.parse(day))),
    [1, 2, 3, 4],
  );
  assert.equal(weightOf('app', Date.parse('2027-01-01')), 1);
});

test('the extended stock reports weigh five units, the short ones one', async (t) => {
  const { sandbox, api } = await openForTest({ limits: true, accounts: [app('token')] });
  t.after(() => sandbox.close());
  const left = async (path: string): Promise<[limit: number, remaining: number]> => {
    const answer = await api(path);
    return [header(answer, 'x-ratelimit-limit'), header(answer, 'x-ratelimit-remaining')];
  };
  assert.deepEqual(await left('/report/stock/all'), [9, 8]);
  assert.deepEqual(await left('/report/stock/bystore'), [9, 7]);
  assert.deepEqual(await left('/report/stock/all/current'), [45, 34]);
  assert.deepEqual(await left('/report/profit/byproduct'), [45, 33]);
});

for (const kind of ['app', 'user'] as const) {
  test(`45 units in 3 seconds for the calls of one ${kind}, then 429 with the pause to make`, async (t) => {
    const { sandbox, api } = await openForTest({
      limits: true,
      accounts: [{ name: 'demo', token: 'token', kind, ...size }],
    });
    t.after(() => sandbox.close());
    const allowed = Math.floor(45 / weightOf(kind, Date.now()));
    const answers: Answer[] = [];
    const started = Date.now();
    while (answers.at(-1)?.status !== 429) answers.push(await api('/entity/group'));
    if (Date.now() - started < 3000) assert.equal(answers.length, allowed + 1);

    assert.equal(header(answers[0], 'x-ratelimit-limit'), allowed);
    assert.equal(header(answers[0], 'x-ratelimit-remaining'), allowed - 1);
    assert.equal(header(answers[0], 'x-lognex-retry-timeinterval'), 3000);
    assert.equal(header(answers[0], 'x-lognex-reset'), 0);
    assert.equal(answers[0]?.headers.get('x-lognex-retry-after'), null);
    const refused = answers.at(-1) as Answer;
    assert.deepEqual(refusalOf(refused), [429, 1049]);
    const pause = header(refused, 'x-lognex-retry-after');
    assert.ok(pause > 0 && pause <= 3000);
    assert.equal(header(refused, 'x-lognex-reset'), pause);

    await sleep(pause);
    assert.equal((await api('/entity/group')).status, 200, 'the pause the server named is enough');
  });
}

test('five calls in flight for one caller, twenty for one account', async (t) => {
  const accounts = ['a', 'b', 'c', 'd', 'e'].map((token) => app(token));
  const { sandbox, api } = await openForTest({
    limits: true,
    latencyMs: 1500,
    accounts: [...accounts, app('x', 'other')],
  });
  t.after(() => sandbox.close());
  const all = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => api('/entity/group')));
  assert.deepEqual([count(codes(all), 200), count(codes(all), 1073)], [5, 2]);
  const refused = all.find((answer) => answer.status === 429);
  assert.equal(refused?.headers.get('x-lognex-retry-after'), null, 'headers do not speak of parallel calls');

  const tokens = accounts.flatMap(({ token }) => [1, 2, 3, 4, 5].map(() => token));
  const answers = await Promise.all(
    [...tokens, 'x'].map((token) => call(`${sandbox.apiUrl}/entity/group`, token)),
  );
  assert.deepEqual([count(codes(answers), 200), count(codes(answers), 1073)], [21, 5]);
  assert.equal(answers.at(-1)?.status, 200, 'another account is not touched');
});

test('access is switched off for those who keep knocking', async (t) => {
  const accounts = [app('knocks', 'a'), app('calm', 'b')];
  const { sandbox } = await openForTest({ limits: true, accounts });
  t.after(() => sandbox.close());
  const group = (token: string) => call(`${sandbox.apiUrl}/entity/group`, token);

  let last = 0;
  for (let i = 0; i < 500 && last !== 1061; i++) [last = 0] = codes([await group('knocks')]);
  assert.equal(last, 1061, 'more than 200 answers 429 in a minute');
  assert.equal((await group('knocks')).status, 403);
  assert.equal((await group('calm')).status, 200);
});

test('so it is for more than 200 same failures, or 100 PUT of one object, in a minute', () => {
  const request = (method: string, path: string) => ({
    method,
    url: new URL(`http://sandbox${path}`),
    headers: {},
    headersDistinct: {},
    body: Buffer.alloc(0),
  });
  const offAfter = (most: number, method: string, path: (i: number) => string, status: number): number => {
    const state = new CallerState();
    for (let i = 1; i <= most; i++) {
      state.note(request(method, path(i)), status);
      if (state.off) return i;
    }
    return Number.POSITIVE_INFINITY;
  };
  assert.equal(
    offAfter(300, 'GET', () => '/entity/nothing', 404),
    201,
  );
  assert.equal(
    offAfter(300, 'GET', (i) => `/entity/nothing${i}`, 404),
    Number.POSITIVE_INFINITY,
  );
  assert.equal(
    offAfter(300, 'GET', () => '/entity/group', 200),
    Number.POSITIVE_INFINITY,
  );
  assert.equal(
    offAfter(300, 'PUT', () => '/entity/product/1', 200),
    101,
  );
  assert.equal(
    offAfter(300, 'PUT', (i) => `/entity/product/${i}`, 200),
    Number.POSITIVE_INFINITY,
  );
});

test('without limits nothing is counted', async (t) => {
  const { sandbox, api } = await openForTest({ limits: false, accounts: [app('token')] });
  t.after(() => sandbox.close());
  const answers = await Promise.all(Array.from({ length: 60 }, () => api('/entity/group')));
  assert.equal(count(codes(answers), 200), 60);
});

test('keys: Basic and Bearer, a new token ends the old one, a revoked one opens nothing', async (t) => {
  const { sandbox, api } = await openForTest({ accounts: [user('secret'), app('app', 'other')] });
  t.after(() => sandbox.close());
  const basic = (pair: string) => ({
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
  });
  assert.equal((await api('/context/employee', basic('admin@demo:secret'))).status, 200);
  assert.deepEqual(refusalOf(await api('/context/employee', basic('admin@demo:wrong'))), [401, 1056]);

  const issued = await api('/security/token', { method: 'POST', ...basic('admin@demo:secret') });
  const { access_token: token } = issued.json as { access_token: string };
  assert.deepEqual(refusalOf(await api('/entity/group')), [401, 1056], 'the token of before');
  assert.equal((await call(`${sandbox.apiUrl}/entity/group`, token)).status, 200);

  const employee = await call(`${sandbox.apiUrl}/context/employee`, token);
  assert.match(JSON.stringify(employee.json), /"uid":"admin@demo".*"permissions"/);
  assert.deepEqual(refusalOf(await call(`${sandbox.apiUrl}/context/application`, token)), [403, 55005]);
  assert.deepEqual(refusalOf(await call(`${sandbox.apiUrl}/context/employee`, 'app')), [403, 55006]);
  const application = await call(`${sandbox.apiUrl}/context/application`, 'app');
  assert.match(JSON.stringify(application.json), /"appUid"/);

  sandbox.account(token).revoke();
  assert.deepEqual(refusalOf(await call(`${sandbox.apiUrl}/entity/group`, token)), [401, 1056]);
  assert.equal(
    (await call(`${sandbox.apiUrl}/entity/group`, 'app')).status,
    200,
    'another account is not touched',
  );
  const granted = sandbox.account(token).grant();
  assert.equal((await call(`${sandbox.apiUrl}/entity/group`, granted)).status, 200);
  assert.deepEqual(refusalOf(await call(`${sandbox.apiUrl}/entity/group`, token)), [401, 1056]);
});

test('each account sees its own data alone', async (t) => {
  const { sandbox } = await openForTest({ accounts: [app('one', 'a'), app('two', 'b')] });
  t.after(() => sandbox.close());
  const [mine, theirs] = [sandbox.account('one'), sandbox.account('two')];
  assert.equal(mine.ids('customerorder').filter((id) => theirs.ids('customerorder').includes(id)).length, 0);
  const id = mine.ids('customerorder')[0];
  assert.equal((await call(`${sandbox.apiUrl}/entity/customerorder/${id}`, 'one')).status, 200);
  assert.equal((await call(`${sandbox.apiUrl}/entity/customerorder/${id}`, 'two')).status, 404);
});
