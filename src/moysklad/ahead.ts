/** Work under way, awaited in the order in which it was begun; what fails is reported in its turn. */
export class Ahead<T> {
  #begun: Promise<T>[] = [];

  get length(): number {
    return this.#begun.length;
  }

  begin(work: Promise<T>): void {
    work.catch(() => {});
    this.#begun.push(work);
  }

  /** The oldest work; undefined when none is under way. */
  next(): Promise<T> | undefined {
    return this.#begun.shift();
  }

  /** Forgets everything under way: its results are of no use any more. */
  drop(): void {
    this.#begun = [];
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
