import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import type { Role } from '../../db/tables/companies.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from '../../test/support/database.ts';
import { until } from '../../test/support/until.ts';
import { openKeyring } from '../platform/secrets/keyring.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { emailChannel } from './email/channel.ts';
import { note } from './happened.ts';
import { openOutbox } from './outbox/outbox.ts';
import { byDefault, quietUntil, type Settings } from './settings.ts';
import * as store from './store.ts';
import { lateOf, tellCompany } from './tell.ts';
import { readToken, unsubscribeToken } from './unsubscribe.ts';
import { emailOf, printMoment } from './words.ts';

const company = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a001';
const exportId = '0b5c1f0a-3f5c-4d8e-9a51-0f3c62d7a0ee';
const people: [string, Role, 'ru' | 'en'][] = [
  ['olga', 'owner', 'ru'],
  ['adam', 'admin', 'en'],
  ['eva', 'editor', 'ru'],
  ['vera', 'viewer', 'ru'],
];
const keyring = openKeyring(testSecrets.encryptionKeys);
let db: TestDatabase;
let owner: pg.Client;

before(async () => {
  db = await openTestDatabase();
  owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  await owner.query("select set_config('app.platform', 'on', false)");
  await owner.query("insert into companies (id, name) values ($1, 'Ромашка')", [company]);
  for (const [id, role, language] of people) {
    const email = `${id}@example.com`;
    await owner.query(`insert into auth."user" (id, name, email, language) values ($1, $1, $2, $3)`, [
      ...[id, email, language],
    ]);
    await owner.query('insert into members (company_id, user_id, role) values ($1, $2, $3)', [
      ...[company, id, role],
    ]);
  }
});
afterEach(async () => {
  for (const table of ['notifications', 'notification_marks', 'notification_settings', 'outbox_messages'])
    await owner.query(`delete from ${table}`);
});
after(async () => {
  await owner?.end();
  await db?.close();
});

const context = () => ({
  outbox: openOutbox({ database: db.database, keyring, log: openLog('silent') }),
  channel: emailChannel({ smtpUrl: undefined, from: 'a@b.example' }),
  keyring,
  publicUrl: 'https://skladno.example',
});
const tell = () => db.database.forCompany(company, (trx) => tellCompany(trx, context(), company));
const happen = (kind: store.Cause['kind'], more: Partial<store.Cause> = {}) =>
  db.database.forCompany(company, (trx) =>
    note(trx, {
      ...{ companyId: company, kind, requestId: 'r', subject: `export ${exportId}` },
      params: { name: 'Заказы', taskId: exportId, problem: { ru: 'Нет листа', en: 'No sheet' } },
      ...more,
    }),
  );
const choose = (userId: string, settings: Partial<Settings>) =>
  db.database.forMember(company, userId, (trx) =>
    store.saveSettings(trx, { companyId: company, userId }, { ...byDefault, ...settings }),
  );
const emails = async () => {
  const found = await context().outbox.waiting(context().channel, 100);
  return found.map(({ body }) => body).reverse();
};
const shown = async () => {
  const { rows } = await owner.query<{ line: string }>(
    `select user_id || ' ' || kind as line from notifications where shown order by happened_at, user_id`,
  );
  return rows.map(({ line }) => line);
};

test('a failure is told once for each problem, and once that it is well again', async () => {
  for (const problem of ['sheet-missing', 'sheet-missing', 'quota', 'sheet-missing'])
    await happen('export-failed', { problem });
  await happen('export-well');
  await happen('export-well');
  await happen('export-failed', { problem: 'quota' });
  await tell();
  const each = (kind: string) => ['adam', 'eva', 'olga'].map((person) => `${person} ${kind}`);
  assert.deepEqual(await shown(), [
    ...each('export-failed'),
    ...each('export-failed'),
    ...each('export-well'),
    ...each('export-failed'),
  ]);
  // The first of each kind; the others are held and gathered.
  const sent = (await emails()).map(({ to, subject }) => `${to} ${subject}`);
  assert.deepEqual(sent.sort(), [
    'adam@example.com The export “Заказы” failed: No sheet',
    'adam@example.com The export “Заказы” works again',
    'eva@example.com Выгрузка «Заказы» не удалась: Нет листа',
    'eva@example.com Выгрузка «Заказы» снова работает',
    'olga@example.com Выгрузка «Заказы» не удалась: Нет листа',
    'olga@example.com Выгрузка «Заказы» снова работает',
  ]);
});

test('what comes soon after an email is held, and leaves as one that lists it', async () => {
  await happen('export-failed', { problem: 'quota' });
  await tell();
  for (const n of Array.from({ length: 32 }, (_, at) => at + 1)) {
    const params = { name: `Выгрузка ${n}`, taskId: exportId, problem: { ru: 'Нет листа', en: 'No sheet' } };
    await happen('export-failed', { problem: 'quota', subject: `export ${n}`, params });
  }
  await tell();
  assert.equal((await emails()).length, 3);
  assert.equal((await shown()).length, 99);
  await owner.query('update notifications set email_due_at = now() where email_due_at is not null');
  assert.deepEqual(await store.companiesToTell(db.database, 10), [company]);
  await tell();
  await tell();
  const gathered = (await emails()).slice(3).find(({ to }) => to === 'olga@example.com');
  assert.equal(gathered?.subject, 'Новых сообщений о компании «Ромашка»: 32');
  assert.match(gathered?.text ?? '', /Выгрузка «Выгрузка 1» не удалась: Нет листа\n.*Выгрузка «Выгрузка 2»/);
  assert.match(gathered?.text ?? '', /«Выгрузка 30».*\nИ ещё: 2\n/);
  assert.equal((await emails()).length, 6);
});

test('whoever has another role when a held email is due is sent what that role is told', async () => {
  const lost = { params: { title: 'МойСклад' }, subject: 'account' };
  for (let time = 0; time < 2; time += 1) {
    await happen('account-lost', lost);
    await tell();
  }
  const role = (is: Role) => owner.query('update members set role = $1 where user_id = $2', [is, 'adam']);
  await role('editor');
  await owner.query('update notifications set email_due_at = now() where email_due_at is not null');
  await tell();
  await role('admin');
  assert.deepEqual((await emails()).map(({ to }) => to).sort(), [
    'adam@example.com',
    'olga@example.com',
    'olga@example.com',
  ]);
});

test('what a newer version notes is left for it', async () => {
  const newer = () => owner.query("update notification_causes set kind = 'of-tomorrow'");
  await happen('export-failed', { problem: 'quota' });
  await newer();
  await happen('account-lost', { params: { title: 'МойСклад' } });
  await tell();
  await owner.query(
    "update notifications set kind = 'of-tomorrow', emailed_at = null, email_due_at = now() where user_id = 'adam'",
  );
  await tell();
  const { rows: causes } = await owner.query('delete from notification_causes returning kind');
  const { rows: held } = await owner.query(
    'select user_id from notifications where email_due_at is not null',
  );
  assert.deepEqual([causes, held], [[{ kind: 'of-tomorrow' }], [{ user_id: 'adam' }]]);
});

test('each person chooses for themselves; quiet hours hold what is not urgent', async () => {
  await choose('olga', { choices: { 'export-failed': { app: true, email: false } } });
  await choose('eva', { choices: { 'export-failed': { app: false, email: false } } });
  const hour = new Date().getUTCHours();
  await choose('adam', { timeZone: 'UTC', quiet: { from: hour, to: (hour + 2) % 24 } });
  await happen('export-failed', { problem: 'quota' });
  await happen('limit-reached', {
    subject: 'limit',
    params: { what: 'Строки', used: '8', limit: '10', advice: '' },
  });
  await tell();
  assert.deepEqual(await shown(), [
    'adam export-failed',
    'olga export-failed',
    'adam limit-reached',
    'olga limit-reached',
  ]);
  assert.deepEqual((await emails()).map(({ to }) => to).sort(), ['adam@example.com', 'olga@example.com']);
  const { rows } = await owner.query('select user_id from notifications where email_due_at is not null');
  assert.deepEqual(rows, [{ user_id: 'adam' }]);
});

test('quiet hours chosen after an email was held hold it longer', async () => {
  const lost = { params: { title: 'МойСклад' }, subject: 'account' };
  for (let time = 0; time < 2; time += 1) {
    await happen('account-lost', lost);
    await tell();
  }
  const hour = new Date().getUTCHours();
  await choose('olga', { timeZone: 'UTC', quiet: { from: hour, to: (hour + 2) % 24 } });
  await owner.query('update notifications set email_due_at = now() where email_due_at is not null');
  await tell();
  assert.deepEqual((await emails()).map(({ to }) => to).sort(), [
    'adam@example.com',
    'adam@example.com',
    'olga@example.com',
  ]);
  const { rows } = await owner.query(
    'select user_id, emailed_at from notifications where email_due_at > now()',
  );
  assert.deepEqual(rows, [{ user_id: 'olga', emailed_at: null }]);
});

/** Tells, and when the first email is written has somebody else do this to the company's people, until they are waited for. */
async function whileTelling(statements: string[]): Promise<void> {
  const other = new pg.Client(db.ownerUrl);
  await other.connect();
  const { rows } = await other.query<{ pid: number }>(
    "select pg_backend_pid() as pid, set_config('app.platform', 'on', false)",
  );
  const waits = async () => {
    const found = await owner.query(
      "select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'",
      [rows[0]!.pid],
    );
    return found.rowCount === 1;
  };
  const { outbox, ...rest } = context();
  let done: Promise<unknown> | undefined;
  const put: typeof outbox.put = async (...message) => {
    const id = await outbox.put(...message);
    done ??= other.query(['begin', ...statements, 'commit'].join('; '));
    done.catch(() => {});
    await until(waits);
    return id;
  };
  try {
    await db.database.forCompany(company, (trx) =>
      tellCompany(trx, { ...rest, outbox: { ...outbox, put } }, company),
    );
    await done;
  } finally {
    await other.end();
  }
}
const nearLimit = { subject: 'limit', params: { what: 'Строки', used: '8', limit: '10', advice: '' } };

test('whoever takes a member out meanwhile and whoever tells do not wait for each other', async () => {
  for (let time = 0; time < 2; time += 1) {
    await happen('account-lost', { params: { title: 'МойСклад' }, subject: 'account' });
    await tell();
  }
  await owner.query('update notifications set email_due_at = now() where email_due_at is not null');
  await happen('limit-reached', nearLimit);
  await whileTelling(["delete from members where user_id = 'adam'"]);
  await owner.query("insert into members (company_id, user_id, role) values ($1, 'adam', 'admin')", [
    company,
  ]);
  assert.equal((await emails()).filter(({ to }) => to === 'olga@example.com').length, 3);
});

test('quiet hours end when they end where the person is', () => {
  const at = (time: string) => new Date(`2026-03-29T${time}Z`);
  const quiet = { ...byDefault, timeZone: 'Europe/Berlin', quiet: { from: 22, to: 8 } };
  // Clocks go on by an hour that night: eight o'clock is 06:00 UTC, not 07:00.
  assert.deepEqual(quietUntil(quiet, at('00:30:00')), at('06:00:00'));
  assert.equal(quietUntil(quiet, at('06:00:00')), null);
  assert.deepEqual(quietUntil({ ...quiet, timeZone: 'Asia/Kolkata' }, at('00:00:00')), at('02:30:00'));
  assert.equal(quietUntil(byDefault, at('00:30:00')), null);
  // What is gathered until the middle of them waits for their end as well.
  const dayAfter = new Date('2026-03-30T06:00:00Z');
  assert.deepEqual(lateOf(quiet, at('19:50:00'), at('19:30:00')), dayAfter);
  assert.deepEqual(lateOf(quiet, at('18:50:00'), at('18:30:00')), at('19:30:00'));
  assert.equal(lateOf(quiet, at('19:50:00'), undefined), null);
  assert.equal(printMoment(at('20:05:07'), 'Europe/Moscow'), '29.03.2026 23:05:07');
});

test('a person sees and changes their own alone, and nobody another’s', async () => {
  await happen('export-failed', { problem: 'quota' });
  await tell();
  await choose('olga', { quiet: { from: 1, to: 2 } });
  await db.database.forMember(company, 'eva', async (trx) => {
    const { rows } = await store.listNotifications(trx, { unread: false, limit: 10 });
    assert.equal(rows.length, 1);
    assert.equal(await store.countUnread(trx), 1);
    const all = await trx.selectFrom('notifications').select('user_id').execute();
    assert.deepEqual(all, [{ user_id: 'eva' }]);
    assert.deepEqual(await store.readSettings(trx), byDefault);
    assert.equal(await store.markRead(trx, { until: '9998-01-01T00:00:00.000000Z' }), 1);
  });
  const { rows } = await owner.query('select user_id from notifications where read_at is not null');
  assert.deepEqual(rows, [{ user_id: 'eva' }]);
  await assert.rejects(
    db.database.forMember(company, 'eva', (trx) =>
      store.saveSettings(trx, { companyId: company, userId: 'olga' }, byDefault),
    ),
    /row-level security/,
  );
});

test('a link ends the emails of its kinds for its person alone; none is guessed', async () => {
  const token = unsubscribeToken(keyring, { companyId: company, userId: 'olga', kinds: ['export-failed'] });
  assert.deepEqual(readToken(keyring, token), {
    companyId: company,
    userId: 'olga',
    kinds: ['export-failed'],
  });
  const [version, key, iv, sealed, tag] = token.split('.');
  for (const guess of [
    '',
    'x',
    [version, key, iv, sealed].join('.'),
    [version, key, iv, `A${sealed!.slice(1)}`, tag].join('.'),
  ])
    if (guess !== token) assert.equal(readToken(keyring, guess), undefined, guess);
  // What we sealed for something else is no link.
  const other = keyring.encrypt(JSON.stringify({ companyId: company, userId: 'olga', kinds: [] }), {
    companyId: 'platform',
    provider: 'mail',
  });
  assert.equal(readToken(keyring, other), undefined);
  await choose('olga', { choices: { 'export-well': { app: false, email: true } } });
  const end = () =>
    db.database.forMember(company, 'olga', (trx) =>
      store.endEmails(trx, { companyId: company, userId: 'olga', kind: 'export-failed' }, { app: true }),
    );
  await end();
  await end();
  const settings = await db.database.forMember(company, 'olga', store.readSettings);
  assert.deepEqual(settings.choices, {
    'export-failed': { app: true, email: false },
    'export-well': { app: false, email: true },
  });
});

test('free text becomes neither markup, link nor header', () => {
  const params = {
    name: '<img src=x> https://evil.example/a\r\nBcc: x@evil.example',
    taskId: '../../evil?x=1#',
    problem: '<script>',
    cure: 'www.evil.example',
  };
  const reader = { language: 'ru', timeZone: 'Europe/Moscow', company: 'Ромашка evil.com' } as const;
  const kept = { kind: 'export-failed', params, happenedAt: new Date() };
  const email = emailOf(kept, reader, { publicUrl: 'https://skladno.example', links: [] });
  assert.ok(email);
  assert.doesNotMatch(email.subject + email.text + email.html, /evil\.(example|com)/);
  assert.doesNotMatch(email.html, /<img|<script>/);
  assert.doesNotMatch(email.subject, /[\r\n]/);
  assert.match(email.text, /https:\/\/skladno\.example\/tasks\/\.\.%2F\.\.%2Fevil%3Fx%3D1%23/);
});

// Last, because the company is gone then.
test('nothing is told of a company that is erased meanwhile', async () => {
  await happen('limit-reached', nearLimit);
  await whileTelling([
    `select from companies where id = '${company}' for update`,
    `delete from outbox_messages where company_id = '${company}'`,
    `delete from companies where id = '${company}'`,
  ]);
  assert.deepEqual(await emails(), []);
  await tell();
});
