import type { ProblemKind, ProblemParams } from '../platform/problems.ts';
import { type Batch, batches, readAhead, withNames } from './batches.ts';
import type { Exporter, Mode } from './exporter.ts';
import {
  accountColumns,
  type Checkpoint,
  chooseColumns,
  columnsMark,
  planStart,
  readingConditions,
  tableColumns,
} from './plan.ts';
import type { Cursor, Destination, Source, Table } from './ports.ts';
import { exportProblems } from './problems.ts';

export type Phase = 'planning' | 'reading' | 'reconciling' | 'publishing' | 'finished';

export interface Progress {
  phase: Phase;
  read: number;
  written: number;
  total: number | null;
}

export interface RunResult {
  rowsRead: number;
  rowsAppended: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsDeleted: number;
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

export interface RunOptions {
  exporter: Exporter;
  /** Keys or titles; null takes the default columns. */
  columns: string[] | null;
  mode: Mode;
  filter: string | null;
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
  onTable?(table: { url: string; sheetId: number | null; title: string }): Promise<void>;
  signal?: AbortSignal;
  /** Bytes of one write; Google's recommended 2 MB unless given. */
  batchBytes?: number;
}

/** How often a long run notes its place in the spreadsheet itself, ms. */
const SAVE_EVERY_MS = 60_000;

/**
 * Runs one export: source pages → names → columns → batches → sheet → checkpoint.
 * After it the table holds what the source held: in `upsert` changed rows are rewritten in place and rows gone from
 * the source removed; `replace` shows a complete new table in one step; `append` only adds rows that are not there.
 * A run that was killed at any moment may simply be run again.
 * @throws Problem (of the source, the destination or the request); the signal's reason when aborted.
 */
export async function runExport(options: RunOptions): Promise<{ result: RunResult; warnings: RunWarning[] }> {
  const { exporter, mode, source, destination, dryRun, signal } = options;
  const started = performance.now();
  const counts = { rowsRead: 0, rowsAppended: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsDeleted: 0 };
  let total: number | null = null;
  const report = (phase: Phase) => {
    const written = counts.rowsAppended + counts.rowsUpdated + counts.rowsUnchanged;
    options.onProgress?.({ phase, read: counts.rowsRead, written, total });
  };

  report('planning');
  const conditions = readingConditions(exporter, options.filter);
  const available = await accountColumns(exporter, source);
  const { columns, gone } = chooseColumns(exporter, available.columns, options.columns);
  const staged = mode === 'replace';
  // Asked before the sheet is touched: a filter that the source refuses leaves no half-made sheet behind.
  const expected = await source.count(exporter.key, conditions);
  const checkpoint = options.checkpoint?.last ?? null;
  const table = await destination.open({
    exporter: exporter.key,
    columns: tableColumns(columns),
    keyColumn: exporter.keyColumn,
    staged,
    resume: checkpoint?.cursor != null,
    dryRun,
    rows: options.since ? 0 : expected,
  });
  await options.onTable?.(table);
  const wanted = {
    exporter: exporter.key,
    filter: [options.filter?.trim() ?? '', options.since ?? ''].join('\n').trim(),
    mode,
    columns: columnsMark(columns),
  };
  const start = planStart({
    state: table.state,
    rows: table.size,
    wanted,
    // A table without rows holds nothing of what an interrupted attempt had reached.
    checkpoint: table.size === 0 ? null : checkpoint,
    full: options.full,
    staged,
  });
  if (options.since && !start.cursor) start.cursor = { updated: options.since, id: '', ties: 0 };

  let savedAt = Date.now();
  const keepPlace = async (pass: Checkpoint['pass'], cursor: Cursor | null) => {
    if (dryRun || !cursor) return;
    await options.checkpoint?.save({ pass, cursor });
    if (pass === 'incremental' || staged || Date.now() - savedAt < SAVE_EVERY_MS) return;
    await table.save({ ...wanted, rows: table.size, cursor, complete: false });
    savedAt = Date.now();
  };

  /** One reading of the source from `from` to its end. Answers the place reached and the keys never met. */
  const pass = async (kind: Checkpoint['pass'], from: Cursor | null) => {
    const unseen = mode === 'append' || kind === 'incremental' ? new Set<string>() : new Set(table.keys());
    let cursor = kind === 'incremental' ? (table.state?.cursor ?? from) : from;
    const readBefore = counts.rowsRead;
    // Told of every page and not of every batch: a batch of narrow rows takes many pages.
    const tell = (read: number, ofPass: number) => {
      counts.rowsRead = readBefore + read;
      total = readBefore + ofPass;
      report('reading');
    };
    const pages = readAhead(source.pages(exporter.key, conditions, from));
    const named = withNames(pages, columns, source.names, tell);
    for await (const batch of batches(named, columns, available.lookup, options.batchBytes)) {
      signal?.throwIfAborted();
      for (const row of batch.rows) unseen.delete(row.key);
      await writeBatch(table, batch, kind, mode !== 'append', counts);
      cursor = batch.cursor ?? cursor;
      await keepPlace(kind, batch.cursor);
      report('reading');
    }
    return { cursor, unseen };
  };

  report('reading');
  let reached = await pass(start.pass, start.cursor);
  if (mode !== 'append' && !options.since) {
    report('reconciling');
    let unseen = reached.unseen;
    if (start.pass === 'incremental' || start.resumed) {
      unseen = new Set();
      if (!(await agrees(options, conditions, table, start, counts))) {
        reached = await pass('full', null);
        unseen = reached.unseen;
      }
    }
    await remove(table, unseen, dryRun, counts);
  }

  report('publishing');
  if (!dryRun) await table.publish({ ...wanted, rows: table.size, cursor: reached.cursor, complete: true });
  report('finished');
  const warnings: RunWarning[] = [
    ...gone.map((column) => ({ kind: exportProblems.columnGone, params: { column } })),
    ...[...source.names.hidden].map((what) => ({ kind: exportProblems.noRights, params: { what } })),
  ];
  const result: RunResult = {
    ...counts,
    requests: { moysklad: source.requests, sheets: { ...destination.requests } },
    durationMs: Math.round(performance.now() - started),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    cursor: reached.cursor?.updated ?? null,
  };
  return { result, warnings };
}

type Counts = Omit<RunResult, 'requests' | 'durationMs' | 'peakRssBytes' | 'cursor'>;

async function writeBatch(
  table: Table,
  batch: Batch,
  kind: Checkpoint['pass'],
  update: boolean,
  counts: Counts,
): Promise<void> {
  // Room for everything at once: one call instead of one per batch.
  if (kind === 'full') await table.expect(Math.max(batch.total, table.size));
  const written = await table.write(batch.rows, { update });
  counts.rowsAppended += written.appended;
  counts.rowsUpdated += written.updated;
  counts.rowsUnchanged += written.unchanged;
}

/**
 * Whether the table holds as many objects as the source. What was moved to the trash since the last run is removed
 * first; any other difference (deleted for good, no longer fitting the filter) needs a full reading.
 */
async function agrees(
  options: RunOptions,
  conditions: string[],
  table: Table,
  start: Checkpoint,
  counts: Counts,
): Promise<boolean> {
  const { source, exporter, dryRun } = options;
  const live = await source.count(exporter.key, conditions);
  if (dryRun) {
    counts.rowsDeleted += Math.max(0, table.size + counts.rowsAppended - live);
    return true;
  }
  if (table.doubled === 0 && table.size === live) return true;
  if (exporter.trash && start.cursor && table.size > live) {
    const trashed = new Set(await source.trashed(exporter.key, start.cursor.updated));
    const ours = new Set([...trashed].filter((key) => table.has(key)));
    if (ours.size > 0) counts.rowsDeleted += await table.remove(ours);
  }
  return table.doubled === 0 && table.size === live;
}

async function remove(table: Table, keys: Set<string>, dryRun: boolean, counts: Counts): Promise<void> {
  if (keys.size === 0 && table.doubled === 0) return;
  counts.rowsDeleted += dryRun ? keys.size + table.doubled : await table.remove(keys);
}
