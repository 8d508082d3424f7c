import type { Column, Filter } from '../catalogue/index.ts';
import type { Cell, Source } from '../protocol/index.ts';
import { checkDraft, type Draft } from './draft.ts';
import { makeRows, openTransform } from './transform.ts';

const PREVIEW_ROWS = 20;
/** When rows are chosen after reading, so many are read to find some that fit. */
const SEARCHED_ROWS = 100;

/** How many objects fit a draft's filter, as far as the source can tell. @throws Problem for a filter that does not fit. */
export async function countDraft(
  draft: Draft,
  source: Source,
): Promise<{ count: number | null; afterReading: Filter['afterReading'] }> {
  const { reading, filter } = await checkDraft({ ...draft, columns: null }, source);
  return { count: (await source.count(reading)).total, afterReading: filter.afterReading };
}

/**
 * The first rows as they would stand in the sheet, how many objects there are, and among how many of them rows were looked for: where
 * that is fewer, the number is what the source can tell, and fewer may be left after reading; `keptOut` rows of those looked through do
 * not fit. Four calls or so.
 * @throws Problem for a column or filter that does not fit.
 */
export async function previewExport(
  draft: Draft,
  source: Source,
): Promise<{ columns: Column[]; rows: Cell[][]; total: number; searched: number; keptOut: number }> {
  const { account, columns, filter, reading } = await checkDraft(draft, source);
  const { exporter } = draft;
  /** What a person will see of all columns. */
  const shown = <T>(list: T[]) => list.filter((_, i) => !columns[i]?.hidden);
  const limit = filter.keeps ? SEARCHED_ROWS : PREVIEW_ROWS;
  const opens = reading.expand.length > 0 || reading.lines !== null;
  const strategy = { pages: opens ? 'opened' : 'large', parallel: 1 } as const;
  for await (const page of source.read(reading, { from: null, strategy, limit })) {
    const { states } = account;
    const transform = openTransform({ exporter, columns, states, names: source.names, keeps: filter.keeps });
    const made = await makeRows(page.rows, transform, page.rows.length);
    const rows = made.flatMap((object) => object.rows).slice(0, PREVIEW_ROWS);
    const searched = page.rows.length;
    const keptOut = made.reduce((sum, object) => sum + object.keptOut, 0);
    // Where all were read, it is known how many are left.
    const total = page.total > searched ? page.total : made.filter((object) => object.rows.length > 0).length;
    return { columns: shown(columns), rows: rows.map(({ cells }) => shown(cells)), total, searched, keptOut };
  }
  return { columns: shown(columns), rows: [], total: 0, searched: 0, keptOut: 0 };
}
