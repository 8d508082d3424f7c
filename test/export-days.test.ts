import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { lastDays, readToday } from '../src/exports/days.ts';
import type { ExportDays } from '../src/exports/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

// The application's own code belongs to a browser, where other types are known.
interface Run {
  status: string;
  dryRun: boolean;
  verify: boolean;
  plan: object | null;
  result: object | null;
  error: null;
  warnings: object[];
}
const outcomes = new URL('../web/src/features/tasks/outcome.ts', import.meta.url).href;
const { outcomeOf }: { outcomeOf(run: Run): { kind: string; colour: string } } = await import(outcomes);

/** How exports went on the last days: counted as the application shows each run, day by day where the company is. */

let app: TestApp;
let member: Member;
let owner: pg.Client;

before(async () => {
  app = await openTestApp({
    limits: false,
    accounts: [{ name: 'one', token: 'token', kind: 'app', orders: 6, products: 3, counterparties: 3 }],
  });
  member = await app.company('token');
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query(`select set_config('app.platform', 'on', false)`);
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const whole = { pass: 'full', reason: 'first-run' };
const rows = (change: object) => ({
  rowsAppended: 0,
  rowsUpdated: 0,
  rowsUnchanged: 5,
  rowsDeleted: 0,
  ...change,
});

/** Puts a run into the past, as if a worker had done it. */
async function past(configId: string, createdAt: string, run: Partial<Run> = {}, of = member): Promise<void> {
  await owner.query(
    `insert into export_tasks (company_id, config_id, dry_run, full_read, verify, status, plan, result, warnings, job_id, request_id,
      created_at) values ($1, $2, $3, false, $4, $5, $6, $7, $8, $9, 'test', $10)`,
    [
      of.companyId,
      configId,
      run.dryRun ?? false,
      run.verify ?? false,
      run.status ?? 'done',
      JSON.stringify(run.plan === undefined ? whole : run.plan),
      JSON.stringify(run.result === undefined ? rows({}) : run.result),
      JSON.stringify(run.warnings ?? []),
      randomUUID(),
      createdAt,
    ],
  );
}

async function daysOf(timeZone = 'Europe/Moscow', of = member): Promise<ExportDays> {
  const { status, body } = await of.call('GET', `/export-days?timeZone=${encodeURIComponent(timeZone)}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as ExportDays;
}

const config = (sheetTitle: string, of = member) =>
  of.config({ spreadsheetId: of.spreadsheet(), sheetTitle });

test('each run counts as the application shows it: green, red, or something to look at; some do not count', async () => {
  const warnings = [{ code: 'not-sorted', detail: '' }];
  const runs: Record<string, Partial<Run>> = {
    changed: { result: rows({ rowsAppended: 1 }) },
    exact: {},
    'nothing known': { result: null },
    'no plan': { plan: null, result: rows({ rowsUnchanged: 0 }) },
    empty: { result: rows({ rowsUnchanged: 0 }) },
    'nothing changed since': { plan: { ...whole, pass: 'incremental' }, result: rows({ rowsUnchanged: 0 }) },
    resumed: { plan: { ...whole, reason: 'resumed' }, result: rows({ rowsUnchanged: 0 }) },
    remark: { result: rows({ rowsUpdated: 1 }), warnings },
    agrees: { verify: true },
    'agrees on nothing': { verify: true, result: rows({ rowsUnchanged: 0 }) },
    differs: { verify: true, result: rows({ rowsDeleted: 1 }) },
    failed: { status: 'failed', result: null },
    'dry run': { dryRun: true, result: rows({ rowsAppended: 1 }) },
    cancelled: { status: 'cancelled', result: null },
    queued: { status: 'queued', result: null },
  };
  for (const [name, run] of Object.entries(runs)) {
    const { id } = await config(name);
    await past(id, new Date().toISOString(), run);
    const found = (await daysOf()).items.find(({ configId }) => configId === id)?.days[0];
    const plain = { status: 'done', dryRun: false, verify: false, error: null, warnings: [] };
    const { kind, colour } = outcomeOf({ ...plain, plan: whole, result: rows({}), ...run });
    const counted = !run.dryRun && !['queued', 'cancelled'].includes(kind);
    const mark = kind === 'failed' ? 'failed' : colour === 'green' ? 'good' : 'look';
    const { day: _day, ...counts } = found ?? { day: '' };
    assert.deepEqual(counts, counted ? { good: 0, look: 0, failed: 0, [mark]: 1 } : {}, name);
  }
});

test('days turn at midnight of the zone, thirty of them, today last; a neighbour sees none', async () => {
  const { id } = await config('Границы');
  const { days } = await daysOf();
  assert.equal(days.length, 30);
  assert.equal(days.at(-1), new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Moscow' }));
  const [first, second, third] = days;
  await past(id, `${second}T00:00:00+03:00`);
  await past(id, `${second}T23:59:59+03:00`, { status: 'failed' });
  await past(id, `${third}T00:00:00+03:00`);
  await past(id, `${first}T00:00:00+03:00`);
  await past(id, new Date(Date.parse(`${first}T00:00:00+03:00`) - 1).toISOString()); // the day before the first
  const of = async (zone?: string) =>
    (await daysOf(zone)).items.find(({ configId }) => configId === id)?.days;
  const one = { good: 1, look: 0, failed: 0 };
  assert.deepEqual(await of(), [
    { day: first, ...one },
    { day: second, good: 1, look: 0, failed: 1 },
    { day: third, ...one },
  ]);
  assert.equal(
    (await of('Asia/Vladivostok'))?.find(({ day }) => day === third)?.failed,
    1,
    'seven hours later it is the next day',
  );
  const neighbour = await app.company('token');
  assert.deepEqual((await daysOf('Europe/Moscow', neighbour)).items, []);
});

test('clocks that are changed at midnight move no day; a zone that there is not is refused at its field', async () => {
  for (const zone of [
    'Africa/Cairo',
    'America/Havana',
    'Asia/Beirut',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    '+05:30',
  ]) {
    const { days } = await daysOf(zone);
    assert.equal(new Set(days).size, 30, zone);
  }
  const { status, body } = await member.call('GET', '/export-days?timeZone=Europe/Moskau');
  assert.equal(status, 400);
  assert.match(JSON.stringify(body), /timeZone/);
});

test('where clocks are put on at midnight, that day begins an hour later and ends when it ends', async () => {
  const { id } = await config('Каир');
  // Africa/Cairo, 24 April 2026: 00:00 becomes 01:00 (IANA time zone database).
  for (const moment of [
    '2026-04-23T23:59:59+02:00',
    '2026-04-24T01:00:00+03:00',
    '2026-04-24T23:59:59+03:00',
  ])
    await past(id, moment);
  const found = await app.application.database.forCompany(member.companyId, (trx) =>
    lastDays(trx, 'Africa/Cairo', new Date('2026-05-10T10:00:00Z')),
  );
  assert.deepEqual(
    found.items.find(({ configId }) => configId === id)?.days.map(({ day, good }) => [day, good]),
    [
      ['2026-04-23', 1],
      ['2026-04-24', 2],
    ],
  );
});

test('today is counted from midnight where the reader is; a dry run and a comparison write no rows', async () => {
  const other = await app.company('token');
  const { id } = await config('Сегодня', other);
  const at = (time: string) => `2026-01-31T${time}Z`;
  const change = (result: object) => ({ result: rows(result) });
  // Moscow's midnight is at 21:00 of UTC's day before.
  await past(id, '2026-01-30T20:59:59Z', change({ rowsAppended: 100 }), other);
  await past(
    id,
    '2026-01-30T21:00:00Z',
    change({ rowsAppended: 1, rowsUpdated: 10, rowsDeleted: 100 }),
    other,
  );
  await past(id, at('08:00:00'), change({ rowsAppended: 2 }), other);
  await past(id, at('09:00:00'), { dryRun: true, ...change({ rowsAppended: 1000 }) }, other);
  await past(id, at('10:00:00'), { verify: true, ...change({ rowsUpdated: 1000 }) }, other);
  await past(id, at('11:00:00'), { status: 'failed', result: null }, other);
  await past(id, at('12:00:00'), { status: 'cancelled', result: null }, other);
  const today = await app.db.database.forCompany(other.companyId, (trx) =>
    readToday(trx, 'Europe/Moscow', new Date(at('20:59:00'))),
  );
  assert.deepEqual(today, {
    ...{ day: '2026-01-31', done: 3, differs: 1, failed: 1, active: 0 },
    ...{ rowsAppended: 3, rowsUpdated: 10, rowsDeleted: 100 },
  });
  const { status, body } = await other.call('GET', '/today?timeZone=Europe%2FMoscow');
  assert.deepEqual([status, body.done], [200, 0]);
});
