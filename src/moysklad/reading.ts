import type { Cursor, Reading, SourcePage, SourceRow, Strategy } from '../protocol/index.ts';
import { mapAhead } from './ahead.ts';
import { objectsOf, sizeOf } from './answers.ts';
import { readInBackground } from './background.ts';
import type { ListQuery, MoyskladClient } from './client.ts';
import { completeLines, OPENED_ROWS } from './lines.ts';
import { readList } from './lists.ts';
import { changedSince, PAGE_ROWS, readPages } from './pages.ts';

export interface ReadOptions {
  /** Go on after this place (order `updated` only). */
  from: Cursor | null;
  strategy: Strategy;
  /** How many rows that is, where they were counted (order `updated` only): several pages can then be asked for at once. */
  expected?: number | null;
  /** Only one page, of this many rows. */
  limit?: number;
  /** Rows of a page, where fewer than MoySklad's most are wanted. */
  pageRows?: number;
}

/**
 * All rows of a reading. With order `updated` nothing is lost whatever changes meanwhile, and every page tells a place
 * to go on after; see `readList` for the other orders. Rows may come twice and count with their later state.
 * @throws MoyskladError
 */
export async function* read(
  client: MoyskladClient,
  reading: Reading,
  options: ReadOptions,
): AsyncGenerator<SourcePage> {
  const parallel = options.limit ? 1 : options.strategy.parallel;
  const pages = pagesOf(client, reading, { ...options, parallel });
  const { lines } = reading;
  const links = lines ? linksBelow(reading.expand, lines) : [];
  const whole = lines
    ? mapAhead(pages, parallel, async (page) => {
        const rows = [...page.rows];
        await completeLines(client, rows, lines, links);
        return { ...page, rows };
      })
    : pages;
  for await (const page of whole) {
    yield page;
    if (options.limit) return;
  }
}

async function* pagesOf(
  client: MoyskladClient,
  reading: Reading,
  { from, strategy, expected, limit, pageRows, parallel }: ReadOptions & { parallel: number },
): AsyncGenerator<SourcePage> {
  const { path, order } = reading;
  const query = queryOf(reading, strategy);
  const opened = strategy.pages === 'opened';
  const most = opened ? OPENED_ROWS : PAGE_ROWS;
  const paging = { limit: limit ?? Math.min(pageRows ?? most, most), parallel, expected };
  let start = from;
  if (strategy.pages === 'async' && reading.async && !from && !limit) {
    const rows = await readInBackground(client, path, query, (value) => rowsOf(reading, value));
    if (rows) {
      yield* inPages(distinct(rows));
      if (order !== 'updated') return;
      // What changed while the answer was being prepared stands at the end of the list.
      start = lastPlace(rows);
    }
  }
  if (reading.answer !== 'rows') {
    const { value } = await client.answer(path, query);
    yield* inPages(rowsOf(reading, value).slice(0, limit));
  } else if (order === 'updated') {
    yield* readPages(client, path, query, start, paging);
  } else {
    yield* readList(client, path, query, order === 'id', paging);
  }
}

/** What a count tells. */
export interface Count {
  /** Rows of the reading (documents where lines are read); null when only reading it tells. */
  total: number | null;
  /** A few of them, which show what kinds of objects they link to. */
  sample: SourceRow[];
}

const SAMPLE_ROWS = 10;

/**
 * Counts the rows of a reading in one call.
 * @param since counts only what changed since this moment of MoySklad's clock.
 * @throws MoyskladError
 */
export async function count(client: MoyskladClient, reading: Reading, since?: string): Promise<Count> {
  if (reading.answer !== 'rows') return { total: null, sample: [] };
  const { expand: _, ...query } = queryOf(reading, { pages: 'large', parallel: 1 });
  const filter = since === undefined ? query.filter : changedSince(since, reading.conditions);
  const { value } = await client.answer(reading.path, { ...query, filter, limit: SAMPLE_ROWS });
  return { total: sizeOf(value), sample: rowsOf(reading, value) };
}

function queryOf(reading: Reading, strategy: Strategy): ListQuery {
  const { conditions, params, headers, weight, lines, opensLines, expand } = reading;
  const ofLines = (path: string) => lines !== null && path.startsWith(`${lines}.`);
  const links = opensLines ? [lines ?? [], expand].flat() : expand.filter((path) => !ofLines(path));
  const opened = strategy.pages === 'opened' ? [...new Set(links)] : [];
  return { filter: conditions, params, headers, weight, expand: opened };
}

/** `positions.assortment` is `assortment` below `positions`. */
function linksBelow(expand: string[], lines: string): string[] {
  return expand.flatMap((path) => (path.startsWith(`${lines}.`) ? path.slice(lines.length + 1) : []));
}

/** @throws MoyskladError when the answer does not hold rows where the reading says. */
function rowsOf({ path, answer, rowsField }: Reading, value: unknown): SourceRow[] {
  if (answer === 'array') return objectsOf(value, path);
  const [object] = objectsOf([value], path);
  if (answer === 'rows') return objectsOf(object?.rows, path);
  return rowsField ? objectsOf(object?.[rowsField] ?? [], path) : object ? [object] : [];
}

/** A prepared answer may hold rows twice that were added meanwhile (documentation: asynchronous exchange). */
function distinct(rows: SourceRow[]): SourceRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)));
}

function* inPages(rows: SourceRow[]): Generator<SourcePage> {
  for (let i = 0; i < rows.length; i += PAGE_ROWS) {
    yield { rows: rows.slice(i, i + PAGE_ROWS), cursor: null, total: rows.length };
  }
}

/** The group of the latest rows, to be read anew. */
function lastPlace(rows: SourceRow[]): Cursor | null {
  let updated = '';
  for (const row of rows) if (String(row.updated) > updated) updated = String(row.updated);
  return updated === '' ? null : { updated, id: '', ties: 0 };
}
