import { ALL_RENAMED, MOST_RENAMED, type ShownNames } from '../catalogue/index.ts';
import type { ComparedNames, Source, TableState } from '../protocol/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { RunOptions } from './options.ts';

/** What a look at names found. */
export interface NamesLook {
  /** Objects that may have got another name, as `refreshOf` takes them. */
  renamed: string[];
  /** What the table remembers of it. */
  compared: ComparedNames;
}

/** Whether it is time to look at the names of other objects, though nobody told that they changed. */
export function isLookDue(
  { namesAfterMs, mode }: Pick<RunOptions, 'namesAfterMs' | 'mode'>,
  state: TableState | null,
  now: Date,
): state is TableState {
  if (namesAfterMs === undefined || mode === 'append' || !state) return false;
  return now.getTime() - Date.parse(comparedOf(state).at) >= namesAfterMs;
}

/**
 * Looks which objects whose names stand in the rows were changed since the table's names were compared: a rename that nobody told, or
 * that was told and lost. A call for each list that they are in.
 */
export async function lookAtNames(
  source: Source,
  shown: readonly ShownNames[],
  state: TableState,
  now: Date,
): Promise<NamesLook> {
  const before = comparedOf(state);
  const lists = new Map(shown.map(({ list, entity }) => [list, entity]));
  const found = await Promise.all(
    Array.from(lists, async ([list, entity]) => ({
      ...{ list, entity },
      ...{ named: await source.namedSince(list, new Date(before.at), MOST_RENAMED) },
    })),
  );
  const renamed = found.flatMap(({ entity, named }) => {
    if (!named) return [ALL_RENAMED];
    return named.whole ? [] : named.objects.map(({ id }) => `${entity} ${id}`);
  });
  const all = found.flatMap(({ list, named }) =>
    named?.whole ? named.objects.map(({ id, name }) => `${list} ${id} ${name}`) : [],
  );
  const fingerprint = fingerprintOf(all);
  const differ = before.lists !== undefined && before.lists !== fingerprint;
  return {
    renamed: differ || renamed.length > MOST_RENAMED ? [ALL_RENAMED] : renamed,
    compared: { at: now.toISOString(), lists: fingerprint },
  };
}

/** A table of before this was noted is taken for up to date. */
export const comparedOf = ({ compared, at }: TableState): ComparedNames => compared ?? { at };
