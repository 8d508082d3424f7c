import {
  EDITION,
  namesShown,
  type Refresh,
  refreshOf,
  type ShownNames,
  shiftMoment,
} from '../catalogue/index.ts';
import type { Reading, Source, Strategy, TableState } from '../protocol/index.ts';
import { type Checkpoint, isUnsettled, type Wanted } from './checkpoint.ts';
import { chooseStrategy, estimateCost } from './cost.ts';
import { isLookDue, lookAtNames, type NamesLook } from './names.ts';
import type { RunOptions } from './options.ts';
import type { PlanView, Reason } from './plan-view.ts';
import type { Ready } from './ready.ts';

/** Where a run begins. */
export interface Start extends Pick<Checkpoint, 'pass' | 'cursor'> {
  /** An interrupted run goes on: what it saw before is not known any more. */
  resumed: boolean;
  reason: Reason;
}

/** After this long nobody knows what happened meanwhile: everything is compared. */
const SILENCE_MS = 30 * 24 * 3_600_000;

/**
 * Decides where to begin: at an interrupted run's place; else with what changed since the last run, if that run left
 * a complete table of the same make; else at the beginning. A table that does not agree with the source after that is read whole at once
 * (`reconcile.ts`).
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
  /** Names in rows that nothing finds are other ones now. */
  renamed: boolean;
  /** A bulk change may stamp its objects so long, ms, before it ends: what changed since is read again. */
  bulkChangeMs: number;
  now: Date;
}): Start {
  const { state, rows, mixed, wanted, checkpoint, now } = options;
  const whole = (reason: Reason): Start => ({ pass: 'full', cursor: null, resumed: false, reason });
  if (checkpoint?.cursor && options.ordered && !isUnsettled(state)) {
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
  if (wanted.mode !== 'append' && options.renamed) return whole('names-changed');
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
  const updated = shiftMoment(state.cursor.updated, -options.bulkChangeMs);
  const cursor = { updated, id: '', ties: 0 };
  return { pass: 'incremental', cursor, resumed: false, reason: 'changes-only' };
}

/** Where a run begins, how it reads, and what a person is told of that. */
export interface Plan {
  start: Start;
  strategy: Strategy;
  view: PlanView;
  /** Readings of rows that show names which are other ones now, beside the planned one. */
  refreshes: Reading[];
  /** The names of other objects that stand in the rows. */
  names: ShownNames[];
  /** What a look at these names found; null: there was none. */
  look: NamesLook | null;
}

/** Plans a run. One call, where only what changed is read, and one for each list of names that is looked at. */
export async function planRun(options: RunOptions, ready: Ready): Promise<Plan> {
  const { exporter, source, destination, dryRun, full, since, mode } = options;
  const { draft, table, wanted, checkpoint, expected, columns } = ready;
  const { reading, filter, now } = draft;
  const names = namesShown(exporter, { ...options, edition: options.edition ?? EDITION }, draft.account);
  const { renamed = [] } = options;
  const startWith = (refresh: Refresh) =>
    planStart({
      state: table.state,
      rows: table.size,
      mixed: table.mixed,
      wanted,
      // A table without rows holds nothing of what an interrupted attempt had reached.
      checkpoint: table.size === 0 ? null : checkpoint,
      full,
      ordered: reading.order === 'updated',
      chosenHere: filter.keeps !== null,
      staged: mode === 'replace',
      renamed: refresh === 'whole',
      bulkChangeMs: source.facts.bulkChangeMs,
      now,
    });
  let refresh = refreshOf(names, renamed);
  let start = startWith(refresh);
  const { state } = table;
  const looks = start.pass === 'incremental' && isLookDue(options, state, now);
  const look = looks ? await lookAtNames(source, names, state, now) : null;
  if (look) {
    refresh = refreshOf(names, [...renamed, ...look.renamed]);
    start = startWith(refresh);
  }
  if (since && !start.cursor && reading.order === 'updated')
    start.cursor = { updated: since, id: '', ties: 0 };
  const from = start.cursor?.updated;
  const objects = from ? (await source.count(reading, from)).total : expected;
  const strategy = chooseStrategy(reading, objects, source);
  const view: PlanView = {
    pass: start.pass === 'full' && exporter.reading.order !== 'updated' ? 'compare' : start.pass,
    ...strategy,
    objects,
    reason: start.reason,
    estimate: estimateCost({
      reading,
      strategy,
      objects,
      columns: columns.length,
      source,
      destination: destination.facts,
      dryRun,
    }),
  };
  // An interrupted run goes on, and leaves what only a whole reading finds to the next look.
  const found = start.resumed && refresh === 'whole' ? null : look;
  // A whole reading brings every name.
  const refreshes = start.pass === 'incremental' && refresh !== 'whole' && mode !== 'append' ? refresh : [];
  return { start, strategy, view, refreshes: readingsOf(refreshes, reading, source), names, look: found };
}

/** A reading for each field that finds rows with other names: several objects of a field are one. */
function readingsOf(
  refreshes: Exclude<Refresh, 'whole'>,
  reading: Reading,
  source: Pick<Source, 'hrefOf'>,
): Reading[] {
  const byField = Map.groupBy(refreshes, ({ by }) => by);
  return Array.from(byField, ([by, objects]) => ({
    ...reading,
    conditions: [
      ...reading.conditions,
      ...objects.map(({ entity, id }) => `${by}=${source.hrefOf(entity, id)}`),
    ],
  }));
}
