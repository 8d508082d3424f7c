/**
 * How a run went, in one place: its colour, its icon and its words. Lists, cards, pages and histories all ask here, so that no
 * two of them tell the same run differently; a test keeps colours out of every other file that shows runs.
 */
import type { TFunction } from 'i18next';
import type { ExportDays, ExportTask, TaskResult } from '../../api/exportTasks.ts';
import { formatNumber } from '../../shared/format.ts';
import type { Language } from '../../shared/preferences.ts';

export type OutcomeKind =
  | 'queued'
  /** Queued again after a refusal that may pass by itself. */
  | 'waiting'
  | 'running'
  | 'cancelling'
  | 'cancelled'
  | 'failed'
  /** Rows were written. */
  | 'changed'
  /** The sheet was exact already. */
  | 'exact'
  /** Everything was read, and no row fits the export. */
  | 'empty'
  /** A dry run: rows would be written. */
  | 'wouldChange'
  /** A dry run: nothing would. */
  | 'wouldNotChange'
  /** A comparison: the sheet is not what MoySklad has. */
  | 'differs'
  /** A comparison: they agree. */
  | 'agrees';

export type OutcomeIcon = 'clock' | 'running' | 'stopped' | 'attention' | 'look' | 'done';

export interface Outcome {
  kind: OutcomeKind;
  /** A colour of the theme. */
  colour: 'gray' | 'blue' | 'orange' | 'yellow' | 'red' | 'green';
  icon: OutcomeIcon;
}

/** What is to be known of a run to tell how it went. */
export type Run = Pick<ExportTask, 'status' | 'dryRun' | 'verify' | 'result' | 'plan' | 'error' | 'warnings'>;
/** All that tells how it went; who runs the platform sees no more of it: codes in place of words. */
export type RunInBrief = Omit<Run, 'error' | 'warnings'> & { error: unknown; warnings: readonly unknown[] };

const LOOKS: Record<OutcomeKind, Omit<Outcome, 'kind'>> = {
  queued: { colour: 'gray', icon: 'clock' },
  waiting: { colour: 'yellow', icon: 'clock' },
  running: { colour: 'blue', icon: 'running' },
  cancelling: { colour: 'orange', icon: 'stopped' },
  cancelled: { colour: 'gray', icon: 'stopped' },
  failed: { colour: 'red', icon: 'attention' },
  changed: { colour: 'green', icon: 'done' },
  exact: { colour: 'green', icon: 'done' },
  empty: { colour: 'yellow', icon: 'attention' },
  wouldChange: { colour: 'blue', icon: 'look' },
  wouldNotChange: { colour: 'green', icon: 'done' },
  differs: { colour: 'orange', icon: 'attention' },
  agrees: { colour: 'green', icon: 'done' },
};

/** What a run asks people to mind, though it went well. */
export const REMARK = { colour: 'yellow', icon: 'attention' } as const;

/** How a run went or goes. One that went well but has something to say is not green. */
export function outcomeOf(run: RunInBrief): Outcome {
  const kind = kindOf(run);
  const looks = LOOKS[kind];
  return { kind, ...(looks.colour === 'green' && run.warnings.length > 0 ? REMARK : looks) };
}

export type DayKind = 'failed' | 'look' | 'good' | 'none';
/** What is known of an export's runs on a day. */
export type DayRuns = Pick<ExportDays['items'][number]['days'][number], Exclude<DayKind, 'none'>>;

const DAYS: Record<DayKind, Pick<Outcome, 'colour'>> = {
  failed: LOOKS.failed,
  look: REMARK,
  good: LOOKS.changed,
  none: { colour: 'gray' },
};

/** How a day was: as the worst of its runs. */
export function dayOutcome(day: DayRuns | undefined): Pick<Outcome, 'colour'> & { kind: DayKind } {
  const kind = (['failed', 'look', 'good'] as const).find((each) => (day?.[each] ?? 0) > 0) ?? 'none';
  return { kind, colour: DAYS[kind].colour };
}

function kindOf(run: RunInBrief): OutcomeKind {
  const { status, dryRun, verify, result, error } = run;
  if (status === 'queued') return error ? 'waiting' : 'queued';
  if (status !== 'done') return status;
  const same = result === null || nothingChanged(result);
  if (verify) return same ? 'agrees' : 'differs';
  if (same && rowsInSheet(run) === 0) return 'empty';
  if (dryRun) return same ? 'wouldNotChange' : 'wouldChange';
  return same ? 'exact' : 'changed';
}

/** True when the run left the sheet as it was, or found it so. */
function nothingChanged(result: TaskResult): boolean {
  return result.rowsAppended + result.rowsUpdated + result.rowsDeleted === 0;
}

/**
 * How many rows of the export stand in the sheet after a run; null where the run did not meet them all: it read changes only,
 * or went on from where an earlier one stopped.
 */
export function rowsInSheet({ result, plan }: Pick<Run, 'result' | 'plan'>): number | null {
  if (!result || !plan || plan.pass === 'incremental' || plan.reason === 'resumed') return null;
  return result.rowsAppended + result.rowsUpdated + result.rowsUnchanged;
}

export interface OutcomeWords {
  /** What happened, as a heading. */
  title: string;
  /** One sentence that is enough by itself: counts, or what went wrong. */
  sentence: string;
}

/** The words of a run's outcome. */
export function outcomeInWords(run: Run, t: TFunction<['tasks']>, language: Language): OutcomeWords {
  const { kind } = outcomeOf(run);
  const title = run.error?.title ?? t(`tasks:outcome.${kind}.title`);
  if (!run.result || run.error || run.status !== 'done') return { title, sentence: title };
  const changes = kind === 'empty' ? t('tasks:result.empty') : changesInWords(run.result, run, t, language);
  return { title, sentence: run.warnings.length > 0 ? `${changes} ${t('tasks:result.remarks')}` : changes };
}

/** What a run changed in the sheet, would change, or found to differ. */
function changesInWords(
  result: TaskResult,
  { dryRun, verify }: Run,
  t: TFunction<['tasks']>,
  language: Language,
): string {
  const words = verify ? 'differs' : dryRun ? 'wouldChange' : 'changed';
  if (nothingChanged(result)) return t(`tasks:result.${words}.nothing`);
  const counts = { added: result.rowsAppended, updated: result.rowsUpdated, removed: result.rowsDeleted };
  const parts = (['added', 'updated', 'removed'] as const)
    .filter((part) => counts[part] > 0)
    .map((part, place) =>
      t(`tasks:result.${words}.${place === 0 ? 'first' : 'more'}.${part}`, {
        count: formatNumber(counts[part], language),
      }),
    );
  return `${parts.join(', ')}.`;
}
