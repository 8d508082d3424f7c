import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import type { Answer, Member, TestApp } from './support/app.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** What is allowed once, or so many times, is asked for by many requests at once. */
let companies: TwoCompanies;
let app: TestApp;
let owner: pg.Client;
let ours: Member;
let theirs: Member;

before(async () => {
  companies = await openTwoCompanies();
  ({ app, owner, ours, theirs } = companies);
});
after(() => companies?.close());

const times = <T>(count: number, ask: (turn: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, turn) => ask(turn)));
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort((a, b) => a - b);
const codes = (answers: Answer[]) =>
  answers
    .map(({ status, body }) => String(body.code ?? status))
    .sort()
    .filter((code, index, all) => code !== all[index - 1]);
const userIdOf = async (member: Member) =>
  String(((await member.call('GET', '/me')).body.user as { id: string }).id);

test('companies: thirty asked for at once are twenty', async () => {
  const founder = await ours.colleague('viewer');
  const answers = await times(30, (turn) => founder.call('POST', '/companies', { name: `Лавка ${turn}` }));
  assert.equal(statuses(answers).filter((status) => status === 201).length, 20);
  assert.deepEqual(codes(answers), ['201', 'too-many-companies']);
  assert.ok(answers.every(({ body, status }) => status !== 201 || body.members === 1));
});

test('invitations: never more than a hundred, however many are sent at once', async () => {
  const { companyId } = theirs;
  await app.db.database.forCompany(companyId, (trx) =>
    trx
      .insertInto('invitations')
      .values(
        Array.from({ length: 95 }, (_, index) => ({
          company_id: companyId,
          email: `waiting${index}@example.com`,
          role: 'viewer' as const,
          token_hash: randomUUID(),
          invited_by: null,
          expires_at: new Date(Date.now() + 86_400_000),
        })),
      )
      .execute(),
  );
  const answers = await times(12, (turn) =>
    theirs.call('POST', '/invitations', { email: `fresh${turn}@example.com`, role: 'viewer' }),
  );
  assert.deepEqual(codes(answers), ['201', 'too-many-invitations']);
  assert.equal(statuses(answers).filter((status) => status === 201).length, 5);
});

test('an invitation taken many times at once makes one member, and one line in the log', async () => {
  const guest = await theirs.colleague('viewer');
  const email = String(((await guest.call('GET', '/me')).body.user as { email: string }).email);
  const token = randomUUID();
  await app.db.database.forCompany(ours.companyId, (trx) =>
    trx
      .insertInto('invitations')
      .values({
        company_id: ours.companyId,
        email,
        role: 'editor',
        token_hash: createHash('sha256').update(token).digest('hex'),
        invited_by: null,
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute(),
  );
  const answers = await times(8, () => guest.call('POST', '/invitations/accept', { token }));
  assert.deepEqual(codes(answers), ['200', 'invitation-over']);
  assert.equal(statuses(answers).filter((status) => status === 200).length, 1);
  const log = await app.db.database.forCompany(ours.companyId, (trx) =>
    trx.selectFrom('audit_log').select('id').where('event', '=', 'member.joined').execute(),
  );
  assert.equal(log.length, 1);
});

test('an invitation sent while its addressee joins waits for nobody', async () => {
  for (let round = 0; round < 3; round += 1) {
    const guest = await theirs.colleague('viewer');
    const me = (await guest.call('GET', '/me')).body.user as { email: string };
    const token = randomUUID();
    await app.db.database.forCompany(ours.companyId, (trx) =>
      trx
        .insertInto('invitations')
        .values({
          company_id: ours.companyId,
          email: me.email,
          role: 'viewer',
          token_hash: createHash('sha256').update(token).digest('hex'),
          invited_by: null,
          expires_at: new Date(Date.now() + 86_400_000),
        })
        .execute(),
    );
    const answers = await Promise.all([
      guest.call('POST', '/invitations/accept', { token }),
      ours.call('POST', '/invitations', { email: me.email, role: 'viewer' }),
    ]);
    assert.ok(answers.every(({ status }) => status < 500));
    const joined = answers[0].status === 200;
    const { items } = (await ours.call('GET', '/invitations')).body as { items: { email: string }[] };
    const waits = items.some(({ email }) => email === me.email);
    assert.notEqual(joined, waits, 'a member has no invitation, and who is invited anew is none yet');
  }
});

test('of two owners who leave, or make each other less, in one instant, one remains', async () => {
  for (let round = 0; round < 2; round += 1) {
    const founder = await ours.colleague('viewer');
    const made = await founder.call('POST', '/companies', { name: 'Лавка на двоих' });
    const companyId = String(made.body.id);
    const second = await ours.colleague('viewer');
    const ids = [await userIdOf(founder), await userIdOf(second)] as const;
    await app.db.database.forCompany(companyId, (trx) =>
      trx.insertInto('members').values({ company_id: companyId, user_id: ids[1], role: 'owner' }).execute(),
    );
    const here = { 'x-company-id': companyId };
    const answers = await Promise.all(
      round % 2 === 0
        ? [founder, second].map((each) => each.call('POST', '/companies/current/leave', {}, here))
        : [
            founder.call('PATCH', `/members/${ids[1]}`, { role: 'viewer' }, here),
            second.call('PATCH', `/members/${ids[0]}`, { role: 'viewer' }, here),
          ],
    );
    assert.ok(
      answers.every(({ status }) => status < 500),
      JSON.stringify(answers),
    );
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int from (select set_config('app.platform', 'on', true)) s, members where company_id = $1 and role = 'owner'`,
      [companyId],
    );
    assert.equal(rows[0]?.count, 1);
  }
});

test('a key made while its maker is taken out opens nothing', async () => {
  for (let round = 0; round < 4; round += 1) {
    const admin = await ours.colleague('admin');
    const id = await userIdOf(admin);
    const [made, removed] = await Promise.all([
      admin.call('POST', '/api-keys', { name: 'На прощание', scopes: ['exports.read'] }),
      ours.call('DELETE', `/members/${id}`),
    ]);
    assert.equal(removed.status, 204);
    if (made.status !== 201) continue;
    const answer = await ours.call('GET', '/export-configs', undefined, {
      cookie: '',
      authorization: `Bearer ${made.body.key}`,
    });
    assert.equal(answer.body.code, 'api-key-revoked');
  }
});

test('signing up by two links at once: one password counts, the other is told to sign in', async () => {
  for (let round = 0; round < 2; round += 1) {
    const email = `twice${round}@example.com`;
    const { identity } = app.application;
    const tokens = [
      await identity.proveAddress('sign-up', email, 600),
      await identity.proveAddress('sign-up', email, 600),
    ];
    const answers = await Promise.all(
      [...tokens, ...tokens].map((token, turn) =>
        fetch(`${app.url}/api/auth/sign-up/finish`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token, name: 'Вера', password: `лиловый трактор ${turn}` }),
        }),
      ),
    );
    const got = answers.map(({ status }) => status).sort();
    assert.equal(got.filter((status) => status === 201).length, 1, JSON.stringify(got));
    assert.ok(
      got.every((status) => status < 500),
      JSON.stringify(got),
    );
  }
});

test('two connections renewed with one account at once: one has it, the other says whose it is', async () => {
  const { google } = app.sandbox;
  for (let round = 0; round < 2; round += 1) {
    const connect = async (name: string) => {
      const { body } = await theirs.call('POST', '/integrations', {
        provider: 'google',
        key: google.serviceAccount(`${name}-${round}`),
      });
      return String(body.id);
    };
    const ids = [await connect('first'), await connect('second')];
    const key = google.serviceAccount(`shared-${round}`);
    const answers = await Promise.all(
      ids.map((id) => theirs.call('PUT', `/integrations/${id}/secret`, { provider: 'google', key })),
    );
    assert.deepEqual(statuses(answers), [200, 409], JSON.stringify(answers));
    // Each wants the other's account.
    const swapped = await Promise.all(
      ids.map((id, index) =>
        theirs.call('PUT', `/integrations/${id}/secret`, {
          provider: 'google',
          key: google.serviceAccount(`${index === 0 ? 'second' : 'first'}-${round}`),
        }),
      ),
    );
    assert.ok(
      swapped.every(({ status }) => status < 500),
      JSON.stringify(swapped),
    );
  }
});

test('two exports moved to one sheet at once: one has it, the other says which', async () => {
  for (let round = 0; round < 2; round += 1) {
    const spreadsheetId = ours.spreadsheet();
    const configs = [
      await ours.config({ spreadsheetId, sheetTitle: 'А' }),
      await ours.config({ spreadsheetId, sheetTitle: 'Б' }),
    ];
    const answers = await Promise.all(
      configs.map(({ id }) => ours.call('PATCH', `/export-configs/${id}`, { sheetTitle: 'Общий' })),
    );
    assert.deepEqual(statuses(answers), [200, 409], JSON.stringify(answers));
    assert.ok(codes(answers).includes('sheet-used'));
  }
});

test('an export is deleted, changed, started and scheduled at once: nobody meets an error of ours', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { id } = await ours.config({ spreadsheetId: ours.spreadsheet() });
    const answers = await Promise.all([
      ours.call('POST', '/export-tasks', { configId: id }),
      ours.call('POST', '/schedules', {
        configId: id,
        cron: '0 9 * * *',
        timeZone: 'Europe/Moscow',
        verify: false,
      }),
      ours.call('DELETE', `/export-configs/${id}`),
      ours.call('POST', '/export-tasks', { configId: id }),
      ours.call('PATCH', `/export-configs/${id}`, { name: 'Другое имя' }),
    ]);
    assert.ok(
      answers.every(({ status }) => status < 500),
      JSON.stringify(answers),
    );
    const [one, , gone, two] = answers;
    if (gone.status === 204) assert.deepEqual([one.status, two.status], [404, 404], 'no run of what is gone');
    else assert.deepEqual(statuses([one, two]), [202, 409], 'one run at a time');
  }
});

test('an export made through an account that is disconnected in this very instant', async () => {
  const { google } = app.sandbox;
  for (let round = 0; round < 3; round += 1) {
    const key = google.serviceAccount(`passing-${round}`);
    const { body } = await theirs.call('POST', '/integrations', { provider: 'google', key });
    const googleIntegrationId = String(body.id);
    const spreadsheetId = google.createSpreadsheet({
      title: 'Продажи',
      owner: 'owner@example.com',
      shareWith: [{ email: key.client_email, role: 'writer' }],
    }).id;
    const [made, gone] = await Promise.all([
      theirs.call('POST', '/export-configs', {
        name: 'Заказы',
        exporter: 'customerorder',
        sheetTitle: 'Заказы',
        mode: 'upsert',
        spreadsheetId,
        googleIntegrationId,
      }),
      new Promise((resolve) => setTimeout(resolve, round * 8)).then(() =>
        theirs.call('DELETE', `/integrations/${googleIntegrationId}`),
      ),
    ]);
    assert.ok(made.status < 500 && gone.status < 500, JSON.stringify([made, gone]));
    assert.notEqual(made.status === 201, gone.status === 204);
  }
});
