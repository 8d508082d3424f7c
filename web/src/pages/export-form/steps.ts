import type { GoogleReturn } from '../../features/connect/outcome.ts';

/** The steps of making or changing an export, in their order. */
export const STEPS = ['what', 'columns', 'rows', 'where', 'how', 'name'] as const;
export type Step = (typeof STEPS)[number];

/** Of the form's address. */
export interface FormSearch extends GoogleReturn {
  step?: Step;
  /** `go-on`: the person has said that they continue. */
  draft?: 'go-on';
}
