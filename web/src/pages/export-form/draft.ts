/** What the person has entered so far, and what is still missing. */
import type { ExportConfig, ExportConfigInput, Exporter, Mode } from '../../api/types.ts';

export const STEPS = ['what', 'where', 'how', 'columns', 'name'] as const;
export type Step = (typeof STEPS)[number];

export interface Draft {
  exporter: string | null;
  spreadsheet: { id: string; title: string; url: string } | null;
  sheetTitle: string;
  mode: Mode;
  /** In the order of the sheet; null: the exporter's default columns. */
  columns: string[] | null;
  filter: string;
  /** null until the person types one: then a name is suggested. */
  name: string | null;
}

export const EMPTY_DRAFT: Draft = {
  exporter: null,
  spreadsheet: null,
  sheetTitle: '',
  mode: 'upsert',
  columns: null,
  filter: '',
  name: null,
};

export function draftFrom(config: ExportConfig): Draft {
  return {
    exporter: config.exporter,
    spreadsheet: { id: config.spreadsheetId, title: config.spreadsheetTitle, url: config.spreadsheetUrl },
    sheetTitle: config.sheetTitle,
    mode: config.mode,
    columns: config.columns,
    filter: config.filter ?? '',
    name: config.name,
  };
}

/** Another exporter has other columns and fields to filter by, and may not know every mode. */
export function withExporter(draft: Draft, exporter: Exporter): Draft {
  if (draft.exporter === exporter.key) return draft;
  const mode = exporter.modes.includes(draft.mode) ? draft.mode : (exporter.modes[0] ?? draft.mode);
  return { ...draft, exporter: exporter.key, mode, columns: null, filter: '' };
}

/** Whether a step holds all it needs. */
export function isComplete(draft: Draft, step: Step): boolean {
  if (step === 'what') return draft.exporter !== null;
  if (step === 'where') return draft.spreadsheet !== null && draft.sheetTitle.trim() !== '';
  if (step === 'columns') return draft.columns === null || draft.columns.length > 0;
  return true;
}

/** The wanted step, or the first one before it that still lacks something. */
export function reachable(draft: Draft, wanted: Step): Step {
  const before = STEPS.slice(0, STEPS.indexOf(wanted));
  return before.find((step) => !isComplete(draft, step)) ?? wanted;
}

/**
 * What is sent to the server.
 * @param suggestedName the name when the person gave none
 * @throws Error when a step was left out
 */
export function toInput(draft: Draft, suggestedName: string): ExportConfigInput {
  if (draft.exporter === null || draft.spreadsheet === null) throw new Error('the draft is not complete');
  return {
    name: draft.name?.trim() || suggestedName,
    exporter: draft.exporter,
    spreadsheetId: draft.spreadsheet.id,
    sheetTitle: draft.sheetTitle.trim(),
    mode: draft.mode,
    columns: draft.columns,
    filter: draft.filter.trim() || null,
  };
}
