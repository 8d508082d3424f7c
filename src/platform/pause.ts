import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits this many milliseconds.
 * @throws the signal's own reason when it is aborted meanwhile (the timer's promise would throw an AbortError).
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
