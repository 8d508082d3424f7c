import type { Strategy } from '../protocol/index.ts';

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

/** What a run is expected to cost: calls of either provider, and seconds. */
export interface Estimate {
  moysklad: number;
  sheets: { read: number; write: number };
  seconds: number;
}

/** What the planner chose for a run, and what it expected that to cost. */
export interface PlanView extends Strategy {
  pass: (typeof passes)[number];
  /** Objects to be read, where the source could tell. */
  objects: number | null;
  reason: Reason;
  estimate: Estimate;
}
