import { setImmediate as turn } from 'node:timers/promises';
import type { SourcePage } from '../protocol/index.ts';
import { type Made, makeRows, type Transform } from './transform.ts';

/** Reads one page ahead, from now on: the source works while the destination is made ready and written to. */
export function readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  return oneAhead(iterator, begun(iterator));
}

/**
 * Asks for the next item, as soon as whoever took the last one has sent what they do with it: making it ready may keep the
 * process busy. A failure is reported when its turn comes.
 */
function begun<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = turn().then(() => iterator.next());
  next.catch(() => {});
  return next;
}

async function* oneAhead<T>(
  iterator: AsyncIterator<T>,
  first: Promise<IteratorResult<T>>,
): AsyncGenerator<T> {
  let next = first;
  try {
    for (;;) {
      const item = await next;
      if (item.done) return;
      next = begun(iterator);
      yield item.value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}

/** A page of the source as rows of the table. */
export interface MadePage extends Pick<SourcePage, 'cursor' | 'total'> {
  made: Made[];
}

/**
 * Turns pages into rows, with the names that the columns show.
 * @param known names that are being learnt already; they are waited for.
 * @param tell called with every page: how many objects are read, of how many.
 */
export async function* inRows(
  pages: AsyncIterable<SourcePage>,
  transform: Transform,
  known: Promise<unknown>,
  tell: (read: number, total: number) => void,
): AsyncGenerator<MadePage> {
  let read = 0;
  for await (const { rows, cursor, total } of pages) {
    await known;
    const made = await makeRows(rows, transform, total - read);
    read += made.length;
    tell(read, total);
    yield { made, cursor, total };
  }
}
