import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseLost } from './postgres-client.ts';

/** For how long, and how often, is looked whether the database is back, ms; less than a job's heartbeat takes to be missed. */
const PATIENCE_MS = 8000;
const LOOK_MS = 500;

/**
 * Does this, when the database is back if it is away.
 * @param signal when it is aborted, nobody waits any more. @throws Error of the last try when the database stays away.
 */
export async function outliveLoss(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(LOOK_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseLost(error) || Date.now() > end || signal.aborted) throw error;
    }
  }
}
