import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../sandbox/google/index.ts';
import { type MoyskladSandbox, openMoysklad } from '../sandbox/moysklad/index.ts';
import { exportOnce, newSetting } from './support/export.ts';

/** A first export of many rows waits for as few calls in a row as there can be before it writes. */

const ORDERS = 2000;
let moysklad: MoyskladSandbox;
let google: GoogleSandbox;

before(async () => {
  const account = { name: 'one', token: 'token', kind: 'app' as const };
  moysklad = await openMoysklad({
    port: 0,
    limits: false,
    accounts: [{ ...account, orders: ORDERS, products: 20, counterparties: 300 }],
  });
  google = await openGoogle({ port: 0, quotas: false });
});
after(async () => {
  await moysklad?.close();
  await google?.close();
});

test('dictionaries are begun before the pages, and the first write is half as large', async () => {
  const setting = newSetting(google, { apiUrl: moysklad.apiUrl, token: 'token' });
  const { result } = await exportOnce(setting, 'customerorder', 'upsert');
  assert.equal(result.rowsAppended, ORDERS);

  const asked = moysklad.calls.map(({ path }) => path.slice(path.indexOf('/entity/') + '/entity/'.length));
  // The count and the metadata leave side by side: either may arrive first.
  assert.deepEqual(asked.slice(0, 2).sort(), ['customerorder', 'customerorder/metadata']);
  // They leave side by side with the next page, so one or two may arrive behind it.
  const names = asked.slice(2, asked.indexOf('customerorder', 2));
  assert.ok(names.length > 4 && asked.includes('counterparty'), `${names}`);
  const pages = asked.slice(2).filter((path) => path === 'customerorder');
  assert.equal(pages.length, Math.ceil(ORDERS / 999));
  const dictionaries = asked.filter((path) => !path.startsWith('customerorder'));
  assert.equal(new Set(dictionaries).size, dictionaries.length, 'each is asked for once');

  const writes = google.calls.filter(({ path }) => path.endsWith('/values:batchUpdate'));
  const [first = 0, second = 0] = writes.map(({ requestBytes }) => requestBytes);
  assert.equal(writes.length, 2);
  assert.ok(first < 1_100_000 && first > 900_000, `${first} bytes, then ${second}`);
});
