import { readClosed } from '../../companies/index.ts';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { Listening } from '../../platform/db/listen.ts';
import { isDatabaseLost } from '../../platform/db/postgres-client.ts';
import type { Emit } from '../../platform/events/bus.ts';
import { pause } from '../../platform/pause.ts';
import type { Periodic } from '../../platform/queue/periodic.ts';
import { type Log, withLogContext } from '../../platform/telemetry/log.ts';
import * as store from './store.ts';

/** Says that the inbox has something. */
export const inboxChannel = 'hook-inbox';

const settings = {
  /** Calls, and changes in them, that are one event. */
  mostCalls: 1000,
  mostEvents: 10_000,
  /** Addresses of one round. */
  mostHooks: 500,
  /** The first pause after a failure, and the longest, ms. */
  firstPauseMs: 2000,
  longestPauseMs: 300_000,
  /** Then it is given up: after a quarter of an hour. */
  mostTries: 10,
  /** Without being woken a process looks so often, ms. */
  lookMs: 3000,
};
/** Between two rounds what comes meanwhile gathers for so long at least, ms, and for twice as long as the round took. */
const GATHER_MS = 100;
const GATHER_TIMES = 2;
/** Whoever holds a row of the company for longer does not hold up the others' calls: its own are tried again, ms. */
const LOCK_MS = 2000;

export interface RouteContext {
  database: Database;
  listening: Listening;
  emit: Emit;
  log: Log;
}

/** Brings what MoySklad told into the companies, for as long as the process lives; any number of processes may. */
export function routing(context: RouteContext, given: Partial<typeof settings> = {}): Periodic {
  const { database, listening } = context;
  const its = { ...settings, ...given };
  return {
    name: 'routing what MoySklad tells',
    everyMs: its.lookMs,
    inEachProcess: true,
    async run(signal) {
      const bell = openBell(signal);
      const leave = listening.listen(inboxChannel, bell.ring);
      try {
        while (!signal.aborted) {
          const started = performance.now();
          const hooks = await store.listWaiting(database.platform, its.mostHooks);
          for (const hook of hooks) {
            if (signal.aborted) return;
            await routeHook(context, its, hook);
          }
          if (hooks.length === 0) await bell.wait(its.lookMs);
          else
            await pause(Math.max(GATHER_MS, GATHER_TIMES * (performance.now() - started)), signal).catch(
              () => {},
            );
        }
      } finally {
        leave();
      }
    },
  };
}

/** One batch of one address. Its trouble is nobody else's: it is tried again later. @throws Error when the database is lost. */
async function routeHook(context: RouteContext, its: typeof settings, hook: store.Hook): Promise<void> {
  const { database, emit, log } = context;
  const taken: store.Call[] = [];
  await withLogContext({ companyId: hook.companyId }, async () => {
    try {
      await database.forCompany(hook.companyId, async (trx) => {
        await store.limitLocks(trx, LOCK_MS);
        // The company first, then the address, then what is in its inbox: in this order they are deleted, too.
        const closed = await readClosed(trx, hook.companyId);
        taken.push(
          ...(await store.takeCalls(trx, hook.hookId, { calls: its.mostCalls, events: its.mostEvents })),
        );
        if (taken.length > 0) await deliver(trx, emit, hook, { calls: taken, closed: closed !== undefined });
      });
    } catch (error) {
      if (isDatabaseLost(error)) throw error;
      log.error({ err: error, calls: taken.length }, 'what MoySklad told could not be routed');
      await database.forCompany(hook.companyId, (trx) => letWait(trx, its, hook, taken));
    }
  });
}

/** Tells the company's rooms, all at once, and notes what became of it. */
async function deliver(
  trx: Trx,
  emit: Emit,
  { companyId, hookId }: store.Hook,
  { calls, closed }: { calls: store.Call[]; closed: boolean },
): Promise<void> {
  const known = calls.filter(({ changes }) => changes.length > 0);
  await store.noteEvents(trx, hookId, known);
  await store.noteDeliveries(
    trx,
    { companyId, hookId },
    calls.map((call) => ({
      call,
      fate: call.changes.length === 0 ? 'unknown' : closed ? 'closed' : 'routed',
    })),
  );
  const [first] = known;
  if (closed || !first) return;
  const { requestId, integrationId } = first;
  const changes = known.flatMap((call) => call.changes);
  await emit(trx, { kind: 'source.changed', companyId, requestId, integrationId, changes });
}

/** After a failure: later again, with a growing pause, or never. */
async function letWait(trx: Trx, its: typeof settings, hook: store.Hook, calls: store.Call[]): Promise<void> {
  if (calls.length === 0 || !(await store.holdHook(trx, hook.hookId))) return;
  const tries = calls[0]!.tries + 1;
  if (tries < its.mostTries)
    return store.putOff(trx, calls, Math.min(its.firstPauseMs * 2 ** (tries - 1), its.longestPauseMs));
  await store.removeCalls(trx, calls);
  await store.noteDeliveries(
    trx,
    hook,
    calls.map((call) => ({ call, fate: 'failed' })),
  );
}

/** A notification is sent again within seconds; a day is what MoySklad's documentation leaves room for. */
export function forgettingRequests({ database }: Pick<RouteContext, 'database'>): Periodic {
  const MOST = 10_000;
  return {
    name: 'forgetting notifications of MoySklad',
    everyMs: 300_000,
    async run(signal) {
      while (!signal.aborted && (await store.forgetRequests(database.platform, MOST)) === MOST);
    },
  };
}

/** Waits until it is rung, for a time at most; a ring while nobody waits counts for the next one. */
function openBell(signal: AbortSignal): { ring(): void; wait(mostMs: number): Promise<void> } {
  let rung = false;
  let waiter: AbortController | undefined;
  return {
    ring() {
      rung = true;
      waiter?.abort();
    },
    async wait(mostMs) {
      waiter = new AbortController();
      if (rung) waiter.abort();
      await pause(mostMs, AbortSignal.any([waiter.signal, signal])).catch(() => {});
      rung = false;
    },
  };
}
