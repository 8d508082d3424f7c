/** Counts calls of this process by whatever tells callers apart. */
export interface Quota {
  /** Whether it was called with this key lately. */
  knows(key: string): boolean;
  /** Seconds until the next call of this key is accepted; 0: now. */
  wait(key: string): number;
  /** Counts a call, or one that is as much work as so many. */
  spend(key: string, calls?: number): void;
}

/**
 * @param options.most calls of one key in a window of so many ms from its first. @param options.keys so many are remembered; what was
 * not used for the longest time goes.
 */
export function openQuota(
  { most, windowMs, keys }: { most: number; windowMs: number; keys: number },
  now: () => number = () => performance.now(),
): Quota {
  /** The most lately used last. */
  const counts = new Map<string, { since: number; calls: number }>();
  return {
    knows: (key) => counts.has(key),
    wait(key) {
      const count = counts.get(key);
      if (!count || count.calls < most) return 0;
      return Math.max(0, Math.ceil((count.since + windowMs - now()) / 1000));
    },
    spend(key, calls = 1) {
      const at = now();
      const before = counts.get(key);
      const count = before && at < before.since + windowMs ? before : { since: at, calls: 0 };
      count.calls += calls;
      counts.delete(key);
      counts.set(key, count);
      for (const oldest of counts.keys()) {
        if (counts.size <= keys) break;
        counts.delete(oldest);
      }
    },
  };
}
