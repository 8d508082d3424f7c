import { retry } from '../retry.ts';
import { isDatabaseLost } from './postgres-client.ts';

/** For how long, and how often, is looked whether the database is back, ms; less than a job's heartbeat takes to be missed. */
const PATIENCE_MS = 8000;
const LOOK_MS = 500;

/**
 * Does this, when the database is back if it is away.
 * @param signal when it is aborted, nobody waits any more; one try is made even so: who stops still hands back what they have.
 * @throws Error of the last try when the database stays away.
 */
export async function outliveLoss(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  await retry(work, {
    firstMs: LOOK_MS,
    withinMs: PATIENCE_MS,
    mayPass: (error) => isDatabaseLost(error) && !signal.aborted,
  });
}
