import { audit } from '../../companies/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Problem } from '../../platform/problems.ts';
import type { Need } from '../need.ts';
import type { Begun } from './begin.ts';
import { keyOf } from './compare.ts';
import type { SourceHookContext } from './context.ts';
import { needsChanged } from './needs-changed.ts';
import { printProblem } from './print-problem.ts';
import type { InOrder } from './put-in-order.ts';
import { removeLater } from './remove-later.ts';
import * as store from './store.ts';

export interface Outcome {
  /** Undefined: not known. */
  untold: store.HookRow['untold'] | undefined;
  problem: Problem | null;
  /** Null where MoySklad was not looked at to the end. */
  order: InOrder | null;
}

/** Keeps what came of a look, and tells whoever listens where that is another thing than before. */
export async function end(
  trx: Trx,
  context: SourceHookContext,
  begun: Begun,
  { untold, problem, order }: Outcome,
  requestId: string,
): Promise<void> {
  const { hook, wanted, lease } = begun;
  const { company_id: companyId, integration_id: integrationId } = hook;
  const before = await toldNow(trx, integrationId);
  // What stands in the way of all of it does not pass in minutes.
  const troubled = untold === undefined || (order?.problems.size ?? 0) > 0;
  const kept = await store.endSync(trx, hook.id, lease, {
    untold: untold === undefined ? hook.untold : untold,
    problem: problem && printProblem(problem),
    accountId: [...(order?.kept.values() ?? [])][0]?.accountId ?? null,
    nextS: wanted.length === 0 ? store.NEXT_S.nothing : troubled ? store.NEXT_S.trouble : store.NEXT_S.order,
    looked: order !== null,
  });
  if (!kept) return abandon(trx, context, begun, requestId);
  if (order) await store.saveSubscriptions(trx, hook, subscriptionsOf(wanted, order));
  const repaired = order ? order.repaired.size : 0;
  if (repaired > 0) await noteRepairs(trx, { companyId, integrationId, requestId }, repaired);
  if ((await toldNow(trx, integrationId)) !== before || repaired > 0) {
    const what = { companyId, requestId, integrationId, lost: repaired > 0 };
    await context.emit(trx, { kind: 'source.told', ...what });
  }
  if (kept.again) await needsChanged(trx, context, { companyId, integrationId, requestId });
}

/** It was disconnected meanwhile: what was asked of MoySklad since then has nobody else to take it back. Another's turn is left alone. */
async function abandon(
  trx: Trx,
  context: SourceHookContext,
  { hook, last }: Begun,
  requestId: string,
): Promise<void> {
  if (last === null || (await store.findHook(trx, hook.integration_id))?.id === hook.id) return;
  await removeLater(trx, context, { companyId: hook.company_id, requestId }, last);
}

async function noteRepairs(
  trx: Trx,
  { companyId, integrationId, requestId }: { companyId: string; integrationId: string; requestId: string },
  webhooks: number,
): Promise<void> {
  const target = { kind: 'integration', id: integrationId };
  const actor = { kind: 'system' as const, id: null, requestId };
  await audit(trx, companyId, actor, { event: 'source-webhook.repaired', target, after: { webhooks } });
}

/** What is told of an account and what is not, of all that MoySklad was ever asked for: another text, another answer of `toldOf`. */
async function toldNow(trx: Trx, integrationId: string): Promise<string> {
  const hook = await store.findHook(trx, integrationId);
  if (!hook) return '';
  const rows = await store.listSubscriptions(trx, hook.id);
  const told = rows.map((row) => [keyOf(row), row.remote_id !== null && row.problem === null]);
  return JSON.stringify([hook.untold, told]);
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
