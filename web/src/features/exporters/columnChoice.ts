import type { ChosenColumn, ColumnChoice } from '../../api/exportConfigs.ts';

/** A column as the API gives it, with its key where a person said nothing else. */
export function asChosen(choice: ColumnChoice): ChosenColumn {
  return typeof choice === 'string' ? { key: choice } : choice;
}

/** A column as the API takes it: a bare key where nothing else is said. */
export function asChoice(column: ChosenColumn): ColumnChoice {
  return Object.keys(column).length === 1 ? column.key : column;
}
