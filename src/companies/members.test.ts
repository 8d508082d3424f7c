import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../db/tables/companies.ts';
import { type Browser, secretIn } from '../../test/support/people.ts';
import { password, roomOfPeople } from '../../test/support/signed-in.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { eraseDue } from './lifecycle.ts';

const room = roomOfPeople();
const erasing = () => ({ database: room.db.database, emit: async () => {}, log: openLog('silent') });

interface Person {
  browser: Browser;
  userId: string;
  email: string;
  name: string;
  /** A call in their company, or in another one. */
  call(method: string, path: string, body?: unknown): ReturnType<Browser['call']>;
}

/** A person who is signed in. @param companyId they work in it from now on. */
async function person(companyId?: string, role?: Role): Promise<Person> {
  const { browser, userId, email, name } = await room.person('person');
  if (companyId && role) {
    await room.db.database.forCompany(companyId, (trx) =>
      trx.insertInto('members').values({ company_id: companyId, user_id: userId, role }).execute(),
    );
  }
  const headers: Record<string, string> = companyId ? { 'x-company-id': companyId } : {};
  return {
    browser,
    userId,
    email,
    name,
    call: (method, path, body) => browser.call(method, `/api/v1${path}`, body, headers),
  };
}

/** A company with its owner, made through the API. */
async function company(): Promise<{ id: string; owner: Person }> {
  const founder = await person();
  const { status, body } = await founder.call('POST', '/companies', { name: 'Ромашка' });
  assert.equal(status, 201);
  const id = body.id as string;
  return {
    id,
    owner: {
      ...founder,
      call: (m, p, b) => founder.browser.call(m, `/api/v1${p}`, b, { 'x-company-id': id }),
    },
  };
}

async function events(companyId: string): Promise<string[]> {
  const rows = await room.db.database.forCompany(companyId, (trx) =>
    trx.selectFrom('audit_log').select('event').orderBy('id').execute(),
  );
  return rows.map(({ event }) => event);
}

const codeOf = async (answer: ReturnType<Browser['call']>) => {
  const { status, body } = await answer;
  return [status, body.code ?? body.errors];
};

test('a person makes their first company, renames it, and everything is in the log', async () => {
  const { id, owner } = await company();
  assert.deepEqual(await codeOf(owner.call('POST', '/companies', { name: ' ' })), [400, 'bad-request']);
  assert.equal((await owner.call('PATCH', '/companies/current', { name: 'Лютик' })).body.name, 'Лютик');
  const me = (await owner.call('GET', '/me')).body;
  assert.deepEqual(
    me.companies.map(({ name, role }: { name: string; role: Role }) => [name, role]),
    [['Лютик', 'owner']],
  );
  assert.deepEqual(await events(id), ['company.created', 'company.renamed']);
});

test('roles go up to one’s own, and nobody above is touched', async () => {
  const { id, owner } = await company();
  const admin = await person(id, 'admin');
  const editor = await person(id, 'editor');
  const setRole = (by: Person, of: Person, role: Role) => by.call('PATCH', `/members/${of.userId}`, { role });
  assert.equal((await setRole(admin, editor, 'admin')).status, 200);
  assert.deepEqual(await codeOf(setRole(admin, editor, 'owner')), [403, 'above-own-role']);
  assert.deepEqual(await codeOf(setRole(admin, admin, 'owner')), [403, 'above-own-role']);
  assert.deepEqual(await codeOf(setRole(admin, owner, 'viewer')), [403, 'above-own-role']);
  assert.deepEqual(await codeOf(admin.call('DELETE', `/members/${owner.userId}`)), [403, 'above-own-role']);
  assert.deepEqual(await codeOf(setRole(admin, await person(), 'viewer')), [404, 'unknown-member']);
  assert.equal((await setRole(owner, editor, 'viewer')).status, 200);
  assert.deepEqual(await codeOf(setRole(editor, editor, 'editor')), [403, 'forbidden']);
  assert.equal((await owner.call('DELETE', `/members/${editor.userId}`)).status, 204);
  assert.equal((await editor.call('GET', '/members')).status, 403);
  assert.deepEqual((await events(id)).slice(1), [
    'member.role-changed',
    'member.role-changed',
    'member.removed',
  ]);
});

test('an owner always remains', async () => {
  const { id, owner } = await company();
  const other = await person(id, 'admin');
  const step = { role: 'viewer' };
  assert.deepEqual(await codeOf(owner.call('PATCH', `/members/${owner.userId}`, step)), [409, 'last-owner']);
  assert.deepEqual(await codeOf(owner.call('POST', '/companies/current/leave')), [409, 'last-owner']);
  assert.deepEqual(await codeOf(owner.call('DELETE', `/members/${owner.userId}`)), [409, 'last-owner']);
  assert.deepEqual(
    await codeOf(other.call('POST', '/companies/current/transfer', { userId: other.userId })),
    [403, 'forbidden'],
  );
  const hand = (userId: string) => owner.call('POST', '/companies/current/transfer', { userId });
  assert.deepEqual(await codeOf(hand(owner.userId)), [422, 'transfer-to-self']);
  assert.deepEqual(await codeOf(hand('nobody')), [404, 'unknown-member']);
  assert.equal((await hand(other.userId)).status, 204);
  const roles = (await owner.call('GET', '/members')).body.items.map(({ role }: { role: Role }) => role);
  assert.deepEqual(roles, ['admin', 'owner']);
  assert.equal((await owner.call('POST', '/companies/current/leave')).status, 204);
  assert.deepEqual(await events(id), ['company.created', 'company.transferred', 'member.left']);
});

test('two owners who leave in the same moment: one stays', async () => {
  const { id, owner } = await company();
  for (let round = 0; round < 5; round += 1) {
    const second = await person(id, 'owner');
    const third = await person(id, 'owner');
    await room.db.database.forCompany(id, (trx) =>
      trx.deleteFrom('members').where('user_id', 'not in', [second.userId, third.userId]).execute(),
    );
    const left = await Promise.all(
      [second, third].map((who) => who.call('POST', '/companies/current/leave')),
    );
    assert.deepEqual(left.map(({ status }) => status).sort(), [204, 409]);
  }
  assert.equal((await owner.call('GET', '/members')).status, 403);
});

/** Invites an address and answers the secret of the email. */
async function invited(by: Person, email: string, role: Role = 'editor'): Promise<string> {
  const answer = await by.call('POST', '/invitations', { email, role });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return secretIn(await room.people.emailTo(email.toLowerCase()));
}

test('an invited newcomer sees who calls, chooses a password, and is in; the link is good once', async () => {
  const { id, owner } = await company();
  const token = await invited(owner, 'New.Comer@example.com', 'editor');
  const browser = room.people.browser();
  const look = await browser.call('POST', '/api/v1/invitations/look', { token });
  assert.deepEqual(look.body, {
    companyName: 'Ромашка',
    email: 'new.comer@example.com',
    role: 'editor',
    invitedBy: owner.name,
    known: false,
    signedInAs: null,
  });
  const sign = { token, name: 'Новый', password };
  const joined = await browser.call('POST', '/api/v1/invitations/sign-up', sign);
  assert.deepEqual(joined, { status: 201, body: { companyId: id } });
  await browser.call('POST', '/api/auth/sign-in/email', { email: 'new.comer@example.com', password });
  const me = (await browser.call('GET', '/api/v1/me')).body;
  assert.deepEqual([me.companies[0].id, me.companies[0].role], [id, 'editor']);
  assert.deepEqual(await codeOf(browser.call('POST', '/api/v1/invitations/look', { token })), [
    410,
    'invitation-over',
  ]);
  assert.deepEqual(await codeOf(browser.call('POST', '/api/v1/invitations/accept', { token })), [
    410,
    'invitation-over',
  ]);
  assert.deepEqual(await events(id), ['company.created', 'invitation.sent', 'member.joined']);
});

test('one who is there already signs in and accepts; nobody else can', async () => {
  const { id, owner } = await company();
  const guest = await person();
  const token = await invited(owner, guest.email, 'viewer');
  const stranger = await person();
  const accept = (who: Person) => who.call('POST', '/invitations/accept', { token });
  assert.deepEqual(await codeOf(accept(stranger)), [403, 'invitation-for-another']);
  const nobody = room.people.browser();
  assert.deepEqual(await codeOf(nobody.call('POST', '/api/v1/invitations/accept', { token })), [
    401,
    'unauthenticated',
  ]);
  const sign = { token, name: 'Вор', password };
  assert.deepEqual(await codeOf(nobody.call('POST', '/api/v1/invitations/sign-up', sign)), [
    409,
    'sign-in-first',
  ]);
  assert.deepEqual(await codeOf(nobody.call('POST', '/api/v1/invitations/look', { token: 'x' })), [
    410,
    'invitation-over',
  ]);
  const twice = await Promise.all([accept(guest), accept(guest)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 410]);
  assert.deepEqual(await codeOf(owner.call('POST', '/invitations', { email: guest.email, role: 'admin' })), [
    409,
    'already-member',
  ]);
  assert.equal((await events(id)).filter((event) => event === 'member.joined').length, 1);
});

test('resent, revoked and old invitations: earlier links are void', async () => {
  const { id, owner } = await company();
  const admin = await person(id, 'admin');
  const email = 'waiting@example.com';
  const look = (token: string) =>
    codeOf(room.people.browser().call('POST', '/api/v1/invitations/look', { token }));
  const first = await invited(owner, email, 'viewer');
  const [{ id: invitation }] = (await owner.call('GET', '/invitations')).body.items;
  assert.equal((await admin.call('POST', `/invitations/${invitation}/resend`)).status, 200);
  const second = secretIn(await room.people.emailTo(email));
  assert.notEqual(second, first);
  assert.deepEqual(await look(first), [410, 'invitation-over']);
  assert.equal((await look(second))[0], 200);
  await room.db.database.forCompany(id, (trx) =>
    trx
      .updateTable('invitations')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute(),
  );
  assert.deepEqual(await look(second), [410, 'invitation-over']);
  const third = await invited(owner, email, 'owner');
  const [{ id: again }] = (await owner.call('GET', '/invitations')).body.items;
  assert.deepEqual(await codeOf(admin.call('DELETE', `/invitations/${again}`)), [403, 'above-own-role']);
  assert.deepEqual(await codeOf(admin.call('POST', '/invitations', { email, role: 'viewer' })), [
    403,
    'above-own-role',
  ]);
  assert.deepEqual(
    await codeOf(admin.call('POST', '/invitations', { email: 'o@example.com', role: 'owner' })),
    [403, 'above-own-role'],
  );
  assert.equal((await owner.call('DELETE', `/invitations/${again}`)).status, 204);
  assert.deepEqual(await look(third), [410, 'invitation-over']);
  const other = await company();
  assert.deepEqual(await codeOf(other.owner.call('DELETE', `/invitations/${again}`)), [
    404,
    'unknown-invitation',
  ]);
  const { rows } = await room.db.database.pool.query(
    "select current_setting('app.invitation', true) as left",
  );
  assert.ok(!rows[0].left, 'the link’s scope does not stick to a connection');
});

test('a deleted company stops at once, can be taken back, and is erased when its time is over', async () => {
  const { id, owner } = await company();
  const viewer = await person(id, 'viewer');
  const token = await invited(owner, 'late@example.com');
  assert.deepEqual(await codeOf(viewer.call('DELETE', '/companies/current')), [403, 'forbidden']);
  const deleted = (await owner.call('DELETE', '/companies/current')).body;
  const days = (Date.parse(deleted.eraseAt) - Date.now()) / 86_400_000;
  assert.ok(days > 29.9 && days <= 30);
  assert.deepEqual(
    room.people.stopped.filter((each) => each === id),
    [id],
  );
  assert.match((await room.people.emailTo(owner.email)).subject, /«Ромашка» будет удалена/);
  assert.deepEqual(await codeOf(owner.call('GET', '/members')), [403, 'company-deleted']);
  assert.deepEqual(await codeOf(viewer.call('POST', '/companies/current/restore')), [403, 'forbidden']);
  assert.deepEqual(await codeOf(room.people.browser().call('POST', '/api/v1/invitations/look', { token })), [
    410,
    'invitation-over',
  ]);
  const repeated = (await owner.call('DELETE', '/companies/current')).body;
  assert.equal(repeated.eraseAt, deleted.eraseAt, 'a second time changes nothing');
  assert.deepEqual(await eraseDue(erasing()), []);
  assert.equal((await owner.call('POST', '/companies/current/restore')).body.eraseAt, null);
  assert.deepEqual(await codeOf(owner.call('POST', '/companies/current/restore')), [
    409,
    'company-not-deleted',
  ]);
  assert.equal((await viewer.call('GET', '/members')).status, 200);

  await owner.call('DELETE', '/companies/current');
  await room.db.database.forCompany(id, async (trx) => {
    await trx
      .insertInto('integrations')
      .values({ company_id: id, provider: 'google', kind: 'oauth', account: 'a', title: 't', secret: 's' })
      .execute();
    await trx
      .updateTable('companies')
      .set({ erase_at: new Date(Date.now() - 1000) })
      .execute();
  });
  const both = await Promise.all([eraseDue(erasing()), eraseDue(erasing())]);
  assert.deepEqual(both.flat(), [id], 'two workers at once erase it once');
  for (const table of ['companies', 'members', 'invitations', 'integrations', 'audit_log'] as const) {
    const rows = await room.db.database.forCompany(id, (trx) => trx.selectFrom(table).selectAll().execute());
    assert.deepEqual(rows, [], table);
  }
  assert.deepEqual((await viewer.call('GET', '/me')).body.companies, [], 'the person himself stays');
});

test('nobody owns more companies than they may', async () => {
  const founder = await person();
  for (let made = 0; made < 20; made += 1)
    assert.equal((await founder.call('POST', '/companies', { name: `К ${made}` })).status, 201);
  assert.deepEqual(await codeOf(founder.call('POST', '/companies', { name: 'К' })), [
    409,
    'too-many-companies',
  ]);
});

test('emails are shown to somebody near, and to nobody else', async () => {
  const near = await room.people.http.app.inject({ url: '/api/v1/outbox', remoteAddress: '127.0.0.1' });
  assert.equal(near.statusCode, 200);
  assert.ok(near.json().items.length > 0);
  for (const ip of ['203.0.113.5', '2001:db8::1', '::ffff:203.0.113.5']) {
    const headers = { 'x-forwarded-for': ip };
    const far = await room.people.http.app.inject({ url: '/api/v1/outbox', headers });
    assert.equal(far.statusCode, 404, ip);
  }
});
