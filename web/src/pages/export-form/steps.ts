/** The steps of making or changing an export, in their order. */
export const STEPS = ['what', 'columns', 'rows', 'where', 'how', 'name'] as const;
export type Step = (typeof STEPS)[number];
