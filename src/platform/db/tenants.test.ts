import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Trx } from './database.ts';

/** Tables without a tenant, each with the reason. */
const platformTables: Record<string, string> = {
  migrations: 'what was applied to the whole database; the application has no right to it',
  plan_limits: 'the numbers of the plans, the same for all; no data of a company',
  settings: 'secrets of the platform; the application has no right to it',
  platform_admins: 'people of the platform itself; the application may only read it',
  google_accounts: 'which connections share a Google account, by a hash of its id; who revokes must know',
  key_rotations: 'how far the change of a key is; counts only, the application may only read it',
  personal_notifications: 'what a person is told of themselves; walled by the person’s id',
  service_troubles: 'which provider is down, for all; no data of a company',
  stops: 'what is stopped for all companies, and why; no data of any',
  queue_samples: 'counts of jobs in a minute, of all companies together',
  provider_calls: 'counts of calls in a minute, of all companies together',
  signing_keys: 'keys of the platform’s own tokens; the private half is sealed',
  person_idempotency_keys: 'answers to what a person did outside companies; walled by the person’s id',
  rate_limits: 'counts of requests per key, person and address; no data of a company',
  mail_outbox: 'emails on their way to any address, sealed and gone when sent; people belong to no company',
  vendor_jtis:
    'tokens and answers of MoySklad’s calls, refused or answered before there is a company; no data of one',
  context_keys: 'hashes of keys of MoySklad’s frame that were used; what they opened is not kept here',
  limit_windows: 'budgets of providers per account token; holds times and counts, no data of a company',
};

/** Walled by the person, too: colleagues do not see each other's. */
const personalTables = ['form_drafts'];

/** Tables of which nobody asks for all rows of a company, each with what they are asked by. */
const askedOtherwise: Record<string, string> = {
  google_revocations: 'its id, which its job knows',
  hook_inbox: 'the address that was called',
  hook_requests: 'the id of the call, and the day',
  notifications: 'the person, or what is to be done with it: each has an index of its own',
  source_deliveries: 'the address that was called',
  source_hook_removals: 'its id, which its job knows',
  webhook_deliveries: 'the webhook',
};

let db: TestDatabase;
let owner: pg.Client;
let tenantTables: { name: string; column: string }[];
const [ours, theirs] = [randomUUID(), randomUUID()];

before(async () => {
  db = await openTestDatabase({ anew: true });
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  tenantTables = rows
    .filter(({ name }) => !(name in platformTables))
    .map(({ name }) => ({ name, column: name === 'companies' ? 'id' : 'company_id' }))
    .sort((a, b) => a.name.localeCompare(b.name));
});
after(async () => {
  await owner?.end();
  await db?.close();
});

/** One row per tenant table for a company, made from the catalogue: a new table is covered without anybody thinking of it. */
async function fill(company: string): Promise<void> {
  const waiting = new Set(tenantTables.map(({ name }) => name));
  await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $1)`, [company]);
  await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [company]);
  waiting.delete('companies');
  // A company is made with its plan.
  waiting.delete('company_plans');
  for (let before = Infinity; waiting.size > 0 && waiting.size < before; ) {
    before = waiting.size;
    for (const name of waiting) if (await insertOne(name, company)) waiting.delete(name);
  }
  assert.deepEqual([...waiting], [], 'every tenant table could be filled');
}

/** Inserts a row with the least it needs: references from rows already there, allowed words from check constraints. */
async function insertOne(table: string, company: string): Promise<boolean> {
  const { rows: columns } = await owner.query<{
    name: string;
    type: string;
    allowed: string | null;
    parent: string | null;
    parent_column: string | null;
  }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       (select substring(pg_get_constraintdef(c.oid) from '''([^'']+)''::text') from pg_constraint c
         where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum]
           and pg_get_constraintdef(c.oid) like '%ARRAY%' limit 1) as allowed,
       fk.parent, fk.parent_column
     from pg_attribute a
     left join lateral (
       select c.confrelid::regclass::text as parent, f.attname as parent_column from pg_constraint c
       join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[array_position(c.conkey, a.attnum)]
       where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any (c.conkey)
         and a.attname <> 'company_id' limit 1) fk on true
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
       and a.attidentity = ''`,
    [table],
  );
  const values: unknown[] = [];
  for (const { name, type, allowed, parent, parent_column } of columns) {
    if (name === 'company_id') values.push(company);
    else if (parent) {
      const where = parent.startsWith('auth.') ? 'id' : parent === 'companies' ? 'id' : 'company_id';
      const { rows } = await owner.query(
        `select ${parent_column} as value from ${parent} where ${where} = $1`,
        [company],
      );
      if (rows.length === 0) return false;
      values.push(rows[0].value);
    } else values.push(allowed ?? exampleOf(type));
  }
  const places = columns.map((_, index) => `$${index + 1}`);
  await owner.query(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`)}) values (${places})`,
    values,
  );
  return true;
}

function exampleOf(type: string): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'jsonb' || type === 'json') return '{}';
  if (/^(integer|bigint|smallint|numeric|double|real)/.test(type)) return 1;
  if (type === 'boolean') return false;
  if (/^(timestamp|date)/.test(type)) return new Date();
  return type.endsWith('[]') ? [] : `a ${randomUUID()}`;
}

test('every table of the public schema belongs to a company and is walled, or is on the short list', async () => {
  for (const { name, column } of tenantTables) {
    const { rows } = await owner.query(
      `select relrowsecurity, relforcerowsecurity, attnotnull, format_type(atttypid, null) as type,
         exists (select 1 from pg_policy where polrelid = c.oid and polcmd = '*'
           and pg_get_expr(polqual, polrelid) like '%app_company_id()%'
           and pg_get_expr(polwithcheck, polrelid) like '%app_company_id()%') as policy
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = $2 where c.oid = $1::regclass`,
      [name, column],
    );
    const walled = {
      relrowsecurity: true,
      relforcerowsecurity: true,
      attnotnull: true,
      type: 'uuid',
      policy: true,
    };
    assert.deepEqual(
      rows,
      [walled],
      `${name}: company_id uuid not null, force row level security, policy on app_company_id()`,
    );
  }
  for (const name of Object.keys(platformTables)) {
    assert.equal((await owner.query('select to_regclass($1) as found', [name])).rows[0].found, name);
  }
});

test('a company’s rows are found by an index, however many companies there are', async () => {
  const read: string[] = [];
  for (const { name } of tenantTables.filter(({ name }) => !(name in askedOtherwise))) {
    const plan = await db.database.forCompany(ours, async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      const { rows } = await sql<
        Record<string, string>
      >`explain (costs off) select * from ${sql.table(name)}`.execute(trx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    // Where nothing else can be done, all rows are read even so: a wall that asks of each row has that done.
    if (plan.split('\n').some((line) => line.endsWith(`Seq Scan on ${name}`))) read.push(plan);
  }
  assert.deepEqual(read, []);
});

test('the audit log is append-only: not even its own lines can be changed or deleted', async () => {
  const company = randomUUID();
  await fill(company);
  for (const attack of [
    sql`update audit_log set event = 'another'`,
    sql`delete from audit_log`,
    sql`truncate audit_log`,
  ])
    await assert.rejects(
      db.database.forCompany(company, (trx) => attack.execute(trx)),
      /permission denied/,
    );
  const { rows } = await owner.query('select event from audit_log where company_id = $1', [company]);
  assert.equal(rows.length, 1);
  await owner.query('delete from companies where id = $1', [company]);
});

test('the application owns nothing', async () => {
  const { rows } = await db.database.pool.query(
    `select count(*)::int as owned from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`,
  );
  assert.deepEqual(rows, [{ owned: 0 }]);
});

test('a company sees, changes and deletes its own rows only; nobody, none', async () => {
  await fill(ours);
  await fill(theirs);
  /** In `fill` the person is called as their company is. */
  const within = <T>(name: string, fn: (trx: Trx) => Promise<T>): Promise<T> =>
    personalTables.includes(name) ? db.database.forMember(ours, ours, fn) : db.database.forCompany(ours, fn);
  for (const name of personalTables)
    assert.deepEqual(
      (await db.database.forCompany(ours, (trx) => sql`select from ${sql.table(name)}`.execute(trx))).rows,
      [],
      `${name}: nothing without the person`,
    );
  const count = (name: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`;
  for (const { name, column } of tenantTables) {
    const table = sql.table(name);
    const foreign = sql`${sql.ref(column)} = ${theirs}`;
    assert.equal(
      (await count(name).execute(db.database.platform)).rows[0]?.n,
      0,
      `${name}: nothing with no company set`,
    );
    await assert.rejects(
      sql`insert into ${table} (${sql.ref(column)}) values (${theirs})`.execute(db.database.platform),
      /row-level security|not-null/,
    );
    await within(name, async (trx) => {
      const seen = await sql<{ company: string }>`select ${sql.ref(column)} as company from ${table}`.execute(
        trx,
      );
      assert.deepEqual(
        seen.rows.map(({ company }) => company),
        [ours],
        `${name}: own rows only`,
      );
    });
    const same = sql.ref(column);
    for (const attack of [
      sql`update ${table} set ${same} = ${same} where ${foreign}`,
      sql`delete from ${table} where ${foreign}`,
    ]) {
      const done = await within(name, (trx) => attack.execute(trx)).catch((error: Error) => error.message);
      if (typeof done === 'string') assert.match(done, /permission denied/, name);
      else assert.equal(done.numAffectedRows, 0n, `${name}: theirs are out of reach`);
    }
    await assert.rejects(
      within(name, (trx) =>
        sql`update ${table} set ${sql.ref(column)} = ${theirs} where ${sql.ref(column)} = ${ours}`.execute(
          trx,
        ),
      ),
      /row-level security|permission denied/,
      `${name}: a row cannot be given away`,
    );
    const left = await owner.query(`select count(*)::int as n from ${name} where ${column} = any ($1)`, [
      [ours, theirs],
    ]);
    assert.equal(left.rows[0].n, 2, `${name}: both rows are still there`);
  }
});

test('an insert for another company is refused by the wall itself', async () => {
  await assert.rejects(
    db.database.forCompany(ours, (trx) =>
      trx
        .insertInto('integrations')
        .values({
          company_id: theirs,
          provider: 'google',
          kind: 'oauth',
          account: 'a',
          title: 't',
          secret: 's',
        })
        .execute(),
    ),
    /row-level security/,
  );
});

test('a reference from one table of a company to another cannot lead into another company', async () => {
  // PostgreSQL checks foreign keys past row-level security.
  const { rows } = await owner.query<{ name: string }>(`
    select f.conrelid::regclass || '.' || f.conname as name
    from pg_constraint f
      join pg_attribute own on own.attrelid = f.conrelid and own.attname = 'company_id'
      join pg_attribute its on its.attrelid = f.confrelid and its.attname = 'company_id'
    where f.contype = 'f' and not (own.attnum = any (f.conkey) and its.attnum = any (f.confkey))`);
  assert.deepEqual(rows, []);
});

test('a person sees the companies they are a member of, and cannot change them', async () => {
  await db.database.forUser(ours, async (trx) => {
    assert.deepEqual(
      (await trx.selectFrom('companies').select('id').execute()).map(({ id }) => id),
      [ours],
    );
    assert.deepEqual((await trx.selectFrom('members').select('company_id').execute()).length, 1);
    assert.equal(
      (await trx.updateTable('members').set({ role: 'owner' }).executeTakeFirst()).numUpdatedRows,
      0n,
    );
    assert.deepEqual(await trx.selectFrom('integrations').select('id').execute(), []);
  });
});

test('the company does not stick to the connection and must be a UUID', async () => {
  await db.database.forCompany(ours, async () => {});
  const left = await Promise.all(
    Array.from({ length: 8 }, () => db.database.platform.selectFrom('companies').select('id').execute()),
  );
  assert.deepEqual(left.flat(), []);
  await assert.rejects(
    db.database.forCompany("' or true --", async () => {}),
    /uuid/i,
  );
});

test('what fails in a company’s transaction is undone', async () => {
  await assert.rejects(
    db.database.forCompany(ours, async (trx) => {
      await trx.updateTable('companies').set({ name: 'Лютик' }).execute();
      throw new Error('half way');
    }),
    /half way/,
  );
  const { rows } = await owner.query('select name from companies where id = $1', [ours]);
  assert.deepEqual(rows, [{ name: 'Ромашка' }]);
});
