import { Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PreviewFound } from '../../../api/exporters.ts';
import { formatNumber } from '../../../shared/format.ts';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { PreviewRows } from './PreviewRows.tsx';
import { type Previewed, usePreview } from './usePreview.ts';

/** The first rows as they would stand in the sheet. */
export function Preview({ exporter, columns, selection }: Previewed) {
  const { t } = useTranslation(['export-form', 'common']);
  const preview = usePreview({ exporter, columns, selection });
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
      {preview.data && !preview.isError && <Found found={preview.data} />}
    </Stack>
  );
}

function Found({ found: { columns, rows, total, searched, keptOut } }: { found: PreviewFound }) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <Text size="sm" c="dimmed">
        {rows.length > 0
          ? t('preview.rowsOf', { count: rows.length, total: number(total) })
          : searched < total
            ? t('preview.notAmong', { searched: number(searched), total: number(total) })
            : t('preview.empty')}
        {keptOut > 0 && ` ${t('preview.keptOut', { number: number(keptOut) })}`}
      </Text>
      <PreviewRows columns={columns} rows={rows} />
    </>
  );
}
