import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openGathering } from './body.ts';
import { bodyOf, callOut, OutgoingError, toldBy } from './index.ts';

const MB = 1024 * 1024;
let handle: (request: IncomingMessage, response: ServerResponse) => void;
let seen: { url: string; method: string; authorization: string | undefined }[];
const server = createServer((request, response) => {
  const { url = '', method = '' } = request;
  seen.push({ url, method, authorization: request.headers.authorization });
  handle(request, response);
});
/** Takes connections and says nothing. */
const silent = createTcpServer((socket) => sockets.add(socket));
const sockets = new Set<Socket>();
/** What a key must never reach. */
const elsewhere = createServer((request, response) => {
  strangers.push(String(request.headers.authorization));
  response.end('{}');
});
const strangers: string[] = [];
let url: string;

const open = async (each: Server): Promise<number> => {
  each.listen(0, '127.0.0.1');
  await once(each, 'listening');
  return (each.address() as AddressInfo).port;
};
before(async () => {
  url = `http://127.0.0.1:${await open(server)}`;
  await open(silent);
  await open(elsewhere);
});
after(() => {
  for (const socket of sockets) socket.destroy();
  for (const each of [server, elsewhere]) each.closeAllConnections();
  for (const each of [server, silent, elsewhere]) each.close();
});
beforeEach(() => {
  seen = [];
  handle = (_, response) => response.end('{}');
});

const headers = { authorization: 'Bearer secret' };
const get = (path: string, more: Partial<Parameters<typeof callOut>[1]> = {}) =>
  callOut(url + path, { deadlineMs: 20_000, headers, ...more });
const fault = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof OutgoingError, String(error));
  assert.equal(error.fault, wanted);
  return true;
};
/** Leads on from every path but `/there`. */
const leadTo = (status: number, place: string) => {
  handle = (request, response) =>
    request.url === '/there'
      ? response.end('"there"')
      : response.writeHead(status, { location: place }).end();
};

for (const status of [301, 302, 303, 307, 308]) {
  test(`${status}: a GET is led on within its host with its key; nowhere else, and nothing but a GET`, async () => {
    leadTo(status, '/there');
    assert.equal(bodyOf(await get('/here')).toString(), '"there"');
    assert.deepEqual(
      seen.map((call) => [call.url, call.authorization]),
      [
        ['/here', 'Bearer secret'],
        ['/there', 'Bearer secret'],
      ],
    );
    seen = [];
    for (const method of ['POST', 'PUT', 'DELETE'])
      await assert.rejects(get('/here', { method, body: '{}' }), fault('redirect'));
    assert.deepEqual(
      seen.map((call) => call.url),
      ['/here', '/here', '/here'],
    );
    const { port } = elsewhere.address() as AddressInfo;
    for (const place of [
      `http://127.0.0.1:${port}/there`,
      `//localhost:${port}/there`,
      'data:application/json,{}',
      'file:///etc/passwd',
      'http://[',
    ]) {
      leadTo(status, place);
      await assert.rejects(get('/here'), fault('redirect'), place);
    }
    assert.deepEqual(strangers, []);
  });
}

test('a circle of redirects ends; where the caller goes on by itself, the redirect is its answer', async () => {
  leadTo(302, '/here');
  await assert.rejects(get('/here'), fault('redirect'));
  assert.equal(seen.length, 6);
  leadTo(302, 'https://storage.example.com/file');
  const answer = await get('/here', { handsOver: ({ host }) => host === 'storage.example.com' });
  assert.deepEqual([answer.status, answer.headers.location], [302, 'https://storage.example.com/file']);
});

test('what is not http is not called', async () => {
  for (const address of ['data:application/json,{}', 'file:///etc/passwd', 'ftp://127.0.0.1/', 'nowhere'])
    await assert.rejects(callOut(address, { deadlineMs: 1000 }), fault('address'), address);
});

test('a gzip answer of one GiB is stopped while it is unpacked', async () => {
  const part = gzipSync(Buffer.alloc(16 * MB));
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => part));
  handle = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  const before = process.memoryUsage.rss();
  const answer = await get('/');
  assert.throws(() => bodyOf(answer), fault('too-long'));
  assert.ok(process.memoryUsage.rss() - before < 250 * MB);
});

test('a gzip answer that tells a wrong length of itself is read as what it is', async () => {
  const text = JSON.stringify('ж'.repeat(5000));
  for (const length of [0, 1, 0xffffffff]) {
    const packed = gzipSync(text);
    packed.writeUInt32LE(length, packed.length - 4);
    handle = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    const answer = await get('/');
    assert.throws(() => bodyOf(answer), fault('broken'));
  }
});

test('of an answer that does not end 64 MB are read, whether it tells its length or not', async () => {
  const piece = Buffer.alloc(MB);
  let sent = 0;
  handle = (_, response) => {
    response.on('error', () => {});
    const more = () => {
      while (!response.destroyed && sent < 1000 * MB) {
        sent += piece.length;
        if (!response.write(piece)) return response.once('drain', more);
      }
    };
    more();
  };
  await assert.rejects(get('/'), fault('too-long'));
  assert.ok(sent < 200 * MB, `${sent / MB} MB`);
  handle = (_, response) => response.writeHead(200, { 'content-length': 65 * MB }).write('{');
  await assert.rejects(get('/'), fault('too-long'));
});

test('a body that comes letter by letter takes no more memory than any other', async () => {
  const letters = Buffer.from('1\r\nx\r\n'.repeat(10_000));
  const reads = 200;
  const drip = createTcpServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      for (let sent = 0; sent < reads; sent += 1) socket.write(letters);
      socket.end('0\r\n\r\n');
    });
  });
  const port = await open(drip);
  const before = process.memoryUsage.rss();
  const answer = await callOut(`http://127.0.0.1:${port}/`, { deadlineMs: 30_000 });
  const taken = process.memoryUsage.rss() - before;
  drip.close();
  assert.equal(answer.body.length, 10_000 * reads);
  assert.equal(bodyOf(answer).toString(), 'x'.repeat(10_000 * reads));
  assert.ok(taken < 100 * MB, `${taken / MB} MB`);
});

test('pieces of all lengths are put together in their order', async () => {
  const pieces = [1, 70_000, 3, 16_384, 16_383, 16_383, 16_383, 16_383, 16_383, 0, 65_536, 5].map(
    (length, at) => Buffer.alloc(length, at),
  );
  const gathering = openGathering();
  for (const piece of pieces) gathering.add(piece);
  assert.ok(gathering.whole().equals(Buffer.concat(pieces)));
  assert.equal(openGathering().whole().length, 0);
});

test('what came packed in a way that was not asked for is refused', async () => {
  for (const encoding of ['br', 'deflate', 'gzip, gzip']) {
    handle = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('?');
    await assert.rejects(get('/'), fault('broken'), encoding);
  }
});

/** Silences of all kinds: before the handshake, the headers, within the body, in the second of two calls. */
const silences: Record<string, () => string> = {
  'the handshake': () => `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`,
  'the headers': () => {
    handle = () => {};
    return url;
  },
  'the body, which comes letter by letter': () => {
    handle = (_, response) => {
      response.on('error', () => {});
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    };
    return url;
  },
  'where it was led on to': () => {
    handle = (request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/there' }).end();
    };
    return url;
  },
};
for (const [where, begin] of Object.entries(silences)) {
  test(`silence in ${where}: the call ends at its deadline, and at once when it is given up`, async () => {
    const started = performance.now();
    await assert.rejects(callOut(begin(), { deadlineMs: 300 }), fault('deadline'));
    assert.ok(performance.now() - started < 50_000);
    const giveUp = new AbortController();
    const reason = new Error('not wanted any more');
    const call = callOut(begin(), { deadlineMs: 60_000, signal: giveUp.signal });
    setTimeout(() => giveUp.abort(reason), 100);
    await assert.rejects(call, reason);
    await assert.rejects(callOut(begin(), { deadlineMs: 60_000, signal: giveUp.signal }), reason);
    assert.ok(performance.now() - started < 55_000);
  });
}

test('a letter that no header carries is refused at once, and nothing is sent', async () => {
  for (const value of ['Bearer Токен: abc', 'Bearer é', 'Bearer a\nb', 'Bearer \u{1f600}', 'Bearer \0'])
    await assert.rejects(get('/', { headers: { authorization: value } }), fault('header'));
  assert.deepEqual(seen, []);
});

test('no connection, a broken one, the other side’s clock', async () => {
  handle = (request) => request.socket.destroy();
  await assert.rejects(get('/'), fault('network'));
  await assert.rejects(callOut('http://127.0.0.1:1/', { deadlineMs: 5000 }), fault('network'));
  handle = (_, response) => {
    response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
    response.end();
  };
  const ahead = (await get('/')).clockAheadMs ?? 0;
  assert.ok(Math.abs(ahead - 3_600_000) < 5000);
});

test('what another side wrote is shown on one line, without hidden letters, and cut between characters', () => {
  assert.equal(toldBy('no\r\n\u202eway\u200b\ud83d'), 'no way \ufffd');
  assert.equal(toldBy('\u{1f600}'.repeat(1000)), `${'\u{1f600}'.repeat(149)}…`);
});
