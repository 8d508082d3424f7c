import { catalogueProblems } from '../catalogue/index.ts';
import { engineProblems } from '../engine/index.ts';
import { moyskladProblems } from '../moysklad/index.ts';
import { outgoingProblems } from '../platform/outgoing/index.ts';
import { Problem, type ProblemKind } from '../platform/problems.ts';
import { SheetsError, sheetsProblems } from '../sheets/index.ts';
import { UsageError } from './usage.ts';

const USAGE = 2;
const SOURCE = 3;
const DESTINATION = 4;
const LIMIT = 5;
const OTHER = 1;

const each = (kinds: ProblemKind[], ...codes: number[]) => kinds.map(({ code }) => [code, codes] as const);

/**
 * The exit codes with which a problem, told by its code, may end `skladno export`: two where either provider may be the one.
 * A problem that is not here ends it with 1.
 */
export const exitCodes: ReadonlyMap<string, readonly number[]> = new Map([
  ...each(
    [
      catalogueProblems.unknownExporter,
      catalogueProblems.unknownColumn,
      catalogueProblems.badMode,
      catalogueProblems.badSince,
      catalogueProblems.badFilter,
      catalogueProblems.filterMissing,
      engineProblems.badLink,
    ],
    USAGE,
  ),
  ...each(Object.values(moyskladProblems), SOURCE),
  ...each(Object.values(sheetsProblems), DESTINATION),
  ...each(Object.values(outgoingProblems), SOURCE, DESTINATION),
  // After those above, whose codes they replace.
  ...each(
    [moyskladProblems.limit, sheetsProblems.quota, sheetsProblems.full, sheetsProblems.tooManyColumns],
    LIMIT,
  ),
  ...each([engineProblems.cancelled], OTHER),
]);

/** What `skladno export` ends with after this error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return USAGE;
  if (!(error instanceof Problem)) return OTHER;
  const [code = OTHER, ofDestination = code] = exitCodes.get(error.kind.code) ?? [];
  return error instanceof SheetsError ? ofDestination : code;
}
