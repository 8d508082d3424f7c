import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import pg from 'pg';
import { type Installed, openInstalled } from './support/installed.ts';
import { officialDocs } from './support/official-examples.ts';
import { until } from './support/until.ts';
import { deactivation, newAccount, vendorCall } from './support/vendor.ts';

/** MoySklad's scenarios start exports: what is chosen for them, what is answered, and that nothing is lost or doubled. */

let it: Installed;
let configId: string;

before(async () => {
  it = await openInstalled();
  configId = await it.config();
});
after(() => it?.close());

const came = (more: object = {}) => ({
  actionName: 'update',
  actionType: 'ADD',
  objectId: randomUUID(),
  objectType: 'CustomerOrder',
  ...more,
});
const choose = (objectType: string, id = configId, action = 'update') =>
  it.call('POST', '/scenario-exports', { action, objectType, configId: id });
const wordsOf = ({ body }: { body: { error?: { errorMessage: string } } | undefined }) =>
  body?.error?.errorMessage ?? '';
const triggers = (tasks: { trigger: string }[]) => tasks.map(({ trigger }) => trigger);

test('until exports are chosen it is told in words what to do; then the scenario runs them, by whatever letters', async () => {
  const nothing = await it.post('/scenario', came());
  assert.equal(nothing.status, 400);
  assert.match(
    wordsOf(nothing),
    /не выбрано, какие выгрузки запускать.*«Обновить таблицы», Заказы покупателей.*«Сценарии и кнопка»/,
  );

  assert.equal((await choose('customerorder')).status, 201);
  const again = await choose('customerorder');
  assert.deepEqual([again.status, again.body.code], [409, 'scenario-export-exists']);
  for (const objectType of ['CustomerOrder', 'customerorder', 'CUSTOMERORDER']) {
    const before = (await it.settled(configId)).length;
    assert.deepEqual(await it.post('/scenario', came({ objectType })), { status: 200, body: undefined });
    await until(async () => (await it.runs(configId)).length > before);
    const tasks = await it.settled(configId);
    assert.deepEqual(
      [tasks.length, tasks.at(-1)?.trigger, tasks.at(-1)?.status],
      [before + 1, 'scenario', 'done'],
    );
  }
  for (const other of [{ objectType: 'demand' }, { actionName: 'update2' }, { actionName: 'another' }])
    assert.equal((await it.post('/scenario', came(other))).status, 400, JSON.stringify(other));
});

test('a call that comes again with its request id is answered as before and starts nothing', async () => {
  const before = (await it.settled(configId)).length;
  const requestId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => it.post('/scenario', came(), requestId)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(8).fill(200),
  );
  await until(async () => (await it.runs(configId)).length > before);
  await it.settled(configId);
  assert.equal((await it.post('/scenario', came(), requestId)).status, 200);
  assert.equal((await it.settled(configId)).length, before + 1);
});

test('while a run goes on, one more is remembered, however many scenarios come; it begins when that is over', async () => {
  const before = (await it.settled(configId)).length;
  const running = await it.pretendRun(configId);
  const answers = await Promise.all(Array.from({ length: 20 }, () => it.post('/scenario', came())));
  assert.ok(answers.every(({ status }) => status === 200));
  await until(async () => {
    const { rows } = await it.owner.query(
      `select 1 from pgboss.job where name = 'asked-runs' and state in ('created', 'retry', 'active')`,
    );
    return rows.length === 0;
  });
  assert.equal((await it.runs(configId)).length, before + 1, 'the one that goes on');
  assert.equal((await it.call('POST', `/export-tasks/${running}/cancel`)).status, 202);
  const tasks = await it.settled(configId);
  assert.deepEqual(triggers(tasks.slice(before)), ['manual', 'scenario']);
  assert.equal(tasks.at(-1)?.status, 'done');
});

test('one that was asked for and whose job is gone is begun with the next that comes', async () => {
  const before = (await it.settled(configId)).length;
  await it.owner.query(
    `with opened as (select set_config('app.platform', 'on', false))
     insert into asked_runs (company_id, config_id) select $1, $2 from opened`,
    [it.companyId, configId],
  );
  assert.equal((await it.post('/scenario', came())).status, 200);
  assert.deepEqual(triggers((await it.settled(configId)).slice(before)), ['scenario']);
});

test('a run that cannot be started keeps back no other of its company', async () => {
  const [broken, sound] = [await it.config(), await it.config()];
  await it.owner.query(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.config_id = '${broken}' then raise exception 'refused'; end if; return new; end $$`);
  await it.owner.query(
    'create trigger refuse before insert on export_tasks for each row execute function refuse()',
  );
  for (const id of [broken, sound]) assert.equal((await choose('demand', id)).status, 201);
  assert.equal((await it.post('/scenario', came({ objectType: 'demand' }))).status, 200);
  await until(async () => (await it.runs(sound)).at(-1)?.status === 'done');
  assert.deepEqual(await it.runs(broken), []);
  await it.owner.query('drop trigger refuse on export_tasks');
  // What was asked for goes with it, and the job finds nothing to do.
  for (const id of [broken, sound])
    assert.equal((await it.call('DELETE', `/export-configs/${id}`)).status, 204);
});

test('an export is deleted in the moment when its run begins: neither waits for ever', async () => {
  const doomed = await it.config();
  await it.owner.query("select set_config('app.platform', 'on', false)");
  await it.owner.query('begin');
  await it.owner.query('select 1 from export_configs where id = $1 for update', [doomed]);
  const { database, queue } = it.app.application;
  const other = new pg.Client(it.app.db.ownerUrl);
  await other.connect();
  // Noted without a look at the export, which is held.
  await other.query("set session_replication_role = 'replica'");
  await other.query("select set_config('app.platform', 'on', false)");
  await other.query('insert into asked_runs (company_id, config_id) values ($1, $2)', [it.companyId, doomed]);
  const { companyId } = it;
  await database.forCompany(companyId, (trx) =>
    queue.send(trx, 'asked-runs', { companyId, requestId: 'r', configId: doomed }),
  );
  await until(async () => {
    const { rows } = await other.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });
  await other.end();
  await it.owner.query('delete from export_configs where id = $1', [doomed]);
  await it.owner.query('commit');
  assert.deepEqual(await it.settled(doomed), []);
});

test('each action has exports of its own, several if wanted; what is removed is started no more', async () => {
  const other = await it.config({ name: 'Отгрузки', exporter: 'demand', sheetTitle: 'Отгрузки' });
  for (const id of [other, configId]) assert.equal((await choose('demand', id, 'update2')).status, 201);
  const [one, two] = [(await it.settled(configId)).length, (await it.settled(other)).length];
  const said = came({ actionName: 'update2', objectType: 'demand', actionType: 'CHANGE_STATUS' });
  assert.equal((await it.post('/scenario', said)).status, 200);
  await until(async () => (await it.runs(configId)).length > one && (await it.runs(other)).length > two);
  const { body } = await it.call('GET', '/scenario-exports');
  const mine = body.items.filter(({ action }: { action: string }) => action === 'update2');
  assert.deepEqual(
    mine.map(({ configName }: { configName: string }) => configName),
    ['Отгрузки', 'Заказы 1'],
  );
  for (const { id } of mine) assert.equal((await it.call('DELETE', `/scenario-exports/${id}`)).status, 204);
  assert.equal((await it.call('DELETE', `/scenario-exports/${mine[0].id}`)).status, 404);
  assert.equal((await it.post('/scenario', said)).status, 400);
});

test('an export that was deleted is told as that, not as one that nobody chose', async () => {
  const gone = await it.config({ name: 'На день', sheetTitle: 'На день' });
  assert.equal((await choose('supply', gone)).status, 201);
  assert.equal((await it.call('DELETE', `/export-configs/${gone}`)).status, 204);
  const refused = await it.post('/scenario', came({ objectType: 'supply' }));
  assert.equal(refused.status, 400);
  assert.match(wordsOf(refused), /удалили в Складно.*выберите другую/);
  const { body } = await it.call('GET', '/scenario-exports');
  const [left] = body.items.filter(({ objectType }: { objectType: string }) => objectType === 'supply');
  assert.deepEqual([left.configId, left.configName], [null, null]);
});

test('who may look may not choose, and the log knows who chose what', async () => {
  const viewer = await it.enter(1);
  assert.equal((await it.call('GET', '/scenario-exports', undefined, viewer)).status, 200);
  const refused = await it.call(
    'POST',
    '/scenario-exports',
    { action: 'update', objectType: 'move', configId },
    viewer,
  );
  assert.deepEqual([refused.status, refused.body.code], [403, 'forbidden']);
  for (const wrong of [{ objectType: 'nothing' }, { action: 'another' }, { configId: randomUUID() }]) {
    const body = { action: 'update', objectType: 'move', configId, ...wrong };
    assert.ok(
      [400, 404].includes((await it.call('POST', '/scenario-exports', body)).status),
      JSON.stringify(wrong),
    );
  }
  const { body } = await it.call('GET', '/audit-log?limit=100');
  const lines = body.items.filter(({ event }: { event: string }) => event.startsWith('scenario-export.'));
  assert.ok(lines.length >= 6);
  assert.deepEqual(lines.at(-1).after, { action: 'update', objectType: 'customerorder' });
});

test('the official body is understood', async (t) => {
  if (!officialDocs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const body = JSON.parse(
    await readFile(join(officialDocs, 'examples/vendor/scenario_request.json'), 'utf8'),
  );
  const shape = JSON.parse(
    await readFile(join(officialDocs, 'examples/vendor/scenario_response_error_400.json'), 'utf8'),
  );
  const refused = await it.post('/scenario', body);
  assert.equal(refused.status, 400);
  assert.ok('errorMessage' in shape.error);
  assert.match(wordsOf(refused), /send_telegram_message/);
  assert.deepEqual(await it.post('/scenario', { ...body, actionName: 'update' }), {
    status: 200,
    body: undefined,
  });
});

test('the marketplace itself: a new order runs the scenario, and people see the refusal in its history', async () => {
  const { vendor } = it.app.sandbox.moysklad;
  const { vendorApp, sandbox } = it.app;
  await until(() => vendor.isActivated(vendorApp, it.account));
  vendor.scenarios.add({
    ...{ account: it.account, appUid: vendorApp.appUid, actionName: 'update' },
    ...{ objectType: 'customerorder', actionType: 'ADD' },
  });
  const before = (await it.settled(configId)).length;
  sandbox.moysklad.account('t').create('customerorder');
  await until(async () => (await it.runs(configId)).length > before);
  const last = (await it.settled(configId)).at(-1);
  assert.deepEqual([last?.status, last?.trigger, last?.result?.rowsAppended], ['done', 'scenario', 1]);
  const told = { actionName: 'update3', actionType: 'OVERDUE', objectType: 'customerorder' } as const;
  const [order = ''] = sandbox.moysklad.account('t').ids('customerorder');
  const run = await vendor.scenarios.run(vendorApp, it.account, told, order);
  assert.deepEqual(run.statuses, [400]);
  assert.match(run.message ?? '', /«Обновить таблицы: набор 3»/);
});

test('whatever body comes, the answer is a success or a refusal, and what nobody chose starts nothing', async () => {
  const before = (await it.settled(configId)).length;
  const word = fc.oneof(
    fc.constantFrom(
      'update',
      'update9',
      'customerorder',
      'demand',
      'ADD',
      'document.customerorder.edit',
      'admin',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const part = fc.oneof(word, fc.jsonValue(), fc.constant(undefined));
  const body = fc.record({
    ...{
      actionName: part,
      actionType: part,
      objectId: part,
      objectType: fc.constantFrom('demand', 'move', 'ДОКУМЕНТ'),
    },
    ...{ buttonName: fc.constantFrom('update9', 'x'), extensionPoint: part, selected: part, user: part },
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/scenario', '/button'),
      fc.oneof(body, fc.object()),
      async (place, random) => {
        const { status } = await it.post(place, random);
        assert.ok(status >= 400 && status < 500, `${status} for ${JSON.stringify(random)}`);
      },
    ),
    { numRuns: Number(process.env.CASES ?? 100) },
  );
  assert.equal((await it.settled(configId)).length, before);
});

test('an account that has not installed, has not paid or has gone is told its own cure, and nothing begins', async () => {
  const stranger = await vendorCall(it.app, 'POST', newAccount(), came(), { event: '/scenario' });
  assert.equal(stranger.status, 400);
  assert.match(stranger.text, /Установите его из каталога/);

  const block = (reason: string | null) =>
    it.owner.query(
      `with opened as (select set_config('app.platform', 'on', false))
       update companies set blocked_reason = $1::text, blocked_at = case when $1::text is not null then now() end from opened where id = $2`,
      [reason, it.companyId],
    );
  await block('спор об оплате');
  assert.match(wordsOf(await it.post('/scenario', came())), /спор об оплате.*Напишите в поддержку/);
  await block(null);

  const { vendor } = it.app.sandbox.moysklad;
  const accountId = vendor.accountId(it.account);
  const before = (await it.settled(configId)).length;
  const running = await it.pretendRun(configId);
  assert.equal((await it.post('/scenario', came())).status, 200, 'remembered');
  await it.owner.query("update export_tasks set status = 'running' where id = $1", [running]);
  await vendorCall(it.app, 'DELETE', accountId, deactivation('Suspend'));
  assert.match(wordsOf(await it.post('/scenario', came())), /Продлите подписку/);
  await it.owner.query("update export_tasks set status = 'queued' where id = $1", [running]);
  await it.call('POST', `/export-tasks/${running}/cancel`);
  const tasks = await it.settled(configId);
  assert.deepEqual(triggers(tasks.slice(before)), ['manual'], 'what was remembered is not begun');

  await vendorCall(it.app, 'DELETE', accountId, deactivation('Uninstall'));
  assert.match(wordsOf(await it.post('/scenario', came())), /Установите «Складно» в МоёмСкладе снова/);
});
