import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../test/support/database.ts';
import { readConfig } from '../config.ts';
import { openKeyring } from '../platform/secrets/keyring.ts';
import { examine, reportOf } from './doctor.ts';

/** Providers that refuse whoever is nobody, as the real ones do, and tell the time by a clock that may be set. */
let provider: Server;
let url: string;
let aheadMs = 0;
let status = 401;
let db: TestDatabase;
let empty: TestDatabase;
/** Takes mail from one person; its certificate is its own. */
const mail = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ password }, _, done) =>
    password === 'right' ? done(null, { user: 'shop' }) : done(new Error('not you, top-secret-password')),
});
const secure = new SMTPServer({ secure: true, onAuth: (_, __, done) => done(null, { user: 'shop' }) });
const silent = createTcpServer();
const secrets = ['top-secret-password', testSecrets.authSecret, testSecrets.encryptionKeys];

// Whoever does not trust the certificate breaks off.
secure.on('error', () => {});

before(async () => {
  provider = createServer((_, response) => {
    response.sendDate = false;
    response.writeHead(status, { date: new Date(Date.now() + aheadMs).toUTCString() }).end('{}');
  }).listen(0, '127.0.0.1');
  for (const server of [mail.server, secure.server, silent]) server.listen(0, '127.0.0.1');
  for (const server of [provider, mail.server, secure.server, silent])
    if (!server.listening) await once(server, 'listening');
  url = `http://127.0.0.1:${portOf(provider)}`;
  [db, empty] = [await openTestDatabase(), await openTestDatabase({ migrated: false })];
});
after(async () => {
  for (const server of [provider, mail.server, secure.server, silent]) server.close();
  provider.closeAllConnections();
  await db?.close();
  await empty?.close();
});

/** How many rows. */
async function onOwner(sql: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount;
  } finally {
    await client.end();
  }
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

const usual = () => ({
  DATABASE_URL: db.ownerUrl,
  AUTH_SECRET: testSecrets.authSecret,
  ENCRYPTION_KEYS: testSecrets.encryptionKeys,
  MOYSKLAD_API_URL: `${url}/api/remap/1.2`,
  GOOGLE_SHEETS_API_URL: url,
  GOOGLE_DRIVE_API_URL: url,
  GOOGLE_TOKEN_URL: `${url}/token`,
});

/** What it tells, by what it is about; no secret is in it, whatever it says. */
async function doctor(given: Record<string, string> = {}, lookMs = 10_000): Promise<Map<string, string>> {
  return examineAs({ ...usual(), ...given }, lookMs);
}

async function examineAs(env: Record<string, string>, lookMs = 10_000): Promise<Map<string, string>> {
  const findings = await examine(readConfig(env), lookMs);
  const text = reportOf(findings);
  for (const secret of secrets) assert.ok(!text.includes(secret), text);
  assert.equal(text.trimEnd().split('\n').length, findings.length + 1, 'a line each');
  return new Map(
    findings.map(({ what, ok, told }) => [what, `${ok === null ? '?' : ok ? 'ok' : 'TO DO'}: ${told}`]),
  );
}

test('the report: a line each, and how many are to be done', () => {
  const well = { what: 'disk', ok: true, told: '70 GB' };
  assert.equal(reportOf([well]), 'ok     disk  70 GB\nEverything is ready.\n');
  const ill = { what: 'MoySklad', ok: false, told: 'no answer' };
  assert.equal(reportOf([well, ill]), 'ok     disk      70 GB\nTO DO  MoySklad  no answer\nTo be done: 1.\n');
  const unseen = { what: 'clock', ok: null, told: 'not checked' };
  assert.equal(
    reportOf([unseen, ill]),
    '?      clock     not checked\nTO DO  MoySklad  no answer\nTo be done: 1.\n',
  );
});

test('all is well: each line is ok', async () => {
  const told = await doctor({ SMTP_URL: `smtp://shop:right@127.0.0.1:${portOf(mail.server)}` });
  const todo = [...told].filter(([, words]) => !words.startsWith('ok'));
  assert.deepEqual(todo, []);
  for (const what of [
    'Node.js',
    'disk',
    'database',
    'migrations',
    'keys',
    'MoySklad',
    'Google Sheets',
    'clock',
    'mail',
  ])
    assert.ok(told.has(what), what);
  assert.match(told.get('database') ?? '', /PostgreSQL \d+/);
});

test('the database: not there, empty, sealed with another key', async () => {
  const gone = await doctor({ DATABASE_URL: 'postgres://owner:top-secret-password@127.0.0.1:1/none' });
  assert.match(gone.get('database') ?? '', /^TO DO: .*ECONNREFUSED.*DATABASE_URL/);
  const fresh = await doctor({ DATABASE_URL: empty.ownerUrl });
  assert.match(fresh.get('migrations') ?? '', /^TO DO: none is applied.*skladno migrate/);
  const letter = openKeyring(testSecrets.encryptionKeys).encrypt('x', {
    companyId: 'platform',
    provider: 'mail',
  });
  await db.database.platform.insertInto('mail_outbox').values({ letter }).execute();
  const key = Buffer.alloc(32, 8).toString('base64');
  const other = await doctor({ ENCRYPTION_KEYS: `other:${key}` });
  assert.match(other.get('keys') ?? '', /^TO DO: 1 of 1 .*skladno keys status/);
  assert.match((await doctor()).get('keys') ?? '', /^ok: 1 sealed values open/);
});

test('nothing is changed: no folder, no keys in place of those that are absent', async () => {
  const folder = join(tmpdir(), `skladno-none-${process.pid}`);
  const { DATABASE_URL: _, ...rest } = usual();
  const told = await examineAs({ ...rest, DATA_DIR: join(folder, 'data') });
  assert.match(told.get('database') ?? '', /^ok: none yet/);
  assert.match(told.get('disk') ?? '', /^(ok|TO DO): .*GB free in /);
  assert.ok(!existsSync(folder));
  const { ENCRYPTION_KEYS: __, ...without } = usual();
  assert.ok((await examineAs(without)).has('keys'));
  const kept = await onOwner("select value from settings where key = 'ENCRYPTION_KEYS'");
  assert.equal(kept, 0);
});

test('providers: no such name, nobody there, trouble of theirs, a strange certificate', async () => {
  const told = await doctor({
    MOYSKLAD_API_URL: 'http://moysklad.invalid/api',
    GOOGLE_SHEETS_API_URL: 'http://127.0.0.1:1',
    GOOGLE_DRIVE_API_URL: `https://127.0.0.1:${portOf(secure.server)}`,
  });
  assert.match(told.get('MoySklad') ?? '', /^TO DO: moysklad\.invalid: not found/);
  assert.match(told.get('Google Sheets') ?? '', /^TO DO: .*no connection \(ECONNREFUSED\)/);
  assert.match(told.get('Google Drive') ?? '', /^TO DO: .*certificate is not trusted/);
  assert.match(told.get('Google tokens') ?? '', /^ok/);
  status = 503;
  const troubled = await doctor();
  status = 401;
  assert.match(troubled.get('MoySklad') ?? '', /^TO DO: .*answers with 503/);
});

test('a network that is away is one thing to do, and the clock is not blamed for it', async () => {
  const nowhere = 'http://127.0.0.1:1';
  const away = {
    GOOGLE_SHEETS_API_URL: nowhere,
    GOOGLE_DRIVE_API_URL: nowhere,
    GOOGLE_TOKEN_URL: nowhere,
    MOYSKLAD_API_URL: nowhere,
  };
  const told = await doctor(away);
  assert.equal([...told.values()].filter((words) => words.startsWith('TO DO')).length, 1);
  assert.match(told.get('clock') ?? '', /^\?: not checked/);
  assert.match(
    told.get('MoySklad and Google') ?? '',
    /^TO DO: 127\.0\.0\.1:1: no connection \(ECONNREFUSED\)/,
  );
  const google = await doctor({ ...away, MOYSKLAD_API_URL: url });
  assert.match(google.get('MoySklad') ?? '', /^ok/);
  assert.match(google.get('Google Sheets, Google Drive, Google tokens') ?? '', /^TO DO/);
  assert.equal(google.get('clock'), 'ok: right');
});

test('who says nothing is not waited for, and the other looks are told all the same', async () => {
  const started = performance.now();
  const told = await doctor({ MOYSKLAD_API_URL: `http://127.0.0.1:${portOf(silent)}` }, 1500);
  assert.ok(performance.now() - started < 60_000);
  assert.match(told.get('providers') ?? '', /^TO DO: no answer within 1\.5 s/);
  assert.match(told.get('migrations') ?? '', /^ok/);
});

test('a clock that is wrong by an hour', async () => {
  aheadMs = 3_600_000;
  const behind = await doctor();
  aheadMs = -3_600_000;
  const ahead = await doctor();
  aheadMs = 0;
  assert.match(behind.get('clock') ?? '', /^TO DO: 3[56]\d\d s behind/);
  assert.match(ahead.get('clock') ?? '', /^TO DO: 3[56]\d\d s ahead/);
});

test('a mail server that does not take us', async () => {
  const at = (password: string, port: number) => ({ SMTP_URL: `smtp://shop:${password}@127.0.0.1:${port}` });
  const refused = await doctor(at('top-secret-password', portOf(mail.server)));
  assert.match(refused.get('mail') ?? '', /^TO DO: .*refuses the name or the password/);
  const away = await doctor(at('top-secret-password', 1));
  assert.match(away.get('mail') ?? '', /^TO DO: .*ESOCKET|ECONN/);
});
