import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestApp, sheetOwner, type TestApp, vendorCredentials } from './support/app.ts';

/** From the installation to the first table, and what suspending and resuming do to it. */

const account = 'romashka';
let app: TestApp;
/** Of the administrator in the frame. */
let authorization: string;
let configId: string;

before(async () => {
  app = await openTestApp({
    accounts: [{ name: account, token: 't', kind: 'app', orders: 20, products: 2, counterparties: 5 }],
  });
  await app.application.worker.start();
});
after(() => app?.close());

const vendor = () => app.sandbox.moysklad.vendor;
const status = () => vendor().installation(app.vendorApp, vendor().accountId(account))?.status;

async function call(method: string, path: string, body?: object) {
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const json = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, body: json };
}

/** Looks until it is so, for 15 seconds at most. */
async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await look()) return;
    await sleep(100);
  }
  assert.fail(what);
}

/** Runs the export to its end. */
async function run() {
  const { body } = await call('POST', '/export-tasks', { configId });
  let task = body;
  await until('the run ends', async () => {
    task = (await call('GET', `/export-tasks/${body.id}`)).body;
    return task.finishedAt !== null;
  });
  return task as { status: string; error: { code: string } | null; result: { rowsRead: number } | null };
}

test('when the settings are complete MoySklad is told so, however often it takes', async () => {
  assert.equal(await vendor().activate(app.vendorApp, account, 'Install'), 'SettingsRequired');
  const contextKey = vendor().openContext(app.vendorApp, account);
  const entered = await fetch(`${app.url}/api/v1/moysklad/sso`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ contextKey, appId: vendorCredentials.appId }),
  });
  const { token } = (await entered.json()) as { token: string };
  authorization = `Bearer ${token}`;

  const { google, moysklad } = app.sandbox;
  const key = google.serviceAccount('romashka');
  const connected = await call('POST', '/integrations', { provider: 'google', key });
  assert.equal(connected.status, 201, JSON.stringify(connected.body));
  assert.equal(status(), 'SettingsRequired', 'an export is missing');

  moysklad.faults.add({ method: 'PUT', path: '/status', fault: { kind: 'status', status: 503 }, times: 1 });
  const shareWith = [{ email: key.client_email, role: 'writer' as const }];
  const { id: spreadsheetId } = google.createSpreadsheet({ title: 'Продажи', owner: sheetOwner, shareWith });
  const made = await call('POST', '/export-configs', {
    name: 'Заказы',
    exporter: 'customerorder',
    sheetTitle: 'Заказы',
    mode: 'upsert',
    spreadsheetId,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  configId = String(made.body.id);
  await until('MoySklad knows', () => status() === 'Activated');
  const puts = moysklad.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/status'));
  assert.deepEqual(
    puts.map((each) => each.status),
    [503, 200],
    'each try with a token of its own, none after the answer',
  );
  const done = await run();
  assert.deepEqual([done.status, done.result?.rowsRead], ['done', 20]);
});

test('while the application is suspended a start says so; when it is resumed all goes on', async () => {
  assert.equal((await vendor().deactivate(app.vendorApp, account, 'Suspend')).status, 200);
  const { status, body } = await call('POST', '/export-tasks', { configId });
  assert.deepEqual([status, body.code], [409, 'unpaid']);
  assert.equal(await vendor().activate(app.vendorApp, account, 'Resume'), 'Activated');
  assert.equal((await run()).status, 'done');
});

test('a removed application is waiting to be erased, and comes back as it was', async () => {
  assert.equal((await vendor().deactivate(app.vendorApp, account, 'Uninstall')).status, 200);
  const closed = await call('GET', '/export-configs');
  assert.deepEqual([closed.status, closed.body.code], [403, 'company-deleted']);
  assert.equal(await vendor().activate(app.vendorApp, account, 'Install'), 'Activated');
  assert.equal((await run()).status, 'done');
});
