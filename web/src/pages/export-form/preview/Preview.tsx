import { Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from '../../../api/exportConfigs.ts';
import { previewQuery, type Selection } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { formatNumber } from '../../../shared/format.ts';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { PreviewRows } from './PreviewRows.tsx';

/** The server asks MoySklad for every preview: wait until the person stops clicking, ms. */
const PAUSE_MS = 600;

interface Props {
  exporter: string;
  /** null: the exporter's default columns. */
  columns: ColumnChoice[] | null;
  selection: Selection;
}

/** The first rows as they would stand in the sheet. */
export function Preview({ exporter, columns, selection }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const [asked] = useDebouncedValue(JSON.stringify({ columns, selection }), PAUSE_MS);
  const wanted: Pick<Props, 'columns' | 'selection'> = JSON.parse(asked);
  const { moysklad } = useAccounts();
  const preview = useQuery(previewQuery(exporter, wanted.columns, wanted.selection, moysklad));
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Title order={3} size="h5" id="preview">
          {t('preview.title')}
        </Title>
        {preview.isFetching && <Loader size="xs" role="status" aria-label={t('common:loading')} />}
      </Group>
      {preview.isPending && <Skeleton h={240} />}
      {preview.isError && <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && !preview.isError && (
        <>
          <Text size="sm" c="dimmed">
            {preview.data.rows.length === 0
              ? t('preview.empty')
              : t('preview.rowsOf', {
                  count: preview.data.rows.length,
                  total: formatNumber(preview.data.total, language),
                })}
          </Text>
          <PreviewRows columns={preview.data.columns} rows={preview.data.rows} />
        </>
      )}
    </Stack>
  );
}
