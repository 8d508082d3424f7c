import { createHash } from 'node:crypto';
import { type Column, type Exporter, type Filter, shiftMoment } from '../catalogue/index.ts';
import type { Cursor, Reading, Strategy, TableColumn, TableState } from '../protocol/index.ts';

/** How the source is read for these columns and this filter. */
export function readingOf(exporter: Exporter, filter: Filter, columns: Column[]): Reading {
  const { reading } = exporter;
  return {
    ...reading,
    conditions: filter.conditions,
    params: { ...reading.params, ...filter.params },
    expand: [...new Set(columns.flatMap((column) => column.expand ?? []))],
  };
}

export function tableColumns(columns: Column[]): TableColumn[] {
  return columns.map(
    ({ key, title, type, gone = false, decimals = null, currency = null, hidden = false }) => ({
      key,
      type,
      gone,
      title: title.ru,
      titles: [title.ru, title.en],
      decimals,
      currency,
      hidden,
    }),
  );
}

/** A short mark of a choice, whatever its order: a sheet's tags have little room (30,000 characters). */
export function markOf(parts: string[]): string {
  return createHash('sha256')
    .update([...parts].sort().join('\n'))
    .digest('base64url')
    .slice(0, 22);
}

/** A place reached in one reading of the source; everything up to it stands in the table. */
export interface Checkpoint extends Pick<TableState, 'columns' | 'filter' | 'names' | 'rows'> {
  /** `full` reads everything, `incremental` only what changed. */
  pass: 'full' | 'incremental';
  cursor: Cursor | null;
}

/** What a run makes of a table. */
export type Wanted = Pick<TableState, 'exporter' | 'filter' | 'mode' | 'columns' | 'names'>;

/** Why a run begins where it begins; the words for a person are the application's. */
export const reasons = [
  'resumed',
  'asked',
  'whole-table',
  'no-cursor',
  'row-filter',
  'first-run',
  'filter-changed',
  'columns-changed',
  'names-changed',
  'mode-changed',
  'rows-missing',
  'rows-mixed',
  'long-silence',
  'changes-only',
] as const;
export type Reason = (typeof reasons)[number];

/** `full`: everything is read; `incremental`: what changed; `compare`: a report, read whole and compared. */
export const passes = ['full', 'incremental', 'compare'] as const;

/** What the planner chose for a run, and what it expected that to cost. */
export interface PlanView extends Strategy {
  pass: (typeof passes)[number];
  /** Objects to be read, where the source could tell. */
  objects: number | null;
  reason: Reason;
  /** Calls of either provider, and seconds. */
  estimate: { moysklad: number; sheets: { read: number; write: number }; seconds: number };
}

/** Where a run begins. */
export interface Start extends Pick<Checkpoint, 'pass' | 'cursor'> {
  /** An interrupted run goes on: what it saw before is not known any more. */
  resumed: boolean;
  reason: Reason;
}

/**
 * A bulk change may take five minutes (documentation: limits) and may stamp its objects when it begins; so a run reads
 * again what changed in the last five minutes before the place that the last one reached.
 */
const OVERLAP_MS = 5 * 60_000;

/** After this long nobody knows what happened meanwhile: everything is compared. */
const SILENCE_MS = 30 * 24 * 3_600_000;

/**
 * Decides where to begin: at an interrupted run's place; else with what changed since the last run, if that run left
 * a complete table of the same make; else at the beginning.
 */
export function planStart(options: {
  state: TableState | null;
  /** Keys in the table now. */
  rows: number;
  /** Cells stand beside other keys than they were written to. */
  mixed: boolean;
  wanted: Wanted;
  checkpoint: Checkpoint | null;
  full: boolean;
  /** The source knows an order of changes. */
  ordered: boolean;
  /** Rows are chosen after reading: whether a row of the table still fits is not told by what changed. */
  chosenHere: boolean;
  staged: boolean;
  now: Date;
}): Start {
  const { state, rows, mixed, wanted, checkpoint, now } = options;
  const whole = (reason: Reason): Start => ({ pass: 'full', cursor: null, resumed: false, reason });
  if (checkpoint?.cursor && options.ordered) {
    // Rows that a person deleted meanwhile are to come back; numbers alone would not tell when as many objects are gone.
    if (wanted.mode !== 'append' && rows < checkpoint.rows) return whole('rows-missing');
    if (mixed) return whole('rows-mixed');
    return { ...checkpoint, resumed: true, reason: 'resumed' };
  }
  if (options.full) return whole('asked');
  if (options.staged) return whole('whole-table');
  if (!options.ordered) return whole('no-cursor');
  if (options.chosenHere && wanted.mode !== 'append') return whole('row-filter');
  if (!state?.cursor || state.exporter !== wanted.exporter) return whole('first-run');
  if (state.filter !== wanted.filter) return whole('filter-changed');
  if (state.columns !== wanted.columns) return whole('columns-changed');
  // A table of before names were noted is taken for up to date.
  if (wanted.mode !== 'append' && state.names !== undefined && state.names !== wanted.names)
    return whole('names-changed');
  // Appending leaves old rows as they were: what others keep equal to the source must be read anew after it.
  if (state.mode === 'append' && wanted.mode !== 'append') return whole('mode-changed');
  // Rows that a person deleted are to come back, unless rows are only ever added; more rows than were noted are left of a
  // run that broke, and would hide as many deleted ones.
  if (wanted.mode !== 'append' && rows !== state.rows) return whole('rows-missing');
  // An emptied table is filled again in every mode.
  if (rows === 0 && state.rows > 0) return whole('rows-missing');
  if (mixed) return whole('rows-mixed');
  if (now.getTime() - Date.parse(state.at) > SILENCE_MS) return whole('long-silence');
  if (!state.complete) return { pass: 'full', cursor: state.cursor, resumed: true, reason: 'resumed' };
  const updated = shiftMoment(state.cursor.updated, -OVERLAP_MS);
  const cursor = { updated, id: '', ties: 0 };
  return { pass: 'incremental', cursor, resumed: false, reason: 'changes-only' };
}
