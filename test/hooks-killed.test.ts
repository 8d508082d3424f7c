import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openTestApp, type TestApp } from './support/app.ts';
import { eventsOf, makeHook, type TestHook, tell } from './support/hooks.ts';
import { until } from './support/until.ts';

/** Workers are killed while they route what MoySklad tells; `bench/measurements/hooks.ts` kills more, and what answers too. */
const ROUNDS = Number(process.env.ROUNDS ?? 2);
const HOOKS = 10;

let app: TestApp;
let owner: pg.Client;
let hooks: TestHook[];

before(async () => {
  app = await openTestApp({ accounts: [] });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  // What left the inbox, in the transaction that took it out.
  await owner.query(`
    create table routed (request_id uuid not null);
    create function note_routed() returns trigger language plpgsql security definer as
      $$ begin insert into routed select request_id from gone; return null; end $$;
    create trigger note_routed after delete on hook_inbox referencing old table as gone for each statement
      execute function note_routed()`);
  hooks = [];
  while (hooks.length < HOOKS) hooks.push(await makeHook(app.db.database));
});
after(async () => {
  await owner?.end();
  await app?.close();
});

const routed = async () =>
  (await owner.query('select request_id from routed')).rows.map(({ request_id }) => String(request_id));

test('workers that are killed while they route lose nothing and tell nothing twice', async () => {
  const told: string[] = [];
  let ended = false;
  const telling = (async () => {
    while (!ended) {
      const requestId = randomUUID();
      const hook = hooks[told.length % HOOKS]!;
      assert.equal((await tell(app.url, hook.secret, eventsOf(hook, [randomUUID()]), requestId)).status, 204);
      told.push(requestId);
    }
  })();
  for (let round = 0; round < ROUNDS; round++) {
    const worker = await app.startWorker();
    const before = (await routed()).length;
    await until(async () => (await routed()).length > before + 20);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  ended = true;
  await telling;
  await app.startWorker();
  await until(async () => (await owner.query('select from hook_inbox limit 1')).rowCount === 0);
  assert.deepEqual((await routed()).sort(), told.toSorted());
});
