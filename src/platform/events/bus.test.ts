import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Trx } from '../db/database.ts';
import { openEvents } from './bus.ts';

let db: TestDatabase;

before(async () => {
  db = await openTestDatabase();
});
after(() => db?.close());

const make = (trx: Trx, id: string) => trx.insertInto('companies').values({ id, name: 'Ромашка' }).execute();
const rename = (trx: Trx, id: string, name: string) =>
  trx.updateTable('companies').set({ name }).where('id', '=', id).executeTakeFirst();
const nameOf = (id: string) =>
  db.database.forCompany(id, (trx) => trx.selectFrom('companies').select('name').executeTakeFirst());
const blocked = (companyId: string) => ({
  kind: 'company.blocked' as const,
  companyId,
  requestId: 'r',
  reason: 'за неуплату',
});

test('who subscribed is told in order, in the emitter’s transaction; nobody of other events', async () => {
  const { on, emit } = openEvents();
  const told: string[] = [];
  on('company.blocked', async (trx, { companyId, reason }) => rename(trx, companyId, reason));
  on('company.blocked', async (trx) => {
    const { name } = await trx.selectFrom('companies').select('name').executeTakeFirstOrThrow();
    told.push(name);
  });
  on('company.restored', async () => told.push('restored'));
  const id = randomUUID();
  await db.database.forCompany(id, async (trx) => {
    await make(trx, id);
    await emit(trx, blocked(id));
  });
  assert.deepEqual(told, ['за неуплату']);
});

test('a handler that throws undoes what happened; an emitter that fails undoes what handlers wrote', async () => {
  const { on, emit } = openEvents();
  let fails = true;
  on('company.blocked', async (trx, { companyId, reason }) => rename(trx, companyId, reason));
  on('company.blocked', async () => {
    if (fails) throw new Error('a handler of no luck');
  });
  const id = randomUUID();
  const attempt = (then: () => void) =>
    db.database.forCompany(id, async (trx) => {
      await make(trx, id);
      await emit(trx, blocked(id));
      then();
    });
  await assert.rejects(
    attempt(() => {}),
    /no luck/,
  );
  assert.equal(await nameOf(id), undefined, 'nothing happened');
  fails = false;
  await assert.rejects(
    attempt(() => {
      throw new Error('the emitter has no luck');
    }),
    /no luck/,
  );
  assert.equal(await nameOf(id), undefined, 'nobody was told');
});

test('a handler reaches rows of the event’s company only', async () => {
  const { on, emit } = openEvents();
  const [ours, theirs] = [randomUUID(), randomUUID()];
  for (const id of [ours, theirs]) await db.database.forCompany(id, (trx) => make(trx, id));
  on('company.restored', async (trx) => {
    assert.equal((await rename(trx, theirs, 'чужая')).numUpdatedRows, 0n);
  });
  await db.database.forCompany(ours, (trx) =>
    emit(trx, { kind: 'company.restored', companyId: ours, requestId: 'r', from: 'block' }),
  );
  assert.deepEqual(await nameOf(theirs), { name: 'Ромашка' });
});

test('one event in each of many companies: a handler reaches each in turn; where there is none, nothing is asked of the database', async () => {
  const { on, emitEach } = openEvents();
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) await db.database.forCompany(id, (trx) => make(trx, id));
  const company = async (trx: Trx) =>
    (await sql<{ id: string }>`select current_setting('app.company_id') as id`.execute(trx)).rows[0]?.id;
  await db.database.forCompany(ids[0]!, async (trx) => {
    await emitEach(trx, ids.map(blocked));
    assert.equal(await company(trx), ids[0]);
  });
  on('company.blocked', (trx, { companyId }) => rename(trx, companyId, `имя ${companyId}`));
  await db.database.forCompany(ids[0]!, (trx) => emitEach(trx, ids.map(blocked)));
  for (const id of ids) assert.deepEqual(await nameOf(id), { name: `имя ${id}` });
});
