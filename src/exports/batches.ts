import type { Column, Link, Lookup } from './columns.ts';
import type { Cursor, Names, SourcePage, TableRow } from './ports.ts';

/** Google recommends bodies of at most 2 MB; the rest is left for ranges and brackets. */
const BATCH_BYTES = 1_990_000;

/** Rows for one write. */
export interface Batch {
  rows: TableRow[];
  /** When the batch stands in the sheet, everything up to here does; null while the first page is incomplete. */
  cursor: Cursor | null;
  /** How many rows the whole reading has, as known at the batch's last page. */
  total: number;
}

/** Reads one page ahead, so that the source works while the destination writes. */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  next.catch(() => {}); // reported when its turn comes
  try {
    for (;;) {
      const item = await next;
      if (item.done) return;
      next = iterator.next();
      next.catch(() => {});
      yield item.value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}

/**
 * Learns the names that the columns of a page show.
 * @param tell called with every page: how many rows are read, of how many.
 */
export async function* withNames(
  pages: AsyncIterable<SourcePage>,
  columns: Column[],
  names: Names,
  tell: (read: number, total: number) => void,
): AsyncGenerator<SourcePage> {
  const linking = columns.flatMap((column) => column.link ?? []);
  let read = 0;
  for await (const page of pages) {
    const links: Link[] = [];
    for (const row of page.rows) {
      for (const linkOf of linking) {
        const link = linkOf(row);
        if (link) links.push(link);
      }
    }
    await names.learn(links, page.total - read);
    read += page.rows.length;
    tell(read, page.total);
    yield page;
  }
}

/** The cells of a page's rows, in the order of the columns. */
export function cellsOf(page: SourcePage, columns: Column[], lookup: Lookup): TableRow[] {
  return page.rows.map((row) => ({
    key: String(row.id),
    cells: columns.map((column) => column.read(row, lookup)),
  }));
}

/** Gathers rows into batches of about 2 MB, whatever the pages; a row that comes twice counts with its later cells. */
export async function* batches(
  pages: AsyncIterable<SourcePage>,
  columns: Column[],
  lookup: Lookup,
  batchBytes = BATCH_BYTES,
): AsyncGenerator<Batch> {
  let rows = new Map<string, TableRow>();
  let bytes = 0;
  let cursor: Cursor | null = null;
  let total = 0;
  for await (const page of pages) {
    total = page.total;
    for (const row of cellsOf(page, columns, lookup)) {
      const size = Buffer.byteLength(JSON.stringify(row.cells.map((cell) => cell ?? ''))) + 1;
      if (bytes + size > batchBytes && rows.size > 0) {
        yield { rows: [...rows.values()], cursor, total };
        rows = new Map();
        bytes = 0;
      }
      rows.set(row.key, row);
      bytes += size;
    }
    cursor = page.cursor;
  }
  if (rows.size > 0) yield { rows: [...rows.values()], cursor, total };
}
