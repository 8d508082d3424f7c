import type { Trx } from '../../platform/db/database.ts';
import type { Localized } from '../../platform/problems.ts';
import { storedProblemSchema } from './schema.ts';
import * as store from './store.ts';

/** Kinds of changes of which MoySklad tells nobody: there is no mending that. */
const UNSUPPORTED = 'webhooks-unsupported';

/**
 * Why exports of an account look for changes by themselves though they are to be told: of all of them, or of some. Undefined where MoySklad
 * tells, and where that is not known yet.
 */
export async function troubleOf(
  trx: Trx,
  integrationId: string,
): Promise<{ code: string; title: Localized; detail: Localized } | undefined> {
  const hook = await store.findHook(trx, integrationId);
  if (!hook) return undefined;
  const problems = hook.untold
    ? [hook.problem]
    : (await store.listSubscriptions(trx, hook.id)).map(({ problem }) => problem);
  return problems
    .filter((problem) => problem !== null)
    .map((problem) => storedProblemSchema.parse(problem))
    .find(({ code }) => code !== UNSUPPORTED);
}
