import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** An account is disconnected while a run goes on through it: nothing more is read or written with it, and the run says what to do. */
const ORDERS = 3000;
let app: TestApp;
let ours: Member;

before(async () => {
  app = await openTestApp({
    accounts: [{ name: 'ours', token: 'ours', kind: 'user', orders: ORDERS, products: 5, counterparties: 5 }],
  });
  await app.application.worker.start();
  ours = await app.company('ours');
});
after(() => app?.close());

const secrets = {
  google: () => ({
    provider: 'google',
    key: app.sandbox.google.serviceAccount(`company-${ours.companyId.slice(0, 8)}`),
  }),
  moysklad: () => ({ provider: 'moysklad', token: 'ours' }),
};

for (const provider of ['google', 'moysklad'] as const)
  test(`${provider}: the run stops, says which account, and goes on when that is connected again`, async () => {
    const config = await ours.config({ spreadsheetId: ours.spreadsheet(), name: provider });
    const id = provider === 'google' ? config.googleIntegrationId : config.moyskladIntegrationId;
    app.sandbox.moysklad.latencyMs = 700;
    const begun = await ours.start(config.id);
    let last = begun;
    let asked = false;
    for await (const task of ours.events(begun.id)) {
      last = task;
      if (asked || task.phase !== 'reading') continue;
      asked = true;
      assert.equal((await ours.call('DELETE', `/integrations/${id}?pause=true`)).status, 204);
    }
    app.sandbox.moysklad.latencyMs = 0;
    assert.deepEqual([last.status, last.error?.code], ['failed', 'integration-reconnect']);
    assert.match(last.error?.detail ?? '', /Переподключить/);
    assert.ok(last.progress.written < ORDERS, `${last.progress.written} rows were written all the same`);
    const again = await ours.run(config.id);
    assert.deepEqual([again.status, again.error?.code], ['failed', 'integration-reconnect']);

    const renewed = await ours.call('PUT', `/integrations/${id}/secret`, secrets[provider]());
    assert.equal(renewed.status, 200, JSON.stringify(renewed.body));
    const whole = await ours.run(config.id);
    assert.equal(whole.status, 'done');
    const { google } = app.sandbox;
    const rows = google.spreadsheet(config.spreadsheetId).values(`'${config.sheetTitle}'!A2:A`);
    assert.equal(rows.length, ORDERS, 'no row is lost, none is doubled');
  });

test('what the person has cancelled themselves is cancelled, and no account is blamed', async () => {
  const config = await ours.config({ spreadsheetId: ours.spreadsheet(), name: 'cancelled' });
  app.sandbox.moysklad.latencyMs = 700;
  const begun = await ours.start(config.id);
  let last = begun;
  let asked = false;
  for await (const task of ours.events(begun.id)) {
    last = task;
    if (asked || task.phase !== 'reading') continue;
    asked = true;
    assert.equal((await ours.call('POST', `/export-tasks/${begun.id}/cancel`)).status, 202);
  }
  app.sandbox.moysklad.latencyMs = 0;
  assert.deepEqual([last.status, last.error], ['cancelled', null]);
});
