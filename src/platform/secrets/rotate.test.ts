import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { openMigrated } from '../db/migrate.ts';
import { openLog } from '../telemetry/log.ts';
import { generateEncryptionKeys, openKeyring } from './keyring.ts';
import { rotateKeys } from './rotate.ts';
import { warnOfMissingKeys } from './sealed.ts';

const COMPANIES = 130;
const old = openKeyring(testSecrets.encryptionKeys);
const freshKeys = generateEncryptionKeys('fresh');
const fresh = openKeyring(freshKeys);
const both = openKeyring(`${freshKeys},${testSecrets.encryptionKeys}`);
const secretOf = (companyId: string) => `the secret of ${companyId}`;
const ownerOf = (companyId: string) => ({ companyId, provider: 'moysklad' });

/** Keeps the server up between the tests. */
let server: TestDatabase;
let db: TestDatabase;
let owner: pg.Client;
let companies: string[];

before(async () => {
  server = await openTestDatabase({ migrated: false });
});
after(() => server.close());
beforeEach(async () => {
  db = await openTestDatabase();
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  companies = Array.from({ length: COMPANIES }, () => randomUUID());
  for (const id of companies) {
    await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [id]);
    await seal(id, old.encrypt(secretOf(id), ownerOf(id)));
  }
  const letter = old.encrypt('a letter', { companyId: 'platform', provider: 'mail' });
  await owner.query('insert into mail_outbox (letter) values ($1)', [letter]);
});
afterEach(async () => {
  await owner?.end();
  await db?.close();
});

const seal = (company: string, envelope: string) =>
  owner.query(
    "insert into integrations (company_id, provider, kind, account, title, secret) values ($1, 'moysklad', 'token', 'a', 't', $2)",
    [company, envelope],
  );

async function envelopes(): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ company_id: string; secret: string }>(
    'select company_id, secret from integrations',
  );
  return new Map(rows.map(({ company_id, secret }) => [company_id, secret]));
}

test('everything is sealed anew with the newest key, and the old one can go', async () => {
  const told: number[] = [];
  const done = await rotateKeys(owner, both, { onProgress: (rotated) => told.push(rotated) });
  assert.deepEqual(
    [done.rotated, done.unreadable, done.held, done.keys],
    [COMPANIES + 1, [], 0, [{ key: 'fresh', values: COMPANIES + 1 }]],
  );
  for (const [company, envelope] of await envelopes())
    assert.equal(fresh.decrypt(envelope, ownerOf(company)), secretOf(company));
  assert.ok(told.length > 2, 'it is told batch by batch');
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
  const { rows } = await owner.query('select to_key, total, rotated, unreadable, keys from key_rotations');
  assert.deepEqual(rows, [
    { to_key: 'fresh', total: COMPANIES + 1, rotated: COMPANIES + 1, unreadable: 0, keys: done.keys },
  ]);
  assert.equal((await rotateKeys(owner, both)).rotated, 0, 'again there is nothing to do');
});

test('what a person puts there while the row is wanted stays', async () => {
  const [company = ''] = companies;
  const person = new pg.Client(db.ownerUrl);
  await person.connect();
  try {
    await person.query('begin');
    const mine = old.encrypt('a new secret', ownerOf(company));
    await person.query('update integrations set secret = $1 where company_id = $2', [mine, company]);
    let committed: Promise<unknown> | undefined;
    const rotating = rotateKeys(owner, both, {
      onProgress(rotated) {
        if (rotated >= COMPANIES) committed ??= person.query('commit');
      },
    });
    assert.equal((await rotating).rotated, COMPANIES + 1);
    await committed;
  } finally {
    await person.end();
  }
  assert.equal(fresh.decrypt((await envelopes()).get(company) ?? '', ownerOf(company)), 'a new secret');
});

test('a row that somebody holds all the time is left, said, and done the next time', async () => {
  const holder = new pg.Client(db.ownerUrl);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from integrations where company_id = $1 for update', [companies[7]]);
  const first = await rotateKeys(owner, both, { patienceMs: 0 });
  assert.deepEqual([first.rotated, first.held], [COMPANIES, 1]);
  await holder.end();
  assert.deepEqual((await rotateKeys(owner, both)).held, 0);
  const { rows } = await owner.query(
    'select total, rotated, finished_at is not null as done from key_rotations',
  );
  assert.deepEqual(
    rows,
    [{ total: COMPANIES + 1, rotated: COMPANIES + 1, done: true }],
    'one rotation, told once',
  );
});

test('a wrong key and a missing one: each value is told and stays as it is', async () => {
  const wrong = openKeyring(`${freshKeys},test:${Buffer.alloc(32, 9).toString('base64')}`);
  const before = await envelopes();
  const stranger = openKeyring(generateEncryptionKeys('gone'));
  const [company = ''] = companies;
  await owner.query('update integrations set secret = $1 where company_id = $2', [
    stranger.encrypt('x', ownerOf(company)),
    company,
  ]);
  const done = await rotateKeys(owner, wrong);
  assert.deepEqual([done.rotated, done.held, done.unreadable.length], [0, 0, COMPANIES + 1]);
  const about = new Map(done.unreadable.map(({ companyId, reason }) => [companyId, reason]));
  assert.match(about.get(company) ?? '', /"gone", which is not among ENCRYPTION_KEYS/);
  assert.match(about.get(companies[1] ?? '') ?? '', /"test" does not open this secret/);
  const after = await envelopes();
  for (const id of companies.slice(1)) assert.equal(after.get(id), before.get(id));
  assert.equal((await rotateKeys(owner, both)).rotated, COMPANIES, 'the right key opens them still');

  const other = openKeyring(`fresh:${Buffer.alloc(32, 1).toString('base64')}`);
  assert.equal(
    (await rotateKeys(owner, other)).unreadable.length,
    COMPANIES + 1,
    'the newest key itself is another',
  );
});

test('two rotations at once are refused', async () => {
  const second = new pg.Client(db.ownerUrl);
  await second.connect();
  try {
    const answers = await Promise.allSettled([rotateKeys(owner, both), rotateKeys(second, both)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  } finally {
    await second.end();
  }
});

test('a start without a key that is in use says so and changes nothing', async () => {
  const lines: string[] = [];
  const { sealed } = await openMigrated(db.ownerUrl, testSecrets);
  assert.deepEqual(sealed, [{ key: 'test', values: COMPANIES + 1 }]);
  warnOfMissingKeys(fresh, sealed, openLog('info', { write: (line) => void lines.push(line) }));
  assert.match(
    lines.join(''),
    new RegExp(`lacks the key \\\\"test\\\\", which seals ${COMPANIES + 1} value`),
  );
  warnOfMissingKeys(both, sealed, openLog('info', { write: () => assert.fail('nothing to say') }));
});
