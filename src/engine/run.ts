import { type Account, EDITION, editionOf, type Mode } from '../catalogue/index.ts';
import type { ProblemKind, ProblemParams } from '../platform/problems.ts';
import type {
  Cursor,
  Destination,
  Reading,
  RowChange,
  Source,
  SourcePage,
  Strategy,
  Table,
} from '../protocol/index.ts';
import { batches, inRows, readAhead } from './batches.ts';
import { chooseStrategy, estimateCost } from './cost.ts';
import type { Difference } from './difference.ts';
import { type Checked, checkDraft, type Draft, wantedOf } from './draft.ts';
import type { ExportOptions } from './options.ts';
import type { PlanView } from './plan.ts';
import { type Checkpoint, markOf, planStart, type Start, tableColumns, type Wanted } from './plan.ts';
import { presence, withPresence } from './presence.ts';
import { engineProblems } from './problems.ts';
import { Reconciler } from './reconcile.ts';
import { type Progress, Tally } from './tally.ts';
import { askNames, openTransform } from './transform.ts';

export interface RunResult {
  rowsRead: number;
  rowsAppended: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsDeleted: number;
  cellsWritten: number;
  requests: { moysklad: number; sheets: { read: number; write: number } };
  durationMs: number;
  peakRssBytes: number;
  /** `updated` of the last row read, in the source's form. */
  cursor: string | null;
}

export interface RunWarning {
  kind: ProblemKind;
  params: ProblemParams;
}

export interface RunOptions extends Omit<Draft, 'edition'> {
  /** Of the default columns; null: that of the table, where there is one. */
  edition: number | null;
  mode: Mode;
  options: ExportOptions;
  /** Only what changed since this moment of the source's clock; nothing is then removed. */
  since?: string | null;
  dryRun: boolean;
  /** Read everything, whatever the last run reached. */
  full: boolean;
  source: Source;
  destination: Destination;
  /** Where an interrupted attempt of this very run stopped, and where to note how far this one came. */
  checkpoint?: { last: Checkpoint | null; save(checkpoint: Checkpoint): Promise<void> };
  onProgress?(progress: Progress): void;
  onPlan?(plan: PlanView): Promise<void>;
  onTable?(table: { url: string; sheetId: number | null; title: string }): Promise<void>;
  signal?: AbortSignal;
  /** How often a long run notes its place in the spreadsheet itself, ms; once a minute unless given. */
  saveEveryMs?: number;
  /** Bytes of one write; Google's recommended 2 MB unless given. */
  batchBytes?: number;
}

/** A sheet that is sorted again and again is left for the next run. */
const SETTLING_TRIES = 3;

/** A place noted in the spreadsheet costs a call; the task's own checkpoint moves with every batch. */
const SAVE_EVERY_MS = 60_000;

/**
 * Runs one export: source pages → names → columns → batches → sheet → checkpoint.
 * After it the table holds what the source held: in `upsert` changed cells are rewritten in place and rows gone from
 * the source removed (or marked, or kept); `replace` shows a complete new table in one step; `append` only adds rows
 * that are not there. A run that was killed at any moment may simply be run again.
 * @throws Problem (of the source, the destination or the request); the signal's reason when aborted.
 */
export async function runExport(
  options: RunOptions,
): Promise<{ result: RunResult; difference: Difference; warnings: RunWarning[] }> {
  const { exporter, mode, source, destination, dryRun, signal } = options;
  const started = performance.now();
  const tally = new Tally(options.onProgress);

  tally.enter('planning');
  // Source and destination are looked at side by side: neither waits for the other's answers.
  const looking = destination.look();
  looking.catch(() => {}); // reported when its turn comes
  const edition =
    options.edition ?? (options.columns ? EDITION : editionOf(exporter, (await looking).columns));
  const draft = await checkDraft({ ...options, edition }, source);
  const { account, filter, reading } = draft;
  const staged = mode === 'replace';
  // A replaced table is made anew from what there is: nothing gone can stand in it.
  const gone = staged ? 'remove' : options.options.gone;
  const columns = withPresence(draft.columns, gone);
  // Asked before the sheet is touched: a filter that the source refuses leaves no half-made sheet behind.
  const { total: expected, sample } = await source.count(reading);
  const wanted = wantedOf(options, mode, draft);
  if (options.since) wanted.filter = markOf([wanted.filter, options.since]);
  // Whoever wants gone rows marked wants those marked, too, that were kept until now.
  wanted.columns = markOf([wanted.columns, gone]);
  // A place reached with other columns or another filter (an additional field was made meanwhile, a day passed) is none.
  const last = options.checkpoint?.last;
  const same =
    last?.columns === wanted.columns && last.filter === wanted.filter && last.names === wanted.names;
  const checkpoint = same ? last : null;
  const cheapest = chooseStrategy(reading, expected, source.budget);
  const transform = openTransform({
    exporter,
    columns,
    states: account.states,
    names: source.names,
    keeps: filter.keeps,
  });
  // Into a sheet that is still to be made everything goes: reading need not wait for it. The dictionaries behind many rows
  // take the longest, and a few rows tell which they are.
  let early: AsyncIterable<SourcePage> | null = null;
  let known: Promise<unknown> = Promise.resolve();
  if (!(await looking).exists && !options.since) {
    if (cheapest.pages !== 'opened') ({ known } = await askNames(sample, transform, expected ?? 0));
    early = readAhead(source.read(reading, { from: null, strategy: cheapest, expected }));
  }
  const table = await destination.open({
    exporter: exporter.key,
    columns: tableColumns(columns),
    keyColumn: exporter.keyColumn,
    objectColumn: exporter.objectColumn,
    presence: gone === 'mark' ? presence : null,
    fixed: mode === 'append',
    keepsGone: gone !== 'remove',
    staged,
    resume: checkpoint?.cursor != null,
    dryRun,
    rows: options.since ? 0 : (expected ?? 0),
    protect: options.options.protect,
    trim: options.options.trim,
    sort: options.options.sort,
  });
  await options.onTable?.(table);
  const whole = { strategy: cheapest, expected };
  if (table.lost) {
    // Before anything is written: a row that is not known would be written once more.
    const pages = readAhead(source.read(reading, { from: null, ...whole }));
    for await (const { made } of inRows(pages, transform, known, () => {})) {
      signal?.throwIfAborted();
      table.lost.meet(made.flatMap(({ rows }) => rows));
    }
    await table.lost.restore();
  }

  const start = planStart({
    state: table.state,
    rows: table.size,
    mixed: table.mixed,
    wanted,
    // A table without rows holds nothing of what an interrupted attempt had reached.
    checkpoint: table.size === 0 ? null : checkpoint,
    full: options.full,
    ordered: reading.order === 'updated',
    chosenHere: filter.keeps !== null,
    staged,
    now: draft.now,
  });
  if (options.since && !start.cursor && reading.order === 'updated') {
    start.cursor = { updated: options.since, id: '', ties: 0 };
  }
  const plan = await makePlan(options, reading, start, { expected, columns: columns.length });
  await options.onPlan?.(plan.view);

  const keepPlace = placeKeeper(options, table, wanted);
  const reconciler = new Reconciler({ ...options, gone, columns, table, reading, tally, start });

  /** One reading of the source from `from` to its end. Answers the place reached. */
  const pass = async (
    kind: Checkpoint['pass'],
    from: Cursor | null,
    how: { strategy: Strategy; expected: number | null },
  ) => {
    reconciler.begin(kind, from);
    let cursor = kind === 'incremental' ? (table.state?.cursor ?? from) : from;
    const pages = early ?? readAhead(source.read(reading, { from, ...how }));
    early = null;
    const made = inRows(pages, transform, known, tally.counter());
    // The next batch is made ready while this one is being written.
    for await (const batch of readAhead(batches(made, options.batchBytes))) {
      signal?.throwIfAborted();
      // Room for everything at once: one call instead of one per batch.
      if (kind === 'full') table.expect(Math.max(batch.total, table.size));
      const { difference } = tally;
      const onChange = (change: RowChange) => difference.note(change);
      tally.wrote(await table.write(batch.rows, { update: mode !== 'append', onChange }));
      await reconciler.met(batch);
      cursor = batch.cursor ?? cursor;
      await keepPlace(kind, batch.cursor);
      tally.enter('reading');
    }
    return cursor;
  };

  tally.enter('reading');
  let reached = await pass(start.pass, start.cursor, {
    strategy: plan.strategy,
    expected: plan.view.objects,
  });
  if (mode !== 'append' && !options.since) {
    tally.enter('reconciling');
    if ((start.pass === 'incremental' || start.resumed) && !(await reconciler.agrees(expected))) {
      // What a dry run found so far is found again.
      if (dryRun) tally.restart();
      reached = await pass('full', null, whole);
    }
    await reconciler.settle();
    // Somebody sorted the sheet in the very moment of a write: what it hit is put right at once.
    for (let tries = 0; tries < SETTLING_TRIES && !dryRun && !(await table.settled()); tries++) {
      reached = await pass('full', null, whole);
      await reconciler.settle();
    }
  }

  tally.enter('publishing');
  const at = new Date().toISOString();
  const state = { ...wanted, rows: table.size, gone: reconciler.gone, cursor: reached, complete: true, at };
  if (!dryRun) await table.publish(state);
  tally.enter('finished');
  const result: RunResult = {
    ...tally.counts,
    requests: { moysklad: source.requests, sheets: { ...destination.requests } },
    durationMs: Math.round(performance.now() - started),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    cursor: reached?.updated ?? null,
  };
  const difference = tally.difference.result(columns, tally.untouched(table.size, dryRun));
  return { result, difference, warnings: warningsOf(draft, table, source, await destination.inBin()) };
}

/** What a person should know of a run that went well. */
function warningsOf({ gone, account }: Checked, table: Table, source: Source, inBin: boolean): RunWarning[] {
  return [
    ...(inBin ? [{ kind: engineProblems.inBin, params: {} }] : []),
    ...goneColumns(gone, table, account).map((column) => ({
      kind: engineProblems.columnGone,
      params: { column },
    })),
    ...(table.unsorted ? [{ kind: engineProblems.notSorted, params: {} }] : []),
    ...[...source.names.hidden].map((what) => ({ kind: engineProblems.noRights, params: { what } })),
  ];
}

/** Columns that MoySklad has no more, as the sheet calls them: chosen ones, and those of an earlier run that nobody took out. */
function goneColumns(chosen: string[], table: Table, { columns }: Account): string[] {
  const known = new Set(columns.map(({ key }) => key));
  const left = table.left.filter(
    ({ key }) => /^(attribute|price|priceCurrency):/.test(key) && !known.has(key),
  );
  const titles = new Map(left.map(({ key, title }) => [key, title || key]));
  return [...new Set([...chosen.map((key) => titles.get(key) ?? key), ...titles.values()])];
}

/** How the reading is carried out, and what it is expected to cost. */
async function makePlan(
  { exporter, source, dryRun }: RunOptions,
  reading: Reading,
  start: Start,
  known: { expected: number | null; columns: number },
) {
  const since = start.cursor?.updated;
  const objects = since ? (await source.count(reading, since)).total : known.expected;
  const { budget } = source;
  const strategy = chooseStrategy(reading, objects, budget);
  const view: PlanView = {
    pass: start.pass === 'full' && exporter.reading.order !== 'updated' ? 'compare' : start.pass,
    ...strategy,
    objects,
    reason: start.reason,
    estimate: estimateCost({
      reading,
      strategy,
      objects,
      columns: known.columns,
      before: source.requests,
      budget,
      dryRun,
    }),
  };
  return { strategy, view };
}

/** Notes the place reached: in the task after every batch, in the spreadsheet itself now and then. */
function placeKeeper(
  { dryRun, checkpoint, saveEveryMs = SAVE_EVERY_MS }: RunOptions,
  table: Table,
  wanted: Wanted,
) {
  let savedAt = Date.now();
  return async (pass: Checkpoint['pass'], cursor: Cursor | null): Promise<void> => {
    if (dryRun || !cursor) return;
    await checkpoint?.save({
      pass,
      cursor,
      columns: wanted.columns,
      filter: wanted.filter,
      names: wanted.names,
      rows: table.size,
    });
    if (pass === 'incremental' || wanted.mode === 'replace' || Date.now() - savedAt < saveEveryMs) return;
    const at = new Date().toISOString();
    await table.save({
      ...wanted,
      rows: table.size,
      gone: table.state?.gone ?? 0,
      cursor,
      complete: false,
      at,
    });
    savedAt = Date.now();
  };
}
