import type { Cursor } from '../protocol/index.ts';
import { noteUnsettled } from './checkpoint.ts';
import type { Difference } from './difference.ts';
import { comparedOf } from './names.ts';
import type { RunOptions, RunResult, RunWarning } from './options.ts';
import { type Plan, planRun } from './plan.ts';
import { makeReady, type Ready, restoreLostRows } from './ready.ts';
import { reconcile } from './reconcile.ts';
import { Tally } from './tally.ts';
import { warningsOf } from './warnings.ts';
import { openWriting, type Writing } from './write.ts';

/**
 * Runs one export: plan → read → transform → batches → write → reconcile → checkpoint.
 * After it the table holds what the source held: in `upsert` changed cells are rewritten in place and rows gone from
 * the source removed (or marked, or kept); `replace` shows a complete new table in one step; `append` only adds rows
 * that are not there. A run that was killed at any moment may simply be run again.
 * @throws Problem (of the source, the destination or the request); the signal's reason when aborted.
 */
export async function runExport(
  options: RunOptions,
): Promise<{ result: RunResult; difference: Difference; warnings: RunWarning[] }> {
  const started = performance.now();
  const tally = new Tally(options.onProgress);
  tally.enter('planning');
  const ready = await makeReady(options);
  await restoreLostRows(options, ready);
  const plan = await planRun(options, ready);
  await options.onPlan?.(plan.view, { now: ready.draft.now, names: plan.names });

  tally.enter('reading');
  const writing = openWriting(options, ready, plan, tally);
  const reached = await write(options, ready, plan, writing, tally).catch(async (error) => {
    await noteIfUnsettled(options, ready).catch(() => {}); // what ended the run is told
    throw error;
  });

  tally.enter('publishing');
  if (!options.dryRun) await publish(ready, plan, writing.reconciler.gone, reached);
  tally.enter('finished');
  return {
    result: resultOf(options, tally, started, reached),
    difference: tally.difference.result(ready.columns, tally.untouched(ready.table.size, options.dryRun)),
    warnings: warningsOf(ready, options.source, await options.destination.inBin()),
  };
}

/** Reads the source into the table and brings it in line. Answers the place reached. */
async function write(
  options: RunOptions,
  ready: Ready,
  plan: Plan,
  writing: Writing,
  tally: Tally,
): Promise<Cursor | null> {
  const { pass, cursor } = plan.start;
  const reached = await writing.pass(pass, cursor, { strategy: plan.strategy, expected: plan.view.objects });
  for (const reading of plan.refreshes) await writing.refresh(reading);
  if (options.mode === 'append' || options.since) return reached;
  tally.enter('reconciling');
  return reconcile(options, ready, plan, writing, reached);
}

/** A run that ends in the middle cannot put right what a person's hand made of its last write: the next one does. */
async function noteIfUnsettled({ dryRun }: RunOptions, { table, wanted }: Ready): Promise<void> {
  if (!dryRun && !(await table.settled())) await noteUnsettled({ table, wanted });
}

/** The table is shown whole, with all that the next run has to know. */
async function publish(
  { table, wanted, draft }: Ready,
  { start, look }: Plan,
  gone: number,
  cursor: Cursor | null,
): Promise<void> {
  const at = new Date().toISOString();
  const before = table.state && comparedOf(table.state);
  // A whole reading brings every name as it was when the run began, or later.
  const wholeAt = start.pass === 'full' && !start.resumed ? draft.now.toISOString() : before?.at;
  const compared = look?.compared ?? { ...before, at: wholeAt ?? at };
  await table.publish({ ...wanted, rows: table.size, gone, cursor, complete: true, at, compared });
}

function resultOf(
  { source, destination }: RunOptions,
  tally: Tally,
  started: number,
  reached: Cursor | null,
): RunResult {
  return {
    ...tally.counts,
    requests: { moysklad: source.requests, sheets: { ...destination.requests } },
    durationMs: Math.round(performance.now() - started),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    cursor: reached?.updated ?? null,
  };
}
