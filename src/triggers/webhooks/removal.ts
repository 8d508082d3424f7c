import { z } from 'zod';
import { moyskladTokenOf } from '../../integrations/index.ts';
import { MoyskladError, moyskladProblems } from '../../moysklad/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { DomainEvent } from '../../platform/events/events.ts';
import { companyOf, type Job } from '../../platform/queue/queue.ts';
import { hookPath } from './compare.ts';
import { openHookSecret, type SourceHookContext } from './context.ts';
import { needsChanged } from './needs-changed.ts';
import { takeBack } from './put-in-order.ts';
import { openLast, removalQueue, removeLater } from './remove-later.ts';
import * as store from './store.ts';

/** So often MoySklad is asked, with the queue's pauses for a day: a webhook that nobody answers MoySklad switches off by itself. */
const TRIES = 290;
const dataSchema = z.looseObject({ removalId: z.uuid() });

type Removing = Pick<SourceHookContext, 'queue' | 'keyring'>;
type Cause = Pick<DomainEvent, 'companyId' | 'requestId'>;

/**
 * The account is disconnected: from now on its address is nobody's, and if the caller's transaction commits, a job takes the
 * subscriptions back with the token as it was. Nothing of it can fail the disconnection.
 */
export async function forgetHook(
  trx: Trx,
  context: Removing,
  cause: Cause & { integrationId: string },
): Promise<void> {
  const hook = await store.findHook(trx, cause.integrationId);
  if (hook) await forget(trx, context, cause, hook);
}

/** The same for all accounts of a company. */
export async function forgetHooks(trx: Trx, context: Removing, cause: Cause): Promise<void> {
  for (const hook of await store.listHooks(trx)) await forget(trx, context, cause, hook);
}

async function forget(trx: Trx, context: Removing, cause: Cause, { id }: store.HookRow): Promise<void> {
  const hook = await store.deleteHook(trx, id);
  if (!hook) return;
  const last = await moyskladTokenOf(trx, context.keyring, hook.integration_id);
  const secret = openHookSecret(context.keyring, cause.companyId, hook.secret);
  if (last === null || secret === null) return;
  await removeLater(trx, context, cause, { secret, ...last });
  // Somebody is making webhooks just now, and may be killed before it is known that they are nobody's.
  if (hook.leased_until) await removeLater(trx, context, cause, { secret, ...last }, hook.leased_until);
}

/** Starts to take back, in a worker. */
export async function workRemovals(context: SourceHookContext): Promise<void> {
  await context.queue.work(removalQueue.name, { concurrency: 1, needs: 'moysklad' }, (job) =>
    remove(context, job),
  );
}

async function remove(context: SourceHookContext, job: Job): Promise<void> {
  const { database, keyring, webhooks, publicUrl, log } = context;
  const companyId = companyOf(job);
  const { removalId } = dataSchema.parse(job.data);
  const found = await database.forCompany(companyId, (trx) => store.findRemoval(trx, removalId));
  if (!found) return;
  try {
    const { secret, ...last } = openLast(keyring, companyId, found.opened);
    await takeBack(webhooks.by(last, job.signal), { address: publicUrl + hookPath(secret), secret });
  } catch (error) {
    if (!isFinal(error) && job.attempt + 1 < TRIES) throw error;
    log.warn({ err: error }, 'webhooks could not be taken back at MoySklad');
  }
  await database.forCompany(companyId, async (trx) => {
    await store.deleteRemoval(trx, removalId);
    // They stood in the way of the new ones: MoySklad counts them.
    for (const { integration_id: integrationId } of await store.listHooks(trx))
      await needsChanged(trx, context, { companyId, requestId: job.data.requestId, integrationId });
  });
}

/** A token that MoySklad refuses stays refused; whatever else stands in the way may pass. */
function isFinal(error: unknown): boolean {
  const { token, missing } = moyskladProblems;
  return error instanceof MoyskladError && (error.kind === token || error.kind === missing);
}
