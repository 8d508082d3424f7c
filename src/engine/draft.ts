import {
  type Account,
  type Column,
  type ColumnChoice,
  type Condition,
  chooseColumns,
  type Exporter,
  type Filter,
  type Mode,
  moscowDay,
  readAccount,
  translateFilter,
} from '../catalogue/index.ts';
import type { Reading, Source } from '../protocol/index.ts';
import type { Wanted } from './checkpoint.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a person asks for: to look at before saving, or to run. */
export interface Draft {
  exporter: Exporter;
  /** Columns as the user wants them; null takes the default ones. */
  columns: ColumnChoice[] | null;
  /** Of the default columns. */
  edition: number;
  conditions: Condition[];
  /** A filter in the source's own grammar. */
  filter: string | null;
}

/** A draft that was checked against the account. */
export interface Checked {
  account: Account;
  columns: Column[];
  /** Chosen columns that the source has no more. */
  gone: string[];
  filter: Filter;
  reading: Reading;
  /** When the draft was checked: rolling periods and today's date are counted from it. */
  now: Date;
  /** Tells one choice of columns from another. */
  columnsFingerprint: string;
  /** Tells one set of shown states from another. */
  namesFingerprint: string | undefined;
  /** Tells one filter from another. */
  filterFingerprint: string;
}

/**
 * Checks a draft against the account: its columns, formulas and filter. One call or two.
 * @throws Problem that names the field which does not fit.
 */
export async function checkDraft(draft: Draft, source: Source): Promise<Checked> {
  return checkBy(await readAccount(draft.exporter, source), draft);
}

/** The same, for an account that was read already. @throws Problem that names the field which does not fit. */
export function checkBy(account: Account, draft: Draft): Checked {
  const { exporter, conditions } = draft;
  const now = new Date();
  const { columns, gone, daily } = chooseColumns(exporter, account.columns, draft.columns, draft.edition);
  const filter = translateFilter({ exporter, ...account, conditions, expression: draft.filter, now });
  return {
    account,
    columns,
    gone,
    filter,
    reading: readingOf(exporter, filter, columns),
    now,
    columnsFingerprint: fingerprintOf([
      ...columns.map(({ key }) => key),
      JSON.stringify(draft.columns ?? []),
      // The rows of a field that is gone did not change, yet its cells are to be emptied.
      ...gone.map((key) => `gone ${key}`),
      // A formula with today's date makes other cells tomorrow, whatever the source says.
      daily ? moscowDay(now).toISOString() : '',
    ]),
    namesFingerprint: namesFingerprintOf(account.states, columns),
    filterFingerprint: fingerprintOf([...filter.conditions, JSON.stringify([filter.params, conditions])]),
  };
}

/** How an exporter is read whole: all that counting takes where nothing is filtered, and nothing of the account is needed for it. */
export function wholeReading(exporter: Exporter): Reading {
  const { filters: fields, columns } = exporter;
  const nothing = { conditions: [], expression: null, now: new Date() };
  return readingOf(exporter, translateFilter({ exporter, fields, columns, ...nothing }), []);
}

/** How the source is read for these columns and this filter. */
function readingOf(exporter: Exporter, filter: Filter, columns: Column[]): Reading {
  const { reading } = exporter;
  return {
    ...reading,
    conditions: filter.conditions,
    params: { ...reading.params, ...filter.params },
    expand: [...new Set(columns.flatMap((column) => column.expand ?? []))],
  };
}

/** What a table remembers of the run that a checked draft makes. */
export function wantedOf(
  { exporter }: Pick<Draft, 'exporter'>,
  mode: Mode,
  { columnsFingerprint, filterFingerprint, namesFingerprint }: Checked,
): Wanted {
  return {
    exporter: exporter.key,
    mode,
    columns: columnsFingerprint,
    filter: filterFingerprint,
    names: namesFingerprint,
  };
}

/** A renamed state (статус) changes no row of the source, yet its name stands in many rows of the table. */
function namesFingerprintOf(states: Account['states'], columns: Column[]): string | undefined {
  const shows = (key: string) => columns.some((column) => column.key === key || column.group === 'computed');
  const [named, coloured] = [shows('state'), shows('stateColor')];
  if (states.size === 0 || !(named || coloured)) return undefined;
  return fingerprintOf(
    Array.from(
      states.values(),
      ({ id, name, color }) => `${id} ${named ? name : ''} ${coloured ? color : ''}`,
    ),
  );
}
