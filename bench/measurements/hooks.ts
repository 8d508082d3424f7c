import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../src/platform/db/database.ts';
import { appPasswordFrom, appUrlFrom } from '../../src/platform/db/migrate.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { testSecrets } from '../../test/support/database.ts';
import { eventsOf, makeHook, type TestHook } from '../../test/support/hooks.ts';
import { until } from '../../test/support/until.ts';
import { isAnswered, offer, type Sent } from '../hook-load.ts';
import { openProcesses, type Processes } from '../hook-processes.ts';
import { atMost, figure, type Measurement, megabytes, type Task } from '../measurement.ts';

const HOOKS = 200;
const PER_SECOND = 1000;
const WORKERS = 2;
const WARM_UP_MS = 10_000;
const MEASURED_MS = 60_000;
const KILLS = 20;
/** Between a new process and the next kill, ms. */
const BETWEEN_MS = 1500;
const MANY = 100_000;
const PATIENCE_MS = 600_000;

/** How long MoySklad waits for an answer, and what becomes of what was answered while processes are killed. */
export async function measureHooks({ say }: Task): Promise<Measurement> {
  const processes = await openProcesses(WORKERS);
  const owner = new pg.Client(processes.ownerUrl);
  await owner.connect();
  try {
    const hooks = await prepare(processes, owner);
    say(`Notifications, ${PER_SECOND} a second to ${HOOKS} addresses`);
    await offerFor(processes, hooks, WARM_UP_MS);
    const cpuBefore = await cpuSeconds();
    const sent = await offerFor(processes, hooks, MEASURED_MS);
    const busy = ((await cpuSeconds()) - cpuBefore) / (MEASURED_MS / 1000);
    await routed(owner);
    const quiet = await countsOf(owner, sent);
    await owner.query('truncate bench_routed');

    say(`… while ${KILLS} processes are killed`);
    const killing = await offerDuringKills(processes, hooks);
    await routed(owner);
    const killed = await countsOf(owner, killing);
    await owner.query('truncate bench_routed');

    say(`${MANY} events of one address`);
    const seconds = await offerMany(processes, hooks[0]!, owner);
    const { rows } = await owner.query('select count(distinct xid)::int as batches from bench_routed');
    const peak = await processes.peakRss('worker');
    return summary({ sent, busy, quiet, killing, killed, many: { seconds, batches: rows[0].batches, peak } });
  } finally {
    await owner.end();
    await processes.close();
  }
}

/** Addresses, and a note of every call that leaves the inbox, in the transaction that takes it out. */
async function prepare({ ownerUrl }: Processes, owner: pg.Client): Promise<TestHook[]> {
  await owner.query(`
    create table bench_routed (request_id uuid not null, events integer not null, xid xid8 not null default pg_current_xact_id());
    create function bench_note() returns trigger language plpgsql security definer set search_path = public, pg_temp as
      $$ begin insert into bench_routed (request_id, events) select request_id, events from gone; return null; end $$;
    create trigger bench_note after delete on hook_inbox referencing old table as gone for each statement
      execute function bench_note()`);
  const appUrl = appUrlFrom(ownerUrl, appPasswordFrom(testSecrets.authSecret));
  const database = openDatabase(appUrl, openLog('silent'));
  const hooks: TestHook[] = [];
  while (hooks.length < HOOKS) hooks.push(await makeHook(database));
  await database.close();
  await owner.query('vacuum analyze');
  return hooks;
}

const offerFor = ({ url }: Processes, hooks: TestHook[], ms: number): Promise<Sent[]> =>
  offer(url, hooks, { perSecond: PER_SECOND, signal: AbortSignal.timeout(ms), asMoysklad: false });

/** Two of three are workers: while the one that serves is away nothing can be accepted. */
async function offerDuringKills(processes: Processes, hooks: TestHook[]): Promise<Sent[]> {
  const ending = new AbortController();
  const offering = offer(processes.url, hooks, {
    perSecond: PER_SECOND,
    signal: ending.signal,
    asMoysklad: true,
  });
  for (let count = 0; count < KILLS; count++) {
    await sleep(BETWEEN_MS);
    await processes.kill(count % 3 === 0 ? 'serve' : 'worker');
  }
  await sleep(BETWEEN_MS);
  ending.abort();
  return offering;
}

/** A thousand events a call, one call after another as MoySklad sends them. @returns seconds until they are routed. */
async function offerMany({ url }: Processes, hook: TestHook, owner: pg.Client): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < MANY / 1000; count++) {
    const body = eventsOf(
      hook,
      Array.from({ length: 1000 }, () => randomUUID()),
    );
    const path = `${url}/hooks/moysklad/${hook.secret}?requestId=${randomUUID()}`;
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (status !== 204) throw new Error(`answered with ${status}`);
  }
  await routed(owner);
  return (performance.now() - started) / 1000;
}

async function routed(owner: pg.Client): Promise<void> {
  await until(async () => (await owner.query('select from hook_inbox limit 1')).rowCount === 0, PATIENCE_MS);
}

interface Counts {
  answered: number;
  lost: number;
  twice: number;
}

/** What became of notifications, now that nothing waits any more. */
async function countsOf(owner: pg.Client, sent: Sent[]): Promise<Counts> {
  const { rows } = await owner.query<{ request_id: string; times: number }>(
    'select request_id, count(*)::int as times from bench_routed group by 1',
  );
  const times = new Map(rows.map((row) => [row.request_id, row.times]));
  const answered = sent.filter(isAnswered);
  return {
    answered: answered.length,
    lost: answered.filter(({ requestId }) => !times.has(requestId)).length,
    twice: [...times.values()].filter((count) => count > 1).length,
  };
}

interface Facts {
  sent: Sent[];
  /** Cores that were busy, of whatever runs on the machine. */
  busy: number;
  quiet: Counts;
  killing: Sent[];
  killed: Counts;
  many: { seconds: number; batches: number; peak: number };
}

function summary({ sent, busy, quiet, killing, killed, many }: Facts): Measurement {
  const times = sent.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  const retried = killing.filter(({ tries }) => tries.length > 1 && tries.at(-1) === 204).length;
  const perSecond = (sent.length / MEASURED_MS) * 1000;
  return {
    title: `${figure(PER_SECOND)} notifications of MoySklad a second`,
    about: `To ${HOOKS} addresses of as many companies, for ${MEASURED_MS / 1000} s, one event each, whether or not earlier ones are answered; how long is counted from when each should have left. One \`skladno serve\`, ${WORKERS} \`skladno worker\`, an embedded PostgreSQL that keeps what it committed (fsync on) and the sender, all on this machine. Then the same, each tried four times behind what waits for its address, as MoySklad does, while ${KILLS} of the processes are killed (\`SIGKILL\`) and started again, a third of them the one that answers. Then ${figure(MANY)} events of one address, a thousand a call.`,
    table: [
      ['', 'measured'],
      ['sent a second', figure(perSecond)],
      ['answered, p50, ms', figure(at(0.5))],
      ['p95', figure(at(0.95))],
      ['p99', figure(at(0.99))],
      ['longest', figure(at(1))],
      ['cores busy meanwhile', figure(busy)],
      ['during kills: sent', figure(killing.length)],
      ['answered 204', figure(killed.answered)],
      ['of them after a repetition', figure(retried)],
      [`${figure(MANY)} events of one address: seconds until they are told`, figure(many.seconds)],
      ['events `source.changed` of them', figure(many.batches)],
      ['most memory of a worker', megabytes(many.peak)],
    ],
    bounds: [
      atMost('Milliseconds until a notification is answered, p99', at(0.99), 50),
      atMost('Notifications not answered 204, without kills', sent.length - quiet.answered, 0),
      atMost('Answered 204 and neither in the inbox nor routed', quiet.lost + killed.lost, 0),
      atMost('Routed twice', quiet.twice + killed.twice, 0),
      atMost('Events `source.changed` of a hundred calls with a thousand each', many.batches, MANY / 1000),
    ],
    facts: { quiet, killed, many, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1), busy, retried },
  };
}

/** User and system time of everything on this machine (man7.org: proc_stat), seconds. */
async function cpuSeconds(): Promise<number> {
  const [, user, nice, system, , , irq, softirq] = (await readFile('/proc/stat', 'utf8'))
    .split(/\s+/)
    .map(Number);
  return [user, nice, system, irq, softirq].reduce((sum: number, ticks) => sum + (ticks ?? 0), 0) / 100;
}
