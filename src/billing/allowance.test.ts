import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { requireAllowance, settleAllowance, takeOf } from './allowance.ts';
import { setOverride } from './change-plan.ts';
import { keepPlans, requirePlans } from './keep-plans.ts';
import { type Flow, flows, metrics, plans, things, trial } from './plans.ts';
import { usageOf } from './usage.ts';

let db: TestDatabase;

before(async () => {
  db = await openTestDatabase();
  await keepPlans(db.database, true);
});
after(() => db?.close());

/** A company with this plan. */
async function company(plan: string = trial.plan): Promise<string> {
  const id = randomUUID();
  await db.database.forCompany(id, async (trx) => {
    await trx.insertInto('companies').values({ id, name: 'Ромашка' }).execute();
    await trx.updateTable('company_plans').set({ plan }).execute();
  });
  return id;
}

const within = <T>(id: string, fn: (trx: Trx) => Promise<T>) => db.database.forCompany(id, fn);
const usedOf = async (id: string, metric: string) =>
  (await within(id, usageOf)).metrics.find((one) => one.metric === metric)?.used;
const refused = (metric: string) => (error: unknown) =>
  error instanceof Problem && error.kind.code === `limit-${metric}`;

/** Uses so much of it, so that so little is left. */
async function leave(id: string, metric: Flow, left: number): Promise<void> {
  const hard = plans.free.limits[metric].hard;
  await within(id, (trx) => takeOf(trx, metric, hard - left, null));
}

test('the plans are whole: soft is not above hard, things have one number, prices are what MoySklad takes', () => {
  for (const [key, { limits, price }] of Object.entries(plans)) {
    assert.deepEqual(Object.keys(limits), metrics, key);
    for (const metric of things) assert.equal(limits[metric].soft, limits[metric].hard, `${key} ${metric}`);
    for (const metric of flows)
      assert.ok((limits[metric].soft ?? 0) <= (limits[metric].hard ?? 0), `${key} ${metric}`);
    assert.equal((price ?? 0) % 100, 0, key);
  }
});

test('a tariff whose plan there is not is named at the start', () => {
  requirePlans(new Map([['a', 'start']]));
  assert.throws(
    () => requirePlans(new Map([['b', 'basic']])),
    /MOYSKLAD_TARIFFS: basic of the tariff b is none of the plans: free, start, business, unlimited\./,
  );
});

test('a new company has the days of trial that the plans say', async () => {
  const id = await company();
  const row = await within(id, (trx) =>
    trx.selectFrom('company_plans').selectAll().executeTakeFirstOrThrow(),
  );
  assert.deepEqual([row.plan, row.why], [trial.plan, 'trial']);
  assert.equal(Math.round((row.trial_until.getTime() - row.since.getTime()) / 86_400_000), trial.days);
});

for (const metric of flows) {
  test(`${metric}: one below the limit and the limit itself are given, one more is refused`, async () => {
    const id = await company('free');
    await leave(id, metric, 2);
    const { hard } = plans.free.limits[metric];
    for (const used of [hard - 1, hard]) {
      await within(id, (trx) => requireAllowance(trx, metric, 1));
      assert.equal(await usedOf(id, metric), used);
    }
    const code = { rowsAMonth: 'rows-a-month', runsADay: 'runs-a-day', messagesAMonth: 'messages-a-month' }[
      metric
    ];
    await assert.rejects(
      within(id, (trx) => requireAllowance(trx, metric, 1)),
      refused(code),
    );
    assert.equal(await usedOf(id, metric), hard, 'a refusal uses nothing');
  });
}

test('fifty that start at once where there is room for seven: seven do', async () => {
  const id = await company('free');
  await leave(id, 'runsADay', 7);
  const all = await Promise.allSettled(
    Array.from({ length: 50 }, () => within(id, (trx) => requireAllowance(trx, 'runsADay', 1))),
  );
  assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 7);
  assert.equal(await usedOf(id, 'runsADay'), plans.free.limits.runsADay.hard);
});

test('what is undone took nothing', async () => {
  const id = await company('free');
  const undone = within(id, async (trx) => {
    await requireAllowance(trx, 'runsADay', 3);
    throw new Error('no luck');
  });
  await assert.rejects(undone, /no luck/);
  assert.equal(await usedOf(id, 'runsADay'), 0);
});

test('a reserve counts as used until it is settled; then what was used does, in the month', async () => {
  const id = await company('free');
  const holder = { id: randomUUID(), seconds: 60 };
  await leave(id, 'rowsAMonth', 100);
  for (const rows of [40, 60])
    assert.ok((await within(id, (trx) => takeOf(trx, 'rowsAMonth', rows, holder))).granted);
  assert.equal(
    (await within(id, (trx) => takeOf(trx, 'rowsAMonth', 1, { ...holder, id: randomUUID() }))).granted,
    false,
  );
  await within(id, (trx) => settleAllowance(trx, 'rowsAMonth', holder.id, 30));
  assert.equal(await usedOf(id, 'rowsAMonth'), plans.free.limits.rowsAMonth.hard - 70);
});

test('a reserve whose worker was killed is free when its time is over', async () => {
  const id = await company('free');
  const before = await usedOf(id, 'rowsAMonth');
  await within(id, (trx) => takeOf(trx, 'rowsAMonth', 50, { id: randomUUID(), seconds: 60 }));
  assert.equal(await usedOf(id, 'rowsAMonth'), 50);
  await within(id, (trx) =>
    trx
      .updateTable('usage_reserves')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute(),
  );
  assert.equal(await usedOf(id, 'rowsAMonth'), before);
});

test('a reserve whose time is over does not come back with the next one of its holder', async () => {
  const id = await company('free');
  const holder = { id: randomUUID(), seconds: 60 };
  await within(id, (trx) => takeOf(trx, 'rowsAMonth', 50, { ...holder, seconds: 0 }));
  await within(id, (trx) => takeOf(trx, 'rowsAMonth', 10, holder));
  assert.equal(await usedOf(id, 'rowsAMonth'), 10);
});

test('each level of a limit is noted once a month: near, all of it used, something refused', async () => {
  const id = await company('free');
  const { soft, hard } = plans.free.limits.runsADay;
  const levels = async () =>
    (await within(id, (trx) => trx.selectFrom('limits_reached').select('level').orderBy('at').execute())).map(
      ({ level }) => level,
    );
  await within(id, (trx) => takeOf(trx, 'runsADay', soft * 0.8 - 1, null));
  assert.deepEqual(await levels(), []);
  await within(id, (trx) => takeOf(trx, 'runsADay', 1, null));
  await within(id, (trx) => takeOf(trx, 'runsADay', 1, null));
  assert.deepEqual(await levels(), ['near']);
  await within(id, (trx) => takeOf(trx, 'runsADay', soft * 0.2, null));
  assert.deepEqual(await levels(), ['near', 'soft']);
  for (let i = 0; i < 2; i++) await within(id, (trx) => takeOf(trx, 'runsADay', hard, null));
  assert.deepEqual(await levels(), ['near', 'soft', 'hard']);
});

test('on another plan what is reached of it is told anew, on the same one not', async () => {
  const id = await company('free');
  const levels = async () =>
    (await within(id, (trx) => trx.selectFrom('limits_reached').select('level').orderBy('at').execute())).map(
      ({ level }) => level,
    );
  const give = (plan: 'free' | 'start', reason: string) =>
    within(id, (trx) =>
      setOverride(
        trx,
        { emit: async () => {}, log: openLog('silent') },
        { companyId: id, requestId: 'r' },
        {
          ...{ plan, reason, until: null },
        },
      ),
    );
  await give('free', 'проба');
  await leave(id, 'runsADay', 0);
  assert.deepEqual(await levels(), ['soft']);
  await give('free', 'ещё раз');
  assert.deepEqual(await levels(), ['soft']);
  await give('start', 'больше');
  assert.deepEqual(await levels(), []);
  const { soft } = plans.start.limits.runsADay;
  await within(id, (trx) => takeOf(trx, 'runsADay', soft * 0.8 - plans.free.limits.runsADay.hard, null));
  assert.deepEqual(await levels(), ['near']);
});

test('with plans switched off nothing has a limit', async () => {
  const id = await company('free');
  await keepPlans(db.database, false);
  try {
    assert.equal((await within(id, usageOf)).off, true);
    await within(id, (trx) => requireAllowance(trx, 'runsADay', 100_000));
    await within(id, (trx) => requireAllowance(trx, 'exports', 100_000));
  } finally {
    await keepPlans(db.database, true);
  }
  assert.equal((await within(id, usageOf)).off, false);
});

test('another company’s use is nobody else’s', async () => {
  const [ours, theirs] = [await company('free'), await company('free')];
  await leave(theirs, 'runsADay', 0);
  await within(ours, (trx) => requireAllowance(trx, 'runsADay', 1));
  assert.equal(await usedOf(ours, 'runsADay'), 1);
});
