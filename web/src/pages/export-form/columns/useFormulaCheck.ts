import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import { type Cell, type Column, previewQuery, type Selection } from '../../../api/exporters.ts';
import { toProblem } from '../../../api/problem.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { asChoice } from '../../../features/exporters/columnChoice.ts';
import { put } from './columns.ts';

/** The server asks MoySklad for every check: wait until the person stops typing, ms. */
const PAUSE_MS = 500;
const EXAMPLES = 3;

export interface FormulaCheck {
  busy: boolean;
  /** What is wrong with the formula, in words. */
  wrong: string | null;
  /** Why it could not be tried, in words: no connection, MoySklad is silent. */
  unknown: string | null;
  /** The formula has been tried and is right. */
  right: boolean;
  /** What it gives for the first rows. */
  examples: Cell[];
  /** The column that it makes. */
  column: Column | undefined;
}

/** Tries a computed column on the first rows. */
export function useFormulaCheck(
  exporterKey: string,
  column: ChosenColumn,
  chosen: ChosenColumn[],
  selection: Selection,
): FormulaCheck {
  const { moysklad } = useAccounts();
  const formula = column.formula?.trim() ?? '';
  const columns = put(chosen, { ...column, formula });
  const wanted = JSON.stringify(columns.map(asChoice));
  const [asked] = useDebouncedValue(wanted, PAUSE_MS);
  const preview = useQuery({
    ...previewQuery(exporterKey, JSON.parse(asked), selection, moysklad),
    enabled: formula !== '' && asked === wanted,
  });
  const busy = formula !== '' && (asked !== wanted || preview.isFetching);
  const problem = preview.isError && !busy ? toProblem(preview.error) : null;
  const place = columns.findIndex(({ key }) => key === column.key);
  const ofFormula = problem?.errors?.some(({ field }) => field === `columns.${place}.formula`) === true;
  const at = preview.data?.columns.findIndex(({ key }) => key === column.key) ?? -1;
  const settled = formula !== '' && !busy && !preview.isError && at >= 0;
  return {
    busy,
    wrong: problem && ofFormula ? problem.detail : null,
    right: settled,
    unknown: problem && !ofFormula ? `${problem.title}. ${problem.detail}` : null,
    examples: settled ? (preview.data?.rows ?? []).slice(0, EXAMPLES).map((row) => row[at] ?? null) : [],
    column: preview.data?.columns[at],
  };
}
