import type { Cursor } from '../protocol/index.ts';
import type { Difference } from './difference.ts';
import type { RunOptions, RunResult, RunWarning } from './options.ts';
import { planRun } from './plan.ts';
import { makeReady, type Ready, restoreLostRows } from './ready.ts';
import { reconcile } from './reconcile.ts';
import { Tally } from './tally.ts';
import { warningsOf } from './warnings.ts';
import { openWriting } from './write.ts';

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
  await options.onPlan?.(plan.view);

  tally.enter('reading');
  const writing = openWriting(options, ready, plan, tally);
  const { pass, cursor } = plan.start;
  let reached = await writing.pass(pass, cursor, { strategy: plan.strategy, expected: plan.view.objects });
  if (options.mode !== 'append' && !options.since) {
    tally.enter('reconciling');
    reached = await reconcile(options, ready, plan, writing, reached);
  }

  tally.enter('publishing');
  if (!options.dryRun) await publish(ready, writing.reconciler.gone, reached);
  tally.enter('finished');
  return {
    result: resultOf(options, tally, started, reached),
    difference: tally.difference.result(ready.columns, tally.untouched(ready.table.size, options.dryRun)),
    warnings: warningsOf(ready, options.source, await options.destination.inBin()),
  };
}

/** The table is shown whole, with all that the next run has to know. */
async function publish({ table, wanted }: Ready, gone: number, cursor: Cursor | null): Promise<void> {
  const at = new Date().toISOString();
  await table.publish({ ...wanted, rows: table.size, gone, cursor, complete: true, at });
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
