import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventOf } from '../src/platform/events/events.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { makeHook, type TestHook } from './support/hooks.ts';
import { until } from './support/until.ts';

/** What MoySklad's sender tells, over HTTP, through the inbox, to the company. */
let app: TestApp;
let owner: Member;
let hook: TestHook;
const heard: EventOf<'source.changed'>[] = [];

before(async () => {
  const account = {
    name: 'ours',
    token: 'ours',
    kind: 'app' as const,
    orders: 30,
    products: 2,
    counterparties: 2,
  };
  app = await openTestApp({ accounts: [account] });
  owner = await app.company('ours');
  app.application.on('source.changed', async (_trx, event) => {
    heard.push(event);
  });
  const [integrationId] = await rows('integrations', 'id', ['provider', 'moysklad']);
  hook = await makeHook(app.application.database, {
    companyId: owner.companyId,
    integrationId: String(integrationId),
    accountId: world().store.accountId,
  });
  await app.application.worker.start();
});
after(() => app?.close());

const world = () => app.sandbox.moysklad.account('ours');

async function rows(
  table: 'integrations' | 'source_deliveries' | 'hook_inbox',
  column: string,
  [where, value] = ['', ''],
) {
  return app.application.database.forCompany(owner.companyId, async (trx) => {
    const all = (await trx.selectFrom(table).selectAll().execute()) as unknown as Record<string, unknown>[];
    return all.filter((row) => where === '' || row[where] === value).map((row) => row[column]);
  });
}

test('a change at MoySklad is told to the company, with ids and fields, once', async () => {
  const moysklad = world();
  moysklad.notifications.timeoutMs = 30_000;
  const url = `${app.url}/hooks/moysklad/${hook.secret}`;
  moysklad.webhooks.create('user', 'webhook', {
    ...{ url, entityType: 'customerorder', action: 'UPDATE', diffType: 'FIELDS' },
  });
  const [id = ''] = moysklad.ids('customerorder');
  moysklad.notifications.disturbNext({ kind: 'doubled' });
  moysklad.rename('customerorder', id, 'Другой');
  await moysklad.notifications.idle();
  const [sent, ...more] = moysklad.notifications.log;
  assert.deepEqual([sent?.fate, sent?.fault, more], ['delivered', 'doubled', []]);
  await until(async () => (await rows('source_deliveries', 'fate')).length > 0);
  assert.deepEqual(await rows('source_deliveries', 'fate'), ['routed']);
  assert.deepEqual(await rows('hook_inbox', 'id'), []);
  const { kind, companyId, integrationId, changes, requestId } = heard[0]!;
  assert.deepEqual(
    { kind, companyId, integrationId, changes, requestId, times: heard.length },
    {
      kind: 'source.changed',
      companyId: owner.companyId,
      integrationId: hook.integrationId,
      changes: [{ entity: 'customerorder', action: 'UPDATE', id, fields: ['name'] }],
      requestId: moysklad.notifications.log[0]?.requestId,
      times: 1,
    },
  );
});
