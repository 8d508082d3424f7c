import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { blockCompany, closeCompany, unblockCompany } from '../src/companies/index.ts';
import { eraseDue } from '../src/companies/lifecycle.ts';
import { forgettingPartnerships } from '../src/partnerships/forget.ts';
import type { DomainEvent } from '../src/platform/events/events.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { accept, consentOf, historyOf, inviteBy, makePartners, seenBy } from './support/partners.ts';
import { until } from './support/until.ts';

/** Two companies and what each lets the other do: made, changed and ended by both, without a hole in the walls. */

let app: TestApp;
let owner: pg.Client;
const told: DomainEvent[] = [];
const names = ['Астра', 'Берёза', 'Василёк', 'Герань', 'Дуб', 'Ель'];

before(async () => {
  app = await openTestApp({
    accounts: names.map((name) => ({
      ...{ name, token: `token-${names.indexOf(name)}`, kind: 'app' as const },
      ...{ orders: 2, products: 2, counterparties: 3 },
    })),
  });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  await owner.query("set app.platform = 'on'");
  for (const kind of ['made', 'stopped', 'resumed', 'ended'] as const)
    app.application.on(`partnership.${kind}`, async (_, event) => void told.push(event as DomainEvent));
  await app.application.worker.start();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

async function company(name: string): Promise<Member> {
  const member = await app.company(`token-${names.indexOf(name)}`, { withGoogle: false });
  await owner.query('update companies set name = $1 where id = $2', [name, member.companyId]);
  return member;
}
/** What a company was told of a partnership, in short. */
const toldOf = ({ companyId }: Member, id: string) =>
  told
    .filter(
      (event) => event.companyId === companyId && 'partnershipId' in event && event.partnershipId === id,
    )
    .map((event) => `${event.kind.replace('partnership.', '')}${'why' in event ? ` ${event.why}` : ''}`);
const press = (member: Member, id: string, what: string) =>
  member.call('POST', `/partnerships/${id}/${what}`);

test('an invitation is accepted once, by an owner who holds its code; every other code is answered alike', async () => {
  const [astra, birch] = [await company('Астра'), await company('Берёза')];
  const made = await astra.call('POST', '/partnership-invitations', { name: 'Наш поставщик' });
  const code = String(made.body.code);
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(made.body.url, `${app.url}/partners/accept#${code}`);
  const kept = await owner.query('select * from partnership_invitations');
  assert.doesNotMatch(JSON.stringify(kept.rows), new RegExp(`${code}|${code.replaceAll('-', '')}`));
  const listed = await astra.call('GET', '/partnership-invitations');
  assert.doesNotMatch(JSON.stringify(listed.body), new RegExp(code), 'shown once');

  const look = (member: Member, wanted: string) =>
    member.call('POST', '/partnership-invitations/look', { code: wanted });
  const same = ({ body, status }: Awaited<ReturnType<typeof look>>) => [status, body.code, body.detail];
  const wrong = same(await look(birch, 'AAAA-BBBB-CCCC-DDDD-EEEE'));
  assert.deepEqual(wrong.slice(0, 2), [404, 'partnership-code-over']);
  const gone = await astra.call('POST', '/partnership-invitations', { name: 'Зря' });
  await astra.call('DELETE', `/partnership-invitations/${gone.body.id}`);
  assert.deepEqual(same(await look(birch, String(gone.body.code))), wrong, 'taken back');
  const late = await inviteBy(astra);
  await owner.query(`update partnership_invitations set expires_at = now() where name = 'Партнёр'`);
  assert.deepEqual(same(await look(birch, late)), wrong, 'too old');
  assert.equal((await look(astra, code)).body.code, 'partnership-own-code');

  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  assert.equal((await look(birch, typed)).body.companyName, 'Астра');
  const admin = await birch.colleague('admin');
  assert.equal((await accept(admin, code)).status, 403, 'admins do not accept');
  const answers = await Promise.all([accept(birch, code), accept(birch, typed), accept(birch, code)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 404, 404]);
  const id = String(answers.find(({ status }) => status === 201)?.body.id);
  assert.deepEqual(same(await look(birch, code)), wrong, 'used');

  const [ours, theirs] = [await seenBy(astra, id), await seenBy(birch, id)];
  assert.deepEqual([ours.partnerName, ours.state, ours.consent], ['Берёза', 'live', null]);
  assert.deepEqual([theirs.partnerName, theirs.state, theirs.partnerConsent], ['Астра', 'live', null]);
  const { moyskladIntegrationId, ...consent } = theirs.consent!;
  assert.ok(moyskladIntegrationId);
  assert.deepEqual(ours.partnerConsent, consent);
  assert.deepEqual(toldOf(astra, id), ['made']);
  assert.deepEqual(toldOf(birch, id), []);
  const { body: log } = await birch.call('GET', '/audit-log?limit=50');
  assert.ok((log.items as { event: string }[]).some(({ event }) => event === 'partnership.made'));
  for (const member of [astra, birch])
    assert.doesNotMatch(
      JSON.stringify((await member.call('GET', '/audit-log?limit=50')).body),
      new RegExp(code),
    );
});

test('whoever presses at once, on whichever side: one partnership, no deadlock, both the same', async () => {
  const [cornflower, geranium] = [await company('Василёк'), await company('Герань')];
  // The higher and the lower id invite each other, and both accept at the same moment.
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await inviteBy(cornflower), await inviteBy(geranium)];
    const answers = await Promise.all([accept(cornflower, other), accept(geranium, one)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409], JSON.stringify(answers));
    assert.equal(answers.find(({ status }) => status === 409)?.body.code, 'partnership-exists');
    const id = String(answers.find(({ status }) => status === 201)?.body.id);
    const presses = ['pause', 'resume', 'pause', 'resume'].flatMap((what) =>
      [cornflower, geranium].map((member) => press(member, id, what)),
    );
    const consents = [cornflower, geranium].map(async (member) =>
      member.call('PUT', `/partnerships/${id}/consent`, {
        consent: await consentOf(member, { documentsADay: round + 20 }),
      }),
    );
    for (const { status, body } of await Promise.all([...presses, ...consents]))
      assert.equal(status, 200, JSON.stringify(body));
    const [left, right] = [await seenBy(cornflower, id), await seenBy(geranium, id)];
    assert.deepEqual(
      [left.pausedAt, left.partnerPausedAt, left.consent?.documentsADay, left.partnerConsent?.documentsADay],
      [
        right.partnerPausedAt,
        right.pausedAt,
        right.partnerConsent?.documentsADay,
        right.consent?.documentsADay,
      ],
    );
    const [mine, theirs] = [await historyOf(cornflower, id), await historyOf(geranium, id)];
    assert.deepEqual(
      mine.map(([what, own]) => [what, !own]).sort(),
      [...theirs].sort(),
      'the same history, in each one’s words',
    );
    const ends = await Promise.all([press(cornflower, id, 'end'), press(geranium, id, 'end')]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      [200, 200],
    );
    assert.deepEqual([(await seenBy(cornflower, id)).endedBy, (await seenBy(geranium, id)).endedBy].sort(), [
      'partner',
      'us',
    ]);
    assert.equal((await press(geranium, id, 'resume')).body.code, 'partnership-ended');
  }
});

test('a consent names what MoySklad has, and its changes are told to both; a third company sees nothing', async () => {
  const [oak, spruce, birch] = [await company('Дуб'), await company('Ель'), await company('Берёза')];
  const id = await makePartners(oak, spruce);
  const put = async (more: Record<string, unknown>) =>
    spruce.call('PUT', `/partnerships/${id}/consent`, { consent: await consentOf(spruce, more) });
  const foreign = { id: crypto.randomUUID(), name: 'Чужой склад' };
  for (const [more, code, field] of [
    [{ store: null }, 'partnership-store-needed', 'consent.store'],
    [{ store: foreign }, 'partnership-object-missing', 'consent.store'],
    [{ counterparty: foreign }, 'partnership-object-missing', 'consent.counterparty'],
    [{ moyskladIntegrationId: crypto.randomUUID() }, 'unknown-integration', undefined],
    [{ documentsADay: 0 }, 'bad-request', undefined],
  ] as const) {
    const { status, body } = await put(more);
    assert.ok(status === 422 || status === 404 || status === 400, JSON.stringify(body));
    assert.equal(body.code, code, JSON.stringify(body));
    if (field) assert.match(JSON.stringify(body), new RegExp(field));
  }
  assert.equal((await put({ types: ['demand', 'supply'], sumADay: 5 })).status, 200);
  assert.deepEqual((await seenBy(oak, id)).partnerConsent?.types, ['demand', 'supply']);
  assert.equal((await spruce.call('DELETE', `/partnerships/${id}/consent`)).status, 200);
  assert.equal((await seenBy(oak, id)).partnerConsent, null);
  assert.deepEqual(await historyOf(oak, id), [
    ['made', false],
    ['consent-changed', false],
    ['consent-withdrawn', false],
  ]);
  assert.deepEqual((await birch.call('GET', `/partnerships/${id}`)).body.code, 'unknown-partnership');
  for (const what of ['pause', 'end', 'resume']) assert.equal((await press(birch, id, what)).status, 404);
  assert.deepEqual((await seenBy(oak, id)).state, 'live');
  await press(oak, id, 'end');
});

test('a partner that is blocked, disconnected or erased is told once, and all but the last comes back by itself', async () => {
  const [oak, spruce] = [await company('Дуб'), await company('Ель')];
  const id = await makePartners(oak, spruce);
  const { database } = app.db;
  const { emit } = app.application;
  const cause = { companyId: oak.companyId, requestId: 'r' };
  const stateIs = (member: Member, state: string) =>
    until(async () => (await seenBy(member, id)).state === state);

  await database.forCompany(oak.companyId, (trx) => blockCompany(trx, emit, { ...cause, reason: 'test' }));
  await stateIs(spruce, 'stopped');
  assert.equal((await seenBy(spruce, id)).partnerTrouble, 'closed');
  await database.forCompany(oak.companyId, (trx) => unblockCompany(trx, emit, cause));
  await stateIs(spruce, 'live');

  // The account that the consent names: kept without its secret, and the same one when it is connected again.
  const [account] = (await spruce.call('GET', '/integrations')).body.items as { id: string }[];
  const refused = await spruce.call('DELETE', `/integrations/${account!.id}`);
  assert.equal(refused.body.code, 'integration-in-use');
  assert.equal((await spruce.call('DELETE', `/integrations/${account!.id}?pause=true`)).status, 204);
  await stateIs(oak, 'stopped');
  assert.equal((await seenBy(oak, id)).partnerTrouble, 'account');
  await spruce.call('POST', '/integrations', { provider: 'moysklad', token: 'token-5' });
  await stateIs(oak, 'live');
  assert.deepEqual(toldOf(spruce, id), ['stopped closed', 'resumed']);
  assert.deepEqual(toldOf(oak, id), ['made', 'stopped account', 'resumed']);
  const kinds = async (member: Member) =>
    ((await member.call('GET', '/notifications')).body.items as { kind: string }[]).map(({ kind }) => kind);
  await until(async () => (await kinds(oak)).filter((kind) => kind.startsWith('partnership-')).length === 3);
  assert.deepEqual((await kinds(oak)).filter((kind) => kind.startsWith('partnership-')).sort(), [
    'partnership-made',
    'partnership-stopped',
    'partnership-well',
  ]);

  await database.forCompany(oak.companyId, (trx) =>
    closeCompany(trx, emit, { ...cause, why: 'uninstalled', personId: null }),
  );
  await stateIs(spruce, 'stopped');
  await owner.query('update companies set erase_at = now() where id = $1', [oak.companyId]);
  await eraseDue({ database, emit, log: openLog('silent') });
  await stateIs(spruce, 'ended');
  const left = await seenBy(spruce, id);
  assert.deepEqual([left.endedBy, left.partnerName], ['erased', 'Дуб']);
  assert.deepEqual(toldOf(spruce, id).slice(2), ['stopped closed', 'ended erased']);
  const rows = await owner.query('select company_id from partnerships where id = $1', [id]);
  assert.deepEqual(rows.rows, [{ company_id: spruce.companyId }]);

  await owner.query(`update partnerships set ended_at = now() - interval '367 days' where id = $1`, [id]);
  await forgettingPartnerships(database).run(new AbortController().signal);
  assert.equal((await spruce.call('GET', `/partnerships/${id}`)).status, 404, 'forgotten after a year');
});

test('two companies of one person are linked in one step; another’s are not, nor from MoySklad’s window', async () => {
  const [astra, birch] = [await company('Астра'), await company('Берёза')];
  const link = async (companyId: string, headers: Record<string, string> = {}) =>
    birch.call('POST', '/partnerships/own', { companyId, consent: await consentOf(birch) }, headers);
  assert.equal((await link(astra.companyId)).body.code, 'partnership-company-not-owned');
  assert.equal((await link(crypto.randomUUID())).body.code, 'partnership-company-not-owned');
  assert.equal((await link(birch.companyId)).body.code, 'partnership-own-code');
  const { rows } = await owner.query('select user_id from members where company_id = $1', [birch.companyId]);
  const userId = rows[0].user_id as string;
  await owner.query(`insert into members (company_id, user_id, role) values ($1, $2, 'admin')`, [
    astra.companyId,
    userId,
  ]);
  const here = { 'x-company-id': birch.companyId };
  const consent = await birch
    .call('GET', '/partnerships', undefined, here)
    .then(() => consentOf({ ...birch, call: (m, p, b) => birch.call(m, p, b, here) }));
  const own = (headers: Record<string, string>) =>
    birch.call('POST', '/partnerships/own', { companyId: astra.companyId, consent }, headers);
  assert.equal((await own(here)).body.code, 'partnership-company-not-owned', 'an admin is no owner');
  await owner.query(`update members set role = 'owner' where company_id = $1 and user_id = $2`, [
    astra.companyId,
    userId,
  ]);
  const { token } = await app.application.tokens.issue({ userId, companyId: birch.companyId, minutes: 5 });
  const framed = await fetch(`${app.url}/api/v1/partnerships/own`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ companyId: astra.companyId, consent }),
  });
  assert.equal(framed.status, 403);
  const made = await own(here);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.deepEqual((await seenBy(astra, String(made.body.id))).partnerName, 'Берёза');
});
