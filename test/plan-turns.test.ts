import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setOverride } from '../src/billing/change-plan.ts';
import type { Thing } from '../src/billing/plans.ts';
import type { Usage } from '../src/billing/usage.ts';
import type { TaskView } from '../src/exports/schema.ts';
import type { Member } from './support/app.ts';
import { type Installed, openInstalled } from './support/installed.ts';
import { secretIn } from './support/people.ts';
import { liftQuotas } from './support/quotas.ts';
import { until } from './support/until.ts';
import { activation, vendorCall } from './support/vendor.ts';

/** Limits and plans while everybody comes at once, while time goes on, and while a run goes on. */

const AT_ONCE = 30;
const ORDERS = 12;
const tariffs = {
  free: '0f3f7a0c-4a58-4c55-9c0f-5b1a1f6f2b01',
  start: '0f3f7a0c-4a58-4c55-9c0f-5b1a1f6f2b02',
};

let installed: Installed;
let owner: Installed['owner'];

before(
  async () => {
    const known = Object.entries(tariffs).map(([plan, id]) => `${id}:${plan}`);
    installed = await openInstalled(
      {},
      {
        accounts: [
          { name: 'shop', token: 'shop', kind: 'app', orders: ORDERS, products: 2, counterparties: 2 },
        ],
        given: { MOYSKLAD_TARIFFS: known.join(',') },
      },
    );
    ({ owner } = installed);
    await liftQuotas(owner);
    await owner.query("select set_config('app.platform', 'on', false)");
    // The clock by which days and months are counted is ours to set; without a time in it, it is PostgreSQL's.
    await owner.query(`
      create table test_clock (at timestamptz);
      grant select, update, insert, delete on test_clock to public;
      do $$ begin execute replace(pg_get_functiondef('usage_period(text, text)'::regprocedure), 'now()',
        'coalesce((select at from test_clock), now())'); end $$`);
  },
  { timeout: 180_000 },
);
after(() => installed?.close());

const log = { warn: () => {} } as never;

const give = ({ companyId }: { companyId: string }, plan: 'free' | 'start' | 'business') =>
  installed.app.db.database.forCompany(companyId, (trx) =>
    setOverride(
      trx,
      { emit: installed.app.application.emit, log },
      { companyId, requestId: randomUUID() },
      {
        ...{ plan, reason: 'проба', until: null },
      },
    ),
  );

/** A company of its own on this plan. */
async function companyOn(plan: 'free' | 'business'): Promise<Member> {
  const member = await installed.app.company('shop');
  await give(member, plan);
  return member;
}

/** The number of a plan for the length of one test. */
async function withLimit(metric: string, hard: number, fn: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query(
    "select soft, hard from plan_limits where plan = 'free' and metric = $1",
    [metric],
  );
  await setLimit(metric, hard);
  try {
    await fn();
  } finally {
    await setLimit(metric, rows[0].hard, rows[0].soft);
  }
}

async function setLimit(metric: string, hard: number, soft = hard): Promise<void> {
  await owner.query("update plan_limits set soft = $2, hard = $3 where plan = 'free' and metric = $1", [
    metric,
    soft,
    hard,
  ]);
}

async function usageOf(member: Member): Promise<Usage> {
  return (await member.call('GET', '/usage')).body as unknown as Usage;
}

async function usedOf(member: Member, metric: string): Promise<number> {
  return (await usageOf(member)).metrics.find((one) => one.metric === metric)!.used;
}

const taskOf = async (member: Member, id: string) =>
  (await member.call('GET', `/export-tasks/${id}`)).body as unknown as TaskView;

type Said = { status: number; body: Record<string, unknown> };

/** Who is let make one more of each thing, by what a person does. Made ready, the call is sent when told. */
const makings: Partial<Record<Thing, (member: Member) => Promise<() => Promise<Said>>>> = {
  async exports(member) {
    const spreadsheetId = member.spreadsheet();
    const input = { name: 'Заказы', exporter: 'customerorder', sheetTitle: 'Заказы', mode: 'upsert' };
    return () => member.call('POST', '/export-configs', { ...input, spreadsheetId });
  },
  async members(member) {
    const email = `${randomUUID()}@example.com`;
    const invited = await member.call('POST', '/invitations', { email, role: 'viewer' });
    assert.equal(invited.status, 201, JSON.stringify(invited.body));
    const token = secretIn((await emails()).find(({ to }) => to === email)!);
    return async () => {
      const path = '/invitations/sign-up';
      return member.call('POST', path, { token, name: 'Вера', password: 'correct horse' });
    };
  },
  async webhooks(member) {
    const input = { name: 'Приёмник', url: 'https://example.com/hook', events: ['task.ended'] };
    return () => member.call('POST', '/webhooks', input);
  },
};

interface Email {
  to: string;
  subject: string;
  text: string;
}

async function emails(): Promise<Email[]> {
  const answer = await fetch(`${installed.app.url}/api/v1/outbox`);
  return ((await answer.json()) as { items: Email[] }).items;
}

for (const [metric, makeReady] of Object.entries(makings)) {
  test(`${metric}: one below the limit and the limit are made; of ${AT_ONCE} that come at once none is one more; nor is one above it`, async () => {
    const member = await companyOn('free');
    const there = await usedOf(member, metric);
    // All of them are prepared where there is room.
    await withLimit(metric, 1000, async () => {
      const ready = await Promise.all(Array.from({ length: AT_ONCE + 3 }, () => makeReady(member)));
      const [first, second, third, ...others] = ready;
      await setLimit(metric, there + 2);
      assert.equal((await first!()).status, 201);
      const answers = await Promise.all(others.map((make) => make()));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(AT_ONCE - 1).fill(409)]);
      assert.equal(await usedOf(member, metric), there + 2);
      for (const { body } of answers.filter(({ status }) => status === 409))
        assert.equal(body.code, metric === 'members' ? 'invitation-no-room' : `limit-${metric}`);
      assert.equal((await second!()).status, 409, 'at the limit');
      await setLimit(metric, there + 1);
      assert.equal((await third!()).status, 409, 'above it');
      assert.equal(await usedOf(member, metric), there + 2);
    });
  });
}

test('every thing that a plan has a number of is made by somebody here, or there is none of it yet', async () => {
  const { rows } = await owner.query("select pg_get_viewdef('plan_things') as sql");
  const counted = [...rows[0].sql.matchAll(/'(\w+)'::text AS metric/g)].map(([, metric]) => metric);
  const others = [...rows[0].sql.matchAll(/^\s*'(\w+)'::text/gm)].map(([, metric]) => metric);
  assert.deepEqual([...new Set([...counted, ...others])].sort(), Object.keys(makings).sort());
});

test('runs of a day: one below the limit and the limit start, one more is refused', async () => {
  const member = await companyOn('free');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  await withLimit('runsADay', 2, async () => {
    for (const used of [1, 2]) {
      assert.equal((await member.run(configId, { dryRun: true })).status, 'done');
      assert.equal(await usedOf(member, 'runsADay'), used);
    }
    const { status, body } = await member.call('POST', '/export-tasks', { configId });
    assert.deepEqual([status, body.code], [409, 'limit-runs-a-day']);
  });
});

test('rows of a month: one below the limit and the limit fit in, one more waits', async () => {
  for (const room of [ORDERS + 1, ORDERS, ORDERS - 1]) {
    const member = await companyOn('free');
    const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
    await withLimit('rowsAMonth', room, async () => {
      const { id } = await member.start(configId);
      await until(async () => ['done', 'limit-rows-a-month'].includes(endOf(await taskOf(member, id))));
      assert.equal(endOf(await taskOf(member, id)), room >= ORDERS ? 'done' : 'limit-rows-a-month');
      assert.equal(await usedOf(member, 'rowsAMonth'), room >= ORDERS ? ORDERS : 0);
    });
  }
});

const endOf = ({ error, status }: TaskView) => error?.code ?? status;

/** Sets the clock by which days and months are counted. */
async function setClock(at: string | null): Promise<void> {
  await owner.query('delete from test_clock');
  if (at) await owner.query('insert into test_clock values ($1)', [at]);
}

/** The counters of rows by month. */
async function monthsOf({ companyId }: Member): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ month: string; used: string }>(
    `select to_char(period, 'YYYY-MM') as month, used from usage_counts
      where company_id = $1 and metric = 'rowsAMonth' and used > 0`,
    [companyId],
  );
  return Object.fromEntries(rows.map(({ month, used }) => [month, Number(used)]));
}

test('a month turns in the company’s time zone: what is owed begins by itself, and counts in the new month', async () => {
  const [moscow, vladivostok] = [await companyOn('free'), await companyOn('free')];
  await owner.query("update company_plans set time_zone = 'Asia/Vladivostok' where company_id = $1", [
    vladivostok.companyId,
  ]);
  try {
    await withLimit('rowsAMonth', ORDERS + 3, async () => {
      // In Vladivostok it is the 1st of December already.
      await setClock('2026-11-30 20:59:59Z');
      assert.deepEqual(
        [(await usageOf(moscow)).month, (await usageOf(vladivostok)).month],
        ['2026-11', '2026-12'],
      );
      const { id: first } = await moscow.config({ spreadsheetId: moscow.spreadsheet() });
      assert.equal((await moscow.run(first)).status, 'done');
      const { id: second } = await moscow.config({ spreadsheetId: moscow.spreadsheet() });
      const { id } = await moscow.start(second);
      await until(async () => endOf(await taskOf(moscow, id)) === 'limit-rows-a-month');
      assert.deepEqual(await monthsOf(moscow), { '2026-11': ORDERS });
      await setClock('2026-11-30 21:00:00Z');
      assert.equal((await usageOf(moscow)).month, '2026-12');
      await until(async () => (await taskOf(moscow, id)).status === 'done');
      assert.deepEqual(await monthsOf(moscow), { '2026-11': ORDERS, '2026-12': ORDERS });
      assert.equal(await usedOf(moscow, 'rowsAMonth'), ORDERS);
    });
  } finally {
    await setClock(null);
  }
});

test('a run over the month’s turn counts its rows in the month in which they are noted', async () => {
  const member = await companyOn('free');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  await setClock('2026-11-30 20:59:59Z');
  // The month turns in the very moment in which they are reserved.
  await owner.query(`
    create function turn_month() returns trigger language plpgsql as
      $$ begin update test_clock set at = '2026-11-30 21:00:00Z'; return null; end $$;
    create trigger turn_month after insert on usage_reserves for each row execute function turn_month()`);
  try {
    assert.equal((await member.run(configId)).status, 'done');
    assert.deepEqual(await monthsOf(member), { '2026-12': ORDERS });
    const { rows } = await owner.query('select from usage_reserves where company_id = $1', [
      member.companyId,
    ]);
    assert.equal(rows.length, 0);
  } finally {
    await owner.query('drop trigger turn_month on usage_reserves; drop function turn_month()');
    await setClock(null);
  }
});

/** A run waits where it has read and not asked for rows yet, until `fn` is over. */
async function whileItRuns(start: () => Promise<string>, fn: () => Promise<void>): Promise<string> {
  await owner.query(`
    create function hold_run() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
    create trigger hold_run before update on export_tasks for each row
      when (old.planned_at is distinct from new.planned_at) execute function hold_run();
    select pg_advisory_lock(4711)`);
  try {
    const id = await start();
    await until(async () => {
      const { rowCount } = await owner.query(
        "select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted",
      );
      return rowCount === 1;
    });
    await fn();
    return id;
  } finally {
    await owner.query('select pg_advisory_unlock(4711)');
    await owner.query('drop trigger hold_run on export_tasks; drop function hold_run()');
  }
}

/** The changes of plan that the audit log has. */
async function changesOf(companyId: string): Promise<{ to: string; paused: string[]; woken: string[] }[]> {
  const { rows } = await owner.query(
    "select after from audit_log where company_id = $1 and event = 'plan.changed' order by at",
    [companyId],
  );
  return rows.map(({ after: { plan, paused = [], woken = [] } }) => ({ to: plan, paused, woken }));
}

/** How many were told of a change of plan by email, when all of it was told. */
async function emailsOf(companyId: string, wanted: number): Promise<number> {
  const look = async () =>
    (
      await owner.query(
        `select (select count(*) from notification_causes where company_id = $1)::int as left,
          (select count(*) from outbox_messages where company_id = $1 and kind = 'plan-changed')::int as there`,
        [companyId],
      )
    ).rows[0];
  await until(async () => (await look()).left === 0 && (await look()).there >= wanted);
  return (await look()).there;
}

/** Seven exports; a plan that has room for five has the last two rest. */
async function sevenExports(member: Pick<Member, 'config' | 'spreadsheet'>): Promise<string[]> {
  const spreadsheetId = member.spreadsheet();
  const made: string[] = [];
  for (let i = 1; i <= 7; i += 1)
    made.push((await member.config({ name: `Выгрузка ${i}`, spreadsheetId, sheetTitle: `Лист ${i}` })).id);
  return made;
}

test('a smaller plan in the middle of a run: it goes on to its end, then it rests; a larger one wakes exactly what rested', async () => {
  const member = await companyOn('business');
  const configs = await sevenExports(member);
  const before = (await changesOf(member.companyId)).length;
  const told = await emailsOf(member.companyId, 0);
  const id = await whileItRuns(
    async () => (await member.start(configs[6]!)).id,
    () => give(member, 'free'),
  );
  await until(async () => (await taskOf(member, id)).status === 'done');
  assert.equal((await taskOf(member, id)).result?.rowsAppended, ORDERS);
  assert.equal(await usedOf(member, 'rowsAMonth'), ORDERS);
  const again = await member.call('POST', '/export-tasks', { configId: configs[6] });
  assert.deepEqual([again.status, again.body.code], [409, 'paused-by-plan']);

  await whileItRuns(
    async () => (await member.start(configs[0]!)).id,
    () => give(member, 'business'),
  );
  await until(async () => (await usedOf(member, 'rowsAMonth')) === 2 * ORDERS);
  assert.deepEqual((await usageOf(member)).paused, []);
  const resting = ['Выгрузка 6', 'Выгрузка 7'];
  assert.deepEqual((await changesOf(member.companyId)).slice(before), [
    { to: 'free', paused: resting, woken: [] },
    { to: 'business', paused: [], woken: resting },
  ]);
  assert.equal(await emailsOf(member.companyId, told + 2), told + 2);
});

test('a smaller plan in the middle of a run whose rows do not fit in: it waits at its place, and goes on with the larger one, each row once', async () => {
  const member = await companyOn('business');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  await withLimit('rowsAMonth', ORDERS - 1, async () => {
    const id = await whileItRuns(
      async () => (await member.start(configId)).id,
      () => give(member, 'free'),
    );
    await until(async () => endOf(await taskOf(member, id)) === 'limit-rows-a-month');
    assert.equal(await usedOf(member, 'rowsAMonth'), 0);
    await give(member, 'business');
    await until(async () => (await taskOf(member, id)).status === 'done');
    assert.equal(await usedOf(member, 'rowsAMonth'), ORDERS);
  });
});

test('TariffChanged, told twenty times at once by the marketplace: one change of plan, one line of the audit log, one email', async () => {
  const { app, account, companyId } = installed;
  const accountId = app.sandbox.moysklad.vendor.accountId(account);
  // Who came from MoySklad alone has no address.
  const email = 'vera@example.com';
  const userId = await app.application.identity.ensurePerson({
    email,
    name: 'Вера',
    password: 'correct horse',
  });
  await owner.query("insert into members (company_id, user_id, role) values ($1, $2, 'owner')", [
    companyId,
    userId,
  ]);
  const subscription = (tariffId: string) => ({
    subscription: { ...activation('Install').subscription, trial: false, tariffId },
  });
  const tell = (tariffId: string, requestId?: string) =>
    vendorCall(
      app,
      'PUT',
      accountId,
      activation('TariffChanged', undefined, subscription(tariffId)),
      requestId ? { requestId } : {},
    );
  const twenty = (tell: () => ReturnType<typeof vendorCall>) => Promise.all(Array.from({ length: 20 }, tell));
  const called = async () =>
    (
      await owner.query(
        "select from audit_log where company_id = $1 and event = 'marketplace.tariff-changed'",
        [companyId],
      )
    ).rowCount;

  assert.equal((await tell(tariffs.start)).status, 200);
  for (let i = 1; i <= 7; i += 1) await installed.config({ name: `Выгрузка ${i}` });
  const [before, lines, told] = [
    (await changesOf(companyId)).length,
    await called(),
    await emailsOf(companyId, 1),
  ];
  const resting = ['Выгрузка 6', 'Выгрузка 7'];
  // A repeat of MoySklad's has the same id.
  const requestId = randomUUID();
  const answers = await twenty(() => tell(tariffs.free, requestId));
  assert.deepEqual(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
  assert.equal(answers[0]!.status, 200);
  assert.deepEqual((await changesOf(companyId)).slice(before), [{ to: 'free', paused: resting, woken: [] }]);
  assert.equal(await called(), lines! + 1);
  assert.equal(await emailsOf(companyId, told + 1), told + 1);
  const usage = (await installed.call('GET', '/usage')).body as Usage;
  assert.deepEqual([usage.plan, usage.why, usage.paused.map(({ name }) => name)], ['free', 'paid', resting]);

  // Calls of their own that say the same.
  for (const { status } of await twenty(() => tell(tariffs.start, randomUUID()))) assert.equal(status, 200);
  assert.deepEqual((await changesOf(companyId)).slice(before + 1), [
    { to: 'start', paused: [], woken: resting },
  ]);
  assert.equal(await emailsOf(companyId, told + 2), told + 2);
  assert.deepEqual(((await installed.call('GET', '/usage')).body as Usage).paused, []);
});
