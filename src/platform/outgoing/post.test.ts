import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { OutgoingError } from './errors.ts';
import { openPosting, type Posting } from './post.ts';
import { openReach } from './reach.ts';

let handle: (request: IncomingMessage, response: ServerResponse) => void;
let seen: { url: string; host: string }[] = [];
const server = createServer((request, response) => {
  seen.push({ url: request.url ?? '', host: request.headers.host ?? '' });
  request.resume().once('end', () => handle(request, response));
});
/** Takes connections and says nothing. */
const silent = createTcpServer((socket) => sockets.add(socket));
const sockets = new Set<Socket>();
/** What names lead to, each time they are asked for; the last one for ever. */
let names: Record<string, string[][]>;
const asked: string[] = [];
const resolve = async (name: string) => {
  asked.push(name);
  const told = names[name] ?? [];
  const ips = told.length > 1 ? told.shift() : told[0];
  if (!ips) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return ips;
};
let open: Posting;
let shut: Posting;
let port: number;

const listen = async (each: Server): Promise<number> => {
  each.listen(0, '127.0.0.1');
  await once(each, 'listening');
  return (each.address() as AddressInfo).port;
};
before(async () => {
  port = await listen(server);
  await listen(silent);
  open = openPosting({ allow: ['127.0.0.1'], resolve });
  shut = openPosting({ allow: [], resolve });
});
after(async () => {
  await Promise.all([open?.close(), shut?.close()]);
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  for (const each of [server, silent]) each.close();
});
beforeEach(() => {
  seen = [];
  asked.length = 0;
  names = {};
  handle = (_, response) => response.writeHead(204).end();
});

const post = (
  address: string,
  { by = open, deadlineMs = 20_000, signal = new AbortController().signal } = {},
) => by.post(address, { headers: { 'webhook-id': 'msg_1' }, body: '{}', deadlineMs, signal });
const fault = (wanted: string, what?: string) => (error: unknown) => {
  assert.ok(error instanceof OutgoingError, String(error));
  assert.equal(error.fault, wanted);
  if (what) assert.equal(error.what, what);
  return true;
};

test('an answer is its status, and how long it asks to be left alone', async () => {
  const url = `http://127.0.0.1:${port}/there`;
  assert.deepEqual(await post(url), { status: 204, retryAfterMs: null });
  handle = (_, response) => response.writeHead(429, { 'retry-after': '120' }).end('{"a":1}');
  assert.deepEqual(await post(url), { status: 429, retryAfterMs: 120_000 });
  handle = (_, response) =>
    response.writeHead(503, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }).end();
  const { retryAfterMs } = await post(url);
  assert.ok(Math.abs((retryAfterMs ?? 0) - 3_600_000) < 60_000);
});

test('a redirect is an answer: nobody goes where it leads', async () => {
  handle = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
  assert.equal((await post(`http://127.0.0.1:${port}/here`)).status, 307);
  assert.deepEqual(
    seen.map(({ url }) => url),
    ['/here'],
  );
});

test('of an endless answer a little is read', async () => {
  const piece = Buffer.alloc(1024 * 1024);
  let sent = 0;
  const ended = new Promise((done) => {
    handle = (_, response) => {
      response.on('error', () => {}).on('close', done);
      const more = () => {
        while (!response.destroyed && sent < 1000 * piece.length) {
          sent += piece.length;
          if (!response.write(piece)) return response.once('drain', more);
        }
      };
      more();
    };
  });
  assert.equal((await post(`http://127.0.0.1:${port}/`)).status, 200);
  await ended;
  assert.ok(sent < 100 * piece.length, `${sent} bytes`);
  handle = (_, response) => response.writeHead(200, { 'content-length': 2 ** 30 }).write('{');
  assert.equal((await post(`http://127.0.0.1:${port}/`)).status, 200);
});

test('a silence ends at the deadline and with the signal; one behind the headers is an answer', async () => {
  const quiet = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  await assert.rejects(post(quiet, { deadlineMs: 200 }), fault('deadline'));
  const giveUp = new AbortController();
  const reason = new Error('not wanted any more');
  const call = post(quiet, { signal: giveUp.signal });
  setImmediate(() => giveUp.abort(reason));
  await assert.rejects(call, reason);
  handle = (_, response) => response.writeHead(200).write('{');
  assert.equal((await post(`http://127.0.0.1:${port}/`, { deadlineMs: 200 })).status, 200);
});

test('a name is resolved at each connection, and only addresses for everybody are connected to', async () => {
  const insides = ['10.0.0.1', '127.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00:ec2::254'];
  for (const inside of [...insides, '64:ff9b::7f00:1', '100.100.100.200', '168.63.129.16', '0.0.0.0']) {
    names = { 'shop.example': [[inside]] };
    await assert.rejects(
      post(`https://shop.example:${port}/`, { by: shut }),
      fault('address', 'private'),
      inside,
    );
  }
  // It leads outside when it is set up, and inside a moment later.
  names = { 'shop.example': [['203.0.113.200', '192.0.2.1'], ['127.0.0.1']] };
  for (let time = 0; time < 3; time += 1)
    await assert.rejects(post(`https://shop.example:${port}/`, { by: shut }), fault('address', 'private'));
  assert.deepEqual(seen, []);
  await assert.rejects(post('https://nowhere.example/', { by: shut }), fault('network', 'ENOTFOUND'));
});

test('a connection goes to the very address that was looked at', async () => {
  const reach = openReach(['127.0.0.1']);
  assert.equal(reach.faultOf(new URL('http://shop.example/')), 'protocol');
  // The first answer may be called, the second may not; http is for what is allowed by its number alone.
  names = { 'shop.example': [['127.0.0.1'], ['10.0.0.1']] };
  await assert.rejects(post(`https://shop.example:${port}/`), (error: OutgoingError) => {
    // Our receiver speaks no TLS: it was reached, and answered that in its way.
    return error.fault === 'network' && error.what !== 'private';
  });
  assert.deepEqual(asked, ['shop.example']);
  await assert.rejects(post(`https://shop.example:${port}/`), fault('address', 'private'));
});

test('what an address looks like does not help it', () => {
  const { faultOf } = openReach([]);
  const bad: Record<string, string[]> = {
    private: [
      ...['https://127.0.0.1/', 'https://127.1/', 'https://0177.0.0.1/', 'https://2130706433/'],
      ...['https://0x7f.0.0.1/', 'https://localhost/', 'https://LOCALHOST./', 'https://[::1]/'],
      ...[
        'https://[::ffff:127.0.0.1]/',
        'https://[::ffff:7f00:1]/',
        'https://[fe80::1]/',
        'https://[fc00::1]/',
      ],
      ...['https://169.254.169.254/', 'https://10.1.2.3/', 'https://172.31.0.1/', 'https://192.168.0.1/'],
      ...[
        'https://100.64.0.1/',
        'https://[64:ff9b::a00:1]/',
        'https://[2002:a00:1::]/',
        'https://224.0.0.1/',
      ],
      ...['https://255.255.255.255/', 'https://[2001::1]/', 'https://０.0.0.0/', 'https://①27.0.0.1/'],
    ],
    protocol: ['http://shop.example/', 'http://127.0.0.1/', 'ftp://shop.example/', 'file:///etc/passwd'],
    credentials: ['https://a:b@shop.example/', 'https://a@127.0.0.1/'],
    port: ['https://shop.example:22/', 'https://shop.example:80/', 'https://8.8.8.8:1023/'],
  };
  for (const [wanted, addresses] of Object.entries(bad))
    for (const address of addresses) assert.equal(faultOf(new URL(address)), wanted, address);
  const good = [
    'https://shop.example/',
    'https://shop.example:8443/a?b',
    'https://8.8.8.8/',
    'https://[2606:4700::1]/',
  ];
  for (const address of good) assert.equal(faultOf(new URL(address)), null, address);
});

test('what is allowed is allowed, and nothing beside it', () => {
  const { faultOf } = openReach(['127.0.0.1', '10.20.0.0/16', 'fd00::/8']);
  for (const address of [
    'http://127.0.0.1:80/',
    'http://localhost:4010/',
    'http://10.20.3.4/',
    'https://[fd00::1]:22/',
  ])
    assert.equal(faultOf(new URL(address)), null, address);
  assert.equal(faultOf(new URL('http://127.0.0.2/')), 'protocol');
  assert.equal(faultOf(new URL('https://127.0.0.2/')), 'private');
  assert.equal(faultOf(new URL('https://10.21.0.1/')), 'private');
});
