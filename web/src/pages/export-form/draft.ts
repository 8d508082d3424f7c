/** What the person has entered so far, and what is still missing. */
import { hashKey } from '@tanstack/react-query';
import type { ChangeTrigger } from '../../api/changeTriggers.ts';
import type {
  ChosenColumn,
  ExportConfig,
  ExportConfigInput,
  ExportOptions,
  Mode,
} from '../../api/exportConfigs.ts';
import type { Exporter } from '../../api/exporters.ts';
import type { Template } from '../../api/templates.ts';
import type { Waits } from '../../features/changes/waits.ts';
import type { Accounts } from '../../features/exporters/accounts.ts';
import { asChoice, asChosen } from '../../features/exporters/columnChoice.ts';
import type { Sought } from '../../features/spreadsheets/SpreadsheetPicker.tsx';
import { cutText } from '../../shared/text.ts';
import { type FilterRow, fromConditions, mistakeIn, toConditions } from './filter/rows.ts';
import { isShort, SHORT_STEPS, STEPS, type Step } from './steps.ts';

/** Of a sheet, as Google takes it. */
export const LONGEST_TITLE = 100;

export interface Draft {
  /** Key of the exporter; of a custom dictionary with the dictionary's id. */
  exporter: string | null;
  /** The template it began with, while it is still that exporter's. */
  template: string | null;
  spreadsheet: { id: string; title: string; url: string } | null;
  /** What was typed to find a spreadsheet, or to name a new one. */
  sought: Sought | null;
  sheetTitle: string;
  mode: Mode;
  /** In the order of the sheet; null: the exporter's default columns. */
  columns: ChosenColumn[] | null;
  /** The column whose settings stand open, as they are typed; a new one is not among the columns yet. */
  edited: ChosenColumn | null;
  /**
   * The export that is being changed, as it was when this was begun: it keeps the edition of its exporter's default columns,
   * and is not changed where it has become another one since.
   */
  made: Pick<ExportConfig, 'exporter' | 'edition' | 'updatedAt'> | null;
  rows: FilterRow[];
  /** A filter in MoySklad's own grammar, of exports that were made through the API. */
  filter: string;
  options: ExportOptions;
  /** Ids of the integrations it works through; null: the company's only one, or the first of several. */
  moysklad: string | null;
  google: string | null;
  /** null until the person types one: then a name is suggested. */
  name: string | null;
  /** How long it waits after a change in MoySklad; null: changes do not start it; absent: they do, or not, as they did. */
  changes?: Waits | null | undefined;
}

export const EMPTY_DRAFT: Draft = {
  exporter: null,
  template: null,
  spreadsheet: null,
  sought: null,
  sheetTitle: '',
  mode: 'upsert',
  columns: null,
  edited: null,
  made: null,
  rows: [],
  filter: '',
  options: { gone: 'remove', protect: false, trim: false, sort: [] },
  moysklad: null,
  google: null,
  name: null,
  changes: null,
};

/** What a draft keeps of the export it changes. */
export const madeOf = ({ exporter, edition, updatedAt }: ExportConfig): Draft['made'] => ({
  exporter,
  edition,
  updatedAt,
});

/** @param trigger how it starts on changes, where it does */
export function draftFrom(config: ExportConfig, trigger: ChangeTrigger | null = null): Draft {
  return {
    exporter: config.exporter,
    template: null,
    spreadsheet: { id: config.spreadsheetId, title: config.spreadsheetTitle, url: config.spreadsheetUrl },
    sought: null,
    sheetTitle: config.sheetTitle,
    mode: config.mode,
    columns: config.columns?.map(asChosen) ?? null,
    edited: null,
    made: madeOf(config),
    rows: fromConditions(config.conditions),
    filter: config.filter ?? '',
    options: config.options,
    moysklad: config.moyskladIntegrationId,
    google: config.googleIntegrationId,
    name: config.name,
    changes: trigger && { quiet: trigger.quietSeconds, longest: trigger.longestSeconds },
  };
}

/** What each step of changing an export sets. */
const SET_BY: Record<(typeof STEPS)[number], (keyof Draft)[]> = {
  what: ['exporter', 'moysklad'],
  columns: ['columns'],
  rows: ['rows', 'filter'],
  where: ['spreadsheet', 'sheetTitle', 'google'],
  how: ['mode', 'options'],
  name: ['name'],
};

/** The steps at which two drafts are not the same; the order of an object's fields means nothing. */
export function differing(one: Draft, other: Draft): (typeof STEPS)[number][] {
  const text = (draft: Draft, step: (typeof STEPS)[number]) =>
    hashKey(SET_BY[step].map((part) => draft[part]));
  return STEPS.filter((step) => text(one, step) !== text(other, step));
}

/** The edition of the default columns that a draft means; undefined: the newest. */
export function editionOf({ made, exporter }: Pick<Draft, 'made' | 'exporter'>): number | undefined {
  return made?.exporter === exporter ? made?.edition : undefined;
}

/** Another exporter has other columns and fields to filter by, and may not know every mode. */
export function withExporter(draft: Draft, exporter: Exporter, key = exporter.key): Draft {
  if (draft.exporter === key && draft.template === null) return draft;
  const mode = exporter.modes.includes(draft.mode) ? draft.mode : (exporter.modes[0] ?? draft.mode);
  return {
    ...draft,
    exporter: key,
    template: null,
    mode,
    columns: null,
    edited: null,
    rows: [],
    filter: '',
    options: unsorted(draft),
  };
}

/** Other columns are not sorted as the former ones were. */
const unsorted = ({ options }: Draft): ExportOptions => ({ ...options, sort: [] });

/** All that a template says; the place stays, and a sheet that the person has named. */
export function withTemplate(draft: Draft, template: Template): Draft {
  return {
    ...draft,
    exporter: template.exporter,
    template: template.key,
    mode: template.mode,
    columns: template.columns?.map(asChosen) ?? null,
    edited: null,
    rows: fromConditions(template.conditions),
    filter: '',
    options: unsorted(draft),
    sheetTitle: (draft.spreadsheet && draft.sheetTitle.trim()) || template.sheetTitle,
  };
}

/** Whether another exporter would lose columns or conditions that the person has made. */
export function hasOwnWork(draft: Draft, templates: Template[]): boolean {
  const template = templates.find(({ key }) => key === draft.template);
  const { columns, rows } = template ? withTemplate(draft, template) : EMPTY_DRAFT;
  return hashKey([draft.columns, draft.rows]) !== hashKey([columns, rows]);
}

/** Whether a step holds all it needs. */
export function isComplete(draft: Draft, step: Step): boolean {
  if (step === 'what') return draft.exporter !== null;
  if (step === 'columns') return draft.columns === null || draft.columns.length > 0;
  if (step === 'rows') return draft.rows.every((row) => mistakeIn(row) === null);
  if (step === 'where' || step === 'place')
    return draft.spreadsheet !== null && draft.sheetTitle.trim() !== '';
  return true;
}

/** The wanted step, or the first one before it that still lacks something. Only a template opens its short way. */
export function reachable(draft: Draft, wanted: Step): Step {
  if (isShort(wanted) && draft.template === null) return 'what';
  return before(wanted).find((step) => !isComplete(draft, step)) ?? wanted;
}

/** The steps that must be whole before one: where columns and conditions are not shown, what they hold counts all the same. */
function before(step: Step): readonly Step[] {
  if (step === 'check') return ['what', 'columns', 'rows', 'place'];
  return isShort(step) ? ['what'] : STEPS.slice(0, STEPS.indexOf(step));
}

/** The steps a person goes through: three of a template, unless they set it up in more detail. */
export function wayOf(step: Step, draft: Draft): readonly Step[] {
  return isShort(step) || (step === 'what' && draft.template !== null) ? SHORT_STEPS : STEPS;
}

/** A sheet's name which no other export has in the spreadsheet: this one, or with a number behind it. */
export function freeTitle(title: string, taken: string[]): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  const numbered = (number: number) =>
    number === 1 ? title : `${cutText(title, LONGEST_TITLE - ` ${number}`.length)} ${number}`;
  let number = 1;
  while (used.has(numbered(number).toLowerCase())) number += 1;
  return numbered(number);
}

/** Which rows the draft means, as the API takes it. */
export function selectionOf(draft: Draft): Pick<ExportConfigInput, 'conditions' | 'filter'> {
  return { conditions: toConditions(draft.rows), filter: draft.filter.trim() || null };
}

export type SortKey = ExportOptions['sort'][number];

/** The order of rows that a draft means: a column that was taken out again sorts nothing. */
export function sortOf({ options, columns }: Pick<Draft, 'options' | 'columns'>): SortKey[] {
  return options.sort.filter(({ column }) => columns === null || columns.some(({ key }) => key === column));
}

/**
 * What is sent to the server.
 * @param suggestedName the name when the person gave none
 * @param accounts the integrations, where there are several
 * @throws Error when a step was left out
 */
export function toInput(draft: Draft, suggestedName: string, accounts: Accounts): ExportConfigInput {
  if (draft.exporter === null || draft.spreadsheet === null) throw new Error('the draft is not complete');
  return {
    name: draft.name?.trim() || suggestedName,
    exporter: draft.exporter,
    spreadsheetId: draft.spreadsheet.id,
    sheetTitle: draft.sheetTitle.trim(),
    mode: draft.mode,
    columns: draft.columns?.map(asChoice) ?? null,
    ...selectionOf(draft),
    options: { ...draft.options, sort: sortOf(draft) },
    ...(accounts.moysklad && { moyskladIntegrationId: accounts.moysklad }),
    ...(accounts.google && { googleIntegrationId: accounts.google }),
  };
}
