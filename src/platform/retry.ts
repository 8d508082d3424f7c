import pRetry from 'p-retry';

/**
 * Does this again until it succeeds, with pauses that grow; never a call whose outcome may not be doubled. Calls of MoySklad and of Google
 * repeat themselves within their budgets, in the `client.ts` of each (docs/decisions/0040).
 * @param options.firstMs the first pause, `factor` how many times longer each next one is (1 unless told), `longestMs` the longest.
 * @param options.repeats how often at most after the first try, and `withinMs` until when after its begin one may start; without limit
 * unless told.
 * @param options.mayPass whether what failed may succeed the next time. A TypeError is a mistake in a program and never may.
 * @param options.signal ends pauses; with one that is aborted nothing is tried.
 * @throws Error of the last try; the signal's reason when it is aborted.
 */
export function retry<T>(
  work: () => Promise<T>,
  options: {
    firstMs: number;
    factor?: number;
    longestMs?: number;
    repeats?: number;
    withinMs?: number;
    mayPass(error: unknown): boolean;
    signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { firstMs, factor = 1, longestMs, repeats, withinMs, mayPass, signal } = options;
  return pRetry(work, {
    retries: repeats ?? Number.POSITIVE_INFINITY,
    minTimeout: firstMs,
    factor,
    maxTimeout: longestMs ?? Number.POSITIVE_INFINITY,
    maxRetryTime: withinMs ?? Number.POSITIVE_INFINITY,
    shouldRetry: ({ error }) => mayPass(error),
    ...(signal && { signal }),
  });
}
