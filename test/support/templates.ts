import pg from 'pg';
import { appPasswordFrom, appRoleOf, migrate } from '../../src/platform/db/migrate.ts';
import type { QueueDefinition } from '../../src/platform/queue/queue-install.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { openWhole } from './opening.ts';
import { newName, onServer, urlOf } from './server.ts';

/** What the tests' application signs and seals with. */
export const testSecrets = {
  authSecret: 'a secret for tests only, 32 or more letters',
  encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
};

/** The environment's key for the templates of a run, as JSON. */
const KEY = 'TEST_TEMPLATES';

interface Templates {
  /** Host and port. */
  server: string;
  /** Of the databases, by the queues declared in them as JSON. */
  names: Record<string, string>;
}

/**
 * Migrates a database for each set of queues, which this process and those started from now on clone until they are dropped.
 * @returns drops them; clones stay.
 */
export async function makeTemplates(
  serverUrl: string,
  kinds: QueueDefinition[][],
): Promise<{ close(): Promise<void> }> {
  return openWhole(async (keep) => {
    const names: Templates['names'] = {};
    for (const queues of kinds) {
      const name = newName('template');
      await onServer(serverUrl, `create database ${name}`);
      keep({
        close: () =>
          onServer(serverUrl, `drop database ${name} with (force)`, `drop role if exists ${appRoleOf(name)}`),
      });
      await migrate({ ownerUrl: urlOf(serverUrl, name), given: testSecrets, queues, log: openLog('silent') });
      // Whoever is connected to a template hinders its cloning.
      await onServer(serverUrl, `alter database ${name} allow_connections false`);
      names[JSON.stringify(queues)] = name;
    }
    process.env[KEY] = JSON.stringify({ server: new URL(serverUrl).host, names } satisfies Templates);
    return {};
  });
}

/** The server's template with just these queues, if the run has one. */
export function templateWith(serverUrl: string, queues: QueueDefinition[]): string | undefined {
  const { server, names } = JSON.parse(process.env[KEY] ?? '{}') as Partial<Templates>;
  return server === new URL(serverUrl).host ? names?.[JSON.stringify(queues)] : undefined;
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
