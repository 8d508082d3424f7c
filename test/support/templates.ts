import pg from 'pg';
import { appPasswordFrom, appRoleOf, migrate } from '../../src/platform/db/migrate.ts';
import type { QueueDefinition } from '../../src/platform/queue/queue-install.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { newName, onServer, urlOf } from './server.ts';

/** What the tests' application signs and seals with. */
export const testSecrets = {
  authSecret: 'a secret for tests only, 32 or more letters',
  encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
};

/** The environment's key for the templates of a run: names of databases by the queues declared in them, as JSON. */
const KEY = 'SKLADNO_TEST_TEMPLATES';

/** Migrates a database for each set of queues, for all processes started from now on to clone. Answers their names. */
export async function makeTemplates(serverUrl: string, kinds: QueueDefinition[][]): Promise<string[]> {
  const made: Record<string, string> = {};
  for (const queues of kinds) {
    const name = newName('template');
    await onServer(serverUrl, `create database ${name}`);
    await migrate({ ownerUrl: urlOf(serverUrl, name), given: testSecrets, queues, log: openLog('silent') });
    // Whoever is connected to a template hinders its cloning.
    await onServer(serverUrl, `alter database ${name} allow_connections false`);
    made[JSON.stringify(queues)] = name;
  }
  process.env[KEY] = JSON.stringify(made);
  return Object.values(made);
}

/** Drops what `makeTemplates` made; its clones stay. */
export async function dropTemplates(serverUrl: string, names: string[]): Promise<void> {
  for (const name of names)
    await onServer(serverUrl, `drop database ${name}`, `drop role ${appRoleOf(name)}`);
}

/** The template with just these queues, if the run has one. */
export function templateWith(queues: QueueDefinition[]): string | undefined {
  const made = JSON.parse(process.env[KEY] ?? '{}') as Record<string, string>;
  return made[JSON.stringify(queues)];
}

/**
 * Makes a clone what `migrate` would make of an empty database: the application's login gets a role of its own, with what the
 * template's was granted.
 * @param of names of databases.
 */
export async function giveApplication(ownerUrl: string, of: { from: string; to: string }): Promise<void> {
  const [theirs, ours] = [appRoleOf(of.from), appRoleOf(of.to)];
  const password = pg.escapeLiteral(appPasswordFrom(testSecrets.authSecret));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create role ${ours} login password ${password}`);
    const { rows } = await client.query<{ what: string; thing: string }>(granted, [theirs]);
    const statements = rows.map(
      ({ what, thing }) => `grant ${what} on ${thing} to ${ours}; revoke ${what} on ${thing} from ${theirs}`,
    );
    await client.query(statements.join(';'));
  } finally {
    await client.end();
  }
}

/** Every right that a role was granted in this database. */
const granted = `
  with held as (
    select nspacl as acl, 'schema ' || oid::regnamespace as thing, null as columns from pg_namespace
    union all
    select relacl, case relkind when 'S' then 'sequence ' else 'table ' end || oid::regclass, null from pg_class
    union all
    select attacl, 'table ' || attrelid::regclass, quote_ident(attname) from pg_attribute
    union all
    select proacl, 'function ' || oid::regprocedure, null from pg_proc
  )
  select string_agg(privilege_type || coalesce(' (' || columns || ')', ''), ', ') as what, thing
  from held, aclexplode(acl) where grantee = (select oid from pg_roles where rolname = $1) group by thing`;
