import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { openLog } from '../telemetry/log.ts';
import { appPasswordFrom, appRoleOf, appUrlFrom, migrate } from './migrate.ts';

const log = openLog('silent');
let db: TestDatabase;
let folder: string;

before(async () => {
  db = await openTestDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), 'skladno-migrations-'));
  await writeFile(
    join(folder, '0001_first.sql'),
    'create table settings (key text primary key, value text not null); create table one (n int); grant select on one to :"app";',
  );
});
after(async () => {
  await db?.close();
  await rm(folder, { recursive: true });
});

const run = (given = {}) => migrate({ ownerUrl: db.ownerUrl, given, queues: [], log, folder });

async function asRole<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('files are applied once and in order, two starters at the same moment do not collide', async () => {
  const both = await Promise.all([run(), run()]);
  assert.deepEqual(
    both.flatMap(({ applied }) => applied),
    ['0001_first.sql'],
  );
  await writeFile(join(folder, '0002_second.sql'), 'alter table one add m int');
  assert.deepEqual(await run(), { applied: ['0002_second.sql'] });
  assert.deepEqual(await run(), { applied: [] });
});

test('a file that fails leaves nothing of itself', async () => {
  const file = join(folder, '0003_third.sql');
  await writeFile(file, 'create table half (n int); select 1 / 0;');
  await assert.rejects(run(), /0003_third\.sql fails: division by zero/);
  assert.deepEqual(await asRole(db.ownerUrl, "select to_regclass('half') as half"), [{ half: null }]);
  await rm(file);
});

test('an applied file that was changed or removed stops everything', async () => {
  const file = join(folder, '0002_second.sql');
  await writeFile(file, 'alter table one add other int');
  await assert.rejects(run(), /0002_second\.sql was changed/);
  await rm(file);
  await assert.rejects(run(), /0002_second\.sql is applied, but its file is gone/);
  await writeFile(file, 'alter table one add m int');
  await run();
});

test('secrets that are not given are made once and kept', async () => {
  await run();
  const kept = await asRole<{ key: string; value: string }>(
    db.ownerUrl,
    'select key, value from settings order by key',
  );
  assert.deepEqual(
    kept.map(({ key }) => key),
    ['AUTH_SECRET', 'ENCRYPTION_KEYS'],
  );
  const appUrl = appUrlFrom(db.ownerUrl, appPasswordFrom(kept[0]!.value));
  assert.deepEqual(await asRole(appUrl, 'select n from one'), []);
  await assert.rejects(asRole(appUrl, 'select * from settings'), /permission denied/);
});

test('the password of the application follows AUTH_SECRET', async () => {
  await run(testSecrets);
  const [me] = await asRole<Record<string, unknown>>(
    db.appUrl,
    'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  );
  assert.deepEqual(me, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  await assert.rejects(
    asRole(appUrlFrom(db.ownerUrl, appPasswordFrom('another')), 'select 1'),
    /password authentication/,
  );
});

test('the role of a database with a long or strange name is a name PostgreSQL keeps', () => {
  assert.equal(appRoleOf('skladno'), 'skladno_app');
  for (const name of ['д'.repeat(40), 'a'.repeat(63)]) assert(Buffer.byteLength(appRoleOf(name)) <= 63);
  assert.equal(new URL(appUrlFrom('postgres://o:p@h:1/a%20b', 'x')).username, 'a%20b_app');
});

test('an owner who is no superuser migrates twice, stands before the walls, and passes them when they say so', async () => {
  const own = await openTestDatabase({ migrated: false });
  const url = new URL(own.ownerUrl);
  const name = url.pathname.slice(1);
  const role = `${name}_owner`;
  await asRole(own.ownerUrl, `create role ${role} login createrole password 'x'`);
  await asRole(own.ownerUrl, `alter database ${name} owner to ${role}`);
  const ownerUrl = Object.assign(url, { username: role, password: 'x' }).href;
  try {
    for (let times = 0; times < 2; times += 1)
      await migrate({ ownerUrl, given: testSecrets, queues: [], log });
    const appUrl = appUrlFrom(ownerUrl, appPasswordFrom(testSecrets.authSecret));
    const inserted = `begin; select set_config('app.company_id', '5f3c5d2e-0000-4000-8000-000000000000', true);
      insert into companies (id, name) values ('5f3c5d2e-0000-4000-8000-000000000000', 'Ромашка'); commit`;
    await asRole(appUrl, inserted);
    const count = 'select count(*)::int as n from companies';
    assert.deepEqual(await asRole(ownerUrl, count), [{ n: 0 }]);
    const saying = new URL(ownerUrl);
    saying.searchParams.set('options', '-c app.platform=on');
    assert.deepEqual(await asRole(saying.href, count), [{ n: 1 }]);
    saying.username = appRoleOf(name);
    saying.password = appPasswordFrom(testSecrets.authSecret);
    assert.deepEqual(await asRole(saying.href, count), [{ n: 0 }], 'the application cannot say so');
  } finally {
    await own.close();
    await asRole(db.ownerUrl, `drop role if exists ${role}`);
  }
});
