import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { limitTold, planTold } from './happened-plan.ts';

let db: TestDatabase;
const companyId = randomUUID();

before(async () => {
  db = await openTestDatabase();
  await db.database.forCompany(companyId, (trx) =>
    trx.insertInto('companies').values({ id: companyId, name: 'Ромашка' }).execute(),
  );
});
after(() => db?.close());

/** What is told of it, in Russian; undefined: nothing. */
async function told(
  part: string,
  event: Parameters<typeof planTold>[1] | Parameters<typeof limitTold>[1],
): Promise<string | undefined> {
  return db.database.forCompany(companyId, async (trx) => {
    await (event.kind === 'plan.changed' ? planTold(trx, event) : limitTold(trx, event));
    const row = await trx.deleteFrom('notification_causes').returning('params').executeTakeFirst();
    return (row?.params as Record<string, { ru: string }> | undefined)?.[part]?.ru;
  });
}

const cause = { companyId, requestId: 'r' };

test('of a plan that stays the same it is told what works now, and where that is the same nothing', async () => {
  const same = { kind: 'plan.changed', ...cause, from: 'start', to: 'start', why: 'paid' } as const;
  assert.equal(await told('consequence', { ...same, paused: [], woken: [] }), undefined);
  const woken = [{ kind: 'exports', id: 'e', name: 'Заказы' }];
  assert.match(
    (await told('consequence', { ...same, paused: [], woken })) ?? '',
    /^Тариф прежний\. .*«Заказы»/,
  );
  const other = { ...same, from: 'free', paused: [], woken: [] };
  assert.match((await told('consequence', other)) ?? '', /^Раньше был «Бесплатный»\./);
});

test('things beyond the limit are not added; only runs and rows are put off and go on by themselves', async () => {
  const reached = { kind: 'limit.reached', ...cause, level: 'hard', used: 5, limit: 5 } as const;
  assert.match((await told('advice', { ...reached, metric: 'exports', month: null })) ?? '', /не добавлено/);
  const rows = { ...reached, metric: 'rowsAMonth', month: '2026-11' };
  assert.match((await told('advice', rows)) ?? '', /продолжится само/);
});
