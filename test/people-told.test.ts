import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import pg from 'pg';
import { digesting } from '../src/notifications/digest.ts';
import { emailChannel, openMail, openOutbox } from '../src/notifications/index.ts';
import { watchingService } from '../src/notifications/service.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { lookingForOldSheets } from '../src/triggers/old-sheets.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** What happens in a company, as its owner reads it behind the bell. */
let app: TestApp;
let owner: Member;
let sql: pg.Client;

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  app = await openTestApp({ accounts: [{ ...account, orders: 2, products: 2, counterparties: 2 }] });
  await app.application.worker.start();
  owner = await app.company('ours');
  sql = new pg.Client(app.db.ownerUrl);
  await sql.connect();
  await sql.query("select set_config('app.platform', 'on', false)");
});
after(async () => {
  await sql?.end();
  await app?.close();
});

interface Told {
  kind: string;
  title: string;
  paragraphs: string[];
  path: string;
}
const told = async (member: Member = owner) =>
  (await member.call('GET', '/notifications?limit=100')).body.items as Told[];
const kinds = async (...wanted: string[]) =>
  (await told()).map(({ kind }) => kind).filter((kind) => wanted.includes(kind));
/** Waits until everything that happened was told. */
const settled = () => until(async () => (await sql.query('select from notification_causes')).rowCount === 0);
const look = async () => {
  const { database, emit } = app.application;
  const finding = lookingForOldSheets({ database, emit, log: openLog('silent') });
  await finding.run(new AbortController().signal);
  await settled();
};
/** So long ago everything that is noted of runs and schedules happened. */
const pass = async (time: string) => {
  await sql.query(`update export_tasks set created_at = created_at - interval '${time}',
    started_at = started_at - interval '${time}', finished_at = finished_at - interval '${time}'`);
  await sql.query(`update schedules set updated_at = updated_at - interval '${time}'`);
};

test('a sheet older than its schedule promises is told once, with the cause, and once when it is well', async () => {
  const { off } = app.sandbox.google.project;
  const { id: configId } = await owner.config({ spreadsheetId: owner.spreadsheet() });
  assert.equal((await owner.run(configId)).status, 'done');
  const rhythm = { configId, cron: '0 * * * *', timeZone: 'Europe/Moscow' };
  assert.equal((await owner.call('POST', '/schedules', rhythm)).status, 201);
  off.add('sheets');
  assert.equal((await owner.run(configId)).status, 'failed');
  await pass('110 minutes');
  await look();
  assert.deepEqual(await kinds('sheet-old'), [], 'a run may be two hours late');
  await pass('2 hours');
  await look();
  await look();
  const [old, ...more] = (await told()).filter(({ kind }) => kind === 'sheet-old');
  assert.equal(more.length, 0, 'once');
  assert.match(old!.title, /Заказы/);
  const failed = (await told()).find(({ kind }) => kind === 'export-failed');
  assert.equal(old!.paragraphs[1], failed!.paragraphs[1], 'the cause is that of the last run');
  off.clear();
  assert.equal((await owner.run(configId, { dryRun: true })).status, 'done');
  await settled();
  assert.deepEqual(await kinds('sheet-fresh'), [], 'a dry run writes nothing');
  assert.equal((await owner.run(configId)).status, 'done');
  assert.equal((await owner.run(configId)).status, 'done');
  await settled();
  await look();
  assert.deepEqual(await kinds('sheet-old', 'sheet-fresh'), ['sheet-fresh', 'sheet-old']);
});

test('that MoySklad does not tell of changes is told once, and once that it does again', async () => {
  const { webhooks } = app.sandbox.moysklad.account('ours');
  const [config] = (await owner.call('GET', '/export-configs')).body.items as { id: string }[];
  const check = async () => {
    const [hook] = (await owner.call('GET', '/source-webhooks')).body.items as { integrationId: string }[];
    await owner.call('POST', `/source-webhooks/${hook!.integrationId}/check`);
    const free = async () =>
      (await sql.query('select from source_hooks where sync_wanted or lease is not null')).rowCount === 0;
    await until(free);
    await settled();
  };
  webhooks.freeTariff = true;
  const trigger = await owner.call('PUT', `/export-configs/${config!.id}/change-trigger`, {});
  assert.equal(trigger.status, 200, JSON.stringify(trigger.body));
  await check();
  await check();
  const [untold, ...more] = (await told()).filter(({ kind }) => kind === 'source-untold');
  assert.equal(more.length, 0, 'once');
  assert.match(untold!.paragraphs[1]!, /^Причина: На вашем тарифе нет вебхуков/);
  webhooks.freeTariff = false;
  await check();
  await check();
  assert.deepEqual(await kinds('source-untold', 'source-told'), ['source-told', 'source-untold']);
});

test('each company gets its weekly digest by itself, once; one whose digest fails keeps it from no other', async () => {
  const [first, second] = [await app.company('ours'), await app.company('ours')];
  for (const member of [first, second]) {
    const { id } = await member.config({ spreadsheetId: member.spreadsheet() });
    await sql.query(
      `insert into export_tasks (company_id, config_id, request_id, status, created_at, finished_at)
        values ($1, $2, 'r', 'failed', $3, $3)`,
      [member.companyId, id, '2026-11-18T12:00:00Z'],
    );
  }
  const digests = async () => {
    await settled();
    const { rows } = await sql.query<{ id: string }>(
      "select company_id as id from outbox_messages where kind = 'weekly-digest' and company_id = any ($1)",
      [[first.companyId, second.companyId]],
    );
    return rows.map(({ id }) => id).sort();
  };
  const run = async () => {
    const { database } = app.application;
    // The Wednesday after.
    mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-25T12:00:00Z') });
    try {
      await digesting({ database, log: openLog('silent') }).run(new AbortController().signal);
    } finally {
      mock.timers.reset();
    }
  };
  await sql.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
    create trigger refuse before insert on notification_causes for each row
      when (new.company_id = '${first.companyId}') execute function refuse()`);
  await run();
  assert.deepEqual(await digests(), [second.companyId]);
  await sql.query('drop trigger refuse on notification_causes; drop function refuse()');
  await run();
  await run();
  assert.deepEqual(await digests(), [first.companyId, second.companyId].sort());
});

test('a new API key is told to owners and admins, with who made it', async () => {
  const [admin, editor] = [await owner.colleague('admin'), await owner.colleague('editor')];
  const key = { name: 'Отчёты', scopes: ['exports.read'] };
  const made = await owner.call('POST', '/api-keys', key);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  await settled();
  const [shown] = (await told(admin)).filter(({ kind }) => kind === 'new-api-key');
  assert.match(shown!.paragraphs[0]!, new RegExp(`person1.*«Отчёты» \\(${made.body.prefix}`));
  assert.ok(!JSON.stringify(shown).includes(made.body.key as string), 'the key itself is told to nobody');
  assert.deepEqual(await told(editor), []);

  // Nobody sends emails here: theirs still wait when they are taken out.
  const { user } = (await admin.call('GET', '/me')).body as { user: { id: string; email: string } };
  const fates = async () =>
    ((await owner.call('GET', `/messages?recipient=${user.email}`)).body.items as { fate: string }[]).map(
      ({ fate }) => fate,
    );
  assert.deepEqual(await fates(), ['waiting']);
  assert.equal((await owner.call('DELETE', `/members/${user.id}`)).status, 204);
  assert.deepEqual(await fates(), ['gone'], 'what stood in it is not for them any more');
});

test('a provider that is down and jobs given up are told the platform’s own people; whose runs wait, too', async () => {
  const admin = await owner.colleague('viewer');
  const { rows } = await sql.query(
    `insert into platform_admins (user_id) select user_id from members where company_id = $1 and role = 'viewer' returning user_id`,
    [owner.companyId],
  );
  const { rows: people } = await sql.query('select id, email from auth."user" where id = $1', [
    rows[0].user_id,
  ]);
  const { database } = app.application;
  const mail = openMail({
    outbox: openOutbox({ database, keyring: app.application.keyring, log: openLog('silent') }),
    channel: emailChannel({ smtpUrl: undefined, from: 'a@b.example' }),
  });
  const admins = async () => [{ ...people[0], language: 'ru' as const }];
  const watching = watchingService({
    ...{ database, mail, admins, log: openLog('silent'), publicUrl: 'https://skladno.example' },
  });
  const watch = async () => {
    await watching.run(new AbortController().signal);
    await settled();
  };
  const [config] = (await owner.call('GET', '/export-configs')).body.items as { id: string }[];
  await sql.query(
    `insert into stops (what, reason_ru, reason_en, begun_by) values ('google', 'Чиним Google', 'We mend Google', 'x')`,
  );
  const waits = await owner.start(config!.id);
  await sql.query("update export_tasks set created_at = now() - interval '3 minutes' where id = $1", [
    waits.id,
  ]);
  await sql.query(`insert into provider_calls values (date_trunc('minute', now()), 'moysklad', 300, 300, 0)
    on conflict (minute, provider) do update set calls = 300, failures = 300`);
  await sql.query(`insert into pgboss.job (name, data, created_on) select name, '{}', now() - interval '1 minute'
    from pgboss.queue where name = 'source-hook.dead'`);
  await watch();
  await watch();
  const own = async () => (await told(admin)).map(({ kind, title }) => `${kind}: ${title}`).sort();
  assert.deepEqual(await own(), [
    'dead-jobs: Задания, от которых очередь отказалась: 1',
    'provider-down: МойСклад не отвечает',
  ]);
  const emails = (await mail.outbox()).filter(({ to }) => to === people[0].email);
  assert.equal(emails.length, 2, 'and by email, once each');
  const out = (await told()).filter(({ kind }) => kind === 'service-out');
  assert.deepEqual(out.map(({ title }) => title.split(': ')[1]).sort(), ['Google', 'МойСклад']);
  assert.ok(out.some(({ paragraphs }) => paragraphs[1] === 'Причина: Чиним Google.'));
  assert.equal((await own()).filter((line) => line.startsWith('service')).length, 0, 'a viewer is not told');

  await sql.query('delete from provider_calls');
  await sql.query('update stops set ended_at = now(), ended_by = begun_by');
  await watch();
  assert.deepEqual(await kinds('service-well'), ['service-well'], 'a provider is well after five minutes');
  await sql.query(
    "update service_troubles set last_at = last_at - interval '6 minutes' where last_at is not null",
  );
  await watch();
  await watch();
  assert.deepEqual(await kinds('service-well'), ['service-well', 'service-well']);
  assert.equal((await own()).length, 3);
  const count = (await admin.call('GET', '/notifications/unread-count')).body.count;
  assert.equal(count, 3);
  const { until: newest } = (await admin.call('GET', '/notifications')).body;
  assert.deepEqual((await admin.call('POST', '/notifications/read', { until: newest })).body, { marked: 3 });
  assert.deepEqual((await admin.call('GET', '/notifications?unread=true')).body.items, []);
});

test('fates of a company’s emails are shown to its owner and admins alone, in words; personal ones are not', async () => {
  const company = owner.companyId;
  await sql.query(
    `insert into outbox_messages (company_id, channel, recipient, kind, request_id, status, attempts, reason, give_up_at, ended_at)
      values ($1, 'email', 'a@example.com', 'sheet-old', 'r', 'gone', 2, 'smtp-550', now(), now()),
      ($1, 'email', 'b@example.com', 'sheet-old', 'r', 'gone', 9, 'smtp-us-535', now(), now()),
      ('00000000-0000-0000-0000-000000000000', 'email', 'a@example.com', 'email', 'r', 'delivered', 1, null, now(), now())`,
    [company],
  );
  const path = '/messages?recipient=A@example.com';
  const items = (await owner.call('GET', path)).body.items as Record<string, unknown>[];
  assert.deepEqual(
    items.map(({ kind, fate, reason, attempts }) => [kind, fate, reason, attempts]),
    [['sheet-old', 'gone', 'почтовый сервер получателя не принял письмо (код 550): проверьте адрес', 2]],
  );
  const [theirs] = (await owner.call('GET', '/messages?recipient=b@example.com')).body.items as {
    reason: string;
  }[];
  assert.match(theirs!.reason, /^почтовый сервер не принимает писем от Складно/, 'no fault of the address');
  assert.deepEqual((await owner.call('GET', `${path}&fate=delivered`)).body.items, []);
  const editor = await owner.colleague('editor');
  assert.equal((await editor.call('GET', path)).status, 403);
  assert.equal((await owner.call('GET', '/admin/messages')).status, 403);
  await sql.query(
    `insert into platform_admins (user_id) select user_id from members where company_id = $1 and role = 'owner'`,
    [company],
  );
  const all = (await owner.call('GET', '/admin/messages?recipient=a@example.com')).body.items as unknown[];
  assert.equal(all.length, 2);
});
