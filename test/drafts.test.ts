import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { forgettingDrafts } from '../src/drafts/forget.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** What people have entered into forms and not saved yet: whose it is, which version, how long, and what never gets in. */
let app: TestApp;
let ours: Member;
let theirs: Member;

before(async () => {
  const account = { kind: 'app' as const, orders: 1, products: 1, counterparties: 1 };
  app = await openTestApp({
    limits: false,
    accounts: [
      { name: 'ours', token: 'ours', ...account },
      { name: 'theirs', token: 'theirs', ...account },
    ],
  });
  ours = await app.company('ours');
  theirs = await app.company('theirs');
});
after(() => app.close());

const page = () => randomBytes(16).toString('hex');
const put = (of: Member, form: string, content: unknown, more: object = {}) =>
  of.call('PUT', `/drafts/${form}`, { content, version: 0, editor: page(), sequence: 1, ...more });
const found = async (of: Member, form: string) =>
  (await of.call('GET', `/drafts/${form}`)).body.draft as { content: unknown; version: number } | null;
const forms = async (of: Member) =>
  ((await of.call('GET', '/drafts')).body.items as { form: string }[]).map(({ form }) => form);
const rows = async () =>
  Number((await app.db.database.pool.query('select count(*) from form_drafts')).rows[0].count);
/** With the right of the owner of the tables, who says so. */
async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('alter table form_drafts no force row level security');
    const { rows: answer } = await owner.query(sql);
    await owner.query('alter table form_drafts force row level security');
    await owner.query('commit');
    return answer;
  } finally {
    await owner.end();
  }
}

test('a draft is its person’s alone: no colleague, other company, key or query without a person finds it', async () => {
  const colleague = await ours.colleague('owner');
  assert.equal((await put(ours, 'company', { name: 'Ромашка' })).status, 200);
  assert.deepEqual((await found(ours, 'company'))?.content, { name: 'Ромашка' });
  for (const other of [colleague, theirs]) {
    assert.equal(await found(other, 'company'), null);
    assert.deepEqual(await forms(other), []);
    await other.call('DELETE', '/drafts/company');
  }
  assert.deepEqual(await forms(ours), ['company']);
  const inCompany = await app.db.database.forCompany(ours.companyId, (trx) =>
    trx.selectFrom('form_drafts').selectAll().execute(),
  );
  assert.deepEqual([inCompany, await rows()], [[], 0]);
  const key = await ours.call('POST', '/api-keys', { name: 'Ключ', scopes: ['exports.edit'] });
  const byKey = await ours.call('GET', '/drafts', undefined, {
    cookie: '',
    authorization: `Bearer ${key.body.key}`,
  });
  assert.deepEqual([byKey.status, byKey.body.code], [403, 'out-of-scope']);
});

test('two pages: the one that starts from an older version changes nothing and is told', async () => {
  const [first, second] = [page(), page()];
  const begun = await put(
    ours,
    'company',
    { name: 'А' },
    { editor: first, version: (await found(ours, 'company'))!.version },
  );
  const { version } = begun.body as { version: number };
  assert.equal((await put(ours, 'company', { name: 'Б' }, { editor: second, version })).status, 200);
  const late = await put(ours, 'company', { name: 'В' }, { editor: first, version, sequence: 2 });
  assert.deepEqual([late.status, late.body.code], [409, 'draft-changed']);
  assert.deepEqual((await found(ours, 'company'))?.content, { name: 'Б' });
  const fromNothing = await put(ours, 'company', { name: 'Г' });
  assert.equal(fromNothing.status, 409);
  await ours.call('DELETE', '/drafts/company');
  const afterwards = await put(ours, 'company', { name: 'Д' }, { editor: second, version: version + 1 });
  assert.equal(afterwards.status, 409, 'what was thrown away does not come back');
});

test('a draft begun after another one was thrown away is not taken for it', async () => {
  const id = '00000000-0000-4000-8000-00000000000a';
  const [first, second] = [page(), page()];
  const thrown = await put(ours, `company:${id}`, { name: 'А' }, { editor: first });
  await ours.call('DELETE', `/drafts/company:${id}`);
  assert.equal((await put(ours, `company:${id}`, { name: 'Б' }, { editor: second })).status, 200);
  const { version } = thrown.body as { version: number };
  const late = await put(ours, `company:${id}`, { name: 'В' }, { editor: first, version, sequence: 2 });
  assert.deepEqual([late.status, late.body.code], [409, 'draft-changed']);
  assert.deepEqual((await found(ours, `company:${id}`))?.content, { name: 'Б' });
  await ours.call('DELETE', `/drafts/company:${id}`);
});

test('of one page the newest counts, in whatever order its requests come, and of twenty at once one begins', async () => {
  const editor = page();
  const save = (name: string, sequence: number) => put(ours, 'company', { name }, { editor, sequence });
  await save('первое', 1);
  assert.equal((await save('третье', 3)).status, 200);
  assert.equal((await save('второе', 2)).status, 409);
  assert.deepEqual((await found(ours, 'company'))?.content, { name: 'третье' });
  await ours.call('DELETE', '/drafts/company');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => put(ours, 'company', { name: String(number) })),
  );
  const { length } = answers.filter(({ status }) => status === 200);
  assert.equal(length, 1);
});

test('no secret has a place in a draft: what a form does not have is refused and not kept', async () => {
  const secret = 'secret-that-nobody-keeps';
  for (const name of ['token', 'key', 'password', 'secret', 'private_key', 'code'])
    for (const form of ['company', 'export']) {
      const answer = await put(theirs, form, { [name]: secret });
      assert.deepEqual([answer.status, answer.body.code], [400, 'bad-request'], `${form}.${name}`);
    }
  const kept = await asOwner('select content::text as text from form_drafts');
  assert.ok(kept.length > 0);
  assert.ok(kept.every(({ text }) => !String(text).includes(secret)));
});

test('nor is one kept that was pasted into the wrong field', async () => {
  const token = '6ab89be1ae6ff147755625ee8da948e42612233b';
  const key = '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII"}';
  for (const secret of [token, ` ${token.toUpperCase()}\n`, key]) {
    const wrong = {
      connection: { title: secret },
      copy: { name: 'Копия', sheetTitle: secret },
      welcome: { template: null, spreadsheet: null, sought: { way: 'link', text: secret } },
    };
    for (const [form, content] of Object.entries(wrong)) {
      const answer = await put(theirs, form, content);
      assert.deepEqual([answer.status, answer.body.code], [400, 'bad-request'], form);
      assert.ok(!JSON.stringify(answer.body).includes(secret.trim()), 'nor said back');
    }
  }
  assert.equal((await put(theirs, 'connection', { title: `Касса ${token.slice(0, 8)}` })).status, 200);
  await theirs.call('DELETE', '/drafts/connection');
});

test('a draft is bounded: in size, in number, and by the forms there are', async () => {
  const large = await put(theirs, 'company', { name: 'Я'.repeat(40_000) });
  assert.equal(large.status, 400);
  assert.equal((await put(theirs, 'payment', { name: 'А' })).status, 400);
  assert.equal((await put(theirs, 'company', 'text')).status, 400);
  for (let number = 0; number < 55; number += 1) {
    const id = `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`;
    assert.equal((await put(theirs, `company:${id}`, { name: 'А' })).status, 200);
  }
  const left = await forms(theirs);
  assert.equal(left.length, 50);
  assert.match(left[0] ?? '', /54$/);
});

test('saves at once, at the bound of their number, all end, and what was told to be kept is', async () => {
  const name = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
  for (let round = 0; round < 4; round += 1) {
    const oldest = (await forms(theirs)).slice(-5);
    const versions = await Promise.all(oldest.map(async (form) => (await found(theirs, form))!.version));
    const begun = Array.from({ length: 5 }, (_, number) => `api-key:${name(round * 10 + number + 10)}`);
    const answers = await Promise.all([
      ...oldest.map((form, place) => put(theirs, form, { name: 'Б' }, { version: versions[place] })),
      ...begun.map((form) => put(theirs, form, { name: 'В', scopes: [], days: '' })),
    ]);
    const left = await forms(theirs);
    assert.equal(left.length, 50);
    for (const [place, form] of [...oldest, ...begun].entries()) {
      const { status } = answers[place]!;
      // One that had to go before it was saved again is told so.
      assert.ok(status === 200 || (status === 409 && oldest.includes(form)), `${form}: ${status}`);
      if (status === 200) assert.ok(left.includes(form), form);
    }
  }
});

test('after thirty days it is gone: not shown, and erased by the worker; others stay', async () => {
  await put(ours, 'company', { name: 'Старое' }, { version: (await found(ours, 'company'))?.version ?? 0 });
  const [row] = await asOwner(
    `select round(extract(epoch from expires_at - updated_at) / 86400) as days from form_drafts where company_id = '${ours.companyId}'`,
  );
  assert.equal(Number(row?.days), 30);
  await asOwner(`update form_drafts set expires_at = now() where company_id = '${ours.companyId}'`);
  assert.equal(await found(ours, 'company'), null);
  assert.deepEqual(await forms(ours), []);
  await forgettingDrafts(app.db.database).run(new AbortController().signal);
  const left = await asOwner('select distinct company_id from form_drafts');
  assert.deepEqual(left, [{ company_id: theirs.companyId }]);
});

test('it goes with the membership', async () => {
  const colleague = await theirs.colleague('editor');
  await put(colleague, 'export:00000000-0000-4000-8000-000000000000', {});
  await put(colleague, 'company', { name: 'Ухожу' });
  const of = `select 1 from form_drafts where content->>'name' = 'Ухожу'`;
  assert.equal((await asOwner(of)).length, 1);
  const { body } = await colleague.call('GET', '/me');
  const left = await theirs.call('DELETE', `/members/${(body.user as { id: string }).id}`);
  assert.ok(left.status < 300, JSON.stringify(left.body));
  assert.equal((await asOwner(of)).length, 0);
});

test('numbers count as long as the database writes them out', async () => {
  const row = (number: number) => ({
    field: 'sum',
    op: 'is',
    chosen: Array.from({ length: 200 }, () => number),
  });
  const draft = (number: number) => ({
    step: 'rows',
    exporter: 'customerorder',
    template: null,
    spreadsheet: null,
    sheetTitle: '',
    mode: 'upsert',
    columns: null,
    sought: null,
    edited: null,
    made: null,
    rows: Array.from({ length: 40 }, () => row(number)),
    filter: '',
    options: { gone: 'keep', protect: false, trim: false, sort: [] },
    moysklad: null,
    google: null,
    name: null,
  });
  const small = await put(ours, 'export', draft(100));
  assert.equal(small.status, 200, JSON.stringify(small.body));
  for (const number of [1e308, 1e-300, -1e300]) {
    const answer = await put(ours, 'export', draft(number), { version: 1 });
    const [fault] = (answer.body.errors ?? []) as { field: string }[];
    assert.deepEqual([answer.status, fault?.field], [400, 'content'], String(number));
  }
});
