import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { until } from '../../../test/support/until.ts';
import { openLog } from '../telemetry/log.ts';
import { type Listening, notify, openListening } from './listen.ts';

let db: TestDatabase;
let listening: Listening;

before(async () => {
  db = await openTestDatabase();
  listening = await openListening(db.appUrl, openLog('silent'));
});
after(async () => {
  await listening?.close();
  await db?.close();
});

const tell = (channel: string, payload: unknown) =>
  db.database.forCompany(randomUUID(), (trx) => notify(trx, channel, payload));

test('subscribers hear what is committed on their channel, until they leave', async () => {
  const heard: unknown[] = [];
  const leave = listening.listen('task:1', (payload) => heard.push(payload));
  await assert.rejects(
    db.database.forCompany(randomUUID(), async (trx) => {
      await notify(trx, 'task:1', 'undone');
      throw new Error('undone');
    }),
  );
  await tell('task:2', 'another');
  await tell('task:1', { status: 'running' });
  await until(() => heard.length === 1);
  leave();
  const later: unknown[] = [];
  listening.listen('task:1', (payload) => later.push(payload));
  await tell('task:1', 'more');
  await until(() => later.length === 1);
  assert.deepEqual(heard, [{ status: 'running' }]);
});

test('a lost connection comes back and says that something may have been missed', async () => {
  const heard: unknown[] = [];
  listening.listen('task:3', (payload) => heard.push(payload));
  const owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'skladno listening' and datname = current_database()",
  );
  await owner.end();
  await until(() => heard.length === 1);
  await tell('task:3', 'after');
  await until(() => heard.length === 2);
  assert.deepEqual(heard, [undefined, 'after']);
});
