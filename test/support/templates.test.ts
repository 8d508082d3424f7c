import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { queues } from '../../src/app.ts';
import { appRoleOf } from '../../src/platform/db/migrate.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { makeTemplates, templateWith } from './templates.ts';

let made: TestDatabase;
let clone: TestDatabase;
let templates: { close(): Promise<void> };

before(async () => {
  made = await openTestDatabase({ queues, anew: true });
  templates = await makeTemplates(made.ownerUrl, [queues]);
  assert.ok(templateWith(made.ownerUrl, queues), 'there is something to clone');
  clone = await openTestDatabase({ queues });
});
after(async () => {
  await clone?.close();
  await templates?.close();
  await made?.close();
});

/** What a database is made of, as text, with the application's role and the times taken out. */
const parts: Record<string, string> = {
  relations: `select oid::regclass::text, relkind, relrowsecurity, relforcerowsecurity, relacl::text from pg_class
    where relnamespace::regnamespace::text !~ '^pg_(toast|temp|catalog)'`,
  columns: `select attrelid::regclass::text, attname, atttypid::regtype::text, attnotnull, attacl::text from pg_attribute
    where attnum > 0 and attrelid::regclass::text !~ '^pg_toast'`,
  schemas: `select nspname, nspacl::text from pg_namespace where nspname !~ '^pg_(toast|temp)'`,
  functions: `select oid::regprocedure::text, proacl::text, md5(pg_get_functiondef(oid)) from pg_proc
    where prokind in ('f', 'p') and pronamespace::regnamespace::text <> 'pg_catalog'`,
  policies: `select polname, polrelid::regclass::text, polroles::regrole[]::text,
    pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy`,
  constraints: `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint`,
  triggers: `select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`,
  'default rights': 'select defaclacl::text from pg_default_acl',
  migrations: 'select name, checksum from migrations',
  queues: "select to_jsonb(q) - 'created_on' - 'updated_on' as queue from pgboss.queue q",
  login: `select rolsuper, rolcanlogin, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
      array(select roleid from pg_auth_members where member = r.oid) as memberships
    from pg_roles r where rolname = $1`,
  'depends on roles': `select classid::regclass::text, count(*)::int from pg_shdepend
    where dbid = (select oid from pg_database where datname = current_database()) group by 1`,
};

/** Of these the migrations make none so far. */
const none = ['triggers', 'default rights'];

async function look({ ownerUrl }: TestDatabase, sql: string): Promise<string[]> {
  const role = appRoleOf(new URL(ownerUrl).pathname.slice(1));
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<object>(sql, sql.includes('$1') ? [role] : []);
    return rows.map((row) => JSON.stringify(row).replaceAll(role, 'the application')).sort();
  } finally {
    await client.end();
  }
}

for (const [name, sql] of Object.entries(parts))
  test(`a clone is what the migrations make: ${name}`, async () => {
    const [found, wanted] = [await look(clone, sql), await look(made, sql)];
    assert.ok(wanted.length > 0 || none.includes(name), 'there is something to compare');
    assert.deepEqual(found, wanted);
  });

test('the application of a clone logs in, the one of another database does not', async () => {
  const { rows } = await clone.database.pool.query('select count(*)::int as n from auth."user"');
  assert.deepEqual(rows, [{ n: 0 }]);
  const elsewhere = Object.assign(new URL(made.appUrl), { pathname: new URL(clone.appUrl).pathname });
  const client = new pg.Client(elsewhere.href);
  await client.connect();
  await assert.rejects(client.query('select count(*) from auth."user"'), /permission denied/);
  await client.end();
});
