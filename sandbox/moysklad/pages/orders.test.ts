import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MoyskladSandbox, openMoysklad } from '../index.ts';

let moysklad: MoyskladSandbox;
before(async () => {
  const size = { orders: 60, products: 5, counterparties: 5 };
  const until = Date.parse('2026-11-30T12:00:00+03:00');
  moysklad = await openMoysklad({
    port: 0,
    until,
    accounts: [{ name: 'demo', token: 'demo', kind: 'app', ...size }],
  });
});
after(() => moysklad?.close());

const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(moysklad.url + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const orders = () => [...moysklad.account('demo').list('customerorder')];

test('one press changes 37 orders, the newest, and each press anew', async () => {
  const answer = await form('/orders?account=demo', {});
  assert.equal(answer.status, 303);
  const page = await (await fetch(moysklad.url + answer.headers.get('location'))).text();
  assert.match(page, /Изменено заказов: 37</);
  const changed = orders().filter(({ description }) => String(description).startsWith('Изменено в демо'));
  const newest = orders().sort((a, b) => (String(a.moment) < String(b.moment) ? 1 : -1));
  assert.deepEqual(new Set(changed.map(({ id }) => id)), new Set(newest.slice(0, 37).map(({ id }) => id)));
  const english = await (await fetch(`${moysklad.url}/orders?hl=en`)).text();
  assert.match(english, /<html lang="en">[\s\S]*Change 37 orders/);
});

test('an order is edited as through the API: comment, status, and the sum follows its lines', async () => {
  const world = moysklad.account('demo');
  const [order] = orders();
  const [line = ''] = world.lineIds('customerorder', String(order!.id));
  const path = `/orders/${order!.id}?account=demo`;
  const fields = { name: 'А-1 <b>', description: 'Позвонить\r\nдо обеда', state: '' };
  const answer = await form(path, { ...fields, [`quantity ${line}`]: '2,5', [`price ${line}`]: '100.40' });
  assert.equal(answer.status, 303);
  const now = world.get('customerorder', String(order!.id))!;
  assert.equal(now.name, 'А-1 <b>');
  assert.equal(now.description, 'Позвонить\nдо обеда');
  assert.equal(now.state, undefined);
  assert.notEqual(now.sum, order!.sum);
  assert.ok(String(now.updated) > String(order!.updated));
  const page = await (await fetch(moysklad.url + answer.headers.get('location'))).text();
  assert.match(page, /value="А-1 &#60;b&#62;"/);
  assert.match(page, /value="2,5"[\s\S]*value="100,4"/);
});

test('a status that is not there is refused in words, another site is not served, and an unknown order is not found', async () => {
  const [order] = orders();
  const before = moysklad.account('demo').get('customerorder', String(order!.id));
  const path = `/orders/${order!.id}?account=demo`;
  const wrong = await form(path, { name: 'x', description: 'y', state: 'none' });
  assert.equal(wrong.status, 400);
  assert.match(await wrong.text(), /role="alert">Не сохранилось:/);
  const foreign = await form(path, { name: 'x' }, { origin: 'https://evil.example' });
  assert.equal(foreign.status, 403);
  assert.deepEqual(moysklad.account('demo').get('customerorder', String(order!.id)), before);
  assert.equal((await fetch(`${moysklad.url}/orders/none`)).status, 404);
});

test('the generated orders and documents end at the moment asked for', () => {
  const moments = orders().map(({ moment }) => String(moment));
  assert.ok(moments.every((moment) => moment <= '2026-11-30 12:00:00.000'));
  assert.ok(moments.some((moment) => moment > '2026-11-27'));
});
