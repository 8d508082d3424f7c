import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import { outgoingProblems } from '../platform/outgoing/index.ts';
import type { ProblemKind } from '../platform/problems.ts';
import type { Reading } from '../protocol/index.ts';
import { openMoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { checkMoyskladToken, openVendorApi } from './index.ts';
import { read } from './reading.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
let handle: Handle;
let storage: Handle;
let asked: string[];
/** What came to the storage, another host than the API's. */
let stored: { url: string; authorization: string | undefined }[];
const api = createServer((request, response) => {
  asked.push(String(request.url));
  handle(request, response);
});
const elsewhere = createServer((request, response) => {
  stored.push({ url: String(request.url), authorization: request.headers.authorization });
  storage(request, response);
});
let url: string;
let away: string;

before(async () => {
  for (const each of [api, elsewhere]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/remap/1.2`;
  away = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
after(() => {
  for (const each of [api, elsewhere]) {
    each.closeAllConnections();
    each.close();
  }
});
beforeEach(() => {
  asked = [];
  stored = [];
  storage = (_, response) => response.end(JSON.stringify({ rows }));
});

const rows = [{ stock: 1 }, { stock: 2 }];
const page = JSON.stringify({ meta: { size: 2, limit: 1000, offset: 0 }, rows });
const open = (more: { token?: string; signal?: AbortSignal } = {}) =>
  openMoyskladClient({
    apiUrl: url,
    token: 'secret',
    limits: openLimits(new MemoryBudgets()),
    retryPauseMs: 1,
    ...more,
  });
const vendor = () =>
  openVendorApi({
    url,
    app: { appId: 'id', appUid: 'uid', secret: 'secret of thirty-two letters, or more' },
  });
const kind = (wanted: ProblemKind) => (error: unknown) => {
  assert.ok(error instanceof MoyskladError, String(error));
  assert.equal(error.kind, wanted);
  return true;
};
const leadTo =
  (status: number, location: string): Handle =>
  (_, response) =>
    response.writeHead(status, { location }).end('<html>moved');

for (const status of [301, 302, 303, 307, 308]) {
  test(`${status} on any call: followed within the host, never with the token elsewhere`, async () => {
    handle = (request, response) => {
      if (request.url?.includes('/moved')) {
        assert.equal(request.headers.authorization, 'Bearer secret');
        return response.end(page);
      }
      leadTo(status, '/moved')(request, response);
    };
    const client = open();
    assert.equal((await client.list('/entity/product')).rows.length, 2);
    assert.equal([...(await (await client.listLater('/entity/product'))()).rows].length, 2);
    assert.equal((await client.answer('/report/dashboard/day')).location, null);

    handle = leadTo(status, `${away}/moved`);
    const calls = [
      () => client.list('/entity/product'),
      () => client.listLater('/entity/product'),
      () => client.get('/context/employee', z.unknown()),
      () => client.answer('/report/stock/all', { params: { async: 'true' } }),
      () => vendor().status('account'),
      () => vendor().setStatus('account', 'Activated'),
      () => vendor().context('key'),
    ];
    for (const call of calls) await assert.rejects(call(), kind(outgoingProblems.elsewhere));
    handle = leadTo(status, '/moved');
    await assert.rejects(vendor().setStatus('account', 'Activated'), kind(outgoingProblems.elsewhere));
    assert.deepEqual(stored, []);
  });
}

const task = '/async/00000000-0000-4000-8000-000000000000';
const reading: Reading = {
  path: '/report/stock/all',
  conditions: [],
  params: {},
  headers: {},
  order: 'none',
  answer: 'rows',
  async: true,
  weight: 1,
  lines: null,
  opensLines: true,
  expand: [],
};
/** The API of one background task, whose result lies at `place`. */
const background =
  (place: () => string): Handle =>
  (request, response) => {
    if (request.url?.includes('async=true'))
      return response.writeHead(202, { 'content-location': url + task }).end();
    if (request.url?.endsWith('/result')) return response.writeHead(302, { location: place() }).end();
    response.end(request.url?.includes('/async/') ? '{"state":"DONE"}' : page);
  };
async function readAll(): Promise<number> {
  let count = 0;
  const strategy = { pages: 'async' as const, parallel: 1 };
  for await (const { rows } of read(open(), reading, { from: null, strategy })) count += rows.length;
  return count;
}

test('a prepared result is fetched once from where MoySklad says, without the token', async () => {
  handle = background(() => `${away}/file`);
  assert.equal(await readAll(), 2);
  assert.deepEqual(stored, [{ url: '/file', authorization: undefined }]);
  assert.equal(asked.length, 3);
  handle = background(() => `http://127.0.0.1:${(api.address() as AddressInfo).port}/storage/file`);
  assert.equal(await readAll(), 2);
});

test('a storage that sends on, or is no address of the web, is refused', async () => {
  handle = background(() => `${away}/file`);
  storage = leadTo(302, `${url}/entity/product`);
  await assert.rejects(readAll(), kind(outgoingProblems.elsewhere));
  for (const place of ['data:application/json,{"rows":[]}', 'file:///etc/passwd', 'ftp://127.0.0.1/x']) {
    handle = background(() => place);
    await assert.rejects(readAll(), kind(outgoingProblems.elsewhere), place);
  }
});

test('a prepared result of more than 64 MB is read in pages', async () => {
  handle = background(() => `${away}/file`);
  const part = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => part));
  storage = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  assert.equal(await readAll(), 2);
  assert.equal(asked.at(-1), '/api/remap/1.2/report/stock/all?limit=1000');
});

test('a token with letters of another alphabet is refused at once, and nothing is sent', async () => {
  const limits = openLimits(new MemoryBudgets());
  for (const token of ['Токен: abc', 'abc«', 'abc\u200b', 'a\nb'])
    await assert.rejects(
      checkMoyskladToken({ apiUrl: url, token, limits }),
      kind(moyskladProblems.tokenLetters),
    );
  assert.deepEqual(asked, []);
});

test('a foreign page is no refusal of MoySklad, and nothing of it is told on', async () => {
  for (const status of [400, 401, 403, 404, 412]) {
    handle = (_, response) => response.writeHead(status).end('<html>secret words');
    await assert.rejects(open().get('/context/employee', z.unknown()), (error) => {
      assert.ok(!(error as Error).message.includes('secret words'));
      return kind(moyskladProblems.unavailable)(error);
    });
  }
  const said = { errors: [{ error: `Нет\n\u202eправ ${'!'.repeat(1000)}`, code: 1056 }] };
  handle = (_, response) => response.writeHead(401).end(JSON.stringify(said));
  await assert.rejects(open().get('/context/employee', z.unknown()), (error) => {
    assert.ok(error instanceof MoyskladError);
    assert.match(String(error.params.answer), /^Нет прав !{20,300}…$/);
    return kind(moyskladProblems.token)(error);
  });
});

test('giving up ends a silent call at once, and those that wait behind it', async () => {
  handle = () => {};
  const giveUp = new AbortController();
  const reason = new Error('cancelled');
  const client = open({ signal: giveUp.signal });
  const calls = Array.from({ length: 8 }, () => client.list('/entity/product'));
  setTimeout(() => giveUp.abort(reason), 50);
  const started = performance.now();
  for (const { status, reason: why } of (await Promise.allSettled(calls)) as PromiseRejectedResult[])
    assert.deepEqual([status, why], ['rejected', reason]);
  assert.ok(performance.now() - started < 50_000);
});
