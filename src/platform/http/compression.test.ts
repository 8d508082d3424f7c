import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { openLog } from '../telemetry/log.ts';
import { type Http, openHttp } from './http.ts';
import { sendEvents } from './sse.ts';

const script = Buffer.from('run();\n'.repeat(500));
const page = '<p>the application';
const rows = Array.from({ length: 200 }, (_, n) => ({ n, name: `Заказ ${n}` }));
let webFolder: string;
let http: Http;
let url: string;

before(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'skladno-packed-'));
  await mkdir(join(webFolder, 'assets'));
  const files: [string, string | Buffer][] = [
    ['index.html', page],
    ['assets/a-1f.js', script],
    ['assets/a-1f.js.br', brotliCompressSync(script)],
    ['assets/a-1f.js.gz', gzipSync(script)],
    ['assets/one-2e.js', '1'],
    ['assets/font-3d.woff2', Buffer.alloc(3000, 'font')],
    ['favicon.svg', '<svg/>'],
  ];
  for (const [name, content] of files) await writeFile(join(webFolder, name), content);
  http = await openHttp({
    config: { port: 0, publicUrl: 'http://localhost' },
    log: openLog('silent'),
    authoriser: {
      subject: async () => ({ kind: 'person', userId: 'viewer' }),
      acting: async (_subject, companyId = 'only') => ({ companyId, role: 'viewer' }),
      isPlatformAdmin: async () => false,
    },
    ready: {},
    webFolder,
  });
  const { app } = http;
  const access = { config: { access: 'exports.read' } } as const;
  app.get('/api/v1/rows', access, async () => rows);
  app.get('/api/v1/short', access, async () => ({ n: 1 }));
  app.get('/api/v1/stream', access, (_request, reply) =>
    sendEvents(reply, { listen: () => () => {} }, async function* () {
      for (const row of rows) yield { event: 'row', data: row };
    }),
  );
  url = await http.listen();
});
after(async () => {
  await http?.close();
  await rm(webFolder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As they came over the line. */
  bytes: Buffer;
}

function call(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}
const accepting = (encoding: string) => ({ 'accept-encoding': encoding });

test('a built script comes by brotli, gzip or as it is, whichever is accepted, to be kept for good', async () => {
  const etags = new Set<string | undefined>();
  const ways: [string, string | undefined, (bytes: Buffer) => Buffer][] = [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes) => bytes],
    ['', undefined, (bytes) => bytes],
  ];
  for (const [accepted, encoding, unpack] of ways) {
    const { status, headers, bytes } = await call('/assets/a-1f.js', accepting(accepted));
    assert.equal(status, 200);
    assert.equal(headers['content-encoding'], encoding, accepted);
    assert.deepEqual(unpack(bytes), script, accepted);
    assert.equal(headers['content-length'], String(bytes.length));
    assert.match(String(headers.vary), /accept-encoding/i);
    assert.match(String(headers['content-type']), /^(text|application)\/javascript/);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    etags.add(headers.etag);

    const head = await call('/assets/a-1f.js', accepting(accepted), 'HEAD');
    assert.equal(head.headers['content-encoding'], encoding);
    assert.equal(head.headers['content-length'], String(bytes.length));
    assert.equal(head.bytes.length, 0);

    const again = await call('/assets/a-1f.js', { ...accepting(accepted), 'if-none-match': headers.etag! });
    assert.equal(again.status, 304);

    const part = await call('/assets/a-1f.js', { ...accepting(accepted), range: 'bytes=2-11' });
    assert.equal(part.status, 206);
    assert.equal(part.headers['content-encoding'], encoding);
    assert.equal(part.headers['content-range'], `bytes 2-11/${bytes.length}`);
    assert.deepEqual(part.bytes, bytes.subarray(2, 12));
    const behind = await call('/assets/a-1f.js', { ...accepting(accepted), range: 'bytes=999999-' });
    assert.deepEqual([behind.status, behind.headers['content-range']], [416, `bytes */${bytes.length}`]);
    const other = await call('/assets/a-1f.js', { ...accepting(accepted), 'if-match': '"another"' });
    assert.deepEqual([other.status, other.bytes.length], [412, 0]);
  }
  assert.equal(etags.size, 3, 'each way has a tag of its own');
});

test('packed files have no address of their own', async () => {
  for (const path of ['/assets/a-1f.js.br', '/assets/a-1f.js.gz'])
    assert.equal((await call(path)).status, 404, path);
});

test('what is short, or packed by itself, comes as it is', async () => {
  const one = await call('/assets/one-2e.js', accepting('br, gzip'));
  assert.equal(one.headers['content-encoding'], undefined);
  assert.equal(one.bytes.toString(), '1');
  const font = await call('/assets/font-3d.woff2', accepting('br, gzip'));
  assert.equal(font.headers['content-encoding'], undefined);
  assert.equal(font.bytes.length, 3000);
  assert.match(String(font.headers['cache-control']), /immutable/);
  const short = await call('/api/v1/short', accepting('br, gzip'));
  assert.equal(short.headers['content-encoding'], undefined);
});

test('the page and what has no hash in its name are asked for anew each time', async () => {
  for (const path of ['/', '/exports', '/favicon.svg'])
    assert.equal((await call(path)).headers['cache-control'], 'no-cache', path);
  assert.equal((await call('/exports', accepting('br, gzip'))).bytes.toString(), page);
});

test('JSON is packed for own pages and programs, never for a page of another site', async () => {
  const whole = JSON.stringify(rows);
  const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site'];
  for (const site of sites) {
    const { headers, bytes } = await call('/api/v1/rows', {
      ...accepting('gzip, deflate, br'),
      ...(site && { 'sec-fetch-site': site }),
    });
    const packed = !site?.endsWith('-site');
    assert.equal(headers['content-encoding'], packed ? 'gzip' : undefined, site);
    assert.equal((packed ? gunzipSync(bytes) : bytes).toString(), whole, site);
    if (packed) assert.match(String(headers.vary), /accept-encoding/i);
  }
  const plain = await call('/api/v1/rows', accepting('identity'));
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.headers['content-length'], String(Buffer.byteLength(whole)));
  const head = await call('/api/v1/rows', accepting('gzip'), 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.bytes.length, 0);
});

test('events are sent as they happen', async () => {
  const { headers, bytes } = await call('/api/v1/stream', accepting('gzip, br'));
  assert.match(String(headers['content-type']), /^text\/event-stream/);
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(bytes.toString().match(/^event: row$/gm)?.length, rows.length);
});
