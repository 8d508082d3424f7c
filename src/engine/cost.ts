import type { DestinationFacts, Reading, Source, SourceFacts, Strategy } from '../protocol/index.ts';
import type { Estimate } from './plan-view.ts';

/** Beyond this many objects one of the dictionaries behind them is usually large: a tenth of the objects. */
const LARGE_DICTIONARY_SHARE = 0.1;

/** What a reading takes in calls, by each way there is. */
function callsBy(reading: Reading, objects: number, facts: SourceFacts): Record<Strategy['pages'], number> {
  if (reading.answer !== 'rows')
    return { large: 1, opened: Number.POSITIVE_INFINITY, async: Number.POSITIVE_INFINITY };
  const pages = Math.max(1, Math.ceil(objects / facts.pageRows.large));
  const names = reading.expand.length * (objects > 0 ? 1 : 0) + largeDictionary(objects, facts);
  const background = reading.async && reading.order !== 'updated' && pages >= facts.background.fromPages;
  // Lines that do not come with their documents are asked for one document after another.
  const alone = reading.lines && !reading.opensLines ? objects : 0;
  return {
    large: reading.lines && reading.opensLines ? Number.POSITIVE_INFINITY : pages + names + alone,
    opened: Math.max(1, Math.ceil(objects / facts.pageRows.opened)) + alone,
    async: background ? facts.background.calls + names : Number.POSITIVE_INFINITY,
  };
}

/** A dictionary of that size is read whole, or by the ids in use where that is fewer. */
function largeDictionary(objects: number, { pageRows: { large }, idsPerCall }: SourceFacts): number {
  const size = objects * LARGE_DICTIONARY_SHARE;
  return objects > large ? Math.floor(Math.min(size / large, objects / idsPerCall)) : 0;
}

/**
 * Chooses the cheapest way to read so many objects.
 * @param objects null when the source cannot tell: then one page's worth is supposed.
 */
export function chooseStrategy(
  reading: Reading,
  objects: number | null,
  { facts, budget }: Pick<Source, 'facts' | 'budget'>,
): Strategy {
  const calls = callsBy(reading, objects ?? facts.pageRows.large, facts);
  const opens = reading.expand.length > 0 || reading.lines !== null;
  const cheapest = opens && calls.opened <= Math.min(calls.large, calls.async) ? 'opened' : 'large';
  const pages = calls.async < calls[cheapest] ? 'async' : cheapest;
  // A few pages are read as quickly one after another, and leave the account's other programs their share.
  return { pages, parallel: pages !== 'async' && calls[pages] > 3 ? budget.parallel : 1 };
}

/** A usual answer's time, seconds. */
const ANSWER_SECONDS = 0.3;

/** What a run is expected to cost: calls of either provider, and seconds. */
export function estimateCost(options: {
  reading: Reading;
  strategy: Strategy;
  objects: number | null;
  columns: number;
  /** `requests`: calls made before the reading begins. */
  source: Pick<Source, 'facts' | 'budget' | 'requests'>;
  destination: DestinationFacts;
  dryRun: boolean;
}): Estimate {
  const { reading, strategy, objects, source, destination, dryRun } = options;
  const { facts, budget } = source;
  const moysklad = source.requests + callsBy(reading, objects ?? facts.pageRows.large, facts)[strategy.pages];
  const { cellBytes, writeBytes, besides } = destination;
  const batches = Math.ceil(((objects ?? 0) * options.columns * cellBytes) / writeBytes);
  const sheets = { read: besides.read + batches, write: dryRun ? 0 : besides.write + batches };
  const byBudget = ((moysklad * reading.weight) / budget.units) * (budget.perMs / 1000);
  const byAnswers = (moysklad * ANSWER_SECONDS) / strategy.parallel;
  const sheetSeconds = (sheets.read + sheets.write) * ANSWER_SECONDS;
  return { moysklad, sheets, seconds: Math.ceil(Math.max(byBudget, byAnswers) + sheetSeconds) };
}
