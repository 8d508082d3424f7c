import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { audit, readClosed } from '../../companies/index.ts';
import { integrationProblems, listLost } from '../../integrations/index.ts';
import { type MoyskladWebhooks, webhookProblems } from '../../moysklad/index.ts';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { Emit } from '../../platform/events/bus.ts';
import { describeProblem, Problem } from '../../platform/problems.ts';
import { companyOf, type Job, type Queue } from '../../platform/queue/queue.ts';
import { type Keyring, KeyringError } from '../../platform/secrets/keyring.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { printJson } from '../../platform/text.ts';
import type { Need } from '../need.ts';
import { hookPath, keyOf } from './compare.ts';
import { sourceHookQueue, toldOf } from './needs-changed.ts';
import { sourceHookProblems } from './problems.ts';
import { type InOrder, putInOrder, takeBack } from './put-in-order.ts';
import { reachable } from './reach.ts';
import * as store from './store.ts';

/** Opens the webhooks of accounts of MoySklad. */
export interface SourceWebhooks {
  /** Those of a connected account. @throws Problem when it cannot be opened. */
  of(account: { companyId: string; integrationId: string }, signal: AbortSignal): Promise<MoyskladWebhooks>;
  /** Those of an account that is connected no more. */
  by(last: { token: string; byApp: boolean }, signal: AbortSignal): MoyskladWebhooks;
}

export interface SourceHookContext {
  database: Database;
  queue: Queue;
  keyring: Keyring;
  emit: Emit;
  log: Log;
  publicUrl: string;
  /** MoySklad's JSON API, to tell whether it can reach us. */
  moyskladApiUrl: string;
  /** What the company wants to be told of all its accounts. */
  needsOf(trx: Trx): Promise<Need[]>;
  webhooks: SourceWebhooks;
}

/** What the keyring binds an address's secret to. */
const hookProvider = 'source-hook';

/** The next look after one that found all in order, one that met trouble, and one that found that nothing is wanted; seconds. */
const NEXT_S = { order: 15 * 60, trouble: 5 * 60, nothing: 24 * 3600 };
/** Who finds another at it comes back after so long, ms. */
const AGAIN_MS = 2000;
const dataSchema = z.looseObject({ integrationId: z.uuid() });

/** Starts to put subscriptions in order, in a worker. */
export async function workSourceHooks(context: SourceHookContext): Promise<void> {
  await context.queue.work(sourceHookQueue.name, { concurrency: 2, needs: 'moysklad' }, (job) =>
    sync(context, job),
  );
}

/** Has MoySklad tell what the company wants of an account, no more. Nothing happens where that is so already. */
async function sync(context: SourceHookContext, job: Job): Promise<void> {
  const { database, queue, log } = context;
  const companyId = companyOf(job);
  const { integrationId } = dataSchema.parse(job.data);
  const begun = await database.forCompany(companyId, (trx) =>
    begin(trx, context, companyId, integrationId, job),
  );
  if (begun === 'in order') return;
  if (begun === 'held') {
    const startAfter = new Date(Date.now() + AGAIN_MS);
    await database.forCompany(companyId, (trx) =>
      queue.send(trx, sourceHookQueue.name, job.data, { startAfter }),
    );
    return;
  }
  const outcome = await look(context, { companyId, integrationId }, begun, job.signal);
  if (outcome.problem) log.info({ err: outcome.problem, integrationId }, 'MoySklad does not tell of changes');
  const kept = await database.forCompany(companyId, (trx) => end(trx, context, begun, outcome, job));
  // It was disconnected meanwhile, and what was asked of MoySklad since then has nobody else to take it back.
  if (!kept && outcome.webhooks) await takeBack(outcome.webhooks, begun.place);
}

interface Begun {
  hook: store.HookRow;
  place: { address: string; secret: string };
  wanted: Need[];
  /** MoySklad's ids of what it told until now. */
  before: Map<string, string>;
}

/** Makes the account's address where it is needed for the first time, and takes the turn. */
async function begin(
  trx: Trx,
  { keyring, publicUrl, needsOf }: SourceHookContext,
  companyId: string,
  integrationId: string,
  job: Job,
): Promise<Begun | 'held' | 'in order'> {
  // Whoever is connected again, or opened, asks anew.
  if (await readClosed(trx, companyId)) return 'in order';
  if ((await listLost(trx)).includes(integrationId)) return 'in order';
  const wanted = (await needsOf(trx)).filter((need) => need.integrationId === integrationId);
  if (wanted.length > 0) {
    const secret = randomBytes(32).toString('base64url');
    await store.insertHook(trx, {
      ...{ companyId, integrationId },
      secret: keyring.encrypt(secret, { companyId, provider: hookProvider }),
      secretHash: createHash('sha256').update(secret).digest(),
    });
  }
  const hook = await store.takeSync(trx, integrationId, job.id);
  if (typeof hook === 'string') return hook;
  const secret = readable(keyring, companyId, hook.secret);
  if (secret === null) {
    const problem = printProblem(new Problem(integrationProblems.unreadable));
    const { untold } = hook;
    await store.endSync(trx, hook.id, job.id, {
      untold,
      problem,
      accountId: null,
      nextS: NEXT_S.order,
      looked: false,
    });
    return 'in order';
  }
  const subscribed = await store.listSubscriptions(trx, hook.id);
  return {
    ...{ hook, wanted, place: { address: publicUrl + hookPath(secret), secret } },
    before: new Map(
      subscribed.flatMap((each) => (each.remote_id ? [[keyOf(each), each.remote_id] as const] : [])),
    ),
  };
}

/** The secret of an address; null where the key that sealed it is gone. */
export function readable(keyring: Keyring, companyId: string, sealed: string): string | null {
  try {
    return keyring.decrypt(sealed, { companyId, provider: hookProvider });
  } catch (error) {
    if (error instanceof KeyringError) return null;
    throw error;
  }
}

interface Outcome {
  /** Undefined: not known. */
  untold: store.HookRow['untold'] | undefined;
  problem: Problem | null;
  order: InOrder | null;
  webhooks: MoyskladWebhooks | null;
}

/** Calls MoySklad; no transaction is open meanwhile. @throws what is no Problem: the process stops, or a bug. */
async function look(
  { webhooks: open, publicUrl, moyskladApiUrl }: SourceHookContext,
  account: { companyId: string; integrationId: string },
  { wanted, place, before }: Begun,
  signal: AbortSignal,
): Promise<Outcome> {
  const reached = reachable(publicUrl, moyskladApiUrl);
  let webhooks: MoyskladWebhooks | null = null;
  try {
    webhooks = await open.of(account, signal);
    // What an earlier address of ours is still told is taken back.
    const order = await putInOrder(webhooks, reached ? wanted : [], place, before);
    if (reached) return { untold: null, problem: null, order, webhooks };
    const problem = new Problem(sourceHookProblems.address, { url: publicUrl });
    return { untold: 'address', problem, order, webhooks };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Problem)) throw error;
    return { untold: reached ? untoldBy(error) : 'address', problem: error, order: null, webhooks };
  }
}

/** Undefined where what MoySklad tells may go on as it was. */
function untoldBy({ kind }: Problem): Outcome['untold'] {
  if (kind === webhookProblems.tariff) return 'tariff';
  if (kind === webhookProblems.rightsOfToken || kind === webhookProblems.rightsOfApp) return 'rights';
  return undefined;
}

/** Keeps what came of it, and tells whoever listens where that is another thing than before. @returns false where the address is gone. */
async function end(
  trx: Trx,
  { emit }: SourceHookContext,
  { hook, wanted }: Begun,
  { untold, problem, order }: Outcome,
  { id: lease, data: { requestId } }: Job,
): Promise<boolean> {
  const { company_id: companyId, integration_id: integrationId } = hook;
  const told = () => toldPairs(trx, integrationId, wanted);
  const before = await told();
  // What stands in the way of all of it does not pass in minutes.
  const troubled = untold === undefined || (order?.problems.size ?? 0) > 0;
  const kept = await store.endSync(trx, hook.id, lease, {
    untold: untold === undefined ? hook.untold : untold,
    problem: problem && printProblem(problem),
    accountId: [...(order?.kept.values() ?? [])][0]?.accountId ?? null,
    nextS: wanted.length === 0 ? NEXT_S.nothing : troubled ? NEXT_S.trouble : NEXT_S.order,
    looked: order !== null,
  });
  if (!kept) return false;
  if (order) await store.saveSubscriptions(trx, hook, subscriptionsOf(wanted, order));
  const repaired = order ? [...order.repaired] : [];
  if (repaired.length > 0)
    await audit(
      trx,
      companyId,
      { kind: 'system', id: null, requestId },
      {
        event: 'source-webhook.repaired',
        target: { kind: 'integration', id: integrationId },
        after: { webhooks: repaired.length },
      },
    );
  if ((await told()) !== before || repaired.length > 0)
    await emit(trx, { kind: 'source.told', companyId, requestId, integrationId, lost: repaired.length > 0 });
  return true;
}

async function toldPairs(trx: Trx, integrationId: string, wanted: Need[]): Promise<string> {
  const told: string[] = [];
  for (const need of wanted) if ((await toldOf(trx, integrationId, [need])).told) told.push(keyOf(need));
  return told.sort().join();
}

function subscriptionsOf(wanted: Need[], { kept, problems, repaired }: InOrder): store.Subscription[] {
  return [...new Map(wanted.map((need) => [keyOf(need), need]))].map(([key, { entity, action }]) => {
    const webhook = kept.get(key);
    const problem = webhook ? undefined : problems.get(key);
    return {
      ...{ entity, action, remoteId: webhook?.id ?? null },
      ...{ problem: problem ? printProblem(problem) : null, repaired: repaired.has(key) },
    };
  });
}

/** A problem in both languages, as it is kept. */
function printProblem(problem: Problem): string {
  const [ru, en] = [describeProblem(problem, 'ru'), describeProblem(problem, 'en')];
  return printJson({
    code: problem.kind.code,
    title: { ru: ru.title, en: en.title },
    detail: { ru: ru.detail, en: en.detail },
  });
}
