import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
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
});
