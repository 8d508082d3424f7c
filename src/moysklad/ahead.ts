/** Work under way, awaited in the order in which it was begun; what fails is reported in its turn. */
export class Ahead<T> {
  #begun: Promise<T>[] = [];
  #pending = new Set<Promise<T>>();
  readonly #settled: () => void;

  /** @param settled called whenever some work is done: there may be room for more. */
  constructor(settled: () => void = () => {}) {
    this.#settled = settled;
  }

  /** Work that was not asked for yet, done or not. */
  get length(): number {
    return this.#begun.length;
  }

  /** Work that is not done. */
  get pending(): number {
    return this.#pending.size;
  }

  begin(work: Promise<T>): void {
    const pending = this.#pending;
    pending.add(work);
    const done = () => {
      pending.delete(work);
      this.#settled();
    };
    work.then(done, done);
    this.#begun.push(work);
  }

  /** The oldest work; undefined when none is under way. */
  next(): Promise<T> | undefined {
    return this.#begun.shift();
  }

  /** Forgets everything under way: its results are of no use any more. */
  drop(): void {
    this.#begun = [];
    this.#pending = new Set();
  }
}

/** The results of `fn` for each item, in order, with at most `parallel` of them under way. */
export async function* mapAhead<T, U>(
  items: AsyncIterable<T>,
  parallel: number,
  fn: (item: T) => Promise<U>,
): AsyncGenerator<U> {
  const ahead = new Ahead<U>();
  for await (const item of items) {
    ahead.begin(fn(item));
    if (ahead.length >= parallel) yield (await ahead.next()) as U;
  }
  for (let work = ahead.next(); work; work = ahead.next()) yield await work;
}
