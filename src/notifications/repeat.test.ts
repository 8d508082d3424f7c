import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../test/support/database.ts';
import { type MailServer, openMailServer, readEmail } from '../../test/support/mail-server.ts';
import { until } from '../../test/support/until.ts';
import { type Listening, openListening } from '../platform/db/listen.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import { Problem } from '../platform/problems.ts';
import { openKeyring } from '../platform/secrets/keyring.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { emailChannel } from './email/channel.ts';
import { note } from './happened.ts';
import { openOutbox } from './outbox/outbox.ts';
import { repeatMessage } from './repeat.ts';
import { byDefault } from './settings.ts';
import { saveSettings } from './store.ts';
import { tellCompany } from './tell.ts';

const company = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a001';
const stranger = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a002';
const log = openLog('silent');
const keyring = openKeyring(testSecrets.encryptionKeys);
let db: TestDatabase;
let owner: pg.Client;
let server: MailServer;
let listening: Listening;
let stop: () => Promise<void>;

before(async () => {
  db = await openTestDatabase();
  server = await openMailServer();
  listening = await openListening(db.appUrl, log);
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
  await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [company]);
  await owner.query(
    `insert into auth."user" (id, name, email, language) values ('olga', 'Ольга', 'x', 'ru')`,
  );
  stop = context().outbox.work([context().channel], { listening, limits: openLimits(new MemoryBudgets()) });
});
afterEach(async () => {
  server.taken.length = 0;
  for (const table of ['notifications', 'notification_settings', 'outbox_messages', 'members'])
    await owner.query(`delete from ${table}`);
});
after(async () => {
  await stop?.();
  await owner?.end();
  await listening?.close();
  await server?.close();
  await db?.close();
});

const context = () => ({
  outbox: openOutbox({ database: db.database, keyring, log }),
  channel: emailChannel({ smtpUrl: server.url, from: 'a@b.example', socketTimeout: 1000 }),
  keyring,
  publicUrl: 'https://skladno.example',
});
const repeat = (id: string, companyId = company) =>
  db.database.forCompany(companyId, (trx) =>
    repeatMessage(trx, context(), { companyId, id, requestId: 'again' }),
  );
const refused = (id: string, code: string, companyId?: string) =>
  assert.rejects(repeat(id, companyId), (error) => error instanceof Problem && error.kind.code === code);

const rows = async () =>
  (
    await owner.query<{ id: string; recipient: string; status: string; attempts: number; kept: boolean }>(
      'select id, recipient, status, attempts, body is not null as kept from outbox_messages order by place',
    )
  ).rows;
/** Waits until every message is over; the pause before another attempt is not what is tried here. */
const over = () =>
  until(async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting' and attempts > 0");
    return (await rows()).every(({ status }) => status !== 'waiting' && status !== 'sending');
  });

/** An email to Olga of which the mail server makes this. @returns its row. */
async function send(...faults: MailServer['faults']) {
  await owner.query(`insert into members (company_id, user_id, role) values ($1, 'olga', 'owner')`, [
    company,
  ]);
  await moved('olga@example.com');
  server.faults.push(...faults);
  await db.database.forCompany(company, async (trx) => {
    await note(trx, {
      ...{ companyId: company, kind: 'account-lost', requestId: 'r', subject: 'account' },
      params: { title: 'МойСклад' },
    });
    await tellCompany(trx, context(), company);
  });
  await over();
  const [row] = await rows();
  return row!;
}
const moved = (email: string) => owner.query(`update auth."user" set email = $1 where id = 'olga'`, [email]);

test('an email that was refused is sent again once, to the address that the person has now', async () => {
  const lost = await send(550);
  assert.deepEqual([lost.status, lost.kept], ['gone', true]);
  await moved('Olga@new.example');
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => repeat(lost.id)));
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1, 'at most one of them');
  await refused(lost.id, 'message-repeated');
  await over();
  const [first, again, ...more] = await rows();
  assert.deepEqual(more, []);
  assert.deepEqual(first, { ...lost, kept: false });
  assert.deepEqual(
    [again?.recipient, again?.status, again?.attempts, again?.kept],
    ['olga@new.example', 'delivered', 1, false],
  );
  assert.deepEqual(
    server.taken.map(({ to }) => to),
    [['Olga@new.example']],
  );
  assert.doesNotMatch(readEmail(server.taken[0]!.raw).bodies, /ещё раз/, 'surely not delivered before');
  await refused(again!.id, 'message-not-lost');
});

test('one that may have arrived says so when it is sent again, and is not tried a third time by itself', async () => {
  const lost = await send('silent', 'silent');
  assert.deepEqual([lost.status, lost.attempts], ['unknown', 2]);
  server.taken.length = 0;
  server.faults.push('silent');
  const { id } = await repeat(lost.id);
  await over();
  assert.equal(server.taken.length, 1);
  assert.match(readEmail(server.taken[0]!.raw).bodies, /Возможно, вы уже получили это письмо/);
  assert.deepEqual((await rows()).map(({ status, attempts }) => [status, attempts])[1], ['unknown', 1]);
  // The repeat may be sent again in its turn.
  await repeat(id);
  await over();
  assert.equal((await rows())[2]?.status, 'delivered');
});

test('whoever left, has another role or ended such emails is sent none; nor is one of another company', async () => {
  const { id } = await send(550);
  await refused(id, 'message-missing', stranger);
  await owner.query("update members set role = 'editor'");
  await refused(id, 'message-unwanted');
  await owner.query("update members set role = 'owner'");
  const choices = { 'account-lost': { app: true, email: false } };
  await db.database.forMember(company, 'olga', (trx) =>
    saveSettings(trx, { companyId: company, userId: 'olga' }, { ...byDefault, choices }),
  );
  await refused(id, 'message-unwanted');
  await owner.query('delete from notification_settings');
  await owner.query('delete from members');
  await refused(id, 'message-without-reader');
  assert.equal((await rows()).length, 1);
});

test('what stands in an email is kept only where it may be sent again', async () => {
  const lost = await send(550);
  const { outbox, channel } = context();
  const body = {
    to: 'b@example.com',
    subject: 'Новый пароль',
    text: 't',
    html: 'h',
    language: 'ru' as const,
  };
  server.faults.push(550);
  await db.database.platform.transaction().execute((trx) =>
    outbox.put(trx, channel, {
      ...{ companyId: null, recipient: body.to, kind: 'email', body, requestId: 'r' },
    }),
  );
  await over();
  assert.deepEqual(
    (await rows()).map(({ status, kept }) => [status, kept]),
    [
      ['gone', true],
      ['gone', false],
    ],
  );
  await owner.query('update outbox_messages set body = null');
  await refused(lost.id, 'message-not-kept');
});
