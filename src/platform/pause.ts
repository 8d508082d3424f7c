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

/** What the work brings, or the signal's reason as soon as it is aborted: the work may go on, but nobody waits for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
