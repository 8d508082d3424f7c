import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { callOut } from '../outgoing/index.ts';
import { openLog } from './log.ts';
import { countProviderCalls } from './provider-calls.ts';

let db: TestDatabase;
/** Answers with the status in the path; hangs up on 0. */
const server = createServer((asked, answer) => {
  const status = Number(asked.url?.slice(1));
  if (status === 0) asked.socket.destroy();
  else answer.writeHead(status).end('{}');
});
let url: string;

before(async () => {
  db = await openTestDatabase();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
after(async () => {
  server?.closeAllConnections();
  server?.close();
  await db?.close();
});

const stored = () =>
  db.database.platform
    .selectFrom('provider_calls')
    .select(['provider', 'calls', 'failures', 'throttled'])
    .execute();

const call = (path: string) => callOut(url + path, { deadlineMs: 5000 }).catch(() => {});

test('calls are counted by what was answered', async () => {
  await db.database.platform.deleteFrom('provider_calls').execute();
  const { close } = countProviderCalls(
    db.database.platform,
    { moysklad: [`${url}/api/remap/1.2`], google: ['https://sheets.googleapis.com'] },
    openLog('silent'),
  );
  for (const path of ['/200', '/200', '/404', '/429', '/503', '/0']) await call(path);
  await close();
  const [row, ...others] = await stored();
  assert.deepEqual(others, []);
  assert.deepEqual(row, { provider: 'moysklad', calls: 6, failures: 2, throttled: 1 });
  await call('/200');
  assert.deepEqual((await stored())[0]?.calls, 6, 'after its end nothing is counted');
});
