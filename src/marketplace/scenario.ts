import { objectTypes } from '../catalogue/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { scenarioActions } from './actions.ts';
import type { VendorAnswer } from './answer-once.ts';
import { askFor } from './asked-runs.ts';
import type { MarketplaceContext } from './context.ts';
import type { Called } from './installation.ts';
import { requireOpen, toldInWords } from './open.ts';
import { marketplaceProblems } from './problems.ts';
import { exportsFor } from './scenario-store.ts';
import type { ScenarioCall } from './schema.ts';
import type { Installation } from './store.ts';

/**
 * A scenario's action came for an object: the exports that the company chose for it are asked for, which a job starts. The object
 * itself is not looked at: its export reads whatever has changed.
 * @returns 400 with words for the scenario's history where a repeat would cure nothing.
 */
export function runScenario(
  trx: Trx,
  found: Installation | undefined,
  { accountId, requestId }: Called,
  { actionName, objectType }: ScenarioCall,
  context: Pick<MarketplaceContext, 'queue'>,
): Promise<VendorAnswer> {
  return toldInWords(async () => {
    const { company_id: companyId } = await requireOpen(trx, found, accountId);
    const chosen = await exportsFor(trx, actionName, objectType);
    const living = chosen.filter((id) => id !== null);
    if (living.length === 0) {
      const kind = chosen.length > 0 ? marketplaceProblems.exportsGone : marketplaceProblems.nothingMapped;
      throw new Problem(kind, wordsOf(actionName, objectType));
    }
    await askFor(trx, context, { companyId, requestId }, living);
    return { status: 200 };
  });
}

/** Words for a person, who knows neither codes nor names of the descriptor; what is not known is named as it came. */
function wordsOf(actionName: string, objectType: string) {
  return {
    action: scenarioActions.find(({ name }) => name === actionName)?.title.ru ?? actionName,
    objects: objectTypes().find(({ type }) => type === objectType)?.title.ru ?? objectType,
  };
}
