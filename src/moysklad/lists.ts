import type { SourcePage, SourceRow } from '../protocol/index.ts';
import { Ahead } from './ahead.ts';
import type { List, ListQuery, MoyskladClient, Rows } from './client.ts';
import { MoyskladError } from './errors.ts';
import type { Paging } from './pages.ts';

/** How often a reading may go back or begin anew; a list more restless than that is taken as it comes. */
const TRIES = 5;

/**
 * Reads a list that knows no order of changes. Pages overlap by one row: where a page does not begin with a row of
 * the page before, rows have shifted, and the reading goes back a page. In the order of ids that loses no object
 * that stood in the list all the time. In an order that MoySklad does not promise (reports) it proves less, so there a
 * list whose size has changed meanwhile is read again. The consumer must tolerate a row that comes twice.
 * @param byId whether the list is to be sorted by id; where MoySklad refuses that (some lists stand in no table of sorting), it
 * comes in the order it has.
 */
export async function* readList(
  client: Pick<MoyskladClient, 'listLater'>,
  path: string,
  query: ListQuery,
  byId: boolean,
  paging: Paging,
): AsyncGenerator<SourcePage> {
  try {
    yield* readAgainWhileItMoves(client, path, query, byId, paging);
  } catch (error) {
    if (!byId || !(error instanceof MoyskladError) || !unsortedCodes.has(error.apiCode)) throw error;
    yield* readAgainWhileItMoves(client, path, query, false, paging);
  }
}

/** "Sorting by this field is not possible" (documentation: errors). */
const unsortedCodes = new Set([1042, 1063, 1096]);

async function* readAgainWhileItMoves(
  client: Pick<MoyskladClient, 'listLater'>,
  path: string,
  query: ListQuery,
  byId: boolean,
  paging: Paging,
): AsyncGenerator<SourcePage> {
  const tries = { left: TRIES };
  for (;;) {
    const sizes = new Set<number>();
    for await (const { rows, size } of readOnce(client, path, query, byId, paging, tries)) {
      sizes.add(size);
      if (rows.length > 0) yield { rows, cursor: null, total: size };
    }
    if (byId || sizes.size <= 1 || tries.left <= 0) return;
    tries.left -= 1;
  }
}

async function* readOnce(
  client: Pick<MoyskladClient, 'listLater'>,
  path: string,
  query: ListQuery,
  byId: boolean,
  { limit, parallel }: Paging,
  tries: { left: number },
): AsyncGenerator<{ rows: SourceRow[]; size: number }> {
  const step = limit - 1; // rows that a page brings beside the overlapping one
  const calls = new Ahead<() => Promise<List<Rows>>>();
  let offset = 0; // of the next page in turn
  let before: Set<string> | null = null; // what the page before holds
  let left = 1; // rows from the next page on, as the last answer told; before the first one: enough for one call

  const ask = (at: number) =>
    client.listLater(path, { ...query, ...(byId && { order: 'id,asc' }), limit, offset: at });
  const callAhead = () => {
    while (calls.length < parallel && calls.length * step < left) {
      calls.begin(ask(offset + calls.length * step));
    }
  };

  for (;;) {
    callAhead();
    const open = await calls.next();
    if (!open) return;
    const page = await open();
    const found = [...page.rows];
    const keys = found.map(identity);
    if (before && !before.has(keys[0] ?? '') && tries.left > 0) {
      tries.left -= 1;
      calls.drop();
      offset = Math.max(0, offset - step);
      left = 1;
      if (offset === 0) before = null;
      continue;
    }
    const known = before;
    const rows = known ? found.filter((_, i) => !known.has(keys[i] ?? '')) : found;
    const unread = page.meta.size - offset - found.length;
    // Only a page with room left proves the end; but an answer that knows no pages brings the same rows for ever.
    left = found.length < limit ? 0 : Math.max(rows.length > 0 ? 1 : 0, unread);
    offset += step;
    before = new Set(keys);
    if (parallel > 1) callAhead();
    yield { rows, size: page.meta.size };
  }
}

/**
 * What tells a row from the others: its id; else the objects it links to (a report's product, store, account); else
 * everything it says.
 */
export function identity(row: SourceRow): string {
  if (row.id !== undefined) return row.id;
  const links = [row, ...Object.values(row)].flatMap((value) => hrefOf(value) ?? []);
  return links.length > 0 ? links.join(' ') : JSON.stringify(row);
}

function hrefOf(value: unknown): string | null {
  const { meta } = (value ?? {}) as { meta?: { href?: unknown } };
  return typeof meta?.href === 'string' ? meta.href : null;
}
