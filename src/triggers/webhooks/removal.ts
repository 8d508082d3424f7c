import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { moyskladTokenOf } from '../../integrations/index.ts';
import { MoyskladError, webhookProblems } from '../../moysklad/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { DomainEvent } from '../../platform/events/events.ts';
import { companyOf, type Job } from '../../platform/queue/queue.ts';
import { hookPath } from './compare.ts';
import { needsChanged } from './needs-changed.ts';
import { takeBack } from './put-in-order.ts';
import * as store from './store.ts';
import { readable, type SourceHookContext } from './sync.ts';

/** Takes back at MoySklad what an address was told; tried until it is too old. */
export const removalQueue = { name: 'source-hook-removal', retryLimit: 500, expireInSeconds: 300 };

/** So often MoySklad is asked, with the queue's pauses for a day: a webhook that nobody answers MoySklad switches off by itself. */
const TRIES = 290;
const provider = 'source-hook-removal';
const dataSchema = z.looseObject({ removalId: z.uuid() });
const openedSchema = z.object({ secret: z.string(), token: z.string(), byApp: z.boolean() });

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

async function forget(
  trx: Trx,
  { keyring, queue }: Removing,
  { companyId, requestId }: Cause,
  hook: store.HookRow,
): Promise<void> {
  await store.deleteHook(trx, hook.id);
  const last = await moyskladTokenOf(trx, keyring, hook.integration_id);
  const secret = readable(keyring, companyId, hook.secret);
  if (last === null || secret === null) return;
  const removalId = randomUUID();
  const opened = keyring.encrypt(JSON.stringify({ secret, ...last }), { companyId, provider });
  await store.insertRemoval(trx, companyId, removalId, opened);
  await queue.send(trx, removalQueue.name, { companyId, requestId, removalId });
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
    const opened = openedSchema.parse(JSON.parse(keyring.decrypt(found.opened, { companyId, provider })));
    const { secret } = opened;
    await takeBack(webhooks.by(opened, job.signal), { address: publicUrl + hookPath(secret), secret });
  } catch (error) {
    if (mayPass(error) && job.attempt + 1 < TRIES) throw error;
    log.warn({ err: error }, 'webhooks could not be taken back at MoySklad');
  }
  await database.forCompany(companyId, async (trx) => {
    await store.deleteRemoval(trx, removalId);
    // They stood in the way of the new ones: MoySklad counts them.
    for (const { integration_id: integrationId } of await store.listHooks(trx))
      await needsChanged(trx, context, { companyId, requestId: job.data.requestId, integrationId });
  });
}

/** Whether another try makes sense: a refused token stays refused. */
function mayPass(error: unknown): boolean {
  const { limit, unavailable } = webhookProblems;
  return !(error instanceof MoyskladError) || error.kind === limit || error.kind === unavailable;
}
