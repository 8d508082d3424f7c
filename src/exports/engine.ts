/** The engine alone, for a command that runs one export: nothing of this loads a database, a queue or routes. */
export { type Mode, modes } from './exporter.ts';
export { sinceMoment } from './moments.ts';
export { findExporter } from './plan.ts';
export { exportProblems } from './problems.ts';
export { type RunOptions, runExport } from './run.ts';
