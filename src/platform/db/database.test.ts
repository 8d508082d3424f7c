import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openLog } from '../telemetry/log.ts';
import { openDatabase } from './database.ts';

/** More than an error with its stack takes; the connection as an object takes more. */
const LONG = 2000;

let db: TestDatabase;
before(async () => {
  db = await openTestDatabase();
});
after(() => db?.close());

test('a connection that was lost is told in a line; one that goes while we close is none', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const database = openDatabase(db.appUrl, log, { connections: 1 });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() pid`.execute(database.platform);
  const lost = once(database.pool, 'error');
  const owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await owner.end();
  await lost;
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /terminating connection.*a database connection was lost/);
  assert.ok((lines[0] ?? '').length < LONG, lines[0]);

  await database.close();
  // What the pool says when the server's goodbye comes before the answer to ours.
  database.pool.emit('error', new Error('terminating connection due to administrator command'));
  assert.equal(lines.length, 1);
});
