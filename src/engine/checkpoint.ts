import type { Cursor, Table, TableState } from '../protocol/index.ts';

/** A place reached in one reading of the source; everything up to it stands in the table. */
export interface Checkpoint extends Pick<TableState, 'columns' | 'filter' | 'names' | 'rows'> {
  /** `full` reads everything, `incremental` only what changed. */
  pass: 'full' | 'incremental';
  cursor: Cursor | null;
  /** Rows before it that the filter kept out. */
  keptOut: number;
}

/** What a run makes of a table. */
export type Wanted = Pick<TableState, 'exporter' | 'filter' | 'mode' | 'columns' | 'names'>;

/** A place reached with other columns or another filter (an additional field was made meanwhile, a day passed) is none. */
export function placeOf(last: Checkpoint | null, wanted: Wanted): Checkpoint | null {
  const same =
    last?.columns === wanted.columns && last.filter === wanted.filter && last.names === wanted.names;
  return same ? last : null;
}

/** What tells of two places which one is further. */
export interface Reached {
  pass: Checkpoint['pass'];
  updated: string;
  id: string;
}

/**
 * How far a place is, where it is beyond the furthest one so far; undefined: the run does not get on. A run reads everything after what
 * changed, never the other way.
 * @param since when the run began, by the source's clock: in a busy account there is always something that changed after that.
 */
export function beyond(
  furthest: Reached | null,
  { pass, cursor }: Pick<Checkpoint, 'pass' | 'cursor'>,
  since: string,
): Reached | undefined {
  if (!cursor || cursor.updated >= since) return undefined;
  const { updated, id } = cursor;
  const isFurther =
    furthest?.pass === pass
      ? updated > furthest.updated || (updated === furthest.updated && id > furthest.id)
      : furthest === null || pass === 'full';
  return isFurther ? { pass, updated, id } : undefined;
}

interface Keeping {
  dryRun: boolean;
  checkpoint?: { save(checkpoint: Checkpoint): Promise<void> };
  saveEveryMs?: number;
}

/** A place noted in the spreadsheet costs a call; the task's own checkpoint moves with every batch. */
const SAVE_EVERY_MS = 60_000;

/** Notes the place reached: in the task after every batch, in the spreadsheet itself now and then. */
export function placeKeeper(
  { dryRun, checkpoint, saveEveryMs = SAVE_EVERY_MS }: Keeping,
  { table, wanted, draft }: { table: Table; wanted: Wanted; draft: { now: Date } },
): (pass: Checkpoint['pass'], cursor: Cursor | null, keptOut: number) => Promise<void> {
  const { columns, filter, names } = wanted;
  let savedAt = Date.now();
  return async (pass, cursor, keptOut) => {
    if (dryRun || !cursor) return;
    await checkpoint?.save({ pass, cursor, keptOut, columns, filter, names, rows: table.size });
    if (pass === 'incremental' || wanted.mode === 'replace' || Date.now() - savedAt < saveEveryMs) return;
    const at = new Date().toISOString();
    const gone = table.state?.gone ?? 0;
    // Names that were read so far may be as old as the reading; those before it are not compared yet.
    const compared = table.state?.compared ?? { at: draft.now.toISOString() };
    await table.save({ ...wanted, rows: table.size, gone, cursor, complete: false, at, compared });
    savedAt = Date.now();
  };
}

/**
 * Notes in the spreadsheet that something may have landed on other rows than it was meant for: whatever comes of this run, the next one
 * compares the whole table.
 */
export async function noteUnsettled({ table, wanted }: { table: Table; wanted: Wanted }): Promise<void> {
  const at = new Date().toISOString();
  const gone = table.state?.gone ?? 0;
  await table.save({ ...wanted, rows: table.size, gone, cursor: null, complete: false, at });
}

/** Whether the run before noted that, and no place since. */
export function isUnsettled(state: TableState | null): boolean {
  return state !== null && !state.complete && state.cursor === null;
}
