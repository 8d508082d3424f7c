/** Why a run reads as it does; codes of the server that have words here. */
export const REASONS = [
  'first-run',
  'asked',
  'resumed',
  'whole-table',
  'no-cursor',
  'row-filter',
  'filter-changed',
  'columns-changed',
  'names-changed',
  'mode-changed',
  'rows-missing',
  'rows-mixed',
  'long-silence',
  'changes-only',
] as const;
