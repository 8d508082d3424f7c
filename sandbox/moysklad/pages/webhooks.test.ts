import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from '../index.ts';
import { openForTest } from '../testing.ts';
import { openReceiver, type Receiver } from '../webhooks/testing.ts';

let moysklad: MoyskladSandbox;
let world: World;
let receiver: Receiver;
before(async () => {
  const size = { orders: 5, products: 3, counterparties: 3, documents: 2 };
  ({ sandbox: moysklad } = await openForTest({
    accounts: [{ name: 'demo', token: 'demo', kind: 'app', ...size }],
  }));
  world = moysklad.account('demo');
  world.notifications.timeoutMs = 60_000;
  receiver = await openReceiver();
});
after(async () => {
  await moysklad.close();
  await receiver.close();
});

const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${moysklad.url}/webhooks${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const shown = async (path: string | null = '/webhooks') => (await fetch(moysklad.url + path)).text();
/** What the page says after a press. */
const saidAfter = async (path: string, fields?: Record<string, string>) => {
  const answer = await press(path, fields);
  assert.equal(answer.status, 303);
  return shown(answer.headers.get('location'));
};

test('a person sees the subscriptions and what became of notifications, switches one off and on', async () => {
  assert.match(await shown(), /Подписок нет[\s\S]*Уведомлений ещё не было/);
  const url = `${receiver.url}/<b>`;
  const { id } = world.webhooks.create('app', 'webhook', { url, entityType: 'product', action: 'UPDATE' });
  const [product = ''] = world.ids('product');
  receiver.answer = () => (receiver.calls.length === 1 ? 500 : 204);
  world.rename('product', product, 'Раз');
  await world.notifications.idle();
  const page = await shown();
  assert.match(page, /product: изменение<\/td><td>включён<\/td>[\s\S]*<td>приложение<\/td>/);
  assert.match(page, /<td class="note">http:\/\/127\.0\.0\.1:\d+\/&#60;b&#62;<\/td>/);
  assert.match(page, /<td>доставлено<\/td><td>500, 204<\/td><td>1<\/td>/);
  assert.match(await shown('/webhooks?hl=en'), /<html lang="en">[\s\S]*product: change[\s\S]*delivered/);

  assert.match(await saidAfter(`/webhook/${id}/off`), /role="status">Готово: вебхук теперь выключен\./);
  receiver.calls.length = 0;
  receiver.answer = () => 204;
  world.rename('product', product, 'Два');
  await world.notifications.idle();
  assert.equal(receiver.calls.length, 0);
  assert.match(await saidAfter(`/webhook/${id}/on`), /теперь включён\.[\s\S]*>Выключить</);
  world.rename('product', product, 'Три');
  await world.notifications.idle();
  assert.equal(receiver.calls.length, 1);
});

test('a person makes the next notification fail, and tells of stock at once', async () => {
  const url = `${receiver.url}/stock`;
  world.webhooks.create('user', 'webhookstock', { url, stockType: 'stock', reportType: 'all' });
  world.trash('demand', world.ids('demand')[0] ?? '');
  receiver.answer = () => 204;
  receiver.calls.length = 0;
  assert.match(await saidAfter('/fault', { kind: 'lost' }), /следующее уведомление потеряется/);
  const [product = ''] = world.ids('product');
  for (const name of ['Четыре', 'Пять']) world.rename('product', product, name);
  await world.notifications.idle();
  assert.equal(receiver.calls.length, 1);
  assert.match(await saidAfter('/stock'), /сообщено об остатках/);
  await world.notifications.idle();
  assert.deepEqual(
    receiver.calls.map(({ path }) => path),
    [receiver.calls[0]?.path, '/stock'],
  );
  assert.match(await shown(), /остатки<\/td>[\s\S]*потеряно/);
});

test('what is not there is not switched, a refusal is told, and another site’s form is not served', async () => {
  const [hook] = world.webhooks.list();
  assert.equal((await press('/webhook/none/off')).status, 400);
  for (const path of ['', '/none', '/fault', `/webhook/${hook?.id}/gone`])
    assert.equal((await press(path)).status, 404, path);
  assert.match(await saidAfter('/tariff'), /тариф теперь бесплатный/);
  const refused = await press(`/webhook/${hook?.id}/off`);
  assert.match(await saidAfter('/tariff'), /тариф теперь платный/);
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /role="alert">Не получилось:/);
  assert.equal((await press(`/webhook/${hook?.id}/off`, {}, { origin: 'https://evil.example' })).status, 403);
  assert.equal(hook?.enabled, true);
});
