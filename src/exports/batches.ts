import { setImmediate as turn } from 'node:timers/promises';
import type { Column, Lookup } from './columns.ts';
import type { Exporter } from './exporter.ts';
import type { Cursor, Link, Names, SourcePage, SourceRow, TableRow } from './ports.ts';

/** Google recommends bodies of at most 2 MB; the rest is left for ranges and brackets. */
const BATCH_BYTES = 1_990_000;

/** The first batch is smaller, so that the destination has something to do while the pages of the next one come. */
const FIRST_SHARE = 0.5;

/** What turns a page of the source into rows of the table. */
export interface Transform {
  exporter: Exporter;
  columns: Column[];
  lookup: Lookup;
  /** Whether a row stays; null keeps all. */
  keeps: ((row: SourceRow, lookup: Lookup) => boolean) | null;
}

/** Rows for one write. */
export interface Batch {
  rows: TableRow[];
  /** Objects that end in this batch, each with the keys of all its rows. */
  objects: Map<string, string[]>;
  /** When the batch stands in the sheet, everything up to here does; null while the first page is incomplete. */
  cursor: Cursor | null;
  /** How many rows the whole reading is likely to make, as known at the batch's last page. */
  total: number;
}

/** Reads one page ahead, from now on: the source works while the destination is made ready and written to. */
export function readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  return oneAhead(iterator, begun(iterator));
}

/**
 * Asks for the next item, as soon as whoever took the last one has sent what he does with it: making it ready may keep the
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

/**
 * Learns the names that the columns of a page show.
 * @param known names that are being learnt already; they are waited for.
 * @param tell called with every page: how many objects are read, of how many.
 */
export async function* withNames(
  pages: AsyncIterable<SourcePage>,
  { exporter, columns }: Transform,
  names: Names,
  known: Promise<void>,
  tell: (read: number, total: number) => void,
): AsyncGenerator<SourcePage> {
  let read = 0;
  for await (const page of pages) {
    // Pages that wait are turned into cells one after another: in between, answers that came meanwhile are taken.
    await turn();
    await known;
    await names.learn(linksOf(page.rows, exporter, columns), page.total - read);
    read += page.rows.length;
    tell(read, page.total);
    yield page;
  }
}

/** The objects whose names the columns of these answers show. */
export function* linksOf(objects: SourceRow[], exporter: Exporter, columns: Column[]): Generator<Link> {
  const linking = columns.flatMap((column) => column.links ?? []);
  if (linking.length === 0) return;
  for (const object of objects) {
    for (const row of exporter.rows(object)) {
      for (const linkOf of linking) {
        const link = linkOf(row);
        if (link) yield link;
      }
    }
  }
}

/** The rows of an answered object that stay, with their cells in the order of the columns. */
export function rowsOf(object: SourceRow, { exporter, columns, lookup, keeps }: Transform): TableRow[] {
  const rows = exporter.rows(object);
  const kept = keeps ? rows.filter((row) => keeps(row, lookup)) : rows;
  return kept.map((row) => {
    const key = exporter.keyOf(row);
    return {
      key,
      object: exporter.objectColumn ? String(object.id) : key,
      cells: columns.map((column) => column.read(row, lookup)),
    };
  });
}

/**
 * Gathers rows into batches of about 2 MB, whatever the pages; a row that comes twice counts with its later cells.
 * The rows of one object may be spread over batches.
 */
export async function* batches(
  pages: AsyncIterable<SourcePage>,
  transform: Transform,
  batchBytes = BATCH_BYTES,
): AsyncGenerator<Batch> {
  let rows = new Map<string, TableRow>();
  let objects = new Map<string, string[]>();
  let bytes = 0;
  let most = batchBytes * FIRST_SHARE;
  let cursor: Cursor | null = null;
  const made = { objects: 0, rows: 0, total: 0 };
  const batch = (): Batch => ({
    rows: [...rows.values()],
    objects,
    cursor,
    total: Math.max(made.rows, Math.ceil((made.total * made.rows) / Math.max(1, made.objects))),
  });
  for await (const page of pages) {
    made.total = page.total;
    for (const object of page.rows) {
      const own = rowsOf(object, transform);
      for (const row of own) {
        const size = bytesOf(row);
        if (bytes + size > most && rows.size > 0) {
          yield batch();
          most = batchBytes;
          rows = new Map();
          objects = new Map();
          bytes = 0;
        }
        rows.set(row.key, row);
        bytes += size;
      }
      made.objects += 1;
      made.rows += own.length;
      for (const [id, keys] of objectsOf(object, own, transform.exporter)) objects.set(id, keys);
    }
    cursor = page.cursor ?? cursor;
  }
  if (objects.size > 0) yield batch();
}

/**
 * The objects that an answered one stands for, each with the keys of its rows: itself, also when none of its rows stay;
 * in a report every row is an object of its own.
 */
function objectsOf(object: SourceRow, rows: TableRow[], exporter: Exporter): [string, string[]][] {
  if (exporter.objectColumn) return [[String(object.id), rows.map(({ key }) => key)]];
  if (rows.length === 0 && object.id !== undefined) return [[object.id, []]];
  return rows.map(({ key }) => [key, [key]]);
}

/** The bytes of a row in the body of a write, but for escaped characters, without making it. */
function bytesOf({ cells }: TableRow): number {
  let bytes = 2;
  for (const cell of cells) {
    // Two quotes and a comma; an empty cell is written as an empty text.
    if (typeof cell === 'string') bytes += 3 + Buffer.byteLength(cell);
    else bytes += cell === null ? 3 : 1 + String(cell).length;
  }
  return bytes;
}
