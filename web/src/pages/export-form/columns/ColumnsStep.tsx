import { Grid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import { columnsQuery, type Exporter } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { asChoice } from '../../../features/exporters/columnChoice.ts';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { type Draft, editionOf, selectionOf } from '../draft.ts';
import { Preview } from '../preview/Preview.tsx';
import { ColumnModal } from './ColumnModal.tsx';
import { ColumnOrder } from './ColumnOrder.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { chosenColumns, put } from './columns.ts';
import { newComputed, withFormulaInTitles } from './formula.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter;
  /** Key of the exporter; of a custom dictionary with its id. */
  exporterKey: string;
}

/** Which columns, in which order, how each is shown; and how it will look. */
export function ColumnsStep({ draft, onChange, exporter, exporterKey }: Props) {
  const { moysklad } = useAccounts();
  const language = useLanguage();
  const columns = useQuery(columnsQuery(exporterKey, moysklad, editionOf(draft)));
  if (columns.isError) return <ProblemAlert error={columns.error} retry={() => void columns.refetch()} />;
  if (!columns.data) return <Waiting />;
  const all = columns.data;
  const chosen = chosenColumns(draft.columns, all);
  const choose = (next: ChosenColumn[] | null) => onChange({ ...draft, columns: next });
  const edit = (edited: ChosenColumn | null) => onChange({ ...draft, edited });
  return (
    <Stack>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <ColumnPicker all={all} chosen={chosen} ids={idsOf(exporter)} onChange={choose} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <ColumnOrder
            all={all}
            chosen={chosen}
            onChange={choose}
            onEdit={(column) => edit(withFormulaInTitles(column, all, chosen, language))}
            onCompute={() => edit(newComputed())}
          />
        </Grid.Col>
      </Grid>
      <Preview exporter={exporterKey} columns={chosen.map(asChoice)} selection={selectionOf(draft)} />
      <ColumnModal
        column={draft.edited}
        onChange={edit}
        all={all}
        chosen={chosen}
        exporterKey={exporterKey}
        selection={selectionOf(draft)}
        onDone={(column) => onChange({ ...draft, columns: put(chosen, column), edited: null })}
        onClose={() => edit(null)}
      />
    </Stack>
  );
}

/** The columns by which rows are found again: in every table, out of sight unless chosen. */
const idsOf = ({ keyColumn, objectColumn }: Exporter): string[] =>
  objectColumn === null ? [keyColumn] : [keyColumn, objectColumn];

function Waiting() {
  return (
    <Grid>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <Skeleton h={420} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <Skeleton h={420} />
      </Grid.Col>
    </Grid>
  );
}
