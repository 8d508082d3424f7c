import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { TaskProgress } from '../../features/tasks/TaskProgress.tsx';
import { useChangesInWords } from '../../features/tasks/useChangesInWords.ts';
import { formatAgo } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How the last run of an export went or goes. */
export function LastResult({ task }: { task: ExportTask | null }) {
  const { t } = useTranslation(['exports', 'tasks']);
  const language = useLanguage();
  const inWords = useChangesInWords();
  if (!task) {
    return (
      <Text size="sm" c="dimmed">
        {t('never')}
      </Text>
    );
  }
  const link = (
    <TextLink to="/tasks/$taskId" params={{ taskId: task.id }} size="sm" underline="always">
      {t('details')}
    </TextLink>
  );
  if (isActive(task)) {
    return (
      <Stack gap={4} maw={520}>
        <TaskProgress task={task} />
        {link}
      </Stack>
    );
  }
  const when = formatAgo(task.finishedAt ?? task.createdAt, Date.now(), language) ?? t('justNow');
  const text =
    task.status === 'failed'
      ? (task.error?.title ?? t('tasks:status.failed'))
      : task.status === 'cancelled'
        ? t('tasks:status.cancelled')
        : task.result && inWords(task.result, task);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {ICONS[task.status]}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text} {link}
        <Text span inherit c="dimmed">
          {` · ${when}`}
        </Text>
      </Text>
    </Group>
  );
}

const ICONS: Partial<Record<ExportTask['status'], ReactNode>> = {
  done: (
    <IconCircleCheck size={20} color="var(--mantine-color-green-7)" aria-hidden style={{ flexShrink: 0 }} />
  ),
  failed: (
    <IconAlertTriangle size={20} color="var(--mantine-color-red-7)" aria-hidden style={{ flexShrink: 0 }} />
  ),
  cancelled: <IconBan size={20} color="var(--mantine-color-gray-6)" aria-hidden style={{ flexShrink: 0 }} />,
};
