import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { type MailServer, openMailServer, readEmail } from '../../../test/support/mail-server.ts';
import { until } from '../../../test/support/until.ts';
import { type Listening, openListening } from '../../platform/db/listen.ts';
import { MemoryBudgets, openLimits } from '../../platform/limits/limits.ts';
import type { EmailKind } from '../../platform/mail/emails.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import { openOutbox } from '../outbox/outbox.ts';
import { emailChannel } from './channel.ts';
import { adoptEmails, openMail } from './mail.ts';

const kind: EmailKind = {
  subject: { ru: 'Приглашение в «{company}»', en: 'Invitation to “{company}”' },
  text: { ru: '{person} зовёт вас.\n\nСрок — 7 дней.', en: '{person} invites you.\n\nGood for 7 days.' },
  button: { ru: 'Принять', en: 'Accept' },
};
const email = {
  to: 'anna@example.com',
  language: 'ru' as const,
  kind,
  params: { company: 'Ромашка', person: 'Борис' },
  url: 'https://skladno.example/i?a=1&b=2',
};

const keyring = openKeyring(testSecrets.encryptionKeys);
const log = openLog('silent');
let db: TestDatabase;
let server: MailServer;
let listening: Listening;
let owner: pg.Client;
const stops: (() => Promise<void>)[] = [];

before(async () => {
  db = await openTestDatabase();
  server = await openMailServer();
  listening = await openListening(db.appUrl, log);
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await owner.query('delete from outbox_messages');
  server.taken.length = 0;
});
after(async () => {
  await owner?.end();
  await listening?.close();
  await server?.close();
  await db?.close();
});

/** @param options.works false: nobody sends. */
function open({ works = true, socketTimeout = 30_000 } = {}): Mail & { adopt(): Promise<number> } {
  const { database } = db;
  const outbox = openOutbox({ database, keyring, log });
  const from = 'Складно <hello@skladno.example>';
  const channel = emailChannel({ smtpUrl: server.url, from, socketTimeout });
  if (works) stops.push(outbox.work([channel], { listening, limits: openLimits(new MemoryBudgets()) }));
  const adopt = () => adoptEmails({ database, keyring, outbox, channel });
  return { ...openMail({ outbox, channel }), adopt };
}

const send = (mail: Mail, changed: Partial<typeof email> = {}) =>
  db.database.platform.transaction().execute((trx) => mail.send(trx, { ...email, ...changed }, 'request'));
const told = (what: 'email' | 'data') => once(server.events, what, { signal: AbortSignal.timeout(60_000) });
const fates = async () =>
  (
    await owner.query<{ to: string; status: string; reason: string | null; attempts: number; body: string }>(
      'select recipient as to, status, reason, attempts, body from outbox_messages order by place',
    )
  ).rows;
const over = () => until(async () => (await fates()).every(({ body }) => body === null));

test('an email goes out once, in both forms, and its words are not kept', async () => {
  const mail = open();
  await send(mail);
  await over();
  const [only, ...more] = server.taken;
  assert.ok(only);
  assert.deepEqual(more, []);
  assert.deepEqual([only.from, only.to], ['hello@skladno.example', ['anna@example.com']]);
  const { head, bodies } = readEmail(only.raw);
  assert.match(head, /^Message-ID: <[\w-]+@skladno\.example>/im);
  assert.match(bodies, /Борис зовёт вас\./);
  assert.match(bodies, /Принять: https:\/\/skladno\.example\/i\?a=1&b=2/);
  assert.match(bodies, /<a href="https:\/\/skladno\.example\/i\?a=1&#38;b=2"/);
  const wanted = { to: 'anna@example.com', status: 'delivered', reason: null, attempts: 1, body: null };
  assert.deepEqual(await fates(), [wanted]);
});

test('while a slow server takes an email no transaction is open', async () => {
  const mail = open();
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  server.slow = promise;
  const reached = told('data');
  await send(mail);
  await reached;
  const openFor = async () => {
    const { rows } = await owner.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = current_database()
         and pid <> pg_backend_pid() and xact_start < now() - interval '500 milliseconds'`,
    );
    return rows[0]?.open;
  };
  const { rows } = await owner.query<{ at: Date }>('select clock_timestamp() as at');
  // A transaction that waited for the mail server would be this old by now.
  await until(async () => {
    const look = await owner.query<{ old: boolean }>(
      `select clock_timestamp() > $1::timestamptz + interval '1 second' as old`,
      [rows[0]!.at],
    );
    return look.rows[0]!.old && (await openFor()) === 0;
  });
  server.slow = undefined;
  goOn();
  await over();
  assert.equal(server.taken.length, 1);
});

test('an email that the server took without saying so is sent once more, and says so; then no more', async () => {
  const mail = open({ socketTimeout: 1000 });
  server.faults.push('silent', 'silent');
  await send(mail);
  await until(async () => (await fates())[0]?.attempts === 1 && server.taken.length === 1);
  // The pause between the two is not what is tried here.
  const hurry = async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
    return server.taken.length === 2;
  };
  await until(hurry);
  await over();
  const [first, second] = server.taken.map(({ raw }) => readEmail(raw).bodies);
  assert.doesNotMatch(first!, /ещё раз/);
  assert.match(second!, /Возможно, вы уже получили это письмо/);
  const [fate] = await fates();
  assert.deepEqual([fate?.status, fate?.reason, fate?.attempts], ['unknown', 'no-answer', 2]);
});

test('a server that is busy is asked again; one that refuses for good is not', async () => {
  const mail = open();
  server.faults.push(451);
  await send(mail);
  await until(async () => {
    await owner.query("update outbox_messages set due_at = now() where status = 'waiting' and attempts > 0");
    return server.taken.length === 1;
  });
  await over();
  assert.doesNotMatch(readEmail(server.taken[0]!.raw).bodies, /ещё раз/, 'surely not delivered before');

  server.faults.push(550);
  await send(mail, { to: 'gone@example.com' });
  await over();
  await send(mail, { to: 'next@example.com' });
  await over();
  assert.deepEqual(
    (await fates()).map(({ to, status, reason }) => [to, status, reason]),
    [
      ['anna@example.com', 'delivered', null],
      ['gone@example.com', 'gone', 'smtp-550'],
      ['next@example.com', 'delivered', null],
    ],
  );
});

test('a server that refuses us, and not the recipient, is asked again when we are let in', async () => {
  const mail = open();
  server.refuses = 550;
  await send(mail);
  await until(async () => (await fates())[0]?.reason === 'smtp-us-550');
  assert.equal((await fates())[0]?.status, 'waiting');
  server.refuses = undefined;
  await owner.query("update outbox_messages set due_at = now() where status = 'waiting'");
  await over();
  assert.deepEqual([(await fates())[0]?.status, server.taken.length], ['delivered', 1]);
});

test('a transaction that fails sends nothing', async () => {
  const mail = open();
  await assert.rejects(
    db.database.platform.transaction().execute(async (trx) => {
      await mail.send(trx, email, 'request');
      throw new Error('no');
    }),
    /^Error: no$/,
  );
  assert.deepEqual(await fates(), []);
});

test('values cannot become markup, headers or other recipients', async () => {
  const mail = open();
  await send(mail, {
    language: 'en' as never,
    params: { company: 'A\r\nBcc: thief@example.com\r\n\r\nHi', person: '<img src=x onerror=alert(1)>' },
  });
  await over();
  const { head, bodies } = readEmail(server.taken[0]!.raw);
  assert.deepEqual(server.taken[0]!.to, ['anna@example.com']);
  assert.doesNotMatch(head, /^Bcc:/im);
  assert.match(bodies, /&#60;img src=x onerror=alert\(1\)&#62;/);
  for (const to of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'nobody'])
    await assert.rejects(send(mail, { to }), { name: 'ZodError' });
});

test('without a worker emails wait sealed', async () => {
  const mail = open({ works: false });
  await send(mail);
  const [row] = await fates();
  assert.match(row?.body ?? '', /^v1\.test\./);
  const [stored] = await mail.outbox();
  assert.equal(stored?.subject, 'Приглашение в «Ромашка»');
  assert.equal(stored?.to, 'anna@example.com');
});

test('what waited before there was the outbox is sent once; what is being sent there stays', async () => {
  const mail = open();
  const letter = (to: string) =>
    keyring.encrypt(JSON.stringify({ to, subject: 'Тема', text: 'Текст', html: '<p>Текст</p>' }), {
      companyId: 'platform',
      provider: 'mail',
    });
  const { platform } = db.database;
  await platform
    .insertInto('mail_outbox')
    .values([
      { letter: letter('old@example.com') },
      { letter: letter('left@example.com'), leased_until: new Date(Date.now() - 1000) },
      { letter: letter('busy@example.com'), leased_until: new Date(Date.now() + 3_600_000) },
    ])
    .execute();
  assert.deepEqual([await mail.adopt(), await mail.adopt()], [1, 1]);
  await over();
  assert.deepEqual(server.taken.map(({ to }) => to[0]).sort(), ['left@example.com', 'old@example.com']);
  assert.equal((await platform.deleteFrom('mail_outbox').executeTakeFirst()).numDeletedRows, 1n);
});
