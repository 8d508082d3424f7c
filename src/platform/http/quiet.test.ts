import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openLog } from '../telemetry/log.ts';
import { type Http, openHttp } from './http.ts';

const lines: { level: string; route: string }[] = [];
let http: Http;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  for (const file of ['assets/main-a1.js', 'assets/main-b2.css', 'favicon.svg'])
    await writeFile(join(folder, file), 'x');
  http = await openHttp({
    config: { port: 0, publicUrl: 'http://localhost' },
    log: openLog('debug', { write: (line) => void lines.push(JSON.parse(line)) }),
    authoriser: {
      subject: async () => undefined,
      acting: async () => ({ companyId: 'c' }),
      isPlatformAdmin: async () => false,
    },
    ready: {},
    webFolder: folder,
  });
  http.app.get('/api/v1/things', { config: { access: 'anyone' } }, async () => ({}));
});
after(async () => {
  await http?.close();
  await rm(folder, { recursive: true, force: true });
});

test('at info the log has calls and pages; the files of a page are there at debug', async () => {
  const level = async (url: string, status = 200) => {
    lines.length = 0;
    assert.equal((await http.app.inject({ url })).statusCode, status, url);
    assert.equal(lines.length, 1, url);
    return lines[0]?.level;
  };
  for (const file of [
    '/assets/main-a1.js',
    '/assets/main-b2.css',
    '/favicon.svg',
    '/api/docs/static/index.css',
  ])
    assert.equal(await level(file), 'debug', file);
  for (const url of ['/api/v1/things', '/exports', '/']) assert.equal(await level(url), 'info', url);
  assert.equal(await level('/assets/gone.js', 404), 'info');
});
