import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatMegabytes, formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What support asks for, folded away unless a run failed: nobody needs it to use the export. */
export function Technical({ task }: { task: ExportTask }) {
  const { t } = useTranslation(['task', 'common']);
  const language = useLanguage();
  const count = (value: number) => formatNumber(value, language);
  return (
    <details open={task.status === 'failed'}>
      <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
        {t('technical.title')}
      </Text>
      <Stack gap={4} mt="xs">
        <CopyableText label={t('common:requestId')} value={task.requestId} />
        {task.result && (
          <>
            <Text size="xs">
              {t('technical.calls', {
                moysklad: count(task.result.requests.moysklad),
                read: count(task.result.requests.sheets.read),
                write: count(task.result.requests.sheets.write),
              })}
            </Text>
            <Text size="xs">
              {t('technical.memory', { memory: formatMegabytes(task.result.peakRssBytes, language) })}
            </Text>
          </>
        )}
      </Stack>
    </details>
  );
}
