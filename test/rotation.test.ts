import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { generateEncryptionKeys, openKeyring } from '../src/platform/secrets/keyring.ts';
import { rotateKeys } from '../src/platform/secrets/rotate.ts';
import { findUnreadable, sealedColumns } from '../src/platform/secrets/sealed.ts';
import { launcher, type Member, openTestApp, type TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { noted } from './support/resolved.ts';

/** Keys are changed under a service that works, and by a process that is killed. */
/** `ROTATION_COMPANIES=20` makes a hundred exports. */
const COMPANIES = Number(process.env.ROTATION_COMPANIES ?? 10);
const EXPORTS = 5;
/** So many runs end from one rotation to the next. */
const RUNS_BETWEEN = 3;
const freshKeys = generateEncryptionKeys('fresh');
const encryptionKeys = `${freshKeys},${testSecrets.encryptionKeys}`;

let app: TestApp;
let owner: pg.Client;

before(async () => {
  const accounts = Array.from({ length: COMPANIES }, (_, i) => ({
    name: `company-${i}`,
    token: `token-${i}`,
    kind: 'app' as const,
    orders: 20,
    products: 3,
    counterparties: 5,
  }));
  app = await openTestApp({ accounts, encryptionKeys, limits: false });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

/** A company with its exports; its Google account is of a project of its own, so that no quota makes the test wait. */
async function prepare(index: number): Promise<{ member: Member; configs: string[] }> {
  const member = await app.company(`token-${index}`);
  const account = app.sandbox.google.serviceAccount(`company-${member.companyId.slice(0, 8)}`);
  const key = { ...account, project_id: `project-${index}` };
  const { status } = await member.call('POST', '/integrations', { provider: 'google', key });
  assert.equal(status, 201);
  const configs: string[] = [];
  for (let i = 0; i < EXPORTS; i += 1)
    configs.push((await member.config({ spreadsheetId: member.spreadsheet() })).id);
  return { member, configs };
}

test(`${COMPANIES * EXPORTS} exports run while the key is changed again and again: none is lost`, async (t) => {
  const prepared = await Promise.all(Array.from({ length: COMPANIES }, (_, i) => prepare(i)));
  await app.application.worker.start();
  const runs = prepared.flatMap(({ member, configs }) => configs.map((id) => member.run(id)));
  const ended = new EventEmitter();
  let left = runs.length;
  for (const run of runs)
    void run.finally(() => {
      left -= 1;
      ended.emit('run');
    });
  const rings = [openKeyring(`${testSecrets.encryptionKeys},${freshKeys}`), openKeyring(encryptionKeys)];
  let rotations = 0;
  let sealed = 0;
  while (left > 0) {
    const before = left;
    const done = await rotateKeys(owner, rings[rotations % 2]!);
    assert.deepEqual([done.unreadable, done.held], [[], 0]);
    rotations += 1;
    sealed += done.rotated;
    // At its own speed it would do little else than rotate.
    while (left > 0 && left > before - RUNS_BETWEEN) await once(ended, 'run');
  }
  const tasks = await Promise.all(runs);
  const failed = tasks.filter(({ status }) => status !== 'done');
  assert.deepEqual(
    failed.map(({ error }) => error),
    [],
  );
  assert.equal(tasks.length, COMPANIES * EXPORTS);
  t.diagnostic(`${rotations} rotations, ${sealed} values sealed anew meanwhile`);
  assert.ok(rotations >= 10 && sealed >= 10 * COMPANIES, `${rotations} rotations`);
});

test('every column that held an envelope is on the list', async () => {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select c.oid::regclass::text as table, attname as column from pg_attribute a join pg_class c on c.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'text'::regtype and attnum > 0`,
  );
  const holders: string[] = [];
  for (const { table, column } of rows) {
    const found = await owner.query(
      `select 1 from ${table} where ${column} ~ '^v1\\.[\\w-]+\\.[\\w-]{16}\\.[\\w-]*\\.[\\w-]{22}$' limit 1`,
    );
    if (found.rowCount) holders.push(`${table}.${column}`);
  }
  assert.ok(holders.includes('integrations.secret'), 'the pattern finds envelopes');
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  assert.deepEqual(
    holders.filter((each) => !listed.includes(each)),
    [],
  );
});

/** Secrets of a rotation that is killed. */
const MANY = Number(process.env.ROTATION_SECRETS ?? 1000);

/** `skladno keys rotate` as a process of its own, with everything sealed by the other key before. */
function rotateCommand(): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [launcher, 'keys', 'rotate'], {
    env: {
      PATH,
      HOME,
      ...noted,
      LOG_LEVEL: 'error',
      DATABASE_URL: app.db.ownerUrl,
      AUTH_SECRET: testSecrets.authSecret,
      ENCRYPTION_KEYS: encryptionKeys,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function readAll(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  await once(child, 'exit');
  return text;
}

test('killed in the middle, it is begun again: everything still opens, with the new key alone', async (t) => {
  const old = openKeyring(`${testSecrets.encryptionKeys},${freshKeys}`);
  await rotateKeys(owner, old);
  await owner.query('delete from key_rotations');
  const ids = Array.from({ length: MANY }, () => randomUUID());
  const secrets = ids.map((id, i) => old.encrypt(`secret ${i}`, { companyId: id, provider: 'moysklad' }));
  await owner.query(
    `with given as (select * from unnest($1::uuid[], $2::text[]) as given (id, secret)),
     made as (insert into companies (id, name) select id, 'Ромашка' from given returning id)
     insert into integrations (company_id, provider, kind, account, title, secret)
       select id, 'moysklad', 'token', 'a', 't', secret from made join given using (id)`,
    [ids, secrets],
  );
  const first = rotateCommand();
  first.stdout?.on('data', (piece: Buffer) => {
    if (/\((?!100)[1-9]\d* %\)/.test(String(piece))) first.kill('SIGKILL');
  });
  assert.deepEqual(await once(first, 'exit'), [null, 'SIGKILL']);
  const kept = await keys();
  assert.deepEqual([...kept.keys()], ['fresh', 'test'], 'it was killed in the middle');
  t.diagnostic(`killed with ${kept.get('fresh')} values sealed anew, ${kept.get('test')} still to do`);
  const { rows: half } = await owner.query('select rotated, finished_at from key_rotations');
  assert.deepEqual(half, [{ rotated: kept.get('fresh'), finished_at: null }], 'what is told is what is done');
  assert.equal((await findUnreadable(owner, openKeyring(encryptionKeys))).size, 0);

  const said = await readAll(rotateCommand());
  assert.match(said, new RegExp(`Sealed with the newest key: ${kept.get('test')}`));
  assert.deepEqual([...(await keys()).keys()], ['fresh']);
  assert.equal((await findUnreadable(owner, openKeyring(freshKeys))).size, 0, 'the old key can go');
  const { rows: whole } = await owner.query(
    'select total = rotated as all, finished_at is not null as done from key_rotations',
  );
  assert.deepEqual(whole, [{ all: true, done: true }]);
});

async function keys(): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ key: string; n: number }>(
    `select split_part(secret, '.', 2) as key, count(*)::int as n from integrations group by 1 order by 1`,
  );
  return new Map(rows.map(({ key, n }) => [key, n]));
}
