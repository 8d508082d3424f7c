import type { Cursor, SourcePage } from '../protocol/index.ts';
import { Ahead } from './ahead.ts';
import type { List, ListQuery, MoyskladClient, Rows } from './client.ts';

/** The most that a list answers at once (documentation: paging). */
export const PAGE_ROWS = 1000;

export interface Paging {
  /** Rows of a page, at least 2. */
  limit: number;
  /** How many pages may be on their way at once. */
  parallel: number;
  /** Rows after the place, where they were counted: then the second page need not wait for the first one's answer. */
  expected?: number | null;
}

const order = 'updated,asc;id,asc';

/**
 * While the consumer is busy, so many times `parallel` pages may have come: they wait packed, and the next writes need not
 * wait for the source.
 */
const WAITING = 2;

/** Pages that are asked for before the first one came: the first batch takes as many. */
const FIRST_PAGES = 2;

/** An answer that waits for its turn. */
interface Asked {
  offset: number;
  open(): Promise<List<Rows>>;
}

/**
 * Reads a whole list in pages, losing nothing while it changes. Pages by offset alone shift when rows leave the part
 * already read, so every call starts anew at the last proven row's `updated` (rows before it cannot matter any more),
 * and every page overlaps the one before it by one row: if that row is not where it was, whatever was read ahead is
 * thrown away and the group of its equals read again from its start.
 *
 * Several pages may be on their way at once and answered in any order. Rows only ever leave the middle of this order
 * (a change moves a row to the end, as does its making), never enter it; so the overlapping row stands in its place
 * only if no row before it, up to the anchor, left between the two answers: the pages are as good as one look.
 * A row changed meanwhile moves to the end and is read there; the consumer must tolerate a row that comes twice.
 * @param query conditions, links to open, parameters.
 * @param from the place to go on after; null reads from the beginning.
 */
export async function* readPages(
  client: Pick<MoyskladClient, 'listLater'>,
  path: string,
  query: ListQuery,
  from: Cursor | null,
  { limit, parallel, expected }: Paging,
): AsyncGenerator<SourcePage & { cursor: Cursor }> {
  const conditions = query.filter ?? [];
  const step = limit - 1; // rows that a page brings beside the overlapping one
  const calls = new Ahead<Asked>(() => callAhead());
  let place = from;
  let known = 0; // rows of this reading that lie before the place
  let left = expected || 1; // rows after the place, as the last answer told; not told yet: enough for one call
  let inHand = 0; // 1 while a page is being looked at: it lies between the place and the calls ahead
  let over = false;
  let given = 0; // pages that the consumer has taken

  async function ask(offset: number): Promise<Asked> {
    const filter = place ? changedSince(place.updated, conditions) : conditions;
    return { offset, open: await client.listLater(path, { ...query, filter, order, limit, offset }) };
  }
  function callAhead(): void {
    const start = Math.max(0, (place?.ties ?? 0) - 1);
    for (;;) {
      const ahead = inHand + calls.length;
      // Names come first: without them the first pages make no rows, and the destination waits for its first batch.
      const most = given === 0 ? FIRST_PAGES : parallel * WAITING;
      const full = calls.pending >= parallel || ahead >= most;
      if (over || full || ahead * step >= left) return;
      calls.begin(ask(start + ahead * step));
    }
  }

  try {
    yield* pages();
  } finally {
    over = true;
  }

  async function* pages(): AsyncGenerator<SourcePage & { cursor: Cursor }> {
    for (;;) {
      callAhead();
      const next = calls.next();
      if (!next) return;
      inHand = 1;
      const call = await next;
      const page = await call.open();
      inHand = 0;
      let rows = page.rows;
      if (place && place.ties > 0) {
        const first = rows.at(0);
        if (first?.id !== place.id || first.updated !== place.updated) {
          calls.drop();
          place = { ...place, ties: 0 };
          left = 1;
          continue;
        }
        rows = rows.slice(1);
      }
      const unread = page.meta.size - call.offset - page.rows.length;
      left = page.rows.length < limit ? 0 : Math.max(1, unread); // only a page with room left proves the end
      place = advance(place, rows);
      if (!place || rows.length === 0) continue;
      known += rows.length;
      if (parallel > 1) callAhead();
      yield { rows, cursor: place, total: known + Math.max(0, unread) };
      given += 1;
    }
  }
}

const lower = /^updated>=?/;

/** Conditions that also ask for a change since this moment; of two lower bounds the API heeds but one. */
export function changedSince(updated: string, conditions: string[]): string[] {
  const own = conditions.filter((condition) => lower.test(condition));
  if (own.some((condition) => condition.replace(lower, '') > updated)) return conditions;
  return [...conditions.filter((condition) => !own.includes(condition)), `updated>=${updated}`];
}

function advance(cursor: Cursor | null, rows: Rows): Cursor | null {
  const last = rows.at(-1);
  if (!last) return cursor;
  const updated = String(last.updated);
  let ties = 0;
  for (let i = rows.length - 1; i >= 0 && rows.at(i)?.updated === updated; i--) ties++;
  if (ties === rows.length && cursor?.updated === updated) ties += cursor.ties;
  return { updated, id: String(last.id), ties };
}
