// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are programs.
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exceptions, tableOwners } from '../db/table-owners.ts';
import { allBreaches, breachesIn, ownerOf } from '../scripts/check-table-owners.ts';
import { tablesIn } from '../scripts/sql-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFile(root + path, 'utf8');
const tables = (text: string) =>
  tablesIn(text, (name) => ownerOf(name) !== undefined).map(({ table }) => table);

describe('the tables that a text names', () => {
  const cases: [name: string, text: string, tables: (string | null)[]][] = [
    ['read', "trx.selectFrom('companies').selectAll()", ['companies']],
    ['read under an alias', "trx.selectFrom('export_tasks as task')", ['export_tasks']],
    ['several at once', "trx.selectFrom(['members', 'schedules as s'])", ['members', 'schedules']],
    ['written', "trx.insertInto('members').values(row)", ['members']],
    ['changed', "trx.updateTable('members').set(row)", ['members']],
    [
      'changed by another',
      "trx.updateTable('schedules').from('export_configs')",
      ['export_configs', 'schedules'],
    ],
    ['deleted', "trx.deleteFrom('schedules').using('companies')", ['companies', 'schedules']],
    ['merged', "trx.mergeInto('members').using('companies', 'a', 'b')", ['companies', 'members']],
    [
      'joined',
      "trx.selectFrom('members').innerJoin('auth.user as u', 'u.id', 'x')",
      ['auth.user', 'members'],
    ],
    [
      'joined in another way',
      "q.leftJoin('companies', on).crossJoin('schedules')",
      ['schedules', 'companies'],
    ],
    ['in a subquery', "q.select((eb) => eb.selectFrom('members').as('n'))", ['members']],
    ['joined as a subquery', "q.innerJoinLateral((eb) => eb.selectFrom('members').as('m'), on)", ['members']],
    [
      'in a query with a name',
      "db.with('mine', (q) => q.selectFrom('members')).selectFrom('mine')",
      ['members'],
    ],
    [
      'in a query with its own name',
      "db.with('members', (q) => q.selectFrom('members')).selectFrom('members')",
      ['members', 'members'],
    ],
    ['in a constant', "const place = 'companies'; trx.selectFrom(place)", ['companies']],
    [
      'in a constant list',
      "const all = ['companies', 'members'] as const; trx.selectFrom(all)",
      ['companies', 'members'],
    ],
    ['one of two', "trx.deleteFrom(old ? 'members' : 'invitations')", ['members', 'invitations']],
    ['by whoever calls', 'function count(table: T) { return trx.selectFrom(table); }', [null]],
    ['in an imported constant', "import { T } from './t.ts'; trx.selectFrom(T)", [null]],
    [
      'in a constant that has its name from elsewhere, too',
      "const t = 'members'; (t) => trx.selectFrom(t)",
      [null],
    ],
    ['in a variable', "let t = 'members'; trx.selectFrom(t)", [null]],
    ['by a method named in brackets', "trx['selectFrom']('companies')", [null]],
    ['by sql under another name', "import { sql as raw } from 'kysely'", [null]],
    ['by sql kept under another name', 'const raw = sql; raw`select * from companies`', [null]],
    ['by sql of the whole library', "import * as k from 'kysely'; k.sql`delete from members`", ['members']],
    ['in an object', 'trx.selectFrom(places.mine)', [null]],
    ['by a method handed on', 'const from = trx.selectFrom; from(x)', [null]],
    ['without an owner', "trx.selectFrom('dealers')", ['dealers']],
    ['as a whole schema', "database.withSchema('auth')", ['auth.*']],
    ['by sql.table', "sql`select * from ${sql.table('companies')}`", ['companies']],
    ['by sql.id', "sql`select * from ${sql.id('auth', 'user')}`", ['auth.user']],
    ['by sql.ref', "sql`select ${sql.ref('companies.name')}`", ['companies']],
    ['by sql.raw', "sql.raw('select * from companies')", ['companies']],
    ['by sql.raw as a name', "sql`select * from ${sql.raw('companies')}`", ['companies']],
    ['by what sql.table cannot tell', 'sql`select * from ${sql.table(name)}`', [null]],
    ['by what sql.raw cannot tell', 'sql.raw(text)', [null]],
    ['by db.dynamic.table', "trx.selectFrom(trx.dynamic.table('members').as('m'))", ['members']],
    [
      'in raw SQL',
      'sql<Row>`select i.id from integrations i, export_configs c`',
      ['integrations', 'export_configs'],
    ],
    ['in raw SQL with a schema', 'sql`delete from auth.rate_limit`', ['auth.rate_limit']],
    ['in raw SQL with the schema that needs no name', 'sql`select from public.members m`', ['members']],
    ['in a text with that schema', `client.query('delete from "public"."members"')`, ['members']],
    ['in raw SQL in quotes', 'sql`select * from auth."user" u`', ['auth.user']],
    ['in raw SQL of the queue', 'sql`select from pgboss.job_common`', ['pgboss.job_common']],
    ['in raw SQL of admin', 'sql`select * from admin_companies(null)`', ['admin_companies']],
    ['in raw SQL as a piece', 'const t = sql`idempotency_keys`; sql`delete from ${t}`', ['idempotency_keys']],
    ['in raw SQL by a column', 'sql`members.user_id = ${id}`', ['members']],
    ['in raw SQL by INSERT with columns', 'sql`insert into members(user_id) values (1)`', ['members']],
    ['in a text of the driver', "client.query('update settings set value = $1', [x])", ['settings']],
    ['in a text kept first', "const text = 'select name from companies'; client.query(text)", ['companies']],
    ['in a text put together', "client.query('select * ' + 'from companies')", ['companies']],
    ['in a text in capitals', "client.query('SELECT * FROM Companies')", ['companies']],
    ['in a text by a value', 'client.query(`select * from ${table}`)', [null]],
    ['in a text and a value put together', "client.query('select * from ' + table)", [null]],
    ['not: an alias, a column', 'sql`select count(*) as members, x.companies`', []],
    ['not: a value of SQL, a remark', "sql`select 'companies' -- from members\n/* schedules */`", []],
    ['not: another word of the program', "route('companies'); Buffer.from('companies'); change.from", []],
    ['not: an own name of the query', 'sql`select a from (values (1)) as companies`', []],
  ];
  for (const [name, text, wanted] of cases) {
    test(name, () => assert.deepEqual(tables(text), wanted));
  }

  test('each with its line', () => {
    const [use] = tablesIn("\n\ntrx\n  .selectFrom('companies')", () => true);
    assert.deepEqual(use, { table: 'companies', line: 4 });
  });
});

describe('the check', () => {
  const select = "trx.selectFrom('companies')";

  test('lets a room read and write its own', () => {
    assert.deepEqual(breachesIn('src/companies/store.ts', select), []);
  });

  test('names file, line and owner of a foreign table', () => {
    assert.deepEqual(breachesIn('src/admin/x.ts', `\n${select}`), [
      'src/admin/x.ts:2: the table companies belongs to companies: call its verb, or listen to its event',
    ]);
  });

  test('holds what belongs to no room as well', () => {
    assert.equal(breachesIn('src/app.ts', select).length, 1);
    assert.equal(breachesIn('src/commands/x.ts', select).length, 1);
  });

  test('refuses SQL where HTTP is answered', () => {
    const text = `import type { App } from '../platform/http/http.ts';\n${select}`;
    assert.match(breachesIn('src/companies/x.ts', text)[0]!, /x\.ts:2: SQL of companies stands among routes/);
  });

  test('refuses a table that nobody owns, and one it cannot read', () => {
    assert.match(breachesIn('src/admin/x.ts', "trx.selectFrom('dealers')")[0]!, /dealers has no owner/);
    assert.match(breachesIn('src/admin/x.ts', 'trx.selectFrom(x)')[0]!, /cannot be read/);
  });

  test('knows its exceptions, file by file and table by table', () => {
    const allowed = [{ file: 'src/admin/x.ts', tables: ['companies', '?'], why: 'a sample' }];
    const text = `${select}; trx.selectFrom(x); trx.selectFrom('members')`;
    assert.match(
      breachesIn('src/admin/x.ts', text, allowed).join(),
      /^[^,]*the table members belongs[^,]*, or[^,]*$/,
    );
    assert.equal(breachesIn('src/admin/y.ts', text, allowed).length, 3);
  });

  test('holds for the program as it is, and misses what an exception lets through', () => {
    assert.deepEqual(allBreaches(), []);
    assert.ok(allBreaches([]).length >= exceptions.length);
    const stale = allBreaches([...exceptions, { file: 'src/app.ts', tables: ['companies'], why: '' }]);
    assert.deepEqual(stale, ['db/table-owners.ts: src/app.ts needs no exception for companies']);
  });
});

test('every table has one owner, and every owner is a room', async () => {
  const owned = Object.values(tableOwners).flat();
  assert.equal(new Set(owned).size, owned.length);
  let made = 0;
  for await (const path of glob('db/migrations/*.sql', { cwd: root })) {
    for (const [, name] of (await read(path)).matchAll(
      /^\s*create (?:unlogged )?table (?:if not exists )?(\S+)/gim,
    )) {
      made += 1;
      assert.ok(ownerOf(name!.replaceAll('"', '')), `${name} of ${path}`);
    }
  }
  assert.ok(made > 20, String(made));
  const [, typed = ''] = /export interface Tables \{(.*?)\n\}/s.exec(await read('db/tables.ts')) ?? [];
  const names = [...typed.matchAll(/^ {2}'?([\w.]+)'?:/gm)].map(([, name]) => name!);
  assert.ok(names.length > 20);
  for (const name of names) assert.ok(ownerOf(name), name);
  const documented = await read('docs/DATA_MODELS.md');
  for (const [room, tables] of Object.entries(tableOwners))
    for (const table of tables) {
      const name = table.replace(/\.\*$/, '').replaceAll('_', '\\_?_');
      const row = new RegExp(`^\\| [^|]*\\b${name}\\b[^|]*\\| ([a-z]+) \\|`, 'm').exec(documented);
      assert.equal(row?.[1], room, `docs/DATA_MODELS.md tells the owner of ${table}`);
    }
  for (const room of Object.keys(tableOwners)) {
    const files = await Array.fromAsync(glob(`src/${room}/**/*.ts`, { cwd: root }));
    assert.ok(files.length > 0, room);
  }
});
