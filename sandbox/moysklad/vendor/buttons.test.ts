import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { MoyskladSandbox } from '../index.ts';
import { openForTest } from '../testing.ts';
import { freshClaims, signJwt } from './jwt.ts';
import { openVendor, type VendorServer } from './testing.ts';

let sandbox: MoyskladSandbox;
let vendor: VendorServer;
const edit = 'document.customerorder.edit';
const button = { name: 'button1', title: 'Подписать', locations: [edit, 'entity.counterparty.list'] };
before(async () => {
  const size = { orders: 5, products: 3, counterparties: 3 };
  ({ sandbox } = await openForTest({ accounts: [{ name: 'demo', token: 'app', kind: 'app', ...size }] }));
  vendor = await openVendor({ buttons: [button] });
  sandbox.vendor.register(vendor.app);
});
after(async () => {
  await sandbox.close();
  await vendor.close();
});
beforeEach(async () => {
  vendor.calls.length = 0;
  await sandbox.vendor.activate(vendor.app, 'demo', 'Install');
});

const push = (pressed: Parameters<MoyskladSandbox['vendor']['buttons']['push']>[4] = { objectId: 'x' }) =>
  sandbox.vendor.buttons.push(vendor.app, 'demo', button, edit, pressed);
const answered = async (status: number, body?: unknown) => {
  vendor.answer = () => ({ status, body });
  return (await push()).outcome;
};

test('a button is there while the application is activated, and calls it as the official examples have it', async () => {
  assert.deepEqual(sandbox.vendor.buttons.at('demo', edit), [{ app: vendor.app, button }]);
  assert.deepEqual(sandbox.vendor.buttons.at('demo', 'document.demand.edit'), []);
  vendor.answer = () => ({ status: 200, body: { action: 'showNotification', params: { text: 'Готово' } } });
  await push({ objectId: '624b7f4d-9c1b-11ef-0a83-18f5000001ec' });
  const selected = [{ id: '624b7f4d-9c1b-11ef-0a83-18f5000001ec', type: 'counterparty' }];
  await sandbox.vendor.buttons.push(vendor.app, 'demo', button, 'entity.counterparty.list', { selected });
  const [employee] = sandbox.vendor.employees('demo');
  const user = { employeeId: employee?.id, role: 'admin' };
  assert.deepEqual(
    vendor.calls.map(({ method, place, body }) => [method, place, body]),
    [
      ['POST', '/button', { buttonName: 'button1', extensionPoint: edit, objectId: selected[0]?.id, user }],
      [
        'POST',
        '/button',
        { buttonName: 'button1', extensionPoint: 'entity.counterparty.list', selected, user },
      ],
    ],
  );
  await sandbox.vendor.deactivate(vendor.app, 'demo', 'Suspend');
  assert.deepEqual(sandbox.vendor.buttons.at('demo', edit), []);
});

test('the documented answers are understood; anything else is an error, told once and not repeated', async () => {
  const text = { action: 'showNotification', params: { text: 'Документ успешно подписан' } };
  assert.deepEqual(await answered(200, text), { kind: 'text', text: 'Документ успешно подписан' });
  const link = { action: 'navigateTo', params: { url: 'https://api.whatsapp.com/send' } };
  assert.deepEqual(await answered(200, link), { kind: 'link', url: 'https://api.whatsapp.com/send' });
  const popup = { action: 'showPopup', params: { popupName: 'somePopup', popupParameters: 'hello' } };
  assert.deepEqual(await answered(200, popup), { kind: 'popup', name: 'somePopup' });
  const error = { code: 1234, errorMessage: 'Необходимо заполнить склад' };
  assert.deepEqual(await answered(400, { error }), { kind: 'error', text: 'Необходимо заполнить склад' });
  vendor.calls.length = 0;
  const silent = { kind: 'error', text: undefined };
  const cases: [number, unknown][] = [
    [500, text],
    [404, { error }],
    [200, { action: 'explode', params: {} }],
    [200, { action: 'showNotification', params: {} }],
    [200, { ...text, async: true }],
    [200, undefined],
    [200, { action: 'showNotification', params: { text: 'а'.repeat(100_000) } }],
  ];
  for (const [status, body] of cases)
    assert.deepEqual(await answered(status, body), silent, JSON.stringify(body)?.slice(0, 80));
  assert.equal(vendor.calls.length, cases.length);
});

const complete = async (body: unknown, appId = vendor.app.appId) => {
  const token = signJwt({ sub: vendor.app.appUid, ...freshClaims() }, vendor.app.secret);
  const answer = await fetch(`${sandbox.vendorUrl}/apps/${appId}/button/complete`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'accept-encoding': 'gzip',
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return answer.status;
};

test('the end of a longer work is told once, with the documented refusals', async (t) => {
  const asyncProcessId = '072f8047-83dc-4374-8c22-73e965ffebf7';
  const wait = {
    action: 'showNotification',
    async: true,
    params: { text: 'Подписывается…', asyncProcessId },
  };
  vendor.answer = () => ({ status: 200, body: wait });
  const press = await push();
  const notification = { text: 'Отчет успешно создан', url: 'https://vendor.com/report', urlText: 'Скачать' };
  const done = { asyncProcessId, notification };
  for (const wrong of [
    {},
    { asyncProcessId, notification: { text: '' } },
    { asyncProcessId, notification: { text: 'а'.repeat(256) } },
    { asyncProcessId, notification: { ...notification, url: 'http://vendor.com' } },
    { asyncProcessId, notification: { text: 'а', urlText: 'б' } },
  ])
    assert.equal(await complete(wrong), 400, JSON.stringify(wrong).slice(0, 80));
  assert.equal(await complete({ ...done, asyncProcessId: 'other' }), 404);
  assert.equal(await complete(done, 'another'), 404);
  assert.equal(press.end, undefined);
  assert.equal(await complete(done), 200);
  assert.deepEqual(press.end, notification);
  assert.equal(sandbox.vendor.buttons.press(press.id), press);
  assert.equal(await complete(done), 409);

  const late = '072f8047-83dc-4374-8c22-73e965ffebf8';
  vendor.answer = () => ({ status: 200, body: { ...wait, params: { text: 'Долго', asyncProcessId: late } } });
  await push();
  const now = Date.now();
  t.mock.method(Date, 'now', () => now + 86_400_001);
  assert.equal(await complete({ ...done, asyncProcessId: late }), 410);
});
