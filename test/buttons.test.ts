import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Installed, openInstalled } from './support/installed.ts';
import { officialDocs } from './support/official-examples.ts';
import { until } from './support/until.ts';
import { deactivation, vendorCall } from './support/vendor.ts';

/** «Обновить в таблице» in MoySklad: who may press it, what it starts, what is said at once and at the end. */

let it: Installed;
let configId: string;
const card = 'document.customerorder.edit';

before(async () => {
  it = await openInstalled({ orders: 7 });
});
after(() => it?.close());

const vendor = () => it.app.sandbox.moysklad.vendor;
const employee = (index: number) => String(vendor().employees(it.account)[index]?.id);
const pressed = (more: object = {}) => ({
  buttonName: 'update',
  extensionPoint: card,
  objectId: randomUUID(),
  user: { employeeId: employee(0), role: 'admin' },
  ...more,
});
const wordsOf = ({ body }: { body: { error?: { errorMessage: string } } }) => body.error?.errorMessage ?? '';
/** Presses it in the marketplace, whose page hears of the end. */
async function push(place = card) {
  const { vendorApp } = it.app;
  const [shown] = vendor().buttons.at(it.account, place);
  assert.ok(shown, `there is a button at ${place}`);
  return vendor().buttons.push(vendorApp, it.account, shown.button, place, { objectId: 'any' });
}

test('while there is no export of such objects, MoySklad is sent to the page where one is made', async () => {
  const answer = await it.post('/button', pressed());
  assert.equal(answer.status, 200);
  assert.equal(answer.body.action, 'navigateTo');
  assert.match(answer.body.params.url, /\/app\/#embed-apps\?id=5f3c5489-6a17-48b7-9fe5-b2000eb807fe$/);
});

test('it starts every export of such objects, says so at once, and tells the end with what has changed', async () => {
  configId = await it.config({ name: 'Заказы' });
  const lines = { name: 'Позиции', exporter: 'customerorderposition', sheetTitle: 'Позиции' };
  const other = await it.config(lines);
  const demands = await it.config({ name: 'Отгрузки', exporter: 'demand', sheetTitle: 'Отгрузки' });
  await until(() => vendor().isActivated(it.app.vendorApp, it.account));
  const press = await push();
  assert.deepEqual(press.outcome, {
    kind: 'text',
    text: 'Обновляем: «Заказы», «Позиции». Когда закончим, сообщим здесь.',
  });
  await until(() => press.end !== undefined);
  assert.match(press.end?.text ?? '', /^Обновлено: «Заказы», «Позиции» \(строк: новых \d+\)\.$/);
  for (const id of [configId, other])
    assert.deepEqual(
      (await it.settled(id)).map(({ trigger, status }) => [trigger, status]),
      [['button', 'done']],
    );
  assert.deepEqual(await it.runs(demands), []);
  const again = await push('document.customerorder.list');
  await until(() => again.end !== undefined);
  assert.equal(again.end?.text, 'Обновлено: «Заказы», «Позиции», изменений не было.');
  // Who was told is forgotten.
  await until(async () => (await it.owner.query('select from asked_runs')).rowCount === 0);
});

test('while a run goes on it says so, and one more comes after it, whose end is told', async () => {
  await it.call('DELETE', `/export-configs/${(await it.call('GET', '/export-configs')).body.items[1].id}`);
  const before = (await it.settled(configId)).length;
  const running = await it.pretendRun(configId);
  const press = await push();
  assert.deepEqual(press.outcome, {
    kind: 'text',
    text: 'Уже обновляется: «Заказы»; обновим ещё раз сразу после. Когда закончим, сообщим здесь.',
  });
  const second = await it.post('/button', pressed());
  assert.equal(second.body.async, undefined, 'one waits already, whose end is told to another');
  assert.equal(second.body.params.text, 'Уже обновляется: «Заказы»; обновим ещё раз сразу после.');
  assert.equal(press.end, undefined);
  await it.call('POST', `/export-tasks/${running}/cancel`);
  await until(() => press.end !== undefined);
  const tasks = await it.settled(configId);
  assert.deepEqual(
    tasks.slice(before).map(({ trigger }) => trigger),
    ['manual', 'button'],
  );
});

test('a press that MoySklad sends twice starts one run; one whose end cannot be told at first is told later', async () => {
  const before = (await it.settled(configId)).length;
  const { faults } = it.app.sandbox.moysklad;
  faults.add({ method: 'POST', path: '/button/complete', fault: { kind: 'status', status: 503 }, times: 1 });
  vendor().faults.add({ fault: { kind: 'doubled' }, path: '/button', times: 1 });
  const press = await push();
  await until(() => press.end !== undefined);
  assert.equal((await it.settled(configId)).length, before + 1);
});

test('a run that fails is told with its reason', async () => {
  const { google } = it.app.sandbox;
  google.faults.add({
    path: '/v4/',
    fault: {
      kind: 'status',
      status: 404,
      body: { error: { code: 404, status: 'NOT_FOUND', message: 'gone' } },
    },
  });
  const press = await push();
  await until(() => press.end !== undefined);
  google.faults.clear();
  assert.match(press.end?.text ?? '', /^Не получилось: «Заказы»\. .+\.$/);
});

test('an administrator may, others only with the role that Skladno gave them; the last word is Skladno’s', async () => {
  const cashier = (index: number, role = 'individual') =>
    it.post('/button', pressed({ user: { employeeId: employee(index), role } }));
  const stranger = await cashier(1);
  assert.equal(stranger.status, 400);
  assert.match(wordsOf(stranger), /«Редактор»/);
  assert.equal(
    (await it.post('/button', pressed({ user: { employeeId: employee(2), role: 'admin' } }))).status,
    200,
  );

  // Comes in, and may look: not more, whatever MoySklad calls them.
  const token = await it.enter(1);
  const me = (await it.call('GET', '/moysklad/me', undefined, token)).body;
  for (const role of ['individual', 'admin']) assert.equal((await cashier(1, role)).status, 400, role);
  const raised = await it.call('PATCH', `/members/${me.user.id}`, { role: 'editor' });
  assert.equal(raised.status, 200, JSON.stringify(raised.body));
  assert.equal((await cashier(1)).status, 200);
  assert.equal((await it.call('DELETE', `/members/${me.user.id}`)).status, 204);
  assert.equal((await cashier(1, 'admin')).status, 400, 'who was removed');
  const { body } = await it.call('GET', '/audit-log?event=marketplace.button-pressed&limit=1');
  assert.deepEqual(body.items[0].after, { exports: ['Заказы'], employee: employee(1) });
  await it.settled(configId);
});

test('another button, a place that is none, an account that has not paid: words, and no run', async () => {
  const before = (await it.settled(configId)).length;
  for (const wrong of [
    { buttonName: 'button1' },
    { extensionPoint: 'document.customerorder' },
    { extensionPoint: 'x' },
  ]) {
    const refused = await it.post('/button', pressed(wrong));
    assert.equal(refused.status, 400);
    assert.match(wordsOf(refused), /Обновите страницу МоегоСклада/);
  }
  for (const extensionPoint of [
    'document.customerorder.create',
    'entity.__proto__.edit',
    'entity.constructor.list',
  ])
    assert.ok(
      [200, 400].includes((await it.post('/button', pressed({ extensionPoint }))).status),
      extensionPoint,
    );
  await vendorCall(it.app, 'DELETE', vendor().accountId(it.account), deactivation('Suspend'));
  assert.match(wordsOf(await it.post('/button', pressed())), /Продлите подписку/);
  assert.equal((await it.settled(configId)).length, before);
});

test('the official bodies are understood, and answers are as the official ones', async (t) => {
  if (!officialDocs) return t.skip('the official MoySklad documents are not at hand (SKLADNO_MOYSKLAD_DOCS)');
  const { vendorApp } = it.app;
  await vendor().activate(vendorApp, it.account, 'Resume');
  const example = async (name: string) =>
    JSON.parse(await readFile(join(officialDocs ?? '', `examples/vendor/${name}.json`), 'utf8'));
  const counterparties = await it.config({ name: 'Контрагенты', exporter: 'counterparty', sheetTitle: 'К' });
  const async = await example('button_response_async_shownotification');
  for (const name of ['button_edit_request', 'button_list_request']) {
    const body = await example(name);
    const refused = await it.post('/button', body);
    assert.equal(refused.status, 400, 'its button is not ours');
    assert.deepEqual(Object.keys(refused.body), ['error']);
    const answer = await it.post('/button', { ...body, buttonName: 'update' });
    assert.deepEqual([answer.status, Object.keys(answer.body).sort()], [200, Object.keys(async).sort()]);
    assert.deepEqual(Object.keys(answer.body.params).sort(), Object.keys(async.params).sort());
  }
  assert.equal((await it.settled(counterparties)).length, 1);
});
