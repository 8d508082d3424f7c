import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { Problem } from '../problems.ts';
import { openLog } from '../telemetry/log.ts';
import type { Authoriser } from './door.ts';
import { type Http, openHttp } from './http.ts';
import { sendEvents } from './sse.ts';

const publicUrl = 'https://skladno.example';
const kind = {
  code: 'unknown-exporter',
  status: 404,
  title: { ru: 'Такой выгрузки нет', en: 'No such exporter' },
  detail: { ru: 'Выгрузки «{exporter}» нет.', en: 'There is no exporter “{exporter}”.' },
};
/** Who is asking stands in the headers: `x-person`, and their role as `x-role`. */
const authoriser: Authoriser = {
  async subject({ headers }) {
    const userId = headers['x-person'] as string | undefined;
    return userId ? { kind: 'person', userId } : undefined;
  },
  async acting(subject, companyId = 'only') {
    return { companyId, role: (subject.kind === 'person' ? subject.userId : 'none') as 'viewer' };
  },
  isPlatformAdmin: async (userId) => userId === 'admin',
};
const lines: string[] = [];
const log = openLog('debug', { write: (line) => void lines.push(line) });
let ready = true;
let webFolder: string;
let http: Http;
let url: string;

before(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'skladno-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<p>the application');
  await writeFile(join(webFolder, 'assets/a-1f.js'), 'run()');
  http = await openHttp({
    config: { port: 0, publicUrl },
    log,
    authoriser,
    ready: { database: () => (ready ? Promise.resolve() : Promise.reject(new Error('down'))) },
    webFolder,
  });
  const { app } = http;
  const body = z.object({ name: z.string(), mode: z.enum(['append', 'upsert']), count: z.number().min(1) });
  app.post(
    '/api/v1/things',
    { config: { access: 'exports.edit' }, schema: { body } },
    async ({ caller }) => caller,
  );
  app.get('/api/v1/named/:name', { config: { access: 'anyone' } }, async ({ params }) => ({
    length: (params as { name: string }).name.length,
  }));
  app.get('/api/v1/mine', { config: { access: 'person' } }, async ({ userId }) => ({ userId }));
  app.get('/api/v1/trouble', { config: { access: 'anyone' } }, () => {
    throw new Problem(kind, { exporter: 'orders' }, { field: 'exporter' });
  });
  app.get('/api/v1/bug', { config: { access: 'anyone' } }, () => {
    throw new Error('a detail nobody should see');
  });
  const quiet = { listen: () => () => {} };
  app.get('/api/v1/stream', { config: { access: 'exports.read' } }, (_request, reply) =>
    sendEvents(reply, quiet, async function* (signal) {
      yield { event: 'task', data: { n: 1 } };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }),
  );
  url = (await http.listen()).replace('0.0.0.0', '127.0.0.1');
});
after(async () => {
  await http?.close();
  await rm(webFolder, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const call = (path: string, init: RequestInit = {}) => fetch(url + path, init);
const post = (body: unknown, headers: Record<string, string> = {}) =>
  call('/api/v1/things', {
    method: 'POST',
    headers: { ...json, 'x-person': 'owner', ...headers },
    body: JSON.stringify(body),
  });
const thing = { name: 'n', mode: 'append', count: 1 };

test('a problem is answered in the caller’s language with the request’s id', async () => {
  const russian = await call('/api/v1/trouble', { headers: { 'accept-language': 'de, ru;q=0.5, en;q=0.4' } });
  assert.equal(russian.status, 404);
  assert.match(russian.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const requestId = russian.headers.get('x-request-id');
  assert.match(requestId ?? '', /^[0-9a-f-]{36}$/);
  assert.deepEqual(await russian.json(), {
    type: 'https://skladno.app/problems/unknown-exporter',
    title: 'Такой выгрузки нет',
    status: 404,
    detail: 'Выгрузки «orders» нет.',
    code: 'unknown-exporter',
    requestId,
    errors: [{ field: 'exporter', message: 'Выгрузки «orders» нет.' }],
  });
  const english = await call('/api/v1/trouble', {
    headers: { 'accept-language': 'en-GB,en;q=0.9,ru;q=0.8' },
  });
  assert.equal(((await english.json()) as { title: string }).title, 'No such exporter');
});

test('a body that does not fit names every field and the cure, in both languages', async () => {
  const bad = { mode: 'both', count: 0 };
  const russian = (await (await post(bad)).json()) as {
    code: string;
    errors: { field: string; message: string }[];
  };
  assert.equal(russian.code, 'bad-request');
  assert.deepEqual(
    russian.errors.map(({ field }) => field),
    ['name', 'mode', 'count'],
  );
  assert.match(russian.errors[0]!.message, /обязательно/);
  assert.match(russian.errors[1]!.message, /append, upsert/);
  const english = (await (await post(bad, { 'accept-language': 'en' })).json()) as typeof russian;
  assert.match(english.errors[0]!.message, /required/);
  assert.match(english.errors[1]!.message, /append, upsert/);
});

test('an unreadable body, another type and a body too large are problems too', async () => {
  const send = (body: string, type = 'application/json') =>
    call('/api/v1/things', { method: 'POST', headers: { 'content-type': type, 'x-person': 'owner' }, body });
  const answers = await Promise.all([send('{"name":'), send('<a/>', 'text/xml'), send('"'.repeat(2 << 20))]);
  const codes = await Promise.all(
    answers.map(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]),
  );
  assert.deepEqual(codes, [
    [400, 'bad-request'],
    [415, 'unsupported-media-type'],
    [413, 'too-large'],
  ]);
});

test('an error nobody expected tells nothing but its number, and is in the log under it', async () => {
  const answer = await call('/api/v1/bug');
  const text = await answer.text();
  assert.equal(answer.status, 500);
  assert(!text.includes('nobody should see'));
  const { requestId } = JSON.parse(text) as { requestId: string };
  assert(text.includes(`номер запроса ${requestId}`));
  assert(lines.some((line) => line.includes('a detail nobody should see') && line.includes(requestId)));
});

test('roles: nobody, too low, enough; the company named in the header', async () => {
  assert.equal((await post(thing, { 'x-person': '' })).status, 401);
  const low = await post(thing, { 'x-person': 'viewer' });
  assert.equal(low.status, 403);
  assert.match(((await low.json()) as { detail: string }).detail, /«editor».*«viewer»/);
  for (const role of ['editor', 'admin', 'owner']) {
    const answer = await post(thing, { 'x-person': role, 'x-company-id': 'c-1' });
    assert.deepEqual(await answer.json(), {
      companyId: 'c-1',
      role,
      subject: { kind: 'person', userId: role },
    });
  }
  assert.deepEqual(await (await call('/api/v1/mine', { headers: { 'x-person': 'anna' } })).json(), {
    userId: 'anna',
  });
});

test('a page of another site cannot change anything', async () => {
  const from = async (headers: Record<string, string>) => (await post(thing, headers)).status;
  assert.equal(await from({ origin: 'https://evil.example' }), 403);
  assert.equal(await from({ origin: 'null' }), 403);
  assert.equal(await from({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await from({ origin: publicUrl }), 200);
  assert.equal(await from({ origin: url }), 200);
  assert.equal(await from({}), 200, 'no browser, no cookie of somebody else');
});

test('a route without a role stops the start', async () => {
  const open = await openHttp({ config: { port: 0, publicUrl }, log, authoriser, ready: {}, webFolder });
  open.app.get('/api/v1/forgotten', async () => 'secret');
  await assert.rejects(open.listen(), /without config\.access:.*GET \/api\/v1\/forgotten/);
  await open.close();
});

test('an unknown address is a problem under /api and the application elsewhere', async () => {
  for (const path of ['/api/v1/nothing', '/health/nothing', '/assets/none.js', '/hooks/moysklad/none']) {
    const answer = await call(path);
    assert.equal(answer.status, 404, path);
    assert.equal(((await answer.json()) as { code: string }).code, 'not-found');
  }
  for (const path of ['/', '/exports/1?tab=log']) {
    const answer = await call(path);
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), '<p>the application');
    // Whoever watches whether it is up asks for no more than this.
    const head = await call(path, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  }
  // What no program can decode, and what is longer than any name: with the headers of safety, like every answer.
  const long = 'a'.repeat(5000);
  for (const path of [
    '/exports/%zz',
    '/exports/%C3',
    '/exports/%00?x=%00',
    `/exports/${long}`,
    `/assets/%zz`,
    `/api/v1/%E0%A4%A`,
  ]) {
    const answer = await call(path);
    assert.equal(answer.status, path.startsWith('/exports') ? 200 : 404, path);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src/);
  }
  const named = await call(`/api/v1/named/${long}`);
  assert.deepEqual([named.status, await named.json()], [200, { length: 5000 }]);
  const script = await call('/assets/a-1f.js');
  assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  assert.equal(await script.text(), 'run()');
});

test('without built pages the reader is told what to do', async () => {
  const bare = await openHttp({
    config: { port: 0, publicUrl },
    log,
    authoriser,
    ready: {},
    webFolder: join(webFolder, 'none'),
  });
  const answer = await bare.app.inject('/');
  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /npm run build/);
  await bare.close();
});

test('headers of safety are strict and the document page works under them', async () => {
  const page = await call('/api/docs');
  assert.equal(page.status, 200);
  const csp = page.headers.get('content-security-policy') ?? '';
  assert.match(csp, /script-src 'self';/);
  assert(!(await page.text()).match(/<script(?![^>]*src=)/), 'no inline script');
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert(page.headers.get('strict-transport-security'));
  const document = (await (await call('/api/docs/json')).json()) as {
    openapi: string;
    paths: Record<string, { post: { responses: object; requestBody: object } }>;
  };
  assert.equal(document.openapi, '3.1.0');
  const { responses, requestBody } = document.paths['/api/v1/things']!.post;
  assert(JSON.stringify(responses).includes('application/problem+json'));
  assert(JSON.stringify(requestBody).includes('"append"'));
});

test('health', async () => {
  assert.equal((await call('/health/live')).status, 200);
  assert.equal((await call('/health/ready')).status, 200);
  ready = false;
  const answer = await call('/health/ready');
  ready = true;
  assert.equal(answer.status, 503);
  assert.match(((await answer.json()) as { detail: string }).detail, /database/);
});

test('events reach the reader; when they leave, or the server closes, the source is told', async () => {
  const leaving = new AbortController();
  const answer = await call('/api/v1/stream', { signal: leaving.signal, headers: { 'x-person': 'viewer' } });
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
  const reader = answer.body!.getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  assert.equal(first, 'event: task\ndata: {"n":1}\n\n');
  assert.equal(http.app.streams.size, 1);
  leaving.abort();
  await reader.closed.catch(() => {});
  while (http.app.streams.size > 0) await new Promise(setImmediate);

  const other = await call('/api/v1/stream', { headers: { 'x-person': 'viewer' } });
  const whole = other.text();
  await http.close();
  assert.match(await whole, /"n":1/);
});
