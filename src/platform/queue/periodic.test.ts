import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { until } from '../../../test/support/until.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { pause } from '../pause.ts';
import { type Log, openLog } from '../telemetry/log.ts';
import { type Periodic, startPeriodic } from './periodic.ts';

let db: TestDatabase;
/** Another process, as far as PostgreSQL sees. */
let other: Database;

before(async () => {
  db = await openTestDatabase();
  other = openDatabase(db.appUrl, openLog('silent'));
});
after(async () => {
  await other?.close();
  await db?.close();
});

const silent = openLog('silent');
const ours = () => db.database.pool;

/** Starts these on the first and on the second process. @returns ends both. */
function startBoth(works: Periodic[]): () => Promise<unknown> {
  const ends = [ours(), other.pool].map((pool) => startPeriodic({ pool, log: silent }, works));
  return () => Promise.all(ends.map((end) => end()));
}

test('two processes do not do the same work at once, and work of another name side by side', async () => {
  let atOnce = 0;
  let most = 0;
  let times = 0;
  const beside = Promise.withResolvers<void>();
  const end = startBoth([
    {
      name: 'counted',
      everyMs: 1,
      async run() {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await pause(5);
        atOnce -= 1;
        times += 1;
      },
    },
    { name: 'another', everyMs: 1, run: () => beside.promise },
  ]);
  await until(async () => times >= 50);
  beside.resolve();
  await end();
  assert.equal(most, 1);
});

test('more works than connections begin together: each has one for what it does', async () => {
  const few = openDatabase(db.appUrl, silent, { connections: 3 });
  const all = Promise.withResolvers<void>();
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  let begun = 0;
  let done = 0;
  const works = Array.from({ length: 8 }, (_, n) => ({
    name: `side by side ${n}`,
    everyMs: 60_000,
    async run() {
      begun += 1;
      if (begun === 8) all.resolve();
      await all.promise;
      await few.pool.query('select 1');
      done += 1;
    },
  }));
  const end = startPeriodic({ pool: few.pool, log: silent }, works);
  await until(async () => done === 8);
  await end();
  await few.close();
  process.off('warning', note);
  assert.deepEqual(warnings, [], 'their locks are asked for one after the other');
});

test('work of each process is done by every one, whatever the others do', async () => {
  const held = Promise.withResolvers<void>();
  let running = 0;
  const run = async () => {
    running += 1;
    await held.promise;
  };
  const end = startBoth([{ name: 'own', everyMs: 60_000, inEachProcess: true, run }]);
  await until(async () => running === 2);
  held.resolve();
  await end();
});

test('what fails is told with its name and tried again soon, however rare it is', async () => {
  const told: unknown[] = [];
  const log = { error: (fields: unknown) => told.push(fields) } as unknown as Log;
  const failure = new Error('a failure');
  let times = 0;
  const end = startPeriodic({ pool: ours(), log, retryMs: 5 }, [
    {
      name: 'failing',
      everyMs: 3_600_000,
      async run() {
        times += 1;
        if (times < 3) throw failure;
      },
    },
  ]);
  await until(async () => times >= 3);
  await pause(200);
  assert.equal(times, 3, 'after a success its own pause is kept');
  assert.deepEqual(told, Array(2).fill({ err: failure, work: 'failing' }));
  await end();
});

test('a failure lets go of the work: the other process does it', async () => {
  let fails = 0;
  let done = 0;
  const endFailing = startPeriodic({ pool: ours(), log: silent }, [
    {
      name: 'shared',
      everyMs: 60_000,
      async run() {
        fails += 1;
        throw new Error('a failure');
      },
    },
  ]);
  await until(async () => fails > 0);
  const end = startPeriodic({ pool: other.pool, log: silent }, [
    {
      name: 'shared',
      everyMs: 1,
      async run() {
        done += 1;
      },
    },
  ]);
  await until(async () => done > 0);
  await Promise.all([endFailing(), end()]);
});

test('a process whose session PostgreSQL ended holds nobody up', async () => {
  const held = Promise.withResolvers<void>();
  let begun = false;
  const endFirst = startPeriodic({ pool: ours(), log: silent }, [
    {
      name: 'lost',
      everyMs: 60_000,
      run: () => {
        begun = true;
        return held.promise;
      },
    },
  ]);
  await until(async () => begun);
  let done = 0;
  const endSecond = startPeriodic({ pool: other.pool, log: silent }, [
    {
      name: 'lost',
      everyMs: 1,
      async run() {
        done += 1;
      },
    },
  ]);
  await pause(50);
  assert.equal(done, 0, 'the first one holds the work');
  await other.pool.query(`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and granted and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`);
  await until(async () => done > 0);
  held.resolve();
  await Promise.all([endFirst(), endSecond()]);
});

test('a stop tells what runs and waits for it', async () => {
  let ended = false;
  let begun = false;
  const end = startPeriodic({ pool: ours(), log: silent }, [
    {
      name: 'orderly',
      everyMs: 1,
      async run(signal) {
        begun = true;
        await pause(60_000, signal).catch(() => {});
        ended = true;
      },
    },
  ]);
  await until(async () => begun);
  await end();
  assert.equal(ended, true);
});

test('a stop is over in time, and the work let go of, whatever runs', async () => {
  let begun = false;
  const never: Periodic = {
    name: 'endless',
    everyMs: 1,
    run: () => {
      begun = true;
      return new Promise(() => {});
    },
  };
  const end = startPeriodic({ pool: ours(), log: silent, stopMs: 100 }, [never]);
  await until(async () => begun);
  // Otherwise it would never end.
  await end();
  begun = false;
  const endNext = startPeriodic({ pool: other.pool, log: silent, stopMs: 100 }, [never]);
  await until(async () => begun);
  await endNext();
});
