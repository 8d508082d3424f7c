import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ServiceAccountKey } from '../sandbox/google/identity/identity.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** What Google and MoySklad refuse, as it reaches a person through the API: each with its own cure. */

let app: TestApp;
let member: Member;
let key: ServiceAccountKey;

before(async () => {
  const account = { name: 'ours', token: 'ours', kind: 'user' as const };
  app = await openTestApp({
    limits: false,
    accounts: [{ ...account, orders: 5, products: 2, counterparties: 5 }],
  });
  member = await app.company('ours');
  await app.application.worker.start();
  key = app.sandbox.google.serviceAccount('pasted');
});
after(() => app?.close());
beforeEach(() => {
  app.sandbox.google.faults.clear();
  app.sandbox.moysklad.faults.clear();
});

const google = () => app.sandbox.google;
const check = (link: string) => member.call('POST', '/spreadsheets/check', { link });
const paste = (change: Partial<ServiceAccountKey>) =>
  member.call('POST', '/integrations', { provider: 'google', key: { ...key, ...change } });
const codeOf = ({ body }: { body: Record<string, unknown> }) => body.code;

test('an API that is switched off is told with its link, when a spreadsheet is chosen and when the connection is checked', async () => {
  const id = member.spreadsheet();
  google().project.off.add('sheets');
  const sheets = await check(id);
  assert.equal(codeOf(sheets), 'google-api-disabled');
  assert.match(String(sheets.body.title), /Google Sheets API/);
  assert.match(String(sheets.body.detail), /library\/sheets\.googleapis\.com\?project=764086051850/);
  google().project.off.clear();
  google().project.off.add('drive');
  const { items } = (await member.call('GET', '/integrations')).body as {
    items: { id: string; kind: string }[];
  };
  const account = items.find(({ kind }) => kind === 'service-account');
  const checked = await member.call('POST', `/integrations/${account?.id}/check`);
  const { status, lastError } = checked.body as { status: string; lastError: { code: string } };
  assert.deepEqual(
    [status, lastError.code],
    ['ok', 'google-api-disabled'],
    'nothing has to be connected again',
  );
  google().project.off.clear();
});

test('an Excel file is told apart from a spreadsheet that is not shared', async () => {
  const id = member.spreadsheet();
  google().change(id, { office: true });
  const answer = await check(`https://docs.google.com/spreadsheets/d/${id}/edit?rtpof=true`);
  assert.deepEqual([answer.status, codeOf(answer)], [422, 'spreadsheet-is-office-file']);
  assert.match(String(answer.body.detail), /«Сохранить как таблицу Google»/);
});

test('a spreadsheet in the bin: told when it is chosen and with every run', async () => {
  const id = member.spreadsheet();
  assert.equal((await check(id)).body.inBin, false);
  const config = await member.config({ spreadsheetId: id });
  assert.deepEqual((await member.run(config.id)).warnings, []);
  google().change(id, { trashed: true });
  assert.equal((await check(id)).body.inBin, true);
  const task = await member.run(config.id);
  assert.equal(task.status, 'done');
  assert.deepEqual(
    task.warnings.map(({ code }) => code),
    ['spreadsheet-in-bin'],
  );
});

test('a spreadsheet on a shared drive is found by its name and written to', async () => {
  const id = member.spreadsheet();
  google().change(id, { onSharedDrive: true });
  const { body } = await member.call('GET', '/spreadsheets?search=');
  assert.ok((body.items as { id: string }[]).some((found) => found.id === id));
  const config = await member.config({ spreadsheetId: id });
  const task = await member.run(config.id);
  assert.deepEqual([task.status, task.result?.rowsAppended], ['done', 5]);
});

test('an account that may keep no files is told to be shared with', async () => {
  google().project.full.add(
    app.sandbox.google.serviceAccount(`company-${member.companyId.slice(0, 8)}`).client_email,
  );
  const answer = await member.call('POST', '/spreadsheets', { title: 'Новая' });
  assert.deepEqual([answer.status, codeOf(answer)], [422, 'google-no-storage']);
  google().project.full.clear();
});

test('our wrong clock is not taken for a wrong key', async () => {
  for (const ahead of [3_700_000, -3_700_000]) {
    google().project.clockAheadMs = ahead;
    const answer = await paste({});
    assert.deepEqual([answer.status, codeOf(answer)], [503, 'google-clock'], `${ahead}`);
  }
  google().project.clockAheadMs = 0;
});

test('a key that copying broke is mended; one that was cut off is told as that, and Google is not asked', async () => {
  google().calls.length = 0;
  const cut = await paste({ private_key: key.private_key.slice(0, 700) });
  assert.deepEqual([cut.status, codeOf(cut)], [422, 'google-key-unreadable']);
  assert.match(String(cut.body.detail), /у Google мы ещё не спрашивали/);
  assert.deepEqual(google().calls, []);
  const mended = await paste({ private_key: key.private_key.replaceAll('\n', '\\n') });
  assert.equal(mended.status, 201);
  assert.equal((await member.call('DELETE', `/integrations/${mended.body.id}`)).status, 204);
});

test('links of Google Workspace, of a second account and of a phone are taken', async () => {
  const id = member.spreadsheet();
  for (const link of [
    `https://docs.google.com/a/shop.example.com/spreadsheets/d/${id}/edit#gid=0`,
    ` https://docs.google.com/spreadsheets/u/1/d/${id}/edit?gid=0#gid=0\n`,
    `https://docs.google.com/spreadsheets/d/${id}/mobilebasic`,
  ])
    assert.equal((await check(link)).body.id, id, link);
  const config = await member.config({
    spreadsheetId: `https://docs.google.com/a/shop.example.com/spreadsheets/d/${id}/edit`,
  });
  assert.equal(config.spreadsheetId, id);
});

test('API access that MoySklad switched off: no new token is asked for, and the connection stays', async () => {
  const error = 'Отсутствует доступ к API для данного пользователя';
  const body = { errors: [{ error, code: 1061 }] };
  app.sandbox.moysklad.faults.add({ path: '/', fault: { kind: 'status', status: 403, body } });
  const pasted = await member.call('POST', '/integrations', { provider: 'moysklad', token: 'another' });
  assert.deepEqual([pasted.status, codeOf(pasted)], [422, 'moysklad-api-off']);
  app.sandbox.moysklad.faults.clear();
  const config = await member.config({ spreadsheetId: member.spreadsheet() });
  app.sandbox.moysklad.faults.add({ path: '/', fault: { kind: 'status', status: 403, body } });
  const task = await member.run(config.id);
  assert.deepEqual([task.status, task.error?.code], ['failed', 'moysklad-api-off']);
  const { items } = (await member.call('GET', '/integrations')).body as {
    items: { provider: string; status: string; lastError: { code: string } | null }[];
  };
  const moysklad = items.find(({ provider }) => provider === 'moysklad');
  assert.deepEqual([moysklad?.status, moysklad?.lastError?.code], ['ok', 'moysklad-api-off']);
});
