import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  openServer,
  type SandboxAnswer,
  type SandboxRequest,
  type SandboxServer,
} from '../../sandbox/http.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import type { Reading } from '../protocol/index.ts';
import { type MoyskladClient, openMoyskladClient } from './client.ts';
import { read } from './reading.ts';

const rows = Array.from({ length: 2500 }, (_, i) => ({
  meta: { href: `https://api.moysklad.ru/api/remap/1.2/entity/product/${i}` },
  stock: i,
}));

/** What the API says in turn to a start of a task, to a look at it and to a call for its result. */
let starts: ('started' | 'full' | 'not offered')[];
let states: string[];
let results: ('ready' | 'deleted' | 'expired' | 'error text')[];
let storage: SandboxServer;
let api: SandboxServer;
let client: MoyskladClient;
let tokensAtStorage: number;

const error = (status: number, code: number): SandboxAnswer => ({
  status,
  body: { errors: [{ error: 'Отказ', code }] },
});

function answer({ url }: SandboxRequest): SandboxAnswer {
  const task = `${api.url}/async/00000000-0000-4000-8000-000000000000`;
  if (url.pathname === '/async/00000000-0000-4000-8000-000000000000') {
    return { status: 200, body: { state: states.shift() ?? 'DONE' } };
  }
  if (url.pathname.endsWith('/result')) {
    const result = results.shift() ?? 'ready';
    if (result === 'deleted') return error(404, 61003);
    return { status: 302, headers: { location: `${storage.url}/${encodeURIComponent(result)}` } };
  }
  if (url.searchParams.get('async') !== 'true') {
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? 1000);
    return { status: 200, body: { meta: { size: rows.length }, rows: rows.slice(offset, offset + limit) } };
  }
  if (url.searchParams.has('limit') || url.searchParams.has('offset')) return error(400, 61001);
  const start = starts.shift() ?? 'started';
  if (start === 'full') return error(429, 61002);
  if (start === 'not offered') return error(400, 61000);
  return { status: 202, headers: { 'content-location': task, location: `${task}/result` } };
}

before(async () => {
  const budget = { 'x-ratelimit-limit': '45' };
  api = await openServer({
    port: 0,
    handle(request) {
      const { headers, ...given } = answer(request);
      return { ...given, headers: { ...headers, ...budget } };
    },
  });
  storage = await openServer({
    port: 0,
    handle: ({ url, headers }) => {
      if (headers.authorization) tokensAtStorage += 1;
      if (url.pathname === '/expired') return { status: 403, body: 'expired' };
      if (url.pathname === '/ready') return { status: 200, body: { meta: { size: rows.length }, rows } };
      return error(200, 1999);
    },
  });
  client = openMoyskladClient({
    apiUrl: api.url,
    token: 'token',
    limits: openLimits(new MemoryBudgets()),
    retryPauseMs: 1,
  });
});
after(async () => {
  await api?.close();
  await storage?.close();
});
beforeEach(() => {
  starts = [];
  states = [];
  results = [];
  tokensAtStorage = 0;
  api.calls.length = 0;
});

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

async function readAll(of: Reading): Promise<{ stocks: unknown[]; pages: number[] }> {
  const stocks: unknown[] = [];
  const pages: number[] = [];
  const strategy = { pages: 'async' as const, parallel: 2 };
  for await (const page of read(client, of, { from: null, strategy })) {
    stocks.push(...[...page.rows].map(({ stock }) => stock));
    pages.push(page.rows.length);
  }
  return { stocks, pages };
}

const stocks = rows.map(({ stock }) => stock);
const paths = () => api.calls.map(({ path }) => path.replace(/[0-9a-f-]{36}/, '…'));

test('a report prepared in the background is fetched whole, and the storage never sees the token', async () => {
  states = ['PENDING', 'PROCESSING', 'DONE'];
  assert.deepEqual(await readAll(reading), { stocks, pages: [1000, 1000, 500] });
  assert.deepEqual(paths(), ['/report/stock/all', '/async/…', '/async/…', '/async/…', '/async/…/result']);
  assert.equal(tokensAtStorage, 0);
});

test('a full queue is waited for', async () => {
  starts = ['full', 'started'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  assert.deepEqual(paths(), ['/report/stock/all', '/report/stock/all', '/async/…', '/async/…/result']);
});

test('a link to the storage that has expired is asked for anew', async () => {
  results = ['expired', 'ready'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  assert.deepEqual(paths().slice(-2), ['/async/…/result', '/async/…/result']);
});

test('a task that fails is started again twice, then the report is read in pages', async () => {
  states = ['ERROR', 'CANCEL', 'DONE'];
  results = ['deleted'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  const started = paths().filter((path) => path === '/report/stock/all');
  assert.equal(started.length, 3 + 3);
});

test('an error’s text in place of the result is a failure', async () => {
  results = ['error text', 'ready'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  assert.equal(paths().filter((path) => path === '/report/stock/all').length, 2);
});

test('where the call cannot be prepared, or fails itself, pages are read', async () => {
  starts = ['not offered'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  states = ['API_ERROR'];
  assert.deepEqual((await readAll(reading)).stocks, stocks);
  api.calls.length = 0;
  assert.deepEqual((await readAll({ ...reading, async: false })).stocks, stocks);
  assert.deepEqual(paths(), ['/report/stock/all', '/report/stock/all', '/report/stock/all']);
});
