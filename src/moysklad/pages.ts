import type { MoyskladClient, Row } from './client.ts';

/**
 * A place in a list ordered by `updated`, then `id`: the last row read, and how many rows with the very same
 * `updated` were read by then (the row itself included; 0: the group of equals is to be read anew).
 */
export interface Cursor {
  updated: string;
  id: string;
  ties: number;
}

export interface Page {
  rows: Row[];
  /** The place after the page's last row. */
  cursor: Cursor;
  /** How many rows the whole reading has, as known at this page. */
  total: number;
}

/** The most that a list answers at once (documentation: paging). */
export const PAGE_ROWS = 1000;

const order = 'updated,asc;id,asc';

/**
 * Reads a whole list in pages, losing nothing while it changes. Pages by offset alone shift when rows leave the part
 * already read, so every page starts anew at the last row's `updated` (rows before it cannot matter any more), and
 * within the rows of that same `updated` it overlaps the last row read: if that row is not where it was, the group of
 * equals is read again from its start. A row changed meanwhile moves to the end and is read there; the consumer must
 * tolerate a row that comes twice.
 * @param filter conditions besides `updated`.
 * @param from the place to go on after; null reads from the beginning.
 */
export async function* readPages(
  client: MoyskladClient,
  path: string,
  filter: string[],
  from: Cursor | null,
  limit = PAGE_ROWS,
): AsyncGenerator<Page> {
  let cursor = from;
  let known = 0; // rows of this reading that lie before the current anchor
  for (;;) {
    const offset = Math.max(0, (cursor?.ties ?? 0) - 1);
    const conditions = cursor ? [...filter, `updated>=${cursor.updated}`] : filter;
    const page = await client.list(path, { filter: conditions, order, limit, offset });
    let rows = page.rows;
    if (cursor && cursor.ties > 0) {
      const first = rows[0];
      const continuous = first?.id === cursor.id && first.updated === cursor.updated;
      if (!continuous) {
        cursor = { ...cursor, ties: 0 };
        continue;
      }
      rows = rows.slice(1);
    }
    const next = advance(cursor, rows);
    if (next && rows.length > 0) {
      const total = known + page.meta.size - (cursor ? cursor.ties : 0);
      known += rows.length;
      cursor = next;
      yield { rows, cursor, total: Math.max(total, known) };
    }
    if (page.rows.length < limit) return;
  }
}

function advance(cursor: Cursor | null, rows: Row[]): Cursor | null {
  const last = rows.at(-1);
  if (!last) return cursor;
  const updated = String(last.updated);
  let ties = 0;
  for (let i = rows.length - 1; i >= 0 && rows[i]?.updated === updated; i--) ties++;
  if (ties === rows.length && cursor?.updated === updated) ties += cursor.ties;
  return { updated, id: String(last.id), ties };
}
