import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { until } from '../../../test/support/until.ts';
import { openLog } from '../telemetry/log.ts';
import { type Job, openQueue, type Queue } from './queue.ts';
import { beginStop, endStop } from './stops.ts';

const log = openLog('silent');
const companyId = randomUUID();
const data = { companyId, requestId: 'r-1' };
let db: TestDatabase;
const open: Queue[] = [];

before(async () => {
  const queues = ['plain', 'given-back', 'cancelled', 'poison', 'killed', 'calling'];
  db = await openTestDatabase({
    queues: queues.map((name) => ({ name, retryLimit: name === 'poison' ? 0 : 3, expireInSeconds: 3600 })),
  });
});
after(async () => {
  await Promise.all(open.map((queue) => queue.stop()));
  await db?.close();
});

async function queue(): Promise<Queue> {
  const opened = await openQueue({ appUrl: db.appUrl, database: db.database, log });
  open.push(opened);
  return opened;
}

const send = (queue: Queue, name: string, options = {}) =>
  db.database.forCompany(companyId, (trx) => queue.send(trx, name, data, options));

async function jobState(id: string): Promise<{ state: string; retry_count: number } | undefined> {
  const { rows } = await sql<{ state: string; retry_count: number }>`
    select state::text, retry_count from pgboss.job where id = ${id}::uuid`.execute(db.database.platform);
  return rows[0];
}

/** @returns how long it took, ms. */
async function waitFor(what: () => boolean | Promise<boolean>): Promise<number> {
  const start = performance.now();
  await until(what);
  return performance.now() - start;
}

/** Waits like real work does: rejects with the signal's reason when it is aborted. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
}

test('a job exists if its transaction commits, is picked up at once and carries its data', async () => {
  const q = await queue();
  const seen: Job[] = [];
  await q.work('plain', { concurrency: 1 }, async (job) => void seen.push(job));
  await sleep(100);
  await assert.rejects(
    db.database.forCompany(companyId, async (trx) => {
      await q.send(trx, 'plain', data);
      throw new Error('undone');
    }),
  );
  const id = await send(q, 'plain');
  const waits = [await waitFor(() => seen.length > 0)];
  assert.deepEqual([seen[0]?.id, seen[0]?.data, seen[0]?.attempt], [id, data, 0]);
  await until(async () => (await jobState(id))?.state === 'completed');
  assert.equal(seen.length, 1);
  // A look would come every two seconds; a busy machine may keep one job waiting, hardly each of them.
  for (const count of [2, 3]) {
    await send(q, 'plain');
    waits.push(await waitFor(() => seen.length === count));
  }
  assert(Math.min(...waits) < 1000, `notified, not polled: ${waits} ms`);
});

test('a stopping process hands its jobs back and another takes them at once, without a try used up', async () => {
  const waits: number[] = [];
  // As above: a busy machine may keep one job waiting, hardly each of them.
  for (let round = 0; round < 3; round += 1) {
    const [first, second] = [await queue(), await queue()];
    let reason: unknown;
    let started = false;
    const id = await send(first, 'given-back');
    await first.work('given-back', { concurrency: 1 }, async ({ signal }) => {
      started = true;
      await untilAborted(signal).catch((error: unknown) => {
        reason = error;
        throw error;
      });
    });
    await until(() => started);
    let isDone = false;
    await second.work('given-back', { concurrency: 1 }, async () => {
      isDone = true;
    });
    await first.stop();
    assert.equal(reason, 'shutdown');
    waits.push(await waitFor(() => isDone));
    await until(async () => (await jobState(id))?.state === 'completed');
    await second.stop();
  }
  assert(Math.min(...waits) < 1000, `${waits} ms`);
});

test('cancelling takes a waiting job out and aborts a running one', async () => {
  const q = await queue();
  let aborted: unknown;
  const id = await send(q, 'cancelled');
  await q.work('cancelled', { concurrency: 1 }, async ({ signal }) => {
    await untilAborted(signal).catch((error: unknown) => {
      aborted = error;
      throw error;
    });
  });
  await until(async () => (await jobState(id))?.state === 'active');
  const waiting = await send(q, 'cancelled');
  for (const each of [id, waiting])
    await db.database.forCompany(companyId, (trx) => q.cancel(trx, 'cancelled', each));
  await until(() => aborted !== undefined);
  assert.notEqual(aborted, 'shutdown');
  assert.deepEqual(
    [(await jobState(id))?.state, (await jobState(waiting))?.state],
    ['cancelled', 'cancelled'],
  );
});

test('a job that fails for good is kept in the dead-letter queue', async () => {
  const q = await queue();
  await send(q, 'poison');
  await q.work('poison', { concurrency: 1 }, () => Promise.reject(new Error('never works')));
  await until(async () => {
    const { rows } = await sql<{
      data: unknown;
    }>`select data from pgboss.job where name = 'poison.dead'`.execute(db.database.platform);
    return rows.length === 1;
  });
});

test('a job of a process killed in the middle of it is finished by another within seconds', async (t) => {
  const survivor = await queue();
  const id = await send(survivor, 'killed');
  const worker = await startWorker('killed');
  await until(async () => (await jobState(id))?.state === 'active');
  const exited = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exited;
  let attempt = -1;
  await survivor.work('killed', { concurrency: 1 }, async (job) => {
    attempt = job.attempt;
  });
  const waited = await waitFor(() => attempt >= 0);
  t.diagnostic(`another process had the job ${(waited / 1000).toFixed(1)} s after the SIGKILL`);
  assert.equal(attempt, 1);
});

/** A real worker process that takes a job and never ends it; answers when it works. */
async function startWorker(name: string): Promise<ChildProcess> {
  const at = (path: string) => JSON.stringify(fileURLToPath(import.meta.resolve(path)));
  const code = `
    import { openDatabase } from ${at('../db/database.ts')};
    import { openLog } from ${at('../telemetry/log.ts')};
    import { openQueue } from ${at('./queue.ts')};
    const log = openLog('silent');
    const appUrl = ${JSON.stringify(db.appUrl)};
    const queue = await openQueue({ appUrl, database: openDatabase(appUrl, log), log });
    await queue.work(${JSON.stringify(name)}, { concurrency: 1 }, () => new Promise(() => {}));
    console.log('working');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

test('jobs that need a provider which is stopped wait, without a try used up; others run', async () => {
  const q = await queue();
  const { platform } = db.database;
  await beginStop(platform, { what: 'google', reason: { ru: 'ждём', en: 'waiting' }, by: 'somebody' });
  const taken: string[] = [];
  await q.work('calling', { concurrency: 1, needs: 'google' }, async ({ id, attempt }) => {
    taken.push(`${id} ${attempt}`);
  });
  const id = await send(q, 'calling');
  const startsLater = async () => {
    const { rows } = await sql`select from pgboss.job where id = ${id}::uuid and start_after > now()`.execute(
      platform,
    );
    return rows.length === 1;
  };
  await until(startsLater);
  assert.deepEqual(taken, []);
  assert.equal((await jobState(id))?.state, 'created');
  await endStop(platform, 'google', 'somebody');
  await sql`update pgboss.job set start_after = now() where id = ${id}::uuid`.execute(platform);
  await until(() => taken.length === 1);
});
