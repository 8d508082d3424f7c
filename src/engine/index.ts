/** One run, from the plan to the checkpoint; `run.ts` read from top to bottom is the product. It knows no provider. */

export { beyond, type Checkpoint, type Reached } from './checkpoint.ts';
export type { Difference } from './difference.ts';
export { checkDraft } from './draft.ts';
export { type ExportOptions, fates } from './options.ts';
export { type PlanView, passes, reasons } from './plan-view.ts';
export { countDraft, previewExport } from './preview.ts';
export { engineProblems } from './problems.ts';
export { runExport } from './run.ts';
export type { Progress } from './tally.ts';
