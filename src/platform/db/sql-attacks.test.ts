import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';

/**
 * What somebody could do who makes the application run SQL of their own: everything here is tried with the application's login.
 * Rows of every table are attacked in tenants.test.ts.
 */

/** Views the application may read, each with the reason. A view reads with its owner's rights unless it says `security_invoker`. */
const views: Record<string, string> = {
  plan_things:
    'how many things a plan counts and what they are called; `security_invoker`: the caller’s own walls hold',
};

/**
 * Policies beside `tenant`, each with the reason. They show rows to somebody who is not acting for the company yet: to read, by
 * something only they can know or be.
 */
const policies: Record<string, string> = {
  'api_keys.holder': 'who holds a key is known before their company is: the row of that very key',
  'companies.due': 'the job that erases: companies whose time is over',
  'companies.holder': 'the company of the key that is held',
  'companies.invited': 'the company that an invitation is to, to who holds its link',
  'companies.own': 'a person’s own companies, before they have chosen one',
  'form_drafts.expired': 'no company: the job that erases drafts whose time is over, those alone',
  'form_drafts.own': 'opens to no company but the chosen one: there a person’s own drafts, to write, too',
  'google_pending.same_account': 'who takes an account back at Google: whether it waits in another company',
  'installations.own_account': 'MoySklad calls about an account, whose company is found by it: that one row',
  'companies.support': 'the company that one of the platform’s people looks at now',
  'invitations.link': 'the one invitation whose link is held',
  'members.own': 'a person’s own memberships',
  'support_accesses.looked_at': 'the people of a company see who looks at it',
  'support_accesses.own': 'the platform’s people see where they look',
  'person_idempotency_keys.own':
    'no company: what a person did outside companies; their own rows, to write, too',
  'personal_notifications.own':
    'no company: what a person is told of themselves; their own rows, to write, too',
};

interface Explained {
  reason: string;
  /**
   * For one that runs with its owner's rights: tried by somebody of `ours` who is no admin of the platform. It must fail or
   * give no row. $1 is the company attacked, $2 a person of it.
   */
  attack?: string;
}

/** Functions of ours the application may run. */
const functions: Record<string, Explained> = {
  'usage_period(text,text)': { reason: 'when a month or a day began somewhere; reads no table' },
  'note_limit(text,text,bigint,bigint,bigint,boolean)': {
    reason: 'what is to be told of a limit; runs with the caller’s rights',
  },
  'take_allowance(text,bigint,uuid,integer)': {
    reason: 'counts what is used; runs with the caller’s rights',
  },
  'settle_allowance(text,uuid,bigint)': {
    reason: 'counts what was used of a reserve; runs with the caller’s rights',
  },
  'take_room(text,bigint)': { reason: 'whether there is room for more; runs with the caller’s rights' },
  'wake_owed(integer)': {
    reason:
      'the workers’ look for runs that wait for allowance and find some: ids of companies, nothing else',
    attack: 'select * from wake_owed(10)',
  },
  'plans_changed()': {
    reason: 'has every company’s plan decided anew, by what is known of it: changes none itself',
    attack: `select 1 where (select plans_changed()::text) <> ''`,
  },
  'companies_with_plans_due(integer)': {
    reason: 'the clock of plans: ids of companies whose plan is to be decided anew',
    attack: 'select * from companies_with_plans_due(10)',
  },
  'companies_with_limits_to_tell(integer)': {
    reason: 'the look for limits that are not told yet: ids of companies',
    attack: 'select * from companies_with_limits_to_tell(10)',
  },
  'forget_usage()': {
    reason: 'how many counts of long ago were forgotten, of all companies together',
    attack: 'select 1 where forget_usage() > 0',
  },
  'forget_history(integer)': {
    reason:
      'how many runs were forgotten that are older than their companies’ plans remember, of all together',
    attack: 'select 1 where forget_history(10) > 0',
  },
  'admin_usage(text,text,boolean,text,uuid,integer)': {
    reason: 'what companies use, as the platform’s own people see it',
    attack: "select * from admin_usage(null, 'rows', false, null, null, 10)",
  },
  'app_company_id()': { reason: 'for which company the transaction acts; runs with the caller’s rights' },
  'app_moysklad_account()': {
    reason: 'about which account MoySklad calls; runs with the caller’s rights',
  },
  'app_key_hash()': { reason: 'which API key the request holds; runs with the caller’s rights' },
  'admin_only()': {
    reason: 'refuses everybody but the platform’s own people',
    attack: 'select admin_only()',
  },
  'admin_companies(text,uuid,timestamp with time zone,uuid,integer)': {
    reason: 'companies as the platform’s own people see them',
    attack: 'select * from admin_companies(null, $1::uuid, null, null, 10)',
  },
  'admin_company_names(uuid[])': {
    reason: 'names of companies for the page of the queues',
    attack: 'select * from admin_company_names(array[$1::uuid])',
  },
  'admin_messages(text[],text,text,timestamp with time zone,uuid,integer)': {
    reason: 'the fates of messages, for the platform’s own people alone',
    attack: 'select * from admin_messages(null, null, null, null, null, 10)',
  },
  'admin_waiting()': {
    reason: 'what waits and goes on, company by company, for the page of the queues',
    attack: 'select * from admin_waiting()',
  },
  'companies_without_turns()': {
    reason: 'the workers’ look for runs whose turn was forgotten: ids of companies, nothing else of them',
    attack: 'select * from companies_without_turns()',
  },
  'give_turns(uuid[],integer,boolean,boolean)': {
    reason:
      'which waiting runs are next: their ids, and what started them; it makes no run, and changes none that has its turn',
    attack: 'select * from give_turns(array[$1::uuid], 4, true, false)',
  },
  'forget_hook_requests(integer)': {
    reason: 'how many notifications of MoySklad are remembered no more, of all companies together',
    attack: 'select 1 where forget_hook_requests(10) > 0',
  },
  'hooks_waiting(integer)': {
    reason: 'which addresses of MoySklad’s notifications have some to be routed: ids only',
    attack: 'select * from hooks_waiting(10)',
  },
  'known_hooks(text[])': {
    reason: 'which secrets of addresses that MoySklad calls there are, by their hashes',
    attack: `select * from known_hooks(array['00'])`,
  },
  'receive_hooks(text[],uuid[],uuid[],uuid[],integer[],jsonb[])': {
    reason: 'what MoySklad tells goes into the inbox of the address whose secret and account were told',
    attack: `select * from receive_hooks(array['00'], array[$1::uuid], array[$1::uuid], array[$1::uuid], array[1],
      array['[]'::jsonb])`,
  },
  'insert_scheduled_tasks(uuid[],uuid[],uuid[],text[])': {
    reason:
      'the clock that starts exports: tasks of schedules whose time has come, all else from the schedule itself',
    attack: `select * from insert_scheduled_tasks(array[$1::uuid], array[$1::uuid], array[$1::uuid], array['r'])`,
  },
  'move_due_schedules(uuid[],timestamp with time zone[],boolean[],boolean[])': {
    reason: 'the same clock: the next times of schedules whose time has come, nothing else of them',
    attack: `select 1 where (
      select move_due_schedules(array[$1::uuid], array[now()], array[true], array[true])::text) <> ''`,
  },
  'take_due_schedules(integer,uuid)': {
    reason:
      'the same clock: ids, rhythms and states of schedules whose time has come, no name or setting of an export',
    attack: 'select * from take_due_schedules(10, $1::uuid)',
  },
  'companies_with_due_changes(integer)': {
    reason:
      'the clock of exports that start on changes: ids of companies with one whose time has come, nothing else of them',
    attack: 'select * from companies_with_due_changes(case when $1::uuid is null then 1 else 100 end)',
  },
  'companies_with_old_sheets(integer,uuid,integer)': {
    reason: 'sheets older than promised: ids of companies that may have one, nothing else of them',
    attack: `select * from companies_with_old_sheets(0, '00000000-0000-0000-0000-000000000000',
      case when $1::uuid is null then 1 else 100 end)`,
  },
  'take_due_source_hooks(integer)': {
    reason:
      'the sweep of MoySklad’s webhooks: ids of accounts whose time for a look has come, nothing else of them',
    attack: 'select * from take_due_source_hooks(case when $1::uuid is null then 1 else 100 end)',
  },
  'companies_to_tell(integer)': {
    reason: 'notifications: ids of companies in which somebody is to be told something, nothing else of them',
    attack: 'select * from companies_to_tell(case when $1::uuid is null then 1 else 100 end)',
  },
  'companies_with_waiting_runs(uuid,integer)': {
    reason: 'trouble of the service: ids of companies whose runs wait, nothing else of them',
    attack: `select * from companies_with_waiting_runs('00000000-0000-0000-0000-000000000000',
      case when $1::uuid is null then 1 else 100 end)`,
  },
  'companies_with_mark(text,uuid,integer)': {
    reason: 'trouble of the service: ids of companies that were told of it, nothing else of them',
    attack: `select * from companies_with_mark('service google', '00000000-0000-0000-0000-000000000000',
      case when $1::uuid is null then 1 else 100 end)`,
  },
  'forget_notifications(integer,integer)': {
    reason: 'notifications of long ago, of all companies together: how many',
    attack: 'select 1 where forget_notifications(30, 10) > 0',
  },
  'companies_without_digest(text,uuid,integer)': {
    reason: 'the weekly digest: ids of companies that have exports and got none this week',
    attack: `select * from companies_without_digest('2026-01-05', '00000000-0000-0000-0000-000000000000',
      case when $1::uuid is null then 1 else 100 end)`,
  },
  'take_messages(text,integer,integer)': {
    reason: 'the outbox: ids of messages whose time has come, nothing else of them',
    attack: `select * from take_messages('email', case when $1::uuid is null then 1 else 100 end, 10)`,
  },
  'newest_messages(text,integer)': {
    reason: 'the page of emails that nobody sends: ids only, read in each company afterwards',
    attack: `select * from newest_messages('email', case when $1::uuid is null then 1 else 100 end)`,
  },
  'forget_messages(integer,integer)': {
    reason: 'messages that were over long ago, of all companies together: how many',
    attack: 'select 1 where forget_messages(1, 10) > 0',
  },
  'forget_webhook_deliveries(integer)': {
    reason: 'deliveries of two weeks ago, of all companies together: how many',
    attack: 'select 1 where forget_webhook_deliveries(10) > 0',
  },
  'partnership_invited_by(text)': {
    reason:
      'who holds the code of an invitation to a partnership: the id of the company that made it, by the hash of the code alone',
    attack: 'select * from partnership_invited_by($1::text)',
  },
  'forget_partnerships(integer)': {
    reason: 'what of partnerships was over long ago, of all companies together: how many',
    attack: 'select 1 where forget_partnerships(10) > 0',
  },
  'app_user_id()': { reason: 'for which person the transaction acts; runs with the caller’s rights' },
};

const [ours, theirs] = [randomUUID(), randomUUID()];
let db: TestDatabase;
let owner: pg.Client;
/** The application's login. */
let client: pg.Client;
let role: string;
let tenantTables: string[];

before(async () => {
  db = await openTestDatabase({ anew: true });
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  client = new pg.Client(db.appUrl);
  await client.connect();
  role = decodeURIComponent(new URL(db.appUrl).username);
  for (const id of [ours, theirs]) {
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $1)`, [id]);
    await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [id]);
    await owner.query(`insert into members (company_id, user_id, role) values ($1, $2, 'owner')`, [id, id]);
  }
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and c.relrowsecurity order by 1`,
  );
  tenantTables = rows.map(({ name }) => name);
});
after(async () => {
  await client?.end();
  await owner?.end();
  await db?.close();
});

/** Runs statements with the application's login, as a person of `ours` acting for `ours`; nothing of it is kept. */
async function attack(statements: string[], values: string[] = []): Promise<pg.QueryResult> {
  try {
    await client.query('begin');
    await client.query(`select set_config('app.company_id', $1, true), set_config('app.user_id', $1, true)`, [
      ours,
    ]);
    let last: pg.QueryResult | undefined;
    for (const [index, statement] of statements.entries())
      last = await client.query(statement, index === statements.length - 1 ? values : []);
    return last!;
  } finally {
    await client.query('rollback');
  }
}

const refused = (statements: string[], pattern: RegExp) =>
  assert.rejects(attack(statements), pattern, statements.join('; '));

test('no other role can be taken on, and the walls cannot be switched off', async () => {
  const { rows } = await owner.query<{ name: string }>('select current_user as name');
  const ownerRole = pg.escapeIdentifier(rows[0]!.name);
  await refused([`set role ${ownerRole}`], /permission denied/);
  await refused([`set session authorization ${ownerRole}`], /permission denied/);
  await refused([`alter role "${role}" bypassrls`], /permission denied|must be|only roles/i);
  await refused([`create role intruder`], /permission denied/);
  const memberships = await owner.query(
    'select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = $1',
    [role],
  );
  assert.deepEqual(memberships.rows, [], 'the application is a member of no role');
  for (const table of tenantTables) {
    await refused(['set row_security = off', `select * from ${table}`], /row-level security policy/);
    await refused([`alter table ${table} disable row level security`], /must be owner/);
    await refused([`alter table ${table} no force row level security`], /must be owner/);
    await refused([`create policy mine on ${table} using (true)`], /must be owner/);
    await refused([`create rule mine as on select to ${table} do instead select 1`], /must be owner|already/);
    await refused([`truncate ${table}`], /permission denied/);
    // PostgreSQL 15 refuses in other words.
    await refused([`copy ${table} to program 'cat'`], /permission denied|must be superuser/);
  }
  for (const { name, table } of await policiesNow()) {
    await refused([`drop policy ${name} on ${table}`], /must be owner/);
    await refused([`alter policy ${name} on ${table} using (true)`], /must be owner/);
  }
});

test('what the platform keeps for itself and what PostgreSQL keeps of passwords is out of reach', async () => {
  for (const relation of [
    'settings',
    'migrations',
    'pg_authid',
    'pg_shadow',
    'pg_user_mapping',
    'pg_statistic',
  ])
    await refused([`select * from ${relation}`], /permission denied/);
  for (const call of [
    `pg_read_file('/etc/hostname')`,
    `pg_ls_dir('.')`,
    `lo_import('/etc/hostname')`,
    `pg_reload_conf()`,
    `query_to_xml('select * from settings', true, true, '')`,
  ])
    await refused([`select ${call}`], /permission denied|must be|not a PostgreSQL/i);
  const { rows } = await attack([
    `select count(*)::int as n from pg_stats where tablename = any ('{${tenantTables.join()}}')`,
  ]);
  assert.deepEqual(rows, [{ n: 0 }], 'statistics of walled columns are not shown');
});

test('nothing can be made: no schema, table, function, trigger or extension', async () => {
  for (const statement of [
    'create schema mine',
    'create table public.mine (id int)',
    'create table auth.mine (id int)',
    `create function public.mine() returns int language sql as 'select 1'`,
    `create function pgboss.mine() returns int language sql as 'select 1'`,
    'create extension dblink',
    'create event trigger mine on ddl_command_start execute function pg_notify()',
  ])
    await refused([statement], /permission denied|must be|only/i);
});

test('the application may see these schemas only', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select nspname as name from pg_namespace where has_schema_privilege($1, oid, 'usage') and nspname !~ '^pg_(toast_)?temp'
     order by 1`,
    [role],
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    // People belong to no company; jobs hold ids of companies and tasks, nothing of their data.
    ['auth', 'information_schema', 'pg_catalog', 'pgboss', 'public'],
  );
});

test('temporary tables that look like ours deceive no wall', async () => {
  const shadows = tenantTables.map((name) => `create temp table ${name} (like public.${name})`);
  const lie = `insert into pg_temp.members (company_id, user_id, role, created_at) values ('${theirs}', '${ours}', 'owner', now())`;
  const { rows } = await attack([...shadows, lie, 'select id from public.companies']);
  assert.deepEqual(rows, [{ id: ours }]);
  const { rows: users } = await attack([
    ...shadows,
    `create function pg_temp.app_company_id() returns uuid language sql as $$ select '${theirs}'::uuid $$`,
    'set local search_path = pg_temp, public',
    'select user_id from public.members',
  ]);
  assert.deepEqual(users, [{ user_id: ours }]);
});

/** Those that mean something to the application. */
async function policiesNow() {
  const { rows } = await owner.query<{ name: string; table: string; command: string; permissive: boolean }>(
    `select polname as name, polrelid::regclass::text as "table", polcmd as command, polpermissive as permissive from pg_policy
       where polroles && array[0::oid, (select oid from pg_roles where rolname = $1)]`,
    [role],
  );
  return rows;
}

test('the setting that lets the owner through means nothing to the application', async () => {
  for (const table of tenantTables) {
    const column = { companies: 'id', person_idempotency_keys: 'user_id', personal_notifications: 'user_id' };
    const foreign = `select 1 from ${table} where ${(column as Record<string, string>)[table] ?? 'company_id'} = $1`;
    for (const setting of ['app.platform', 'app.erasing']) {
      const { rows } = await attack([`set local ${setting} = 'on'`, foreign], [theirs]);
      assert.deepEqual(rows, [], `${table} with ${setting}`);
    }
  }
});

test('a policy that opens a wall before a company is chosen is explained, and opens it to read only', async () => {
  const others = (await policiesNow()).filter(({ name, permissive }) => name !== 'tenant' && permissive);
  const written = others.map(({ name, table }) => `${table}.${name}`);
  assert.deepEqual(written.sort(), Object.keys(policies).sort());
  for (const { name, table, command } of others)
    if (!/no company/.test(policies[`${table}.${name}`] ?? ''))
      assert.equal(command, 'r', `${table}.${name}: for select`);
});

test('a view is explained, and reads with the rights of who asks', async () => {
  const { rows } = await owner.query<{ name: string; kind: string; invoker: boolean }>(
    `select c.oid::regclass::text as name, c.relkind as kind,
       coalesce(c.reloptions @> '{security_invoker=true}', false) as invoker
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema') and c.relkind in ('v', 'm', 'f')
       and has_any_column_privilege($1, c.oid, 'select')`,
    [role],
  );
  assert.deepEqual(rows.map(({ name }) => name).sort(), Object.keys(views).sort());
  for (const { name, kind, invoker } of rows)
    assert.ok(kind === 'v' && invoker, `${name} must be a view with (security_invoker = true)`);
});

test('a function is explained; one with its owner’s rights cannot be deceived and shows nothing of another company', async () => {
  const { rows } = await owner.query<{
    name: string;
    definer: boolean;
    path: string | null;
    everybody: boolean;
  }>(
    `select p.oid::regprocedure::text as name, p.prosecdef as definer,
       (select substr(each, 13) from unnest(p.proconfig) each where each like 'search_path=%') as path,
       has_function_privilege('public', p.oid, 'execute') as everybody
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname !~ '^pg_temp'
       and has_function_privilege($1, p.oid, 'execute') order by 1`,
    [role],
  );
  assert.deepEqual(rows.map(({ name }) => name).sort(), Object.keys(functions).sort());
  for (const { name, definer, path, everybody } of rows) {
    const tried = functions[name]?.attack;
    assert.equal(definer, tried !== undefined, `${name}: with its owner’s rights, so attacked`);
    if (!definer || !tried) continue;
    // Without it pg_temp is searched first of all (postgresql.org/docs/current/sql-createfunction.html).
    assert.ok(
      path === '""' || path?.endsWith('pg_temp'),
      `${name}: search_path is fixed, pg_temp its last (${path})`,
    );
    assert.equal(everybody, false, `${name}: revoked from public`);
    const values = tried.includes('$2') ? [theirs, theirs] : tried.includes('$1') ? [theirs] : [];
    const done = await attack([tried], values).catch((error: Error) => error.message);
    if (typeof done !== 'string') assert.deepEqual(done.rows, [], `${name} shows nothing`);
  }
  const theirsOfQueue = await owner.query(
    `select p.proname from pg_proc p where p.pronamespace = to_regnamespace('pgboss') and p.prosecdef`,
  );
  assert.deepEqual(theirsOfQueue.rows, [], 'pg-boss has none with its owner’s rights');
});

test('whom a transaction acts for is data, never SQL', async () => {
  for (const attempt of [
    `${theirs}' or true --`,
    `x'); select set_config('app.company_id', '${theirs}', true); --`,
    `x', true), set_config('app.company_id', '${theirs}`,
  ]) {
    await assert.rejects(
      db.database.forCompany(attempt, async () => {}),
      /uuid/i,
    );
    const seen = await db.database.forUser(attempt, (trx) =>
      trx.selectFrom('companies').select('id').execute(),
    );
    assert.deepEqual(seen, []);
  }
});
