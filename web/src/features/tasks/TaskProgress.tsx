import { Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { progressPercent } from './task.ts';

/**
 * How far a running task is: its phase in words, a bar, and counts.
 * @param props.announce tells a screen reader of every phase and every tenth part (one such on a page)
 */
export function TaskProgress({ task, announce = false }: { task: ExportTask; announce?: boolean }) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const percent = progressPercent(task);
  // A run that waits says what for.
  const waitsFor = task.status === 'queued' ? task.error?.title : undefined;
  const phase =
    task.status === 'cancelling' ? t('outcome.cancelling.title') : (waitsFor ?? t(`phase.${task.phase}`));
  const { read, written, total } = task.progress;
  const count = (value: number) => formatNumber(value, language);
  return (
    <Stack gap={6}>
      <Text size="sm">
        {phase}
        {percent !== null && task.phase === 'reading' && ` ${percent}%`}
      </Text>
      <Progress.Root size="lg">
        <Progress.Section
          value={percent ?? 100}
          withAria={percent !== null} // a bar without `aria-valuenow` is one whose end is unknown
          role="progressbar"
          aria-label={t('progress')}
          striped
          animated
        />
      </Progress.Root>
      <Text size="sm" c="dimmed">
        {total === null
          ? t('readOnly', { read: count(read) })
          : t('readOf', { read: count(read), total: count(total) })}
        {!task.dryRun && `, ${t('written', { written: count(written) })}`}
      </Text>
      {announce && (
        <VisuallyHidden aria-live="polite">
          {phase}
          {percent !== null && ` ${Math.floor(percent / 10) * 10}%`}
        </VisuallyHidden>
      )}
    </Stack>
  );
}
