import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from '../index.ts';
import { openForTest } from '../testing.ts';
import { openVendor, type VendorServer } from '../vendor/testing.ts';

let moysklad: MoyskladSandbox;
let world: World;
let vendor: VendorServer;
const [card, list] = ['document.customerorder.edit', 'document.customerorder.list'];
before(async () => {
  const size = { orders: 5, products: 3, counterparties: 3 };
  ({ sandbox: moysklad } = await openForTest({
    accounts: [{ name: 'demo', token: 'demo', kind: 'app', ...size }],
  }));
  world = moysklad.account('demo');
  vendor = await openVendor({
    buttons: [
      { name: 'update', title: 'Обновить <в таблице>', locations: [card ?? '', list ?? ''] },
      { name: 'all', title: 'Импорт', useSelected: false, locations: [list ?? ''] },
    ],
    scenario: [{ name: 'update', title: 'Обновить таблицу' }],
  });
  moysklad.vendor.register(vendor.app);
});
after(async () => {
  await moysklad.close();
  await vendor.close();
});

const press = (path: string, fields: [string, string][], headers: Record<string, string> = {}) =>
  fetch(moysklad.url + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const shown = async (path: string | null) => (await fetch(moysklad.url + path)).text();
const saidAfter = async (path: string, fields: [string, string][]) => {
  const answer = await press(path, fields);
  assert.equal(answer.status, 303);
  return shown(answer.headers.get('location'));
};
const named = (name: string): [string, string] => ['button', `${vendor.app.appId} ${name}`];

test('an application’s buttons stand on the card and over the list once it is activated; a press tells what it said', async () => {
  const [first = '', second = ''] = world.ids('customerorder');
  const path = `/orders/${first}`;
  assert.doesNotMatch(await shown(path), /Обновить &#60;в таблице/);
  assert.equal((await press(`${path}/press`, [named('update')])).status, 404);
  await moysklad.vendor.activate(vendor.app, 'demo', 'Install');
  assert.match(await shown(path), />Обновить &#60;в таблице&#62;<\/button>/);
  assert.match(await shown('/orders?hl=en'), /aria-label="Buttons of applications"[\s\S]*type="checkbox"/);

  vendor.answer = () => ({
    status: 200,
    body: { action: 'showNotification', params: { text: 'Запущено <b>' } },
  });
  assert.match(
    await saidAfter(`${path}/press`, [named('update')]),
    /role="status">Обновить[^<]*: Запущено &#60;b&#62;</,
  );
  const chosen: [string, string][] = [
    ['id', first],
    ['id', second],
    ['id', 'none'],
  ];
  await saidAfter('/orders/press', [named('update'), ...chosen]);
  await saidAfter('/orders/press', [named('all'), ...chosen]);
  const selected = [first, second].map((id) => ({ id, type: 'customerorder' }));
  assert.deepEqual(
    vendor.calls.map(({ body: { extensionPoint, objectId, selected } }) => ({
      extensionPoint,
      objectId,
      selected,
    })),
    [
      { extensionPoint: card, objectId: first, selected: undefined },
      { extensionPoint: list, objectId: undefined, selected },
      { extensionPoint: list, objectId: undefined, selected: undefined },
    ],
  );
});

test('nothing chosen is told before the application is called; a refusal is told in its words; a bad address is no link', async () => {
  const [first = ''] = world.ids('customerorder');
  vendor.calls.length = 0;
  assert.match(
    await saidAfter('/orders/press', [named('update')]),
    /role="alert">Выберите от 1 до 100 строк/,
  );
  assert.equal(vendor.calls.length, 0);
  vendor.answer = () => ({ status: 400, body: { error: { errorMessage: 'Нет таблицы' } } });
  assert.match(
    await saidAfter(`/orders/${first}/press`, [named('update')]),
    /role="alert">[^<]*: Нет таблицы</,
  );
  vendor.answer = () => ({ status: 503 });
  assert.match(
    await saidAfter(`/orders/${first}/press`, [named('update')]),
    /role="alert">[^<]*не получилось, повторите/,
  );
  const navigate = (url: string) => () => ({ status: 200, body: { action: 'navigateTo', params: { url } } });
  vendor.answer = navigate('https://example.com/"x');
  assert.match(
    await saidAfter(`/orders/${first}/press`, [named('update')]),
    /<a href="https:\/\/example\.com\/&#34;x" target="_blank"/,
  );
  vendor.answer = navigate('javascript:alert(1)');
  assert.doesNotMatch(await saidAfter(`/orders/${first}/press`, [named('update')]), /<a href="javascript/);
  const foreign = await press(`/orders/${first}/press`, [named('update')], {
    origin: 'https://evil.example',
  });
  assert.equal(foreign.status, 403);
});

test('an administrator sets a scenario up; it runs at a change on the pages, its history tells how, and it is removed', async () => {
  assert.match(await shown('/scenarios'), /Сценариев пока нет[\s\S]*ещё не срабатывали/);
  const action = `${vendor.app.appUid} update`;
  const wish: [string, string][] = [
    ['of', 'customerorder'],
    ['when', 'MODIFY'],
    ['action', action],
  ];
  assert.match(
    await saidAfter('/scenarios/add', wish),
    /Сценарий добавлен[\s\S]*<td>изменён<\/td><td>Обновить таблицу<\/td>/,
  );
  assert.equal((await press('/scenarios/add', [['of', 'none'], ...wish.slice(1)])).status, 404);
  const [id = ''] = world.ids('customerorder');
  vendor.answer = () => ({ status: 400, body: { error: { errorMessage: 'Нет <таблицы>' } } });
  const heard = vendor.next();
  await press(`/orders/${id}`, [
    ['name', 'Другой'],
    ['description', 'x'],
    ['state', ''],
  ]);
  assert.equal((await heard).body.objectId, id);
  // The history is written once the answer has come back: asked for until it has.
  let page = await shown('/scenarios');
  while (!page.includes('<td class="note">400</td>')) page = await shown('/scenarios');
  assert.match(page, /<td>изменён<\/td><td class="note">не выполнено: Нет &#60;таблицы&#62;<\/td>/);
  const [scenario] = moysklad.vendor.scenarios.list;
  assert.match(
    await saidAfter('/scenarios/remove', [['id', scenario?.id ?? '']]),
    /Сценарий удалён[\s\S]*Сценариев пока нет/,
  );
  assert.equal((await press('/scenarios/remove', [['id', scenario?.id ?? '']])).status, 404);
});
