import { createHash, hkdfSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ConfigError } from '../config-error.ts';
import { installQueue, type QueueDefinition } from '../queue/queue-install.ts';
import { countByKey, type KeyUse } from '../secrets/sealed.ts';
import { type GivenSecrets, readSecrets, type Secrets } from '../secrets/secrets.ts';
import type { Log } from '../telemetry/log.ts';
import { PostgresClient } from './postgres-client.ts';

/** Any number will do; the same one for every Skladno on this server, so that two never migrate at once. */
const LOCK = 7_311_902_441;

const defaultFolder = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

export interface Migrations {
  /** Names of the files applied now. */
  applied: string[];
}

/**
 * Brings the database to the newest shape: the application's login, the files of `db/migrations` in their order, each in a
 * transaction of its own, and the queues. In a file `:"app"` stands for the application's role, as a variable does in psql.
 * @param given the secrets of the configuration; those that are absent are made and kept in the database.
 * @throws Error when an applied file was changed or is gone, with nothing done.
 */
export async function migrate(options: {
  ownerUrl: string;
  given: GivenSecrets;
  queues: QueueDefinition[];
  log: Log;
  folder?: string;
}): Promise<Migrations> {
  const { ownerUrl, given, queues, log } = options;
  const folder = options.folder ?? defaultFolder;
  const client = new PostgresClient({ connectionString: ownerUrl, application_name: 'skladno migrate' });
  await connect(client);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const app = await ensureAppRole(client);
    const applied = await applyFiles(client, await readMigrations(folder), app, log);
    const { authSecret } = await readSecrets(client, given);
    await letIn(client, app, appPasswordFrom(authSecret));
    await letOwnerThrough(client);
    await installQueue(ownerUrl, queues, log);
    await grantQueue(client, app);
    return { applied };
  } finally {
    await client.end();
  }
}

/**
 * How the application logs in to a migrated database, the secrets it works with, and with which keys values are sealed.
 * @throws ConfigError when the database is not migrated, or not as far as this program needs.
 */
export async function openMigrated(
  ownerUrl: string,
  given: GivenSecrets,
): Promise<{ appUrl: string; secrets: Secrets; sealed: KeyUse[] }> {
  const client = new PostgresClient({ connectionString: ownerUrl, application_name: 'skladno start' });
  await connect(client);
  try {
    const { missing } = await missingMigrations(client);
    if (missing.length > 0) {
      throw new ConfigError(`The database lacks ${missing.join(', ')}. Run \`skladno migrate\` first.`);
    }
    const secrets = await readSecrets(client, given);
    return {
      secrets,
      appUrl: appUrlFrom(ownerUrl, appPasswordFrom(secrets.authSecret)),
      sealed: await countByKey(client),
    };
  } finally {
    await client.end();
  }
}

/** The files that a database lacks, of how many. @param client logged in as the owner. */
export async function missingMigrations(client: pg.Client): Promise<{ missing: string[]; all: number }> {
  const files = await readMigrations(defaultFolder);
  const { rows } = await client
    .query<{ name: string }>('select name from migrations')
    .catch(() => ({ rows: [] }));
  const missing = files.filter(({ name }) => !rows.some((row) => row.name === name)).map(({ name }) => name);
  return { missing, all: files.length };
}

/** The application's password: all processes that know AUTH_SECRET agree on it and nobody has to keep it. */
export function appPasswordFrom(authSecret: string): string {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'skladno application database role', 32)).toString(
    'base64url',
  );
}

/** The address the application logs in with: the owner's, with the role `<database>_app`. */
export function appUrlFrom(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username);
  url.username = encodeURIComponent(appRoleOf(database));
  url.password = appPassword;
  return url.href;
}

/** PostgreSQL cuts names after 63 bytes; a long one keeps its identity through a hash. */
export function appRoleOf(database: string): string {
  if (Buffer.byteLength(database) <= 59) return `${database}_app`;
  return `skladno_${createHash('sha256').update(database).digest('hex').slice(0, 40)}_app`;
}

/** An address or a login that does not work is the operator's to mend. */
async function connect(client: pg.Client): Promise<void> {
  await client.connect().catch((error: unknown) => {
    const { message, code } = error as { message: string; code?: string };
    throw new ConfigError(`PostgreSQL does not let us in at DATABASE_URL: ${message || code}.`, {
      cause: error,
    });
  });
}

async function ensureAppRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  const name = appRoleOf(rows[0]!.database);
  const role = pg.escapeIdentifier(name);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${role} nologin`);
  return role;
}

/** Said every time: the password follows AUTH_SECRET, and powers somebody gave by hand are taken back. */
async function letIn(client: pg.Client, role: string, password: string): Promise<void> {
  const powers = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  const { rows } = await client.query<{ powerful: boolean }>(
    `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as powerful
     from pg_roles where oid = $1::regrole`,
    [role],
  );
  // Asked for only where there is something to take back: PostgreSQL lets only a superuser speak of these powers.
  if (rows[0]?.powerful) await client.query(`alter role ${role} ${powers}`);
  await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
}

/**
 * The owner of the tables stands before the walls like everybody else, unless it says `set app.platform = 'on'`: what works for
 * the whole platform (`keys rotate`, the functions of the platform's own people) does. Said of every table, so that none is
 * forgotten; to the application's role the setting means nothing.
 */
async function letOwnerThrough(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class c where relforcerowsecurity
       and not exists (select 1 from pg_policy where polrelid = c.oid and polname = 'platform')`,
  );
  for (const { name } of rows) {
    await client.query(`create policy platform on ${name} to current_user
      using (current_setting('app.platform', true) = 'on')
      with check (current_setting('app.platform', true) = 'on')`);
  }
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      // A checkout on Windows may change the ends of lines; that changes nothing.
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { name, sql, checksum };
    }),
  );
}

async function applyFiles(client: pg.Client, files: Migration[], app: string, log: Log): Promise<string[]> {
  await client.query(`create table if not exists migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  const done = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const file = files.find((each) => each.name === name);
    if (!file)
      throw new Error(`The migration ${name} is applied, but its file is gone: this is an older Skladno.`);
    if (file.checksum !== checksum)
      throw new Error(`The migration ${name} was changed after it was applied. Write a new one.`);
  }
  const fresh = files.filter(({ name }) => !done.has(name));
  for (const { name, sql, checksum } of fresh) {
    await client.query('begin');
    try {
      await client.query(sql.replaceAll(':"app"', app));
      await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`The migration ${name} fails: ${(error as Error).message}`, { cause: error });
    }
    log.info({ migration: name }, 'applied');
  }
  return fresh.map(({ name }) => name);
}

async function grantQueue(client: pg.Client, app: string): Promise<void> {
  await client.query(`grant usage on schema pgboss to ${app}`);
  await client.query(`grant select, insert, update, delete on all tables in schema pgboss to ${app}`);
  await client.query(`grant usage, select on all sequences in schema pgboss to ${app}`);
}
