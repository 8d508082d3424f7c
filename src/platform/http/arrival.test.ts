import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, test } from 'node:test';
import { openLog } from '../telemetry/log.ts';
import type { Authoriser } from './door.ts';
import { type Http, openHttp } from './http.ts';
import { sendEvents } from './sse.ts';

/** What is decided before a route is reached: under which names, from which addresses, for how long. */

const publicUrl = 'https://skladno.example';
const lines: string[] = [];
const log = openLog('warn', { write: (line) => void lines.push(line) });
const authoriser: Authoriser = {
  subject: async ({ headers }) =>
    headers['x-person'] ? { kind: 'person', userId: String(headers['x-person']) } : undefined,
  acting: async () => ({ companyId: 'c', role: 'owner' }),
  isPlatformAdmin: async () => false,
};
const opened: Http[] = [];
let http: Http;
let port: number;

async function open(config: object = {}): Promise<Http> {
  const made = await openHttp({
    config: { port: 0, publicUrl, ...config },
    log,
    authoriser,
    ready: {},
    webFolder: '/nowhere',
  });
  opened.push(made);
  const { app } = made;
  app.get('/api/v1/from', { config: { access: 'anyone' } }, async ({ ip, protocol }) => ({ ip, protocol }));
  app.post('/api/v1/things', { config: { access: 'anyone' } }, async () => ({}));
  app.get('/api/v1/stream', { config: { access: 'company.read' } }, (_request, reply) =>
    sendEvents(reply, { listen: () => () => {} }, async function* (signal) {
      yield { event: 'task', data: 1 };
      await once(signal, 'abort');
    }),
  );
  return made;
}

before(async () => {
  http = await open();
  port = Number(new URL(await http.listen()).port);
});
after(async () => {
  for (const each of opened) await each.close();
});

/** A request under any name: fetch would not send another Host. */
async function ask(path: string, headers: Record<string, string>): Promise<{ status: number; code: string }> {
  const asked = request({ host: '127.0.0.1', port, path, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const text = (await answer.toArray()).join('');
  return { status: answer.statusCode ?? 0, code: /"code":"([\w-]+)"/.exec(text)?.[1] ?? '' };
}

/** Sends bytes as they are. Answers the first line of what comes back, when the connection ends. */
async function send(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  const pieces = await socket.toArray();
  return Buffer.concat(pieces).toString().split('\r\n')[0] ?? '';
}

test('only the host of PUBLIC_URL and this machine’s own names are answered; a probe may use any', async () => {
  for (const host of [
    'skladno.example',
    'SKLADNO.example:8443',
    'skladno.example.',
    'localhost:3000',
    '127.0.0.1',
    '127.1.2.3:80',
    '[::1]:3000',
  ])
    assert.equal((await ask('/api/v1/from', { host })).status, 200, host);
  const foreign = [
    'evil.example',
    'skladno.example.evil.example',
    'evilskladno.example',
    '192.168.1.7:3000',
    '[::1',
    'a b',
    'user@localhost',
    'localhost/x',
    'localhost#@evil.example',
    '127.0.0.1.evil.example',
    ':80',
    '%00',
    '[fe80::1%25eth0]',
    'лавка.рф',
    'x'.repeat(4000),
  ];
  for (const host of foreign)
    for (const path of ['/api/v1/from', '/', '/assets/a.js', '/api/v1/nothing'])
      assert.deepEqual(
        await ask(path, { host: Buffer.from(host).toString('latin1') }),
        { status: 421, code: 'wrong-host' },
        `${host} ${path}`,
      );
  for (const path of ['/health', '/health/live', '/health/ready'])
    assert.equal((await ask(path, { host: '10.0.0.7:9000' })).status, 200, path);
  // A page that made its own name lead here can write this one, not Host.
  const forged = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
  assert.equal((await ask('/api/v1/from', forged)).status, 421);
  assert.equal(
    (await ask('/api/v1/from', { host: 'localhost', 'x-forwarded-host': 'evil.example' })).status,
    421,
  );
  assert.match(await send('GET /api/v1/from HTTP/1.0\r\n\r\n'), / 421 /);
});

test('without HOST nobody but this machine reaches it', async (t) => {
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  assert.equal((http.app.server.address() as { address: string }).address, '127.0.0.1');
  t.diagnostic(`${others.length} other addresses tried`);
  for (const { address } of others) {
    const socket = connect(port, address);
    const [error] = await once(socket, 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED', address);
  }
  const wide = await open({ host: '0.0.0.0' });
  await wide.listen();
  assert.equal((wide.app.server.address() as { address: string }).address, '0.0.0.0');
});

test('X-Forwarded-For is believed from whom TRUST_PROXY names', async () => {
  const from = async (made: Http, remoteAddress: string) =>
    (
      await made.app.inject({
        url: '/api/v1/from',
        remoteAddress,
        headers: { 'x-forwarded-for': '203.0.113.9' },
      })
    ).json().ip;
  const usual = await open();
  assert.equal(await from(usual, '127.0.0.1'), '203.0.113.9');
  for (const near of ['10.1.2.3', '192.168.1.7', '172.16.0.1', '169.254.1.1', 'fd00::1', '203.0.113.4'])
    assert.equal(await from(usual, near), near);
  const told = await open({ trustProxy: ['10.0.0.0/8'] });
  assert.equal(await from(told, '10.1.2.3'), '203.0.113.9');
  assert.equal(await from(told, '127.0.0.1'), '127.0.0.1');
  const warnings = lines.filter((line) => line.includes('TRUST_PROXY'));
  assert.equal(warnings.length, 2, 'once for each service');
  assert.match(warnings[0] ?? '', /"proxy":"10\.1\.2\.3"/);
  const nobody = await open({ trustProxy: false });
  assert.equal(await from(nobody, '127.0.0.1'), '127.0.0.1');
});

test('what a proxy says of the caller counts as far as it can be so', async () => {
  const told = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') => {
    const usual = await open();
    return (await usual.app.inject({ url: '/api/v1/from', remoteAddress, headers })).json();
  };
  const addresses = {
    '203.0.113.9:5678': '203.0.113.9',
    '[2001:db8::7]:443': '2001:db8::7',
    '2001:db8::7': '2001:db8::7',
    'fe80::1%eth0': 'fe80::1',
    '198.51.100.1, 203.0.113.9': '203.0.113.9',
    'unknown, 203.0.113.9': '203.0.113.9',
    '203.0.113.9, unknown': '127.0.0.1',
    unknown: '127.0.0.1',
    '\xff': '127.0.0.1',
    ',': '127.0.0.1',
  };
  for (const [given, ip] of Object.entries(addresses))
    assert.equal((await told({ 'x-forwarded-for': given })).ip, ip, given);
  const schemes = {
    https: 'https',
    'http, HTTPS': 'HTTPS',
    'foo bar': 'http',
    'http://evil': 'http',
    '': 'http',
  };
  for (const [given, protocol] of Object.entries(schemes))
    assert.equal((await told({ 'x-forwarded-proto': given })).protocol, protocol, given);
});

test('a request that trickles in is answered with 408 and its connection ends', async () => {
  const { server } = http.app;
  assert.ok(server.requestTimeout > 0 && server.requestTimeout <= 60_000, 'a whole request');
  assert.ok(server.headersTimeout > 0 && server.headersTimeout <= server.requestTimeout, 'its headers');
  assert.ok(server.maxConnections > 0);
  const usual = [server.requestTimeout, server.headersTimeout] as const;
  [server.requestTimeout, server.headersTimeout] = [400, 200];
  const started = performance.now();
  const head = 'POST /api/v1/things HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
  const answers = await Promise.all([
    send('GET /api/v1/from HTTP/1.1\r\nhost: loc'),
    send(`${head}content-length: 100\r\n\r\n{"a":`),
    send(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
  ]);
  [server.requestTimeout, server.headersTimeout] = usual;
  for (const answer of answers) assert.match(answer, / 408 /);
  assert.ok(performance.now() - started < 25_000);
});

test('one person has so many streams at once, others have theirs', async () => {
  const leaving = new AbortController();
  const { signal } = leaving;
  const watch = (person: string) =>
    fetch(`http://127.0.0.1:${port}/api/v1/stream`, { signal, headers: { 'x-person': person } });
  const first = await Promise.all(Array.from({ length: 20 }, () => watch('anna')));
  assert.deepEqual([...new Set(first.map(({ status }) => status))], [200]);
  const over = await watch('anna');
  assert.equal(over.status, 429);
  assert.equal(((await over.json()) as { code: string }).code, 'too-many-streams');
  assert.equal((await watch('boris')).status, 200);
  leaving.abort();
  while (http.app.streams.size > 0) await new Promise(setImmediate);
  const again = await fetch(`http://127.0.0.1:${port}/api/v1/stream`, { headers: { 'x-person': 'anna' } });
  assert.equal(again.status, 200);
  await again.body?.cancel();
});
