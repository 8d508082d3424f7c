import type { Reading, Source, Strategy } from '../protocol/index.ts';
import type { PlanView } from './plan.ts';

/** Rows of one answer with bare links, and with links opened (documentation: paging, expand). */
const LARGE_PAGE = 1000;
const OPENED_PAGE = 100;
/** Start, two or three looks and the result of an answer prepared in the background (documentation: async). */
const ASYNC_CALLS = 5;
/** Below this many pages a background answer is no quicker. */
const ASYNC_FROM_PAGES = 6;
/** Beyond this many objects one of the dictionaries behind them is usually large: a tenth of the objects. */
const LARGE_DICTIONARY_SHARE = 0.1;
/** Ids of one call (documentation: limits; 44 bytes each in an address of 8 KB). */
const IDS_PER_CALL = 150;

/** What a reading takes in calls, by each way there is. */
function callsBy(reading: Reading, objects: number): Record<Strategy['pages'], number> {
  if (reading.answer !== 'rows')
    return { large: 1, opened: Number.POSITIVE_INFINITY, async: Number.POSITIVE_INFINITY };
  const pages = Math.max(1, Math.ceil(objects / LARGE_PAGE));
  const names = reading.expand.length * (objects > 0 ? 1 : 0) + largeDictionary(objects);
  const background = reading.async && reading.order !== 'updated' && pages >= ASYNC_FROM_PAGES;
  // Lines that do not come with their documents are asked for one document after another.
  const alone = reading.lines && !reading.opensLines ? objects : 0;
  return {
    large: reading.lines && reading.opensLines ? Number.POSITIVE_INFINITY : pages + names + alone,
    opened: Math.max(1, Math.ceil(objects / OPENED_PAGE)) + alone,
    async: background ? ASYNC_CALLS + names : Number.POSITIVE_INFINITY,
  };
}

/** A dictionary of that size is read whole, or by the ids in use where that is fewer. */
function largeDictionary(objects: number): number {
  const size = objects * LARGE_DICTIONARY_SHARE;
  return objects > LARGE_PAGE ? Math.floor(Math.min(size / LARGE_PAGE, objects / IDS_PER_CALL)) : 0;
}

/**
 * Chooses the cheapest way to read so many objects.
 * @param objects null when the source cannot tell: then one page's worth is supposed.
 */
export function chooseStrategy(reading: Reading, objects: number | null, budget: Source['budget']): Strategy {
  const calls = callsBy(reading, objects ?? LARGE_PAGE);
  const opens = reading.expand.length > 0 || reading.lines !== null;
  const cheapest = opens && calls.opened <= Math.min(calls.large, calls.async) ? 'opened' : 'large';
  const pages = calls.async < calls[cheapest] ? 'async' : cheapest;
  // A few pages are read as quickly one after another, and leave the account's other programs their share.
  return { pages, parallel: pages !== 'async' && calls[pages] > 3 ? budget.parallel : 1 };
}

/** Bytes of a cell in a write, and of a whole write (Google: usage limits); reads and writes besides the rows. */
const CELL_BYTES = 17;
const WRITE_BYTES = 1_990_000;
const SHEET_READS = 4;
const SHEET_WRITES = 2;
/** A usual answer's time, seconds. */
const ANSWER_SECONDS = 0.3;

/** What a run is expected to cost: calls of either provider, and seconds. */
export function estimateCost(options: {
  reading: Reading;
  strategy: Strategy;
  objects: number | null;
  columns: number;
  /** Calls made before the reading begins. */
  before: number;
  budget: Source['budget'];
  dryRun: boolean;
}): PlanView['estimate'] {
  const { reading, strategy, objects, budget, before, dryRun } = options;
  const moysklad = before + callsBy(reading, objects ?? LARGE_PAGE)[strategy.pages];
  const batches = Math.ceil(((objects ?? 0) * options.columns * CELL_BYTES) / WRITE_BYTES);
  const sheets = { read: SHEET_READS + batches, write: dryRun ? 0 : SHEET_WRITES + batches };
  const byBudget = ((moysklad * reading.weight) / budget.units) * (budget.perMs / 1000);
  const byAnswers = (moysklad * ANSWER_SECONDS) / strategy.parallel;
  const sheetSeconds = (sheets.read + sheets.write) * ANSWER_SECONDS;
  return { moysklad, sheets, seconds: Math.ceil(Math.max(byBudget, byAnswers) + sheetSeconds) };
}
