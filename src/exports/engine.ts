/** The engine alone, for a command that runs one export: nothing of this loads a database, a queue or routes. */
export { type Mode, modes } from '../catalogue/exporter.ts';
export { sinceMoment } from '../catalogue/filter/moments.ts';
export { findExporter } from '../engine/plan.ts';
export { exportProblems } from './problems.ts';
export { type RunOptions, runExport } from '../engine/run.ts';
