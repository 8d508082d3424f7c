import { Button, Collapse, Grid, Skeleton, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { columnsQuery } from '../../api/queries.ts';
import type { Exporter } from '../../api/types.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ColumnOrder } from './ColumnOrder.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { chosenColumns } from './columns.ts';
import type { Draft } from './draft.ts';
import { Preview } from './Preview.tsx';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  exporter: Exporter;
}

/** Which columns, in which order, of which documents; and how it will look. */
export function ColumnsStep({ draft, onChange, exporter }: Props) {
  const { t } = useTranslation();
  const [filterShown, filterPanel] = useDisclosure(draft.filter !== '');
  const columns = useQuery(columnsQuery(exporter.key));
  if (columns.isError) return <ProblemAlert error={columns.error} retry={() => void columns.refetch()} />;
  if (!columns.data) return <Skeleton h={360} />;
  const chosen = chosenColumns(draft.columns, columns.data, exporter.keyColumn);
  const choose = (keys: string[] | null) => onChange({ ...draft, columns: keys });
  return (
    <Stack>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <ColumnPicker all={columns.data} chosen={chosen} keyColumn={exporter.keyColumn} onChange={choose} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <ColumnOrder all={columns.data} chosen={chosen} onChange={choose} />
        </Grid.Col>
      </Grid>
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={filterPanel.toggle}
          aria-expanded={filterShown}
          aria-controls="filter"
        >
          {t('form.filter.show')}
        </Button>
        <Collapse expanded={filterShown} id="filter" pt="xs">
          <Textarea
            label={t('form.filter.label')}
            description={t('form.filter.hint')}
            placeholder="moment>=2026-01-01 00:00:00;sum>100000"
            value={draft.filter}
            onChange={(event) => onChange({ ...draft, filter: event.currentTarget.value })}
            autosize
            spellCheck={false}
          />
        </Collapse>
      </div>
      <Preview exporter={exporter.key} columns={chosen} filter={draft.filter.trim()} />
    </Stack>
  );
}
