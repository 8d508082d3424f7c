import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openQueue, type Queue } from '../../platform/queue/queue.ts';
import { openLog } from '../../platform/telemetry/log.ts';
import { needsChanged, sourceHookQueue, toldOf } from './needs-changed.ts';

const companyId = randomUUID();
const integrationId = randomUUID();
let db: TestDatabase;
let queue: Queue;

before(async () => {
  db = await openTestDatabase({ queues: [sourceHookQueue] });
  queue = await openQueue({ ...db, log: openLog('silent'), works: false });
  await db.database.forCompany(companyId, async (trx) => {
    await trx.insertInto('companies').values({ id: companyId, name: 'Ромашка' }).execute();
    await trx
      .insertInto('integrations')
      .values({
        ...{ id: integrationId, company_id: companyId, title: 'МойСклад', details: '{}' },
        ...{ provider: 'moysklad', kind: 'token', account: 'a@b', secret: 'sealed' },
      })
      .execute();
  });
});
after(async () => {
  await queue?.stop();
  await db?.close();
});

const told = (needs?: Parameters<typeof toldOf>[2]) =>
  db.database.forCompany(companyId, (trx) => toldOf(trx, integrationId, needs));

test('an account tells when its subscriptions were put in order, and of what there is a subscription for', async () => {
  const update = { entity: 'product', action: 'UPDATE' } as const;
  const remove = { entity: 'product', action: 'DELETE' } as const;
  assert.deepEqual(await told(), { told: false, why: null }, 'it has no address yet');
  const hook_id = await db.database.forCompany(companyId, async (trx) => {
    const hook = { company_id: companyId, integration_id: integrationId };
    const sealed = { secret: 'sealed', secret_hash: randomBytes(32) };
    const row = trx.insertInto('source_hooks').values({ ...hook, ...sealed });
    return (await row.returning('id').executeTakeFirstOrThrow()).id;
  });
  assert.deepEqual(await told(), { told: false, why: null }, 'nothing was asked of MoySklad yet');
  await db.database.forCompany(companyId, async (trx) => {
    await trx.updateTable('source_hooks').set({ synced_at: new Date() }).execute();
    const its = { company_id: companyId, hook_id };
    await trx
      .insertInto('source_webhooks')
      .values([
        { ...its, ...update, remote_id: randomUUID() },
        { ...its, ...remove, problem: '{}' },
      ])
      .execute();
  });
  assert.deepEqual(await told(), { told: true, why: null });
  assert.deepEqual(await told([update]), { told: true, why: null });
  assert.deepEqual(await told([update, remove]), { told: false, why: null });
  await db.database.forCompany(companyId, (trx) =>
    trx.updateTable('source_hooks').set({ untold: 'tariff' }).execute(),
  );
  assert.deepEqual(await told([update]), { told: false, why: 'tariff' });
});

test('what is to be put in order is so by a job, with the transaction that changed it and not without it', async () => {
  const cause = { companyId, integrationId, requestId: 'r' };
  const jobs = async () => {
    const { rows } = await sql<{
      data: object;
    }>`select data from pgboss.job where name = ${sourceHookQueue.name}`.execute(db.database.platform);
    return rows.map(({ data }) => data);
  };
  const wanted = () =>
    db.database.forCompany(companyId, async (trx) => {
      const row = trx.selectFrom('source_hooks').select('sync_wanted');
      return (await row.executeTakeFirstOrThrow()).sync_wanted;
    });
  await db.database.forCompany(companyId, (trx) =>
    trx.updateTable('source_hooks').set({ sync_wanted: false }).execute(),
  );
  const undone = db.database.forCompany(companyId, async (trx) => {
    await needsChanged(trx, { queue }, cause);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  assert.deepEqual([await jobs(), await wanted()], [[], false]);
  await db.database.forCompany(companyId, (trx) => needsChanged(trx, { queue }, cause));
  assert.deepEqual([await jobs(), await wanted()], [[cause], true]);
});
