import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TaskView } from '../src/exports/schema.ts';
import { type Answer, launcher, type Member, openTestApp, type TestApp } from './support/app.ts';
import { atCall } from './support/calls.ts';
import { testSecrets } from './support/database.ts';
import { noted } from './support/resolved.ts';
import { until } from './support/until.ts';

/** What the platform's own people may do, what companies see of it, and that nobody else may. */
const run = promisify(execFile);
let app: TestApp;
let owner: pg.Client;
let ours: Member;
let theirs: Member;
/** Runs the platform; owns a company of their own, as everybody in these tests. */
let admin: Member;

before(async () => {
  const account = { kind: 'app' as const, orders: 400, products: 3, counterparties: 5 };
  app = await openTestApp({
    accounts: [
      { name: 'ours', token: 'ours', ...account },
      { name: 'theirs', token: 'theirs', ...account },
      { name: 'admin', token: 'admin', ...account },
    ],
  });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  ours = await app.company('ours');
  theirs = await app.company('theirs');
  admin = await app.company('admin');
  await rename(ours, 'Ромашка-Опт');
  await rename(theirs, 'Лютик');
  await command('create', await addressOf(admin));
  await app.application.worker.start();
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const rename = ({ companyId }: Member, name: string) =>
  owner.query('update companies set name = $2 where id = $1', [companyId, name]);

async function addressOf({ companyId }: Member): Promise<string> {
  const { rows } = await owner.query<{ email: string }>(
    'select email from auth."user" u join members m on m.user_id = u.id where m.company_id = $1',
    [companyId],
  );
  return rows[0]?.email ?? '';
}

/** `skladno admin …` with the owner's login. */
async function command(...args: string[]): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    ...noted,
    LOG_LEVEL: 'error',
    DATABASE_URL: app.db.ownerUrl,
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
  };
  return (await run(process.execPath, [launcher, 'admin', ...args], { env })).stdout;
}

const of = ({ companyId }: Member) => `/admin/companies/${companyId}`;
const named = (company: Member) => ({ 'x-company-id': company.companyId });
const items = ({ body }: Answer) => body.items as { id: string; name: string }[];

/** Lines of a company's audit log, oldest first, as its owner reads them in the database. */
async function auditOf({
  companyId,
}: Member): Promise<{ actor_kind: string; event: string; after: unknown }[]> {
  const { rows } = await owner.query(
    "select actor_kind, event, after from audit_log where company_id = $1 and event ~ '^(company|support|job)\\.' order by id",
    [companyId],
  );
  return rows;
}

/** Every call of the room. */
const calls = (company: Member): [method: string, path: string, body?: object][] => [
  ['GET', '/admin/companies'],
  ['GET', of(company)],
  ['PUT', `${of(company)}/block`, { reason: 'за неуплату' }],
  ['DELETE', `${of(company)}/block`],
  ['PUT', `${of(company)}/plan`, { plan: 'business', reason: 'подарок' }],
  ['DELETE', `${of(company)}/plan`],
  ['POST', `${of(company)}/support-access`, { reason: 'не сходится' }],
  ['DELETE', `${of(company)}/support-access`],
  ['GET', '/admin/health'],
  ['POST', `/admin/dead-jobs/${company.companyId}/retry`],
];

test('who does not run the platform gets nothing, and says so at the database, too', async () => {
  for (const [method, path, body] of calls(theirs)) {
    const answer = await ours.call(method, path, body);
    assert.deepEqual([answer.status, answer.body.code], [403, 'platform-only'], `${method} ${path}`);
    const stranger = await ours.call(method, path, body, { cookie: '' });
    assert.equal(stranger.status, 401, `${method} ${path}`);
  }
  assert.equal((await ours.call('GET', '/me')).body.platformAdmin, false);
  for (const query of [
    'select * from admin_companies(null, null, null, null, 10)',
    "select * from admin_company_names('{}')",
  ])
    for (const who of ['nobody', ''])
      await assert.rejects(
        app.db.database.forUser(who, (trx) => trx.executeQuery({ sql: query, parameters: [] } as never)),
        /Only for the platform/,
      );
  const forced = "select set_config('app.platform', 'on', false), (select count(*)::int from companies) as n";
  assert.equal(
    (await app.db.database.pool.query(forced)).rows[0].n,
    0,
    'the setting opens nothing to the application',
  );
});

test('companies are found by name, by a member’s address, by their MoySklad account', async () => {
  assert.equal((await admin.call('GET', '/me')).body.platformAdmin, true);
  const all = await admin.call('GET', '/admin/companies');
  assert.equal(items(all).length, 3);
  assert.equal(all.body.nextCursor, null);
  const find = async (words: string) =>
    items(await admin.call('GET', `/admin/companies?search=${encodeURIComponent(words)}`)).map(
      ({ name }) => name,
    );
  assert.deepEqual(await find('ромашка-о'), ['Ромашка-Опт']);
  assert.deepEqual(await find(await addressOf(theirs)), ['Лютик']);
  assert.deepEqual(await find(theirs.companyId), ['Лютик']);
  assert.deepEqual(await find('%'), [], 'a wildcard is only a letter');
  await owner.query(
    "update integrations set title = 'ООО «Василёк»' where company_id = $1 and provider = 'moysklad'",
    [theirs.companyId],
  );
  assert.deepEqual(await find('василёк'), ['Лютик']);

  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await admin.call('GET', `/admin/companies?limit=1${cursor}`);
    seen.push(...items(page).map(({ id }) => id));
    if (page.body.nextCursor === null) break;
    cursor = `&cursor=${String(page.body.nextCursor)}`;
  }
  assert.deepEqual(
    seen,
    items(all).map(({ id }) => id),
  );
});

test('a company’s card: counts, people, connections, runs; nothing of another', async () => {
  const config = await ours.config({ spreadsheetId: ours.spreadsheet() });
  assert.equal((await ours.run(config.id)).status, 'done');
  const { body } = await admin.call('GET', of(ours));
  assert.deepEqual([body.name, body.members, body.exports], ['Ромашка-Опт', 1, 1]);
  assert.deepEqual(body.people, [
    { name: await addressOf(ours), email: await addressOf(ours), role: 'owner' },
  ]);
  const [run] = body.runs as { status: string; error: null }[];
  assert.deepEqual(
    [run?.status, run?.error, (body.lastRun as { status: string }).status],
    ['done', null, 'done'],
  );
  // How it went is told in the list, too, and not only that it is over.
  assert.equal((await ours.run(config.id, { verify: true })).status, 'done');
  const { body: listed } = await admin.call('GET', '/admin/companies');
  const { lastRun } = (listed.items as { name: string; lastRun: TaskView }[]).find(
    ({ name }) => name === 'Ромашка-Опт',
  ) as { lastRun: TaskView };
  assert.deepEqual([lastRun.verify, lastRun.result?.rowsAppended, lastRun.warnings], [true, 0, []]);
  assert.doesNotMatch(JSON.stringify(body), /v1\.test\./, 'no sealed secret is shown');
  const missing = await admin.call('GET', '/admin/companies/5f3c5d2e-0000-4000-8000-000000000000');
  assert.deepEqual([missing.status, missing.body.code], [404, 'unknown-company']);
});

test('support looks for half an hour, at everything, and changes nothing; the company knows', async () => {
  const refused = await admin.call('GET', '/export-configs', undefined, named(ours));
  assert.deepEqual([refused.status, refused.body.code], [403, 'not-a-member']);
  const begun = await admin.call('POST', `${of(ours)}/support-access`, { reason: 'не сходится сумма' });
  assert.equal(begun.status, 201);
  const minutes =
    (Date.parse(String(begun.body.expiresAt)) - Date.parse(String(begun.body.startedAt))) / 60_000;
  assert.equal(minutes, 30);

  const configs = await admin.call('GET', '/export-configs', undefined, named(ours));
  const [config] = items(configs);
  assert.equal(configs.status, 200);
  for (const path of ['/export-tasks', '/integrations', '/members', '/companies/current'])
    assert.equal((await admin.call('GET', path, undefined, named(ours))).status, 200, path);
  const changes: [string, string, object?][] = [
    ['POST', '/export-tasks', { configId: config?.id }],
    ['PATCH', `/export-configs/${config?.id}`, { name: 'Чужая' }],
    ['DELETE', `/export-configs/${config?.id}`],
    ['POST', '/integrations', { provider: 'moysklad', token: 'ours' }],
    ['POST', '/exporters/customerorder/preview', {}],
  ];
  for (const [method, path, body] of changes) {
    const answer = await admin.call(method, path, body, named(ours));
    assert.deepEqual([answer.status, answer.body.code], [403, 'support-reads-only'], `${method} ${path}`);
  }
  const other = await admin.call('GET', '/export-configs', undefined, named(theirs));
  assert.equal(other.status, 403, 'no other company');

  type Place = { id: string; role: string; support: { mine: boolean; expiresAt: string } | null };
  const placeOf = async (member: Member) =>
    ((await member.call('GET', '/me')).body.companies as Place[]).find(({ id }) => id === ours.companyId);
  assert.deepEqual((await placeOf(ours))?.support, { expiresAt: begun.body.expiresAt, mine: false });
  const mine = await placeOf(admin);
  assert.deepEqual([mine?.role, mine?.support?.mine], ['viewer', true]);
  assert.equal(await placeOf(theirs), undefined);

  assert.equal((await admin.call('DELETE', `${of(ours)}/support-access`)).status, 204);
  assert.equal((await admin.call('GET', '/export-configs', undefined, named(ours))).status, 403);
  assert.equal((await placeOf(ours))?.support, null);
  const lines = await auditOf(ours);
  assert.deepEqual(
    lines.map(({ actor_kind, event }) => [actor_kind, event]),
    [
      ['support', 'support.started'],
      ['support', 'support.ended'],
    ],
  );
  assert.deepEqual(lines[0]?.after, { reason: 'не сходится сумма', until: begun.body.expiresAt });
});

test('support ends by itself at its time, and nobody can make it longer', async () => {
  await admin.call('POST', `${of(ours)}/support-access`, { reason: 'ещё раз' });
  const before = (await auditOf(ours)).length;
  await assert.rejects(
    app.db.database.forCompany(ours.companyId, (trx) =>
      trx
        .updateTable('support_accesses')
        .set({ expires_at: new Date(Date.now() + 1e9) })
        .execute(),
    ),
    /permission denied/,
  );
  await owner.query(
    `update support_accesses set started_at = now() - interval '31 minutes', expires_at = now() - interval '1 minute'
     where ended_at is null`,
  );
  assert.equal((await admin.call('GET', '/export-configs', undefined, named(ours))).status, 403);
  // The job that was sent for the time of the end.
  await owner.query(
    "update pgboss.job set start_after = now() where name = 'support-access' and state = 'created'",
  );
  await until(async () => (await auditOf(ours)).length > before);
  const last = (await auditOf(ours)).at(-1);
  assert.deepEqual([last?.actor_kind, last?.event], ['system', 'support.ended']);
});

test('whoever is dismissed sees nothing from that moment', async () => {
  await admin.call('POST', `${of(ours)}/support-access`, { reason: 'проверка' });
  assert.match(await command('remove', await addressOf(admin)), /no longer runs the platform/);
  assert.equal((await admin.call('GET', '/export-configs', undefined, named(ours))).status, 403);
  assert.equal((await admin.call('GET', '/admin/companies')).status, 403);
  await assert.rejects(command('remove', await addressOf(admin)), { stdout: /does not run the platform/ });
  assert.match(await command('create', await addressOf(admin)), /^(?!.*password)/s, 'his password stays');
  const said = await command('create', 'new@skladno.local');
  const [, token] = /\/reset-password#([\w-]+)/.exec(said) ?? [];
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.200' };
    const answer = await fetch(`${app.url}/api/auth${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const newPassword = 'выбран им самим';
  assert.equal(await post('/reset-password', { token, newPassword }), 200);
  assert.notEqual(await post('/reset-password', { token, newPassword: 'и ещё раз другой' }), 200, 'once');
  assert.equal(await post('/sign-in/email', { email: 'new@skladno.local', password: newPassword }), 200);
  await admin.call('DELETE', `${of(ours)}/support-access`);
});

test('a blocked company: the reason is told, what runs is stopped, nothing starts', async () => {
  const spreadsheetId = theirs.spreadsheet();
  const config = await theirs.config({ spreadsheetId });
  const { google } = app.sandbox;
  const writing = new Promise<void>((resolve) => atCall(google, /values:batchUpdate/, 1, resolve));
  google.faults.add({ path: 'values:batchUpdate', times: 1, fault: { kind: 'delay', ms: 1500 } });
  const task = await theirs.start(config.id);
  const ended = (async () => {
    for await (const _each of theirs.events(task.id));
  })();
  await writing;
  const blocked = await admin.call('PUT', `${of(theirs)}/block`, { reason: 'за неуплату' });
  assert.deepEqual(
    [blocked.status, (blocked.body.blocked as { reason: string }).reason],
    [200, 'за неуплату'],
  );
  await ended; // Nobody of the company looks on any more; what became of the run is told by the database.
  await until(async () => {
    const { rows } = await owner.query('select status from export_tasks where id = $1', [task.id]);
    return rows[0].status === 'cancelled';
  });

  const refused = await theirs.call('POST', '/export-tasks', { configId: config.id });
  assert.deepEqual([refused.status, refused.body.code], [403, 'company-blocked']);
  assert.match(String(refused.body.detail), /за неуплату/);
  assert.equal((await theirs.call('GET', '/export-configs')).status, 403);
  const [place] = (await theirs.call('GET', '/me')).body.companies as { blockedReason: string }[];
  assert.equal(place?.blockedReason, 'за неуплату');

  // Past the door: as a schedule or another way in might.
  const { database } = app.application;
  const { startTask } = await import('../src/exports/index.ts');
  const { companyId } = theirs;
  const start = { companyId, configId: config.id, dryRun: false, full: false, verify: false, requestId: 'r' };
  const smuggled = await database.forCompany(companyId, (trx) =>
    startTask(trx, app.application, start, 'ru'),
  );
  const outcome = async () =>
    (await owner.query('select status, error from export_tasks where id = $1', [smuggled.id])).rows[0];
  await until(async () => (await outcome()).status === 'failed');
  assert.equal((await outcome()).error.code, 'company-blocked');

  const looking = await admin.call('POST', `${of(theirs)}/support-access`, { reason: 'разбор' });
  assert.equal(looking.status, 201);
  assert.equal(
    (await admin.call('GET', '/export-configs', undefined, named(theirs))).status,
    200,
    'support sees it',
  );
  const opened = await admin.call('DELETE', `${of(theirs)}/block`);
  assert.equal(opened.body.blocked, null);
  assert.equal((await theirs.run(config.id)).status, 'done');
  assert.deepEqual(
    (await auditOf(theirs)).map(({ actor_kind, event }) => [actor_kind, event]),
    [
      ['support', 'company.blocked'],
      ['support', 'support.started'],
      ['support', 'company.unblocked'],
    ],
  );
});

test('a plan is set by hand with its reason, and taken back', async () => {
  const set = await admin.call('PUT', `${of(ours)}/plan`, { plan: 'business', reason: 'пилот' });
  assert.deepEqual(set.body.plan, { key: 'business', reason: 'пилот', until: null });
  const bad = await admin.call('PUT', `${of(ours)}/plan`, { plan: 'Бизнес', reason: '' });
  assert.equal(bad.status, 400);
  const over = { plan: 'business', reason: 'пилот', until: '2026-01-01T00:00:00Z' };
  const past = await admin.call('PUT', `${of(ours)}/plan`, over);
  assert.equal(past.status, 400);
  assert.match(JSON.stringify(past.body.errors), /"field":"until"/);
  assert.equal((await admin.call('DELETE', `${of(ours)}/plan`)).body.plan, null);
  assert.deepEqual(
    (await auditOf(ours)).slice(-2).map(({ event }) => event),
    ['company.plan-set', 'company.plan-cleared'],
  );
});

interface Health {
  queues: { name: string; waiting: number; failed: number }[];
  providers: { provider: string; calls: number }[];
  rotation: unknown;
  admins: { email: string }[];
}
interface Dead {
  id: string;
  queue: string;
  company: string | null;
  reason: string | null;
}
const dead = async () => (await admin.call('GET', '/admin/dead-jobs')).body.items as unknown as Dead[];
const health = async () => (await admin.call('GET', '/admin/health')).body as unknown as Health;

test('health: queues, calls of the providers, who runs the platform', async () => {
  const { queues, providers, rotation, admins } = await health();
  assert.deepEqual(
    queues.map(({ name }) => name).filter((name) => ['export-task', 'mail', 'support-access'].includes(name)),
    ['export-task', 'mail', 'support-access'],
  );
  assert.deepEqual(
    providers.map(({ provider }) => provider),
    ['moysklad', 'google'],
  );
  assert.equal(rotation, null);
  assert.ok(admins.length >= 2);
});

test('a job given up on before its run was ended: thrown away it blocks nothing, tried again its run waits', async () => {
  // From here on nobody takes jobs but who is started.
  await app.application.queue.stop();
  const config = await ours.config({ spreadsheetId: ours.spreadsheet(), name: 'Тихая', sheetTitle: 'Т' });
  /** A run whose job was given up on just now; nobody has looked. */
  async function givenUp() {
    const task = await ours.start(config.id);
    await owner.query(
      "insert into pgboss.job (name, data, source_name) values ('export-task.dead', $1, 'export-task')",
      [{ companyId: ours.companyId, requestId: 'r', taskId: task.id }],
    );
    return { taskId: task.id, deadId: (await dead())[0]?.id };
  }
  const status = async (id: string) => (await ours.call('GET', `/export-tasks/${id}`)).body.status;
  const thrown = await givenUp();
  assert.equal((await admin.call('DELETE', `/admin/dead-jobs/${thrown.deadId}`)).status, 204);
  assert.equal(await status(thrown.taskId), 'failed');

  const again = await givenUp();
  assert.equal((await admin.call('POST', `/admin/dead-jobs/${again.deadId}/retry`)).status, 204);
  assert.equal(await status(again.taskId), 'queued');
  await ours.call('POST', `/export-tasks/${again.taskId}/cancel`);

  const over = await givenUp();
  await ours.call('POST', `/export-tasks/${over.taskId}/cancel`);
  const refused = await admin.call('POST', `/admin/dead-jobs/${over.deadId}/retry`);
  assert.deepEqual([refused.status, refused.body.code], [409, 'export-task-not-failed']);
  assert.equal((await admin.call('DELETE', `/admin/dead-jobs/${over.deadId}`)).status, 204);
  assert.equal(await status(over.taskId), 'cancelled');
});

test('a job given up on is shown with its company and reason, and is tried again', async () => {
  const config = await ours.config({ spreadsheetId: ours.spreadsheet(), name: 'Мёртвая', sheetTitle: 'М' });
  const task = await ours.start(config.id);
  // As pg-boss leaves it after the last try.
  await owner.query(
    `update pgboss.job set state = 'active', started_on = now() - interval '1 day', retry_limit = 0, retry_count = 0,
       heartbeat_on = now() - interval '1 day'
     where data->>'taskId' = $1`,
    [task.id],
  );
  const worker = await app.startWorker();
  await until(async () => (await dead()).length > 0);
  const [given] = await dead();
  assert.deepEqual([given?.queue, given?.company], ['export-task', 'Ромашка-Опт']);
  assert.equal((await health()).queues.find(({ name }) => name === 'export-task')?.failed, 1);
  // Its people see at once that it is over.
  const status = async () => (await ours.call('GET', `/export-tasks/${task.id}`)).body.status;
  await until(async () => (await status()) === 'failed');
  assert.equal((await admin.call('POST', `/admin/dead-jobs/${given?.id}/retry`)).status, 204);
  await until(async () => (await status()) === 'done');
  assert.deepEqual(await dead(), []);
  const again = await admin.call('POST', `/admin/dead-jobs/${given?.id}/retry`);
  assert.deepEqual([again.status, again.body.code], [404, 'unknown-job']);
  assert.equal((await auditOf(ours)).at(-1)?.event, 'job.retried');
  worker.kill('SIGTERM');
});

test('jobs given up on come page by page, of companies and of the platform, without what is in them; one is thrown away', async () => {
  const secret = 'what only the handler may see';
  for (let place = 0; place < 3; place++)
    await owner.query(
      `insert into pgboss.job (name, data, output, source_name, created_on)
       values ('mail.dead', $1, '{"message": "ящик полон"}', 'mail', now() - make_interval(secs => $2))`,
      [
        { requestId: `r-${place}`, letterId: secret, ...(place === 0 && { companyId: ours.companyId }) },
        place,
      ],
    );
  const seen: Dead[] = [];
  for (let cursor = ''; ; ) {
    const page = await admin.call('GET', `/admin/dead-jobs?limit=1${cursor && `&cursor=${cursor}`}`);
    assert.ok(!JSON.stringify(page.body).includes(secret));
    seen.push(...(page.body.items as unknown as Dead[]));
    cursor = String(page.body.nextCursor ?? '');
    if (!cursor) break;
  }
  assert.deepEqual(
    seen.map(({ queue, company, reason }) => [queue, company, reason]),
    [
      ['mail', 'Ромашка-Опт', 'ящик полон'],
      ['mail', null, 'ящик полон'],
      ['mail', null, 'ящик полон'],
    ],
  );
  for (const { id } of seen) assert.equal((await admin.call('DELETE', `/admin/dead-jobs/${id}`)).status, 204);
  assert.deepEqual(await dead(), []);
  const gone = await admin.call('DELETE', `/admin/dead-jobs/${seen[0]?.id}`);
  assert.deepEqual([gone.status, gone.body.code], [404, 'unknown-job']);
  assert.equal((await auditOf(ours)).at(-1)?.event, 'job.dropped');
});

test('what all companies use: sorted, searched, page by page; whose 80 % are used is told; only for the platform’s own people', async () => {
  type Page = {
    items: {
      companyId: string;
      name: string;
      plan: string;
      near: boolean;
      rows: { used: number; soft: number };
    }[];
    nextCursor: string | null;
  };
  const read = async (query: string) => {
    const { status, body } = await admin.call('GET', `/admin/usage?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body as unknown as Page;
  };
  const use = ({ companyId }: Member, metric: string, used: number) =>
    owner.query(
      `insert into usage_counts (company_id, metric, period, used)
        select company_id, $2, usage_period($2, time_zone), $3 from company_plans where company_id = $1
        on conflict (company_id, metric, period) do update set used = excluded.used`,
      [companyId, metric, used],
    );
  await use(ours, 'rowsAMonth', 4_000_000);
  await use(theirs, 'rowsAMonth', 1_000_000);
  await use(theirs, 'cpuMs', 90_000_000);
  await use(ours, 'cpuMs', 1000);
  assert.equal((await ours.call('GET', '/admin/usage')).status, 403);
  const walk = async (sort: string) => {
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await read(`sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
      found.push(...page.items.map(({ companyId }) => companyId));
      cursor = page.nextCursor;
    }
    assert.equal(new Set(found).size, found.length, 'nobody twice');
    return found;
  };
  const { rows } = await owner.query<{ many: number }>('select count(*)::int as many from companies');
  for (const sort of ['rows', 'runs', 'messages', 'cpu', 'calls', 'name'])
    assert.equal((await walk(sort)).length, rows[0]?.many, sort);
  assert.deepEqual((await walk('rows')).slice(0, 2), [ours.companyId, theirs.companyId]);
  assert.equal((await walk('cpu'))[0], theirs.companyId);
  const near = await read('near=true');
  assert.deepEqual(
    near.items.map(({ companyId, rows: { used, soft } }) => [companyId, used, soft]),
    [[ours.companyId, 4_000_000, 5_000_000]],
  );
  assert.deepEqual(
    (await read(`search=${encodeURIComponent('лютик')}`)).items.map(({ name }) => name),
    ['Лютик'],
  );
  const { nextCursor } = await read('sort=rows&limit=1');
  assert.equal((await admin.call('GET', `/admin/usage?sort=cpu&cursor=${nextCursor}`)).status, 400);
});
