import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { supportQueue } from '../src/admin/index.ts';
import { open, queues } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Database } from '../src/platform/db/database.ts';
import { freePort } from '../src/platform/db/free-port.ts';
import { pause } from '../src/platform/pause.ts';
import { readQueues } from '../src/platform/queue/queue-health.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { launcher } from './support/app.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from './support/database.ts';
import { noted } from './support/resolved.ts';
import { PATIENCE_MS, until } from './support/until.ts';

/** What each process of an installation does, and what it does not. */

let db: TestDatabase;
let env: Record<string, string>;

before(async () => {
  db = await openTestDatabase({ queues });
  env = {
    DATABASE_URL: db.ownerUrl,
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
    LOG_LEVEL: 'silent',
  };
});
after(() => db?.close());

const opened = { log: openLog('silent'), migrate: false };

async function jobs(database: Database) {
  const found = (await readQueues(database.platform)).find(({ name }) => name === supportQueue.name);
  return { waiting: found?.waiting, running: found?.running };
}

/** Of a queue that listens for jobs, PostgreSQL knows a session whose last word was LISTEN. */
async function listeners(database: Database): Promise<number> {
  const { rows } = await database.pool.query(
    `select 1 from pg_stat_activity where datname = current_database() and query ilike 'listen %pgboss%'`,
  );
  return rows.length;
}

test('what serves sends jobs and takes none; what works takes them, and has no sign-in and no routes', async () => {
  const serving = await open(readConfig(env), ['serve'], opened);
  try {
    assert.equal('worker' in serving, false);
    const { database, queue } = serving;
    const companyId = randomUUID();
    await database.forCompany(companyId, (trx) =>
      queue.send(trx, supportQueue.name, { companyId, requestId: 'r', accessId: randomUUID() }),
    );
    assert.equal(await listeners(database), 0);
    // Longer than two looks of a worker that was not told.
    await pause(5000);
    assert.deepEqual(await jobs(database), { waiting: 1, running: 0 });

    const working = await open(readConfig(env), ['work'], opened);
    try {
      for (const part of ['http', 'identity', 'tokens', 'outboxToken'])
        assert.equal(part in working, false, part);
      assert.equal(await listeners(database), 1);
      await working.worker.start();
      await until(async () => (await jobs(database)).waiting === 0);
    } finally {
      await working.close();
    }
  } finally {
    await serving.close();
  }
});

/** A worker that listens for metrics. */
async function startWorker(): Promise<{
  worker: ChildProcessByStdio<null, Readable, null>;
  exited: Promise<unknown[]>;
  port: number;
  metricsPort: number;
}> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const { PATH, HOME } = process.env;
  const worker = spawn(process.execPath, [launcher, 'worker'], {
    env: { PATH, HOME, ...noted, ...env, PORT: String(port), METRICS_PORT: String(metricsPort) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(worker, 'exit');
  await once(worker.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { worker, exited, port, metricsPort };
}

test('a worker listens on no port but that of its metrics, where health answers and nothing else', async () => {
  const { worker, exited, port, metricsPort } = await startWorker();
  try {
    const [error] = await once(connect(port, '127.0.0.1'), 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
    const status = async (path: string, method = 'GET') =>
      (await fetch(`http://127.0.0.1:${metricsPort}${path}`, { method })).status;
    for (const path of ['/health', '/health/live', '/health/ready', '/metrics'])
      assert.equal(await status(path), 200, path);
    for (const path of ['/', '/api/v1/me', '/api/v1/export-tasks', '/api/docs', '/api/auth/get-session'])
      assert.equal(await status(path), 404, path);
    assert.equal(await status('/api/auth/sign-in/email', 'POST'), 404);
  } finally {
    worker.kill('SIGTERM');
    await exited;
  }
  assert.equal(worker.exitCode, 0);
});

test('a port of metrics that another process has: that port is told, not the one of the web', async () => {
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as AddressInfo;
  const { PATH, HOME } = process.env;
  const worker = spawn(process.execPath, [launcher, 'worker'], {
    env: { PATH, HOME, ...noted, ...env, METRICS_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const [said, [code]] = await Promise.all([text(worker.stderr), once(worker, 'exit')]);
    assert.equal(code, 2);
    assert.match(said, new RegExp(`:${port}\\. .*METRICS_PORT=`));
    assert.doesNotMatch(said, /[^_]PORT=/);
  } finally {
    worker.kill('SIGKILL');
    taken.close();
  }
});
