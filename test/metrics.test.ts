import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, test } from 'node:test';
import { freePort } from '../src/platform/db/free-port.ts';
import { openTestApp, type TestApp } from './support/app.ts';
import { until } from './support/until.ts';

/** What Prometheus reads, from a worker that is a process of its own. */

let app: TestApp;
let address: string;

before(async () => {
  const port = await freePort();
  const account = { kind: 'app' as const, orders: 7, products: 2, counterparties: 2 };
  app = await openTestApp(
    { limits: false, accounts: ['ours', 'theirs'].map((name) => ({ name, token: name, ...account })) },
    undefined,
    { METRICS_PORT: String(port) },
  );
  address = `http://127.0.0.1:${port}/metrics`;
  await app.startWorker();
});
after(() => app.close());

const read = async () => (await fetch(address)).text();

test('runs and rows are counted by company, exporter, trigger and end', async () => {
  const [ours, theirs] = [await app.company('ours'), await app.company('theirs')];
  const config = await ours.config({ spreadsheetId: ours.spreadsheet() });
  const other = await theirs.config({ spreadsheetId: theirs.spreadsheet(), exporter: 'product' });
  for (const [member, id] of [
    [ours, config.id],
    [ours, config.id],
    [theirs, other.id],
  ] as const)
    assert.equal((await member.run(id)).status, 'done');
  // What a dry run would write is not counted as written.
  const [changed = ''] = app.sandbox.moysklad.account('ours').ids('customerorder');
  app.sandbox.moysklad.account('ours').update('customerorder', changed, { description: 'Не записано' });
  const looked = await ours.run(config.id, { dryRun: true });
  assert.equal(looked.result?.rowsUpdated, 1);
  await app.db.database.forCompany(theirs.companyId, (trx) =>
    trx.updateTable('export_configs').set({ spreadsheet_id: 'nowhere' }).execute(),
  );
  assert.equal((await theirs.run(other.id)).status, 'failed');
  const counts = [
    `skladno_export_tasks_total{company_id="${ours.companyId}",exporter="customerorder",trigger="manual",status="done"} 3`,
    `skladno_export_rows_total{company_id="${ours.companyId}",exporter="customerorder"} 7`,
    `skladno_export_tasks_total{company_id="${theirs.companyId}",exporter="product",trigger="manual",status="done"} 1`,
    `skladno_export_tasks_total{company_id="${theirs.companyId}",exporter="product",trigger="manual",status="failed"} 1`,
  ];
  // A run is told as over in the transaction before it is counted.
  await until(async () => {
    const lines = new Set((await read()).split('\n'));
    return counts.every((line) => lines.has(line));
  });
});

test('the process tells of itself, on this port and this address alone', async () => {
  const answer = await fetch(address);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(await answer.text(), /^process_resident_memory_bytes \d+$/m);
  assert.equal((await fetch(`${address}/more`)).status, 404);
  assert.equal((await fetch(address, { method: 'POST' })).status, 404);
  const open = await fetch(`${app.url}/metrics`);
  assert.doesNotMatch(await open.text(), /skladno_|process_/, 'not at the public address');
});

test('a worker says on this port that it lives and can work; nobody but this machine reaches it', async () => {
  const { port } = new URL(address);
  for (const path of ['/health', '/health/live', '/health/ready'])
    assert.equal((await fetch(`http://127.0.0.1:${port}${path}`)).status, 200, path);
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address: other } of others) {
    const [error] = await once(connect(Number(port), other), 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED', other);
  }
});

test('calls are counted where they are answered, by company and status', async () => {
  const member = await app.company('ours');
  for (let i = 0; i < 3; i++) await member.call('GET', '/export-configs');
  await member.call('GET', '/export-tasks?limit=none');
  const text = await app.application.metrics.registry.metrics();
  const counted = new RegExp(
    `^skladno_http_requests_total\\{company_id="${member.companyId}",status="200"\\} ([3-9]|\\d\\d)$`,
    'm',
  );
  assert.match(text, counted);
  assert.match(text, new RegExp(`company_id="${member.companyId}",status="400"\\} 1$`, 'm'));
  assert.match(
    text,
    /^skladno_http_request_seconds_count\{method="GET",route="\/api\/v1\/export-configs"\} \d+$/m,
  );
});
