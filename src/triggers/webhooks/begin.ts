import { createHash, randomBytes } from 'node:crypto';
import { readClosed } from '../../companies/index.ts';
import { integrationProblems, listLost, moyskladTokenOf } from '../../integrations/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problems.ts';
import type { Need } from '../need.ts';
import { hookPath, keyOf } from './compare.ts';
import { openHookSecret, type SourceHookContext, sealHookSecret } from './context.ts';
import { printProblem } from './print-problem.ts';
import type { Last } from './remove-later.ts';
import * as store from './store.ts';

/** A look that was begun: it is this one's turn. */
export interface Begun {
  hook: store.HookRow;
  lease: string;
  place: { address: string; secret: string };
  wanted: Need[];
  /** MoySklad's ids of what it told until now. */
  before: Map<string, string>;
  /** To take back with what is made from now on, where the account is disconnected meanwhile. */
  last: Last | null;
}

/** Makes the account's address where it is needed for the first time, and takes the turn. @returns undefined: nothing is to be done */
export async function begin(
  trx: Trx,
  { keyring, publicUrl, needsOf }: SourceHookContext,
  { companyId, integrationId }: { companyId: string; integrationId: string },
  attempt: { id: string; attempt: number },
): Promise<Begun | undefined> {
  // Whoever is connected again, or opened, asks anew.
  if (await readClosed(trx, companyId)) return undefined;
  if ((await listLost(trx)).includes(integrationId)) return undefined;
  const wanted = (await needsOf(trx)).filter((need) => need.integrationId === integrationId);
  if (wanted.length > 0) {
    const made = randomBytes(32).toString('base64url');
    await store.insertHook(trx, {
      ...{ companyId, integrationId },
      secret: sealHookSecret(keyring, companyId, made),
      secretHash: createHash('sha256').update(made).digest(),
    });
  }
  const [mine = '', ...died] = leasesOf(attempt);
  const hook = await store.takeSync(trx, integrationId, { mine, died });
  if (!hook) return undefined;
  const secret = openHookSecret(keyring, companyId, hook.secret);
  if (secret === null) {
    const problem = printProblem(new Problem(integrationProblems.unreadable));
    const kept = { untold: hook.untold, accountId: null, looked: false };
    await store.endSync(trx, hook.id, mine, { ...kept, problem, nextS: store.NEXT_S.order });
    return undefined;
  }
  const subscribed = await store.listSubscriptions(trx, hook.id);
  const token = await moyskladTokenOf(trx, keyring, integrationId);
  return {
    ...{ hook, lease: mine, wanted, place: { address: publicUrl + hookPath(secret), secret } },
    before: new Map(
      subscribed.flatMap((each) => (each.remote_id ? [[keyOf(each), each.remote_id] as const] : [])),
    ),
    last: token && { secret, ...token },
  };
}

/** A lease for each attempt of a job, this one's first: one that is only thought dead is not taken for the one that followed it. */
function leasesOf({ id, attempt }: { id: string; attempt: number }): string[] {
  return Array.from({ length: attempt + 1 }, (_, back) => {
    const hash = createHash('sha256')
      .update(`${id} ${attempt - back}`)
      .digest('hex');
    return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  });
}
