import { Alert, Group, Loader, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from '../../../api/exportConfigs.ts';
import { countQuery, type Exporter, type FilterField, type Selection } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { formatNumber } from '../../../shared/format.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { usePreview } from '../preview/usePreview.ts';

/** The server asks MoySklad for every count: wait until the person stops clicking, ms. */
const PAUSE_MS = 600;

interface Props {
  exporterKey: string;
  kind: Exporter['kind'];
  columns: ColumnChoice[] | null;
  selection: Selection;
  fields: FilterField[];
}

/** How many documents, entries or rows fit the conditions, before anything is saved. */
export function CountLine({ exporterKey, kind, columns, selection, fields }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const [asked] = useDebouncedValue(JSON.stringify(selection), PAUSE_MS);
  const wanted: Selection = JSON.parse(asked);
  const { moysklad } = useAccounts();
  const counted = useQuery(countQuery(exporterKey, wanted, moysklad));
  const titles = (counted.data?.afterReading ?? []).map(
    (key) => fields.find((field) => field.key === key)?.title[language] ?? key,
  );
  const preview = usePreview({ exporter: exporterKey, columns, selection });
  const seen = preview.isPlaceholderData ? undefined : preview.data;
  const exact = titles.length === 0 || (seen !== undefined && seen.total <= seen.searched);
  // What the preview has looked through to the end is known better than MoySklad can count.
  const count = (titles.length > 0 && exact ? seen?.total : counted.data?.count) ?? null;
  const words = kind === 'lines' ? 'document' : kind;
  return (
    <Stack gap="xs">
      <Group gap="xs" aria-live="polite" mih={24}>
        <Text fw={600}>
          {counted.isError && t('count.unknown')}
          {!counted.isError && counted.data && count === null && t('count.later')}
          {!counted.isError && count === 0 && t('count.zero')}
          {!counted.isError &&
            count !== null &&
            count > 0 &&
            (exact
              ? t(`count.${words}`, { count, number: formatNumber(count, language) })
              : t('count.atMost', { number: formatNumber(count, language) }))}
        </Text>
        {counted.isFetching && <Loader size="xs" role="status" aria-label={t('common:loading')} />}
      </Group>
      {titles.length > 0 && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t('count.afterReading', { fields: titles.map((title) => `«${title}»`).join(', ') })}
        </Alert>
      )}
    </Stack>
  );
}
