/** Nobody could be found to do it in time: not done, or it is not known whether it was. */
export class NotInTime extends Error {
  constructor() {
    super('It was not done in time.');
  }
}

interface Waiting<Item, Outcome> {
  item: Item;
  weight: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export interface GatherOptions<Item> {
  /** What came first waits so long for others, ms. */
  pauseMs: number;
  /** Items of one batch, and batches at once. */
  mostItems: number;
  atOnce: number;
  weightOf(item: Item): number;
  /** The weight of one batch (a single item may be heavier), and of all that waits: what comes then is refused. */
  mostWeight: number;
  mostWaiting: number;
  /** Whether a failure is one of everything, and not perhaps of a single item: then they are not tried one by one. */
  isOfAll(error: unknown): boolean;
}

/**
 * Does the work for many callers at once: what comes within a few milliseconds, or while others are being done, goes together.
 * @param work answers an outcome for each of these items, in their order.
 * @returns does one item: its outcome. @throws NotInTime after so many milliseconds, or at once where too much waits;
 * else whatever `work` throws.
 */
export function gather<Item, Outcome>(
  work: (items: Item[]) => Promise<Outcome[]>,
  options: GatherOptions<Item>,
): (item: Item, withinMs: number) => Promise<Outcome> {
  const { pauseMs, mostItems, atOnce, weightOf, mostWeight, mostWaiting, isOfAll } = options;
  const waiting = new Set<Waiting<Item, Outcome>>();
  let weight = 0;
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  function leave(one: Waiting<Item, Outcome>): void {
    if (waiting.delete(one)) weight -= one.weight;
  }

  function schedule(): void {
    if (running >= atOnce || waiting.size === 0) return;
    if (waiting.size >= mostItems || weight >= mostWeight) void flush();
    else timer ??= setTimeout(flush, pauseMs);
  }

  function takeBatch(): Waiting<Item, Outcome>[] {
    const batch: Waiting<Item, Outcome>[] = [];
    let heavy = 0;
    for (const one of waiting) {
      if (batch.length >= mostItems || (batch.length > 0 && heavy + one.weight > mostWeight)) break;
      heavy += one.weight;
      batch.push(one);
      leave(one);
    }
    return batch;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = takeBatch();
    running += 1;
    await doBatch(batch);
    running -= 1;
    schedule();
  }

  async function doBatch(batch: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await work(batch.map(({ item }) => item));
      for (const [index, one] of batch.entries()) one.resolve(outcomes[index]!);
    } catch (error) {
      // One that cannot be done is not to undo the others.
      if (batch.length > 1 && !isOfAll(error)) for (const one of batch) await doBatch([one]);
      else for (const one of batch) one.reject(error);
    }
  }

  return (item, withinMs) => {
    const its = weightOf(item);
    if (weight + its > mostWaiting && waiting.size > 0) return Promise.reject(new NotInTime());
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        leave(one);
        reject(new NotInTime());
      }, withinMs);
      const one: Waiting<Item, Outcome> = {
        item,
        weight: its,
        resolve(outcome) {
          clearTimeout(late);
          resolve(outcome);
        },
        reject(error) {
          clearTimeout(late);
          reject(error);
        },
      };
      waiting.add(one);
      weight += its;
      schedule();
    });
  };
}
