import { z } from 'zod';
import { webhookProblems } from '../../moysklad/index.ts';
import { Problem } from '../../platform/problems.ts';
import { companyOf, type Job } from '../../platform/queue/queue.ts';
import { type Begun, begin } from './begin.ts';
import type { SourceHookContext } from './context.ts';
import { end, type Outcome } from './end.ts';
import { sourceHookQueue } from './needs-changed.ts';
import { sourceHookProblems } from './problems.ts';
import { putInOrder } from './put-in-order.ts';
import { reachable } from './reach.ts';

const dataSchema = z.looseObject({ integrationId: z.uuid(), sweep: z.boolean().default(false) });

/** Starts to put subscriptions in order, in a worker. */
export async function workSourceHooks(context: SourceHookContext): Promise<void> {
  await context.queue.work(sourceHookQueue.name, { concurrency: 2, needs: 'moysklad' }, (job) =>
    sync(context, job),
  );
}

/** Has MoySklad tell what the company wants of an account, no more. Nothing happens where that is so already, or another is at it. */
async function sync(context: SourceHookContext, job: Job): Promise<void> {
  const { database, log } = context;
  const { integrationId, sweep } = dataSchema.parse(job.data);
  const account = { companyId: companyOf(job), integrationId };
  const begun = await database.forCompany(account.companyId, (trx) => begin(trx, context, account, job));
  if (!begun) return;
  const outcome = await look(context, account, begun, { signal: job.signal, sweep });
  if (outcome.problem) log.info({ err: outcome.problem, integrationId }, 'MoySklad does not tell of changes');
  await database.forCompany(account.companyId, (trx) =>
    end(trx, context, begun, outcome, job.data.requestId),
  );
}

/** Calls MoySklad; no transaction is open meanwhile. @throws what is no Problem: the process stops, or a bug. */
async function look(
  { webhooks, publicUrl, moyskladApiUrl }: SourceHookContext,
  account: { companyId: string; integrationId: string },
  { hook, wanted, place, before }: Begun,
  { signal, sweep }: { signal: AbortSignal; sweep: boolean },
): Promise<Outcome> {
  const reached = reachable(publicUrl, moyskladApiUrl);
  const probes = !sweep || isNewWatch(hook.synced_at);
  try {
    const opened = await webhooks.of(account, signal);
    // What an earlier address of ours is still told is taken back.
    const order = await putInOrder(opened, reached ? wanted : [], { place, before, probes });
    if (reached) return { untold: null, problem: null, order };
    return { untold: 'address', problem: new Problem(sourceHookProblems.address, { url: publicUrl }), order };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Problem)) throw error;
    return { untold: reached ? untoldBy(error) : 'address', problem: error, order: null };
  }
}

const WATCH_MS = 6 * 3_600_000;

/** Whether a look is the first of one of the day's four watches: so often the sweep asks about the tariff. */
export function isNewWatch(lookedAt: Date | null, now = Date.now()): boolean {
  const watchOf = (ms: number) => Math.floor(ms / WATCH_MS);
  return lookedAt === null || watchOf(lookedAt.getTime()) !== watchOf(now);
}

/** Undefined where what MoySklad tells may go on as it was. */
function untoldBy({ kind }: Problem): Outcome['untold'] {
  if (kind === webhookProblems.tariff) return 'tariff';
  if (kind === webhookProblems.rightsOfToken || kind === webhookProblems.rightsOfApp) return 'rights';
  return undefined;
}
