import { type GoogleReturn, outcomeInSearch } from '../../features/connect/outcome.ts';

/** The steps of making or changing an export, in their order. */
export const STEPS = ['what', 'columns', 'rows', 'where', 'how', 'name'] as const;
/** The steps of making one from a template, which has filled in all but the place. */
export const SHORT_STEPS = ['what', 'place', 'check'] as const;
export type Step = (typeof STEPS)[number] | (typeof SHORT_STEPS)[number];

/** The step that asks for a field of the request; undefined: none does, or it is not known. @param short on the way of templates */
export function stepOf(field: string | undefined, short: boolean): Step | undefined {
  const [name = ''] = field?.split('.') ?? [];
  const step = ASKED_AT[name];
  return short && step === 'where' ? 'place' : step;
}

const ASKED_AT: Record<string, (typeof STEPS)[number]> = {
  exporter: 'what',
  moyskladIntegrationId: 'what',
  columns: 'columns',
  conditions: 'rows',
  filter: 'rows',
  googleIntegrationId: 'where',
  spreadsheetId: 'where',
  sheetTitle: 'where',
  mode: 'how',
  options: 'how',
  name: 'name',
};

/** Whether a step belongs to the way of templates alone. */
export const isShort = (step: Step): step is 'place' | 'check' => step === 'place' || step === 'check';

/** Of the form's address. */
export interface FormSearch extends GoogleReturn {
  step?: Step;
  /** `go-on`: the person has said that they continue. */
  draft?: 'go-on';
}

/** What an address says of the form, whatever it holds. */
export function stepInSearch(search: Record<string, unknown>): FormSearch {
  const step = [...STEPS, ...SHORT_STEPS].find((known) => known === search.step);
  return {
    ...(step && { step }),
    ...(search.draft === 'go-on' && { draft: 'go-on' }),
    ...outcomeInSearch(search),
  };
}
