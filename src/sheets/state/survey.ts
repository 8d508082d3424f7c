import type { ProblemKind } from '../../platform/problems.ts';
import type { TableOptions } from '../../protocol/index.ts';
import type { Spreadsheet, Tag } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import type { Layout } from '../layout/layout.ts';
import {
  findMoved,
  headerRequests,
  isEmptyAbove,
  requireNotElsewhere,
  restoreHeader,
} from '../layout/whereabouts.ts';
import { isBesideKeys, rowsWithoutKeys } from '../rows/keyless.ts';
import { findLostKeys, type LostKeys } from '../rows/lost-keys.ts';
import type { TablePlace } from '../rows/place.ts';
import { mixedColumns, type Seal, sameKeys } from './seal.ts';

/** What a person did to a table as a whole since the last run. */
export interface Findings {
  /** Cells stand beside other keys than they were written to. */
  mixed: boolean;
  /** Rows that may have lost their keys. */
  lost: LostKeys | null;
}

/**
 * Looks at a table of an earlier run before anything is written: it is followed where it was cut and pasted, its header
 * is put back, and rows that lost their keys are found. No call when all is as the last run left it.
 * @param known how many rows that run left, how many objects of them the source had no more, and their seal. @param locate finds the columns anew, or where they were moved to.
 * @throws SheetsError when the table cannot be told from what a person made of it.
 */
export async function survey(
  place: TablePlace,
  { dryRun, fixed, keepsGone, resume }: Pick<TableOptions, 'dryRun' | 'fixed' | 'keepsGone' | 'resume'>,
  { held, gone, seal }: { held: number; gone: number; seal: Seal | undefined },
  seen: { workbook: Spreadsheet; tags: Tag[] },
  locate: (at?: ReadonlyMap<string, number>) => Promise<Layout>,
): Promise<Findings> {
  const findAgain = async (at?: ReadonlyMap<string, number>) => {
    place.layout = await locate(at);
    await place.readIndex();
  };
  if ((place.index.size === 0 && held > 0) || isBesideKeys(place, place.index)) {
    const at = await findMoved(place);
    if (at) await findAgain(at);
    else if (place.index.size === 0 && (await rowsWithoutKeys(place)).length === 0)
      await requireNotElsewhere(place, seen);
  }
  // Where a key was pasted over another, the cells beside it stand beside another key, too: no column was sorted.
  const isPasted = place.index.doubles.length > 0 && !sameKeys(seal, place.index.seal());
  const mixed = isPasted ? [] : mixedColumns(seal, place.index.seal());
  if (mixed.length > 0 && fixed) throw mixedUp(sheetsProblems.mixed, place, mixed);
  // What stood in them nobody can tell any more; with another object's id they would even be removed. A run that goes on may
  // have changed such cells itself.
  if (mixed.length > 0 && keepsGone && gone > 0 && !resume)
    throw mixedUp(sheetsProblems.mixedGone, place, mixed);
  const nothingAbove = await isEmptyAbove(place);
  if (!dryRun && headerRequests(place, nothingAbove).length > 0) {
    await restoreHeader(place.committer, () => headerRequests(place, nothingAbove));
    await findAgain();
  }
  // A table of an earlier make has no seal: how many rows it noted says little where a run was cut off.
  const isKnown = sameKeys(seal, place.index.seal());
  return { mixed: mixed.length > 0, lost: isKnown ? null : await findLostKeys(place) };
}

function mixedUp(kind: ProblemKind, { layout, columns, keyAt }: TablePlace, mixed: string[]): SheetsError {
  const titles = columns.filter(({ key }) => mixed.includes(key)).map(({ title }) => title);
  const params = { sheet: layout.title, column: columns[keyAt]?.title ?? '', columns: titles.join(', ') };
  return new SheetsError(kind, params, 0);
}
