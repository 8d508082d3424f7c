import { Grid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import { columnsQuery, type Exporter } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { asChoice } from '../../../features/exporters/columnChoice.ts';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { type Draft, editionOf, selectionOf } from '../draft.ts';
import { Preview } from '../preview/Preview.tsx';
import { ColumnModal } from './ColumnModal.tsx';
import { ColumnOrder } from './ColumnOrder.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { chosenColumns, put } from './columns.ts';
import { newComputed } from './formula.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter;
  /** Key of the exporter; of a custom dictionary with its id. */
  exporterKey: string;
}

/** Which columns, in which order, how each is shown; and how it will look. */
export function ColumnsStep({ draft, onChange, exporter, exporterKey }: Props) {
  const [edited, edit] = useState<ChosenColumn | null>(null);
  const { moysklad } = useAccounts();
  const columns = useQuery(columnsQuery(exporterKey, moysklad, editionOf(draft)));
  if (columns.isError) return <ProblemAlert error={columns.error} retry={() => void columns.refetch()} />;
  if (!columns.data) return <Waiting />;
  const all = columns.data;
  const chosen = chosenColumns(draft.columns, all);
  const choose = (next: ChosenColumn[] | null) => onChange({ ...draft, columns: next });
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
            onEdit={edit}
            onCompute={() => edit(newComputed())}
          />
        </Grid.Col>
      </Grid>
      <Preview exporter={exporterKey} columns={chosen.map(asChoice)} selection={selectionOf(draft)} />
      <ColumnModal
        column={edited}
        all={all}
        chosen={chosen}
        exporterKey={exporterKey}
        selection={selectionOf(draft)}
        onDone={(column) => {
          choose(put(chosen, column));
          edit(null);
        }}
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
