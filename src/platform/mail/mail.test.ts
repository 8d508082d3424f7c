import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../../test/support/database.ts';
import { PATIENCE_MS, until } from '../../../test/support/until.ts';
import { openQueue, type Queue } from '../queue/queue.ts';
import { openKeyring } from '../secrets/keyring.ts';
import { openLog } from '../telemetry/log.ts';
import type { EmailKind } from './emails.ts';
import { type Mail, mailQueue, openMail } from './mail.ts';

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

/** What a real mail server was given. */
interface Taken {
  from: string;
  to: string[];
  raw: string;
}

let db: TestDatabase;
let server: SMTPServer;
let smtpUrl: string;
const taken: Taken[] = [];
const arrived = new EventTarget();
/** Answers to the next emails before they are taken: SMTP codes. */
const refusals: number[] = [];
const queues: Queue[] = [];
/** While there is one, the server takes its time over every email. */
let slow: Promise<void> | undefined;

before(async () => {
  db = await openTestDatabase({ queues: [{ ...mailQueue, retryLimit: 5 }] });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void text(stream).then(async (raw) => {
        arrived.dispatchEvent(new Event('data'));
        await slow;
        const code = refusals.shift();
        if (code) return done(Object.assign(new Error('not now'), { responseCode: code }));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        done();
        arrived.dispatchEvent(new Event('email'));
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
  await db.database.platform.deleteFrom('mail_outbox').execute();
  taken.length = 0;
});
after(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await db?.close();
});

async function open(url: string | undefined = smtpUrl): Promise<Mail> {
  const log = openLog('silent');
  const queue = await openQueue({ appUrl: db.appUrl, database: db.database, log });
  queues.push(queue);
  return openMail({
    database: db.database,
    queue,
    keyring: openKeyring(testSecrets.encryptionKeys),
    smtpUrl: url,
    from: 'Складно <hello@skladno.example>',
    log,
  });
}

const send = (mail: Mail, changed: Partial<typeof email> = {}) =>
  db.database.platform.transaction().execute((trx) => mail.send(trx, { ...email, ...changed }, 'request'));
const next = () => once(arrived, 'email', { signal: AbortSignal.timeout(PATIENCE_MS) });
const waiting = () => db.database.platform.selectFrom('mail_outbox').selectAll().execute();

/** The parts of an email, decoded: each header and body that nodemailer wrote. */
function read(raw: string): { head: string; bodies: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const bodies = rest
    .join('\r\n\r\n')
    .split(/--\S+\r\n/)
    .map((part) => {
      const [partHead = '', ...partBody] = part.split('\r\n\r\n');
      const body = partBody.join('\r\n\r\n');
      if (/base64/i.test(partHead)) return Buffer.from(body, 'base64').toString();
      const plain = body.replaceAll('=\r\n', '');
      return decodeURIComponent(plain.replaceAll('%', '%25').replace(/=([0-9A-F]{2})/g, '%$1'));
    });
  return { head, bodies: bodies.join('\n') };
}

test('an email goes out once, in both forms, and is not kept', async () => {
  const mail = await open();
  await mail.work();
  const sent = next();
  await send(mail);
  await sent;
  const [only] = taken;
  assert.ok(only);
  assert.deepEqual([only.from, only.to], ['hello@skladno.example', ['anna@example.com']]);
  const { head, bodies } = read(only.raw);
  assert.match(head, /^Message-ID: <[\w-]+@skladno\.example>/im);
  assert.match(bodies, /Борис зовёт вас\./);
  assert.match(bodies, /Принять: https:\/\/skladno\.example\/i\?a=1&b=2/);
  assert.match(bodies, /<a href="https:\/\/skladno\.example\/i\?a=1&#38;b=2"/);
  while ((await waiting()).length > 0) await new Promise(setImmediate);
});

test('while a slow server takes an email no transaction is open, and nobody else sends it', async () => {
  const mail = await open();
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  slow = promise;
  await mail.work();
  const reached = once(arrived, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  await send(mail);
  await reached;
  // The same job once more, as for a worker that was taken for dead.
  const again = queues.at(-1)!;
  const [row] = await waiting();
  assert.ok(row);
  await db.database.platform
    .transaction()
    .execute((trx) => again.send(trx, mailQueue.name, { requestId: 'again', letterId: row.id }));
  await sleep(1000);
  const client = new pg.Client(db.ownerUrl);
  await client.connect();
  // One that waited for the mail server would be open for as long as that is slow.
  const openFor = async () => {
    const { rows } = await client.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = current_database()
         and pid <> pg_backend_pid() and xact_start < now() - interval '500 milliseconds'`,
    );
    return rows[0]?.open;
  };
  await until(async () => (await openFor()) === 0);
  await client.end();
  slow = undefined;
  goOn();
  while ((await waiting()).length > 0) await sleep(20);
  // The second job finds nothing to send.
  await sleep(2500);
  assert.equal(taken.length, 1);
});

test('a lease that its process left behind ends, and the email goes out', async () => {
  const mail = await open();
  await send(mail);
  const left = new Date(Date.now() + 1500);
  await db.database.platform.updateTable('mail_outbox').set({ leased_until: left }).execute();
  const sent = next();
  await mail.work();
  await sent;
  assert.ok(Date.now() >= left.getTime(), 'not before');
  while ((await waiting()).length > 0) await sleep(20);
  assert.equal(taken.length, 1);
});

test('a transaction that fails sends nothing', async () => {
  const mail = await open();
  await assert.rejects(
    db.database.platform.transaction().execute(async (trx) => {
      await mail.send(trx, email, 'request');
      throw new Error('no');
    }),
    /^Error: no$/,
  );
  assert.deepEqual(await waiting(), []);
});

test('values cannot become markup, headers or other recipients', async () => {
  const mail = await open();
  await mail.work();
  const sent = next();
  await send(mail, {
    language: 'en' as never,
    params: { company: 'A\r\nBcc: thief@example.com\r\n\r\nHi', person: '<img src=x onerror=alert(1)>' },
  });
  await sent;
  const { head, bodies } = read(taken[0]!.raw);
  assert.deepEqual(taken[0]!.to, ['anna@example.com']);
  assert.doesNotMatch(head, /^Bcc:/im);
  assert.match(bodies, /&#60;img src=x onerror=alert\(1\)&#62;/);
  for (const to of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'nobody'])
    await assert.rejects(send(mail, { to }), { name: 'ZodError' });
});

test('a server that is busy is asked again; one that refuses for good is not', async () => {
  const mail = await open();
  await mail.work();
  refusals.push(451);
  const sent = next();
  await send(mail);
  await sent;
  assert.equal(taken.length, 1);

  refusals.push(550);
  await send(mail, { to: 'gone@example.com' });
  while ((await waiting()).length > 0) await new Promise(setImmediate); // which of two is taken first is not said
  const after = next();
  await send(mail, { to: 'next@example.com' });
  await after;
  while ((await waiting()).length > 0) await new Promise(setImmediate);
  assert.equal(refusals.length, 0);
  assert.deepEqual(
    taken.map(({ to }) => to[0]),
    ['anna@example.com', 'next@example.com'],
  );
});

test('without a server emails wait sealed in the outbox', async () => {
  const mail = await open('');
  await mail.work();
  await send(mail);
  const [row] = await waiting();
  assert.match(row?.letter ?? '', /^v1\.test\./);
  const [stored] = await mail.outbox();
  assert.equal(stored?.subject, 'Приглашение в «Ромашка»');
  assert.equal(stored?.to, 'anna@example.com');
});
