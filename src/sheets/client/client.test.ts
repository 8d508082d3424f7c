import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../../sandbox/google/index.ts';
import type { LimitNews, Limits } from '../../platform/limits/limits.ts';
import { pause } from '../../platform/pause.ts';
import { openSheets, SheetsError, sheetsProblems } from '../index.ts';
import type { Quotas } from './calls.ts';
import { openSheetsClient, type SheetsClient } from './client.ts';

const anna = 'anna@example.com';
const scopes = ['spreadsheets', 'drive.metadata.readonly', 'drive.file'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

let google: GoogleSandbox;
let id: string;
/** What was asked of the limits, and what the answers told them. */
let spent: { key: string; units: number; news: LimitNews }[] = [];

before(async () => {
  google = await openGoogle({ port: 0, quotas: { user: 3, project: 300 } });
  ({ id } = google.createSpreadsheet({ title: 'Заказы', owner: anna }));
});
after(() => google.close());
beforeEach(() => {
  google.faults.clear();
  google.calls.length = 0;
  spent = [];
});

const limits: Limits = {
  take: async (key, { units }) => ({
    release: async (news = {}) => void spent.push({ key: key.split(':')[1] ?? '', units, news }),
  }),
};

function optionsOf(allowed: string[], account = anna) {
  const token = google.issueToken(account, allowed);
  const credentials = { account, project: 'p', token: async () => token };
  const { sheetsUrl, driveUrl } = google;
  return { credentials, sheetsUrl, driveUrl, limits, retryPauseMs: 1 };
}

const open = (allowed = scopes, quotas?: Quotas): SheetsClient =>
  openSheetsClient({ ...optionsOf(allowed), ...(quotas && { quotas }) });

for (const reason of ['userRateLimitExceeded', 'rateLimitExceeded']) {
  test(`${reason}, which Drive tells as 403, is waited for`, async () => {
    const message = 'User Rate Limit Exceeded';
    const error = { code: 403, message, errors: [{ domain: 'usageLimits', reason, message }] };
    google.faults.add({
      path: '/drive/v3/files',
      fault: { kind: 'status', status: 403, body: { error } },
      times: 2,
    });
    const { files } = await open().find('зак');
    assert.equal(files?.[0]?.id, id);
    assert.deepEqual(
      google.calls.map(({ status }) => status),
      [403, 403, 200],
    );
  });
}

test('the budget is as large as the configuration says, until a refusal tells its true size', async () => {
  await assert.rejects(
    async () => {
      for (;;) await open(scopes, { user: 120, project: 600 }).spreadsheet(id);
    },
    (error) => error instanceof SheetsError && error.kind === sheetsProblems.quota,
  );
  assert.deepEqual(
    [...new Set(spent.map(({ key, units }) => `${key} ${units}`))],
    ['project 600', 'user 120'],
  );
  const told = spent.filter(({ news }) => news.units !== undefined);
  assert.ok(told.length > 0);
  assert.deepEqual([...new Set(told.map(({ key, news }) => `${key} ${news.units}`))], ['user 3']);
});

test('what lies on a shared drive is found, and known to be in the bin', async () => {
  const shared = google.createSpreadsheet({ title: 'Общие остатки', owner: anna });
  google.change(shared.id, { onSharedDrive: true });
  const client = open();
  assert.deepEqual(
    (await client.find('остатки')).files?.map((file) => file.id),
    [shared.id],
  );
  assert.equal(await client.inBin(shared.id), false);
  google.change(shared.id, { trashed: true });
  assert.equal(await client.inBin(shared.id), true);
});

test('where Drive does not tell, or is switched off, nothing is taken for thrown away', async () => {
  google.change(id, { trashed: true });
  assert.equal(await open([`https://www.googleapis.com/auth/drive.file`]).inBin(id), false);
  google.project.off.add('drive');
  assert.equal(await open().inBin(id), false);
  await assert.rejects(open().find(''), (error) => {
    assert.ok(error instanceof SheetsError && error.kind === sheetsProblems.apiDisabled);
    assert.match(String(error.params.link), /drive\.googleapis\.com\?project=764086051850$/);
    return true;
  });
  google.project.off.clear();
});

test('a run does not wait for Drive to tell whether its spreadsheet was thrown away', async () => {
  google.faults.add({ fault: { kind: 'delay', ms: 60_000 }, path: '/drive/' });
  const stop = new AbortController();
  const boris = 'boris@example.com';
  const target = {
    spreadsheetId: google.createSpreadsheet({ title: 'Т', owner: boris }).id,
    title: 'Заказы',
  };
  const sheets = openSheets({ ...optionsOf(scopes, boris), signal: stop.signal, target });
  await sheets.look();
  const answer = await Promise.race([sheets.inBin(), pause(5000)]);
  stop.abort();
  assert.equal(answer, false);
});
