import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingRights, wantedRights } from './rights.ts';

const resource = 'https://api.moysklad.ru/api/remap/1.2';
const custom = (permissions: object) => [{ resource, scope: ['custom'], permissions }];
/** All that is asked for, but these. */
const without = (...tags: string[]) =>
  Object.fromEntries(
    wantedRights()
      .filter((tag) => !tags.includes(tag))
      .map((tag) => [tag, /^(view|use)/.test(tag) ? true : { view: 'ALL' }]),
  );

test('what an installation lacks of what is asked for today, by the names that MoySklad gave', () => {
  assert.deepEqual(missingRights(custom(without())), []);
  assert.deepEqual(missingRights(custom(without('useOwnWebhooks'))), ['useOwnWebhooks']);
  assert.deepEqual(
    missingRights(custom({ ...without('customerOrder', 'good'), customerorder: { view: 'OWN' } })),
    ['good'],
  );
  assert.deepEqual(missingRights(custom({ ...without('good'), good: { view: 'NO' } })), ['good']);
});

test('the right to all webhooks holds that to our own; an administrator’s token lacks nothing', () => {
  assert.deepEqual(missingRights(custom({ ...without('useOwnWebhooks'), useAllWebhooks: true })), []);
  assert.deepEqual(missingRights([{ resource, scope: ['admin'] }]), []);
});

test('where nothing is known nothing is said to be missing', () => {
  for (const access of [[], null, undefined, {}, 'admin', [{ scope: 'admin' }]])
    assert.deepEqual(missingRights(access), [], JSON.stringify(access));
});
