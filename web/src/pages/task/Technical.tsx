import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { ForSupport } from '../../shared/ForSupport.tsx';
import { formatMegabytes, formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Cost } from './Cost.tsx';

/** What support asks for, with what the run cost: nobody needs it to use the export. */
export function Technical({ task }: { task: ExportTask }) {
  const { t } = useTranslation(['task', 'common']);
  const language = useLanguage();
  const count = (value: number) => formatNumber(value, language);
  return (
    <ForSupport>
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
      {task.plan && <Cost task={task} plan={task.plan} />}
    </ForSupport>
  );
}
