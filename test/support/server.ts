import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPostgres } from '../../src/platform/db/postgres.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';

/** A PostgreSQL that databases of tests are made on. */
export interface TestServer {
  /** With a login that may create databases and roles. */
  url: string;
  close(): Promise<void>;
}

/** The server of TEST_DATABASE_URL, which stays as it is, else an embedded one that ends when it is closed. */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'skladno-test-'));
  // PostgreSQL runs as another user when we are root.
  await chmod(dataDir, 0o755);
  const postgres = await openPostgres({ dataDir, log: openLog('silent'), durable: false });
  return {
    url: postgres.ownerUrl,
    async close() {
      await postgres.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A name that no other database has, of this run or of another on the same server. */
export function newName(kind: 'test' | 'template'): string {
  return `skladno_${kind}_${randomBytes(6).toString('hex')}`;
}

/** The same server and login, another database. */
export function urlOf(serverUrl: string, database: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
}

/** Runs statements one after the other over a connection of their own. */
export async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
