import { billingProblems, promisedTo } from '../../billing/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problems.ts';
import { isCloserThan, LEAST_MINUTES, type Rhythm } from './rhythm.ts';

/**
 * So many minutes a plan has the runs of a schedule lie apart whose own times come closer; undefined: it runs as it says. The one place
 * that decides it; the person's own rhythm stays as it is and returns with a larger plan.
 * @param leastMinutes of the plan in force; null: it has none.
 */
export function apartOf(rhythm: Rhythm, leastMinutes: number | null): number | undefined {
  // Nobody could save what is closer than that.
  if (leastMinutes === null || leastMinutes <= LEAST_MINUTES) return undefined;
  return isCloserThan(rhythm.cron, leastMinutes) ? leastMinutes : undefined;
}

/** @throws Problem where a schedule that a person wants is too often for their plan. */
export async function requirePace(trx: Trx, rhythm: Rhythm): Promise<void> {
  const minutes = apartOf(rhythm, (await promisedTo(trx)).leastMinutes);
  if (minutes !== undefined) throw new Problem(billingProblems.tooOften, { minutes }, { field: 'cron' });
}
