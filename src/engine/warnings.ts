import { type Account, catalogue } from '../catalogue/index.ts';
import type { Localized } from '../platform/problems.ts';
import type { Source, Table } from '../protocol/index.ts';
import type { RunWarning } from './options.ts';
import { engineProblems } from './problems.ts';
import type { Ready } from './ready.ts';

/** What a person should know of a run that went well. @param inBin the spreadsheet was thrown away. */
export function warningsOf({ draft, table }: Ready, source: Source, inBin: boolean): RunWarning[] {
  const { gone, account } = draft;
  return [
    ...(inBin ? [{ kind: engineProblems.inBin, params: {} }] : []),
    ...goneColumns(gone, table, account).map((column) => ({
      kind: engineProblems.columnGone,
      params: { column },
    })),
    ...(table.unsorted ? [{ kind: engineProblems.notSorted, params: {} }] : []),
    ...[...source.names.hidden].map((what) => ({ kind: engineProblems.noRights, params: nameOf(what) })),
  ];
}

/** What a type of the source is called; the type itself where nothing of it is exported. */
function nameOf(type: string): Localized {
  return catalogue.find(({ key }) => key === type)?.title ?? { ru: type, en: type };
}

/** Columns that the source has no more, as the sheet calls them: chosen ones, and those of an earlier run that nobody took out. */
function goneColumns(chosen: string[], table: Table, { columns }: Account): string[] {
  const known = new Set(columns.map(({ key }) => key));
  const left = table.left.filter(
    ({ key }) => /^(attribute|price|priceCurrency):/.test(key) && !known.has(key),
  );
  const titles = new Map(left.map(({ key, title }) => [key, title || key]));
  return [...new Set([...chosen.map((key) => titles.get(key) ?? key), ...titles.values()])];
}
