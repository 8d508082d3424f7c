import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, mock, test } from 'node:test';
import { unsubscribeToken } from '../src/notifications/unsubscribe.ts';
import { openKeyring } from '../src/platform/secrets/keyring.ts';
import type { Member, TestApp } from './support/app.ts';
import { testSecrets } from './support/database.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** With a membership everything ends that came of it: streams that are open, keys, tokens, invitations. No worker runs here. */
let companies: TwoCompanies;
let app: TestApp;
let ours: Member;
let taskId: string;

before(async () => {
  // A stream looks every so often whether its reader may go on; here nothing but being told ends it.
  mock.timers.enable({ apis: ['setInterval'] });
  companies = await openTwoCompanies();
  ({ app, ours } = companies);
  taskId = (await ours.start((await ours.config({ spreadsheetId: ours.spreadsheet() })).id)).id;
});
after(async () => {
  mock.timers.reset();
  await companies?.close();
});

const userIdOf = async (member: Member) =>
  String(((await member.call('GET', '/me')).body.user as { id: string }).id);

/** Looks on at the waiting run. Answers the statuses that were told, once the stream has ended. */
async function lookOn(
  member: Member,
  headers: Record<string, string> = {},
  id = taskId,
): Promise<{ told: Promise<string[]> }> {
  const answer = await member.raw('GET', `/export-tasks/${id}/events`, undefined, headers);
  assert.equal(answer.status, 200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  const told = (async () => {
    let text = first.value ?? '';
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += piece.value;
    return [...text.matchAll(/"status":"(\w+)"/g)].map(([, status]) => status!);
  })();
  return { told };
}

const bearer = (token: unknown) => ({ cookie: '', authorization: `Bearer ${token}` });
const keyOf = async (member: Member, scopes: string[], name = 'Отчёты') => {
  const { status, body } = await member.call('POST', '/api-keys', { name, scopes });
  assert.equal(status, 201, JSON.stringify(body));
  return { id: String(body.id), key: String(body.key) };
};
const codeOf = async (key: string) =>
  (await ours.call('GET', '/export-configs', undefined, bearer(key))).body.code ?? 'open';
/** A stream that is open for longer is never ended: nothing happens to the run that would end it. */
const atOnce = { timeout: 120_000 };

test(
  'who is taken out sees no more: streams by cookie, by token and by their key end at once',
  atOnce,
  async () => {
    const admin = await ours.colleague('admin');
    const userId = await userIdOf(admin);
    const { companyId } = ours;
    const { token } = await app.application.tokens.issue({ userId, companyId, minutes: 30 });
    const { key } = await keyOf(admin, ['exports.read']);
    const streams = [
      await lookOn(admin),
      await lookOn(admin, bearer(token)),
      await lookOn(admin, bearer(key)),
    ];
    const staying = await ours.raw('GET', `/export-tasks/${taskId}/events`);
    assert.equal((await ours.call('DELETE', `/members/${userId}`)).status, 204);
    assert.deepEqual(await Promise.all(streams.map(({ told }) => told)), [
      ['queued'],
      ['queued'],
      ['queued'],
    ]);
    const reader = staying.body!.getReader();
    await reader.read();
    assert.equal(
      await Promise.race([
        reader.read().then(() => 'ended'),
        new Promise((go) => setTimeout(go, 300, 'open')),
      ]),
      'open',
      'who stays goes on looking',
    );
    await reader.cancel();
    const answer = await admin.call('GET', '/export-configs', undefined, bearer(token));
    assert.equal(answer.status, 403);
  },
);

test('a revoked key, a left company, a deleted one: the stream ends at once', atOnce, async () => {
  const { id, key } = await keyOf(ours, ['exports.read']);
  const byKey = await lookOn(ours, bearer(key));
  await ours.call('DELETE', `/api-keys/${id}`);
  assert.deepEqual(await byKey.told, ['queued']);
  const leaver = await ours.colleague('viewer');
  const leaving = await lookOn(leaver);
  const userId = await userIdOf(leaver);
  assert.equal((await leaver.call('POST', '/companies/current/leave', {})).status, 204);
  assert.deepEqual(await leaving.told, ['queued']);
  // The link in an email that they still have.
  const whose = { companyId: ours.companyId, userId, kinds: ['export-failed' as const] };
  const token = unsubscribeToken(openKeyring(testSecrets.encryptionKeys), whose);
  assert.equal((await fetch(`${app.url}/unsubscribe/${token}`, { method: 'POST' })).status, 200);
});

test('a session that has ended is told nothing more of a run', atOnce, async () => {
  const viewer = await ours.colleague('viewer');
  const config = await ours.config({ spreadsheetId: ours.spreadsheet() });
  const task = await ours.start(config.id);
  const looking = await lookOn(viewer, {}, task.id);
  const [session] = (await viewer.call('GET', '/sessions')).body.items as { id: string }[];
  assert.equal((await viewer.call('DELETE', `/sessions/${session!.id}`)).status, 204);
  assert.equal((await ours.call('POST', `/export-tasks/${task.id}/cancel`, {})).status, 202);
  assert.deepEqual(await looking.told, ['queued'], 'not that it was stopped');
});

test('a leaver’s keys and invitations are told beforehand, end with them, and stand in the log', async () => {
  const admin = await ours.colleague('admin');
  const userId = await userIdOf(admin);
  const key = await keyOf(admin, ['exports.read', 'exports.run'], 'Выгрузка из 1С');
  const kept = await keyOf(ours, ['exports.read'], 'Ключ владельца');
  const email = 'friend-of-the-leaver@example.com';
  assert.equal((await admin.call('POST', '/invitations', { email, role: 'admin' })).status, 201);
  const { google } = app.sandbox;
  const connected = await admin.call('POST', '/integrations', {
    provider: 'google',
    key: google.serviceAccount('of-the-leaver'),
  });
  assert.equal(connected.status, 201);

  const told = await ours.call('GET', `/members/${userId}/rights`);
  assert.equal(told.status, 200, JSON.stringify(told.body));
  const names = (list: unknown, field: string) =>
    (list as Record<string, string>[]).map((each) => each[field]);
  assert.deepEqual(names(told.body.apiKeys, 'name'), ['Выгрузка из 1С']);
  assert.deepEqual(names(told.body.invitations, 'email'), [email]);
  assert.deepEqual(names(told.body.integrations, 'id'), [connected.body.id]);
  const editor = await ours.colleague('editor');
  assert.equal((await editor.call('GET', `/members/${userId}/rights`)).status, 403);
  assert.equal((await editor.call('GET', `/members/${await userIdOf(editor)}/rights`)).status, 200);

  assert.equal((await ours.call('DELETE', `/members/${userId}`)).status, 204);
  assert.deepEqual([await codeOf(key.key), await codeOf(kept.key)], ['api-key-revoked', 'open']);
  assert.deepEqual(
    (await ours.call('GET', '/invitations')).body.items,
    [],
    'nobody comes in by the word of one who is gone',
  );
  const keys = (await ours.call('GET', '/api-keys')).body.items as {
    id: string;
    createdBy: string;
    status: string;
  }[];
  const listed = keys.find(({ id }) => id === key.id);
  assert.deepEqual([listed?.status, typeof listed?.createdBy], ['revoked', 'string']);
  const log = (await ours.call('GET', '/audit-log?limit=5')).body.items as {
    event: string;
    before: Record<string, string>;
  }[];
  assert.deepEqual(
    log.slice(0, 3).map(({ event }) => event),
    ['member.removed', 'invitation.revoked', 'api-key.revoked'],
  );
  assert.match(log[2]!.before.madeBy!, /person\d+@example\.com/);
});

test('a lower role: keys beyond it and invitations end, the others stay', async () => {
  const admin = await ours.colleague('admin');
  const userId = await userIdOf(admin);
  const running = await keyOf(admin, ['exports.read', 'exports.run'], 'Запуск');
  const reading = await keyOf(admin, ['exports.read'], 'Чтение');
  await admin.call('POST', '/invitations', { email: 'friend@example.com', role: 'viewer' });
  const told = await ours.call('GET', `/members/${userId}/rights?role=viewer`);
  assert.equal((told.body.apiKeys as object[]).length, 1);
  assert.equal((await ours.call('PATCH', `/members/${userId}`, { role: 'viewer' })).status, 200);
  assert.deepEqual([await codeOf(running.key), await codeOf(reading.key)], ['api-key-revoked', 'open']);
  assert.deepEqual((await ours.call('GET', '/invitations')).body.items, []);
});

test('a deleted company’s streams end at once', atOnce, async () => {
  const { theirs } = companies;
  const task = await theirs.start((await theirs.config({ spreadsheetId: theirs.spreadsheet() })).id);
  const viewer = await theirs.colleague('viewer');
  const looking = await lookOn(viewer, {}, task.id);
  assert.equal((await theirs.call('DELETE', '/companies/current')).status, 200);
  assert.deepEqual(await looking.told, ['queued']);
});

test('keys and invitations of those who had left before the rule ended with the upgrade', async () => {
  const gone = await ours.colleague('admin');
  const left = await keyOf(gone, ['exports.read'], 'Старый ключ');
  const stays = await keyOf(ours, ['exports.read'], 'Ключ владельца');
  await gone.call('POST', '/invitations', { email: 'old-friend@example.com', role: 'admin' });
  await app.db.database.forCompany(ours.companyId, async (trx) =>
    trx
      .deleteFrom('members')
      .where('user_id', '=', await userIdOf(gone))
      .execute(),
  );
  const { owner } = companies;
  const file = new URL('../db/migrations/0018_rights_end_with_the_membership.sql', import.meta.url);
  await owner.query('begin');
  await owner.query(await readFile(file, 'utf8'));
  await owner.query('commit');
  assert.deepEqual([await codeOf(left.key), await codeOf(stays.key)], ['api-key-revoked', 'open']);
  assert.deepEqual((await ours.call('GET', '/invitations')).body.items, []);
  const log = (await ours.call('GET', '/audit-log?limit=2')).body.items as { event: string }[];
  assert.deepEqual(log.map(({ event }) => event).sort(), ['api-key.revoked', 'invitation.revoked']);
});
