import { restingAmong } from '../billing/index.ts';
import { activeAmong, exportProblems, requireConfig, startTask } from '../exports/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import { Problem } from '../platform/problems.ts';
import { companyOf, type Queue } from '../platform/queue/queue.ts';
import * as store from './asked-store.ts';
import { completionQueue } from './button-end.ts';
import type { MarketplaceContext } from './context.ts';
import { requireOpen } from './open.ts';
import { findInstallation } from './store.ts';

/** Begins the runs that were asked for. */
export const askedQueue = { name: 'asked-runs', retryLimit: 20, expireInSeconds: 60 };

type Cause = { companyId: string; requestId: string };

/**
 * Asks for runs of exports, in the caller's transaction; a job begins them. One of an export that is running is remembered and begun
 * when that is over, once, however many ask meanwhile.
 * @param press is told when they are over; null: nobody waits.
 * @returns whether the press will be told: not where each of these runs waits already, and another press for its end.
 */
export async function askFor(
  trx: Trx,
  { queue }: Pick<MarketplaceContext, 'queue'>,
  { companyId, requestId }: Cause,
  configIds: string[],
  press: store.Press | null = null,
): Promise<boolean> {
  const { added, joined } = await store.insertAsked(trx, companyId, configIds, press);
  // One that waits though its export rests has its job just before it, or its job was given up on: one more harms nobody.
  const running = added > 0 ? null : await activeAmong(trx, configIds);
  if (configIds.some((id) => !running?.has(id)))
    await queue.send(trx, askedQueue.name, { companyId, requestId });
  return joined;
}

/** A run is over, in the transaction that notes it: who waits for it is told, and what was asked for meanwhile can be begun. */
export async function askedRunEnded(
  trx: Trx,
  { queue }: Pick<MarketplaceContext, 'queue'>,
  { companyId, requestId, configId, taskId }: EventOf<'task.ended'>,
): Promise<void> {
  for (const pressId of await store.pressesOf(trx, taskId))
    await queue.send(trx, completionQueue.name, { companyId, requestId, pressId });
  if (await store.isWaiting(trx, configId))
    await queue.send(trx, askedQueue.name, { companyId, requestId, configId });
}

export async function workAsked(queue: Queue, context: MarketplaceContext): Promise<void> {
  const { database } = context;
  await queue.work(askedQueue.name, { concurrency: 1 }, async (job) => {
    const cause = { companyId: companyOf(job), requestId: job.data.requestId };
    const { configId: ended } = job.data;
    const waiting =
      typeof ended === 'string' ? [ended] : await database.forCompany(cause.companyId, store.waitingConfigs);
    let failed: unknown;
    for (const configId of waiting)
      await begin(context, cause, configId).catch((error) => {
        context.log.error({ err: error, configId }, 'a run that was asked for could not be started');
        failed ??= error;
      });
    if (failed) throw failed;
  });
}

/** Begins one run, each in a transaction of its own: what keeps one back keeps no other. */
async function begin(context: MarketplaceContext, cause: Cause, configId: string): Promise<void> {
  try {
    await context.database.forCompany(cause.companyId, async (trx) => {
      // The export first, as whoever deletes it, and with it what is asked for.
      await requireConfig(trx, configId);
      const asked = await store.takeWaiting(trx, configId);
      if (!asked) return;
      const rests = (await restingAmong(trx, 'exports', [configId])).size > 0;
      if (rests || !(await isOpen(trx))) return store.deleteAsked(trx, [asked.id]);
      const { press_id } = asked;
      const how = {
        dryRun: false,
        full: false,
        verify: false,
        trigger: press_id ? 'button' : 'scenario',
      } as const;
      const { id } = await startTask(trx, context, { ...cause, configId, ...how }, 'ru');
      if (press_id) await store.noteTask(trx, asked.id, id);
      else await store.deleteAsked(trx, [asked.id]);
    });
  } catch (error) {
    // Nothing is noted then, and the run that goes on finds at its end what was asked for. An export that is deleted takes it along.
    const { alreadyRunning, owed, configMissing } = exportProblems;
    const known: unknown[] = [alreadyRunning, owed, configMissing];
    if (error instanceof Problem && known.includes(error.kind)) return;
    throw error;
  }
}

/** What was asked for before the company was closed is not made up for: MoySklad or a person asks anew. */
async function isOpen(trx: Trx): Promise<boolean> {
  const found = await findInstallation(trx);
  try {
    await requireOpen(trx, found, found?.account_id ?? '');
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
