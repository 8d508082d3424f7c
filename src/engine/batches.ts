import type { Cursor, TableRow } from '../protocol/index.ts';
import type { MadePage } from './read.ts';
import type { Made } from './transform.ts';

/** The first batch is smaller, so that the destination has something to do while the pages of the next one come. */
const FIRST_SHARE = 0.5;

/** Rows for one write. */
export interface Batch {
  rows: TableRow[];
  /**
   * Objects that end in this batch, each with all its rows; but a row whose key is its object's is all there is of that, and
   * stands among the rows alone.
   */
  objects: Map<string, TableRow[]>;
  /** When the batch stands in the sheet, everything up to here does; null while the first page is incomplete. */
  cursor: Cursor | null;
  /** Of the objects of all pages up to that place, those of the batch before not once more: how many rows the filter kept out. */
  keptOut: Pick<Made, 'id' | 'keptOut'>[];
  /** How many rows the whole reading is likely to make, as known at the batch's last page. */
  total: number;
}

/**
 * Gathers rows into batches of so many bytes, whatever the pages; a row that comes twice counts with its later cells.
 * The rows of one object may be spread over batches.
 */
export async function* batches(pages: AsyncIterable<MadePage>, batchBytes: number): AsyncGenerator<Batch> {
  let rows = new Map<string, TableRow>();
  let objects = new Map<string, TableRow[]>();
  let bytes = 0;
  let most = batchBytes * FIRST_SHARE;
  let cursor: Cursor | null = null;
  let keptOut: Batch['keptOut'] = [];
  let filtered = false; // most exports have no filter of ours: then there is nothing to note
  const made = { objects: 0, rows: 0, total: 0 };
  const batch = (): Batch => ({
    rows: [...rows.values()],
    objects,
    cursor,
    keptOut,
    total: Math.max(made.rows, Math.ceil((made.total * made.rows) / Math.max(1, made.objects))),
  });
  for await (const page of pages) {
    made.total = page.total;
    for (const object of page.made) {
      const own = object.rows;
      for (const row of own) {
        const size = row.printed.length + 1;
        if (bytes + size > most && rows.size > 0) {
          yield batch();
          most = batchBytes;
          rows = new Map();
          objects = new Map();
          keptOut = [];
          bytes = 0;
        }
        rows.set(row.key, row);
        bytes += size;
      }
      made.objects += 1;
      made.rows += own.length;
      note(object, objects);
    }
    cursor = page.cursor ?? cursor;
    for (const object of page.made) {
      filtered ||= object.keptOut > 0;
      if (filtered) keptOut.push({ id: object.id, keptOut: object.keptOut });
    }
  }
  if (rows.size + objects.size + keptOut.length > 0) yield batch();
}

/** An object, also when none of its rows stay. */
function note({ id, rows }: Made, objects: Batch['objects']): void {
  const [first] = rows;
  if (!first) {
    if (id !== undefined) objects.set(id, rows);
  } else if (first.key !== first.object) objects.set(first.object, rows);
  else objects.delete(first.object); // it had other rows before, or none
}
