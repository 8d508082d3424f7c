import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/platform/db/database.ts';
import { appPasswordFrom, appRoleOf, appUrlFrom, migrate } from '../../src/platform/db/migrate.ts';
import { openPostgres, type Postgres } from '../../src/platform/db/postgres.ts';
import type { QueueDefinition } from '../../src/platform/queue/queue-install.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { type Keep, openWhole } from './opening.ts';

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  database: Database;
  /** Drops it, whoever is still connected. */
  close(): Promise<void>;
}

/** What the tests' application signs and seals with. */
export const testSecrets = {
  authSecret: 'a secret for tests only, 32 or more letters',
  encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
};

interface Server {
  url: string;
  users: number;
  close(): Promise<void>;
}

let server: Promise<Server> | undefined;

/**
 * A fresh, migrated database of its own: on the server of TEST_DATABASE_URL (whose login may create databases and roles),
 * else on an embedded PostgreSQL that all databases of this process share and that goes away with the last of them.
 * @param options.queues declared beside the application's own; `migrated: false` leaves the database empty.
 */
export async function openTestDatabase(
  options: { queues?: QueueDefinition[]; migrated?: boolean } = {},
): Promise<TestDatabase> {
  server ??= startServer();
  const shared = await server;
  shared.users += 1;
  return openWhole((keep) => makeTestDatabase(shared, options, keep));
}

async function makeTestDatabase(
  shared: Server,
  options: NonNullable<Parameters<typeof openTestDatabase>[0]>,
  keep: Keep,
): Promise<Omit<TestDatabase, 'close'>> {
  keep({
    async close() {
      shared.users -= 1;
      if (shared.users > 0) return;
      server = undefined;
      await shared.close();
    },
  });
  const name = `skladno_test_${randomBytes(6).toString('hex')}`;
  await onServer(shared.url, `create database ${name}`);
  keep({
    close: () =>
      onServer(shared.url, `drop database ${name} with (force)`, `drop role if exists ${appRoleOf(name)}`),
  });
  const ownerUrl = Object.assign(new URL(shared.url), { pathname: `/${name}` }).href;
  const log = openLog('silent');
  if (options.migrated !== false) {
    await migrate({ ownerUrl, given: testSecrets, queues: options.queues ?? [], log });
  }
  const appUrl = appUrlFrom(ownerUrl, appPasswordFrom(testSecrets.authSecret));
  const database = keep(openDatabase(appUrl, log, { connections: 8 }));
  return { ownerUrl, appUrl, database };
}

async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, users: 0, close: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'skladno-test-'));
  // PostgreSQL runs as another user when we are root.
  await chmod(dataDir, 0o755);
  const postgres: Postgres = await openPostgres({ dataDir, log: openLog('silent'), durable: false });
  // A test runner that is interrupted ends its processes by signals; leaving by exit() takes PostgreSQL along.
  const leave = () => process.exit(1);
  process.once('SIGTERM', leave).once('SIGINT', leave);
  return {
    url: postgres.ownerUrl,
    users: 0,
    async close() {
      process.off('SIGTERM', leave).off('SIGINT', leave);
      await postgres.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
