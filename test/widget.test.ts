import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Installed, openInstalled } from './support/installed.ts';

/** What the widget in MoySklad's cards is told: whether an object stands in the spreadsheets as it is now. */

let it: Installed;
let configId: string;
let order: string;

before(async () => {
  it = await openInstalled();
  [order = ''] = world().ids('customerorder');
});
after(() => it?.close());

const world = () => it.app.sandbox.moysklad.account('t');
const look = async (type: string, id: string, query = '', token?: string) =>
  it.call('GET', `/moysklad/objects/${type}/${id}${query}`, undefined, token);
const callsOf = (path: string) =>
  it.app.sandbox.moysklad.calls.filter((call) => call.path.includes(path)).length;

test('without an export of such objects nobody is asked', async () => {
  const before = callsOf(`/entity/customerorder/${order}`);
  assert.deepEqual((await look('customerorder', order)).body, {
    updatedAt: null,
    exports: [],
    stopped: null,
  });
  assert.equal(callsOf(`/entity/customerorder/${order}`), before);
});

test('what was changed stands in the sheet when a run that began after it is done, and not before', async () => {
  configId = await it.config({ name: 'Заказы' });
  const none = (await look('customerorder', order)).body;
  assert.deepEqual(
    none.exports.map(({ name, inSheetAt, doneAt, running, filtered }: Record<string, unknown>) => [
      ...[name, inSheetAt, doneAt, running, filtered],
    ]),
    [['Заказы', null, null, false, false]],
  );
  const run = async () => {
    assert.equal((await it.call('POST', '/export-tasks', { configId })).status, 202);
    return (await it.settled(configId)).at(-1);
  };
  const first = await run();
  const seen = (await look('customerorder', order)).body;
  assert.deepEqual(
    [seen.exports[0].inSheetAt, seen.exports[0].doneAt],
    [first?.finishedAt, first?.finishedAt],
  );
  assert.ok(Date.parse(seen.updatedAt) < Date.parse(first?.startedAt ?? ''));

  world().update('customerorder', order, { description: 'позже' });
  const changed = (await look('customerorder', order)).body;
  assert.deepEqual([changed.exports[0].inSheetAt, changed.exports[0].doneAt], [null, first?.finishedAt]);
  // It had begun to read before the change, and was done after it.
  await it.owner.query(
    `with opened as (select set_config('app.platform', 'on', false))
     update export_tasks set finished_at = now() + interval '1 minute' from opened where id = $1`,
    [first?.id],
  );
  assert.equal((await look('customerorder', order)).body.exports[0].inSheetAt, null);
  const dry = await it.call('POST', '/export-tasks', { configId, dryRun: true });
  assert.equal(dry.status, 202);
  await it.settled(configId);
  assert.equal(
    (await look('customerorder', order)).body.exports[0].inSheetAt,
    null,
    'a dry run writes nothing',
  );
  // A run that made up for missed days read others.
  const backfill = await run();
  const asPlatform = "with opened as (select set_config('app.platform', 'on', false))";
  await it.owner.query(
    `${asPlatform} update export_tasks set backfill = '{"from": "2026-03-01", "to": "2026-03-02"}' from opened where id = $1`,
    [backfill?.id],
  );
  assert.equal((await look('customerorder', order)).body.exports[0].inSheetAt, null);
  const second = await run();
  const third = await run();
  assert.equal(
    (await look('customerorder', order)).body.exports[0].certain,
    false,
    'a bulk change may go on',
  );
  await it.owner.query(
    `${asPlatform} update export_tasks set started_at = started_at + interval '5 minutes' from opened where id = $1`,
    [third?.id],
  );
  assert.equal((await look('customerorder', order)).body.exports[0].certain, true);
  assert.equal(
    (await look('customerorder', order)).body.exports[0].inSheetAt,
    second?.finishedAt,
    'the first one counts',
  );
});

test('it is told from our own notes: Google is not asked, MoySklad once', async () => {
  const [google, moysklad] = [it.app.sandbox.google.calls.length, callsOf(`/entity/customerorder/${order}`)];
  const { updatedAt } = (await look('customerorder', order)).body;
  const running = await it.pretendRun(configId);
  const later = (await look('customerorder', order, `?updatedAt=${encodeURIComponent(updatedAt)}`)).body;
  assert.deepEqual([later.updatedAt, later.exports[0].running], [updatedAt, true]);
  await it.call('POST', `/export-tasks/${running}/cancel`);
  assert.equal(it.app.sandbox.google.calls.length, google);
  assert.equal(callsOf(`/entity/customerorder/${order}`), moysklad + 1);
});

test('an id of the interface leads to the object, where the two differ', async () => {
  await it.config({ name: 'Товары', exporter: 'product', sheetTitle: 'Товары' });
  const [product = ''] = world().ids('product');
  const shown = product.replace(/-11e(.)/, '-11f$1');
  assert.notEqual(shown, product);
  const [by, other] = [await look('product', product), await look('product', shown)];
  assert.equal(other.status, 200, JSON.stringify(other.body));
  assert.deepEqual([other.body.updatedAt, other.body.exports[0].name], [by.body.updatedAt, 'Товары']);
});

test('an export with a filter says that the object need not be in it', async () => {
  await it.config({ name: 'Проведённые', sheetTitle: 'Проведённые', filter: 'applicable=true' });
  const { body } = await look('customerorder', order);
  assert.deepEqual(
    body.exports.map(({ name, filtered }: Record<string, unknown>) => [name, filtered]),
    [
      ['Заказы', false],
      ['Проведённые', true],
    ],
  );
});

test('what only adds rows never says that a change came into the sheet; what waits because of a stop does not run', async () => {
  const added = await it.config({ name: 'Только новые', mode: 'append' });
  await it.call('POST', '/export-tasks', { configId: added });
  await it.settled(added);
  const lookAt = async () => {
    const { body } = await look('customerorder', order);
    return {
      stopped: body.stopped,
      of: body.exports.find((one: { configId: string }) => one.configId === added),
    };
  };
  const { of } = await lookAt();
  assert.deepEqual([of.addsOnly, of.inSheetAt, of.certain, of.doneAt !== null], [true, null, false, true]);

  await it.owner.query(
    "insert into stops (what, reason_ru, reason_en, begun_by) values ('google', 'Google не отвечает', 'Google is away', 'test')",
  );
  await it.call('POST', '/export-tasks', { configId: added });
  const waiting = await lookAt();
  assert.deepEqual([waiting.of.running, waiting.stopped], [false, 'Google не отвечает']);
  await it.owner.query("update stops set ended_at = now(), ended_by = 'test'");
  assert.equal((await lookAt()).stopped, null);
  await it.settled(added);
});

test('what is not there, what is no type, a MoySklad that is silent or refuses: words in time, never a fault of ours', async () => {
  const gone = await look('customerorder', randomUUID());
  assert.deepEqual([gone.status, gone.body.code], [422, 'moysklad-missing']);
  assert.equal((await look('nothing', order)).status, 400);
  assert.equal((await look('customerorder', 'x')).status, 400);
  assert.equal((await look('customerorder', order, '?updatedAt=never')).status, 400);
  const { faults } = it.app.sandbox.moysklad;
  faults.add({ path: `/entity/customerorder/${order}`, fault: { kind: 'delay', ms: 20_000 } });
  const silent = await look('customerorder', order);
  assert.deepEqual([silent.status, silent.body.code], [503, 'moysklad-unavailable']);
  faults.clear();
  assert.equal((await look('customerorder', order)).status, 200);
});

test('who may look sees it; nobody else does, and nothing of another company', async () => {
  const viewer = await it.enter(1);
  assert.equal((await look('customerorder', order, '', viewer)).status, 200);
  const answer = await fetch(`${it.app.url}/api/v1/moysklad/objects/customerorder/${order}`);
  assert.equal(answer.status, 401);
  const other = await it.app.company(world().grant());
  const foreign = await other.call('GET', `/moysklad/objects/customerorder/${order}`);
  assert.deepEqual(foreign.body, { updatedAt: null, exports: [], stopped: null });
});
