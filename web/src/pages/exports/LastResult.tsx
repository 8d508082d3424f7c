import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { CureLink } from '../../features/tasks/CureLink.tsx';
import { nextStep } from '../../features/tasks/cures.ts';
import { OutcomeMark } from '../../features/tasks/OutcomeMark.tsx';
import { outcomeOf } from '../../features/tasks/outcome.ts';
import { TaskProgress } from '../../features/tasks/TaskProgress.tsx';
import { useOutcomeWords } from '../../features/tasks/useOutcomeWords.ts';
import { formatAgo, formatMoment } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How the last run of an export went or goes. */
export function LastResult({ task, freshAt }: { task: ExportTask | null; freshAt: string | null }) {
  const { t } = useTranslation(['exports', 'common']);
  const language = useLanguage();
  const mayEdit = useMay('editor');
  const inWords = useOutcomeWords();
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
  const step = mayEdit ? nextStep(task) : 'sheet';
  return (
    <Group gap="xs" align="flex-start">
      <Group gap="xs" wrap="nowrap" align="flex-start" flex="1 1 260px">
        <OutcomeMark outcome={outcomeOf(task)} tinted />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {inWords(task).sentence.replace(/(?<![.!?…])$/, '.')} {link}
          <Text span inherit c="dimmed">
            {[
              ` · ${when}`,
              task.trigger !== 'manual' && t(`common:startedBy.${task.trigger}`),
              freshAt && t('freshAt', { at: formatMoment(freshAt, language) }),
            ]
              .filter(Boolean)
              .join('. ')}
          </Text>
        </Text>
      </Group>
      {/* The card has buttons of its own for the sheet and for another run. */}
      {step !== 'sheet' && step !== 'run' && step !== 'full' && (
        <CureLink cure={step} task={task} size="xs" />
      )}
    </Group>
  );
}
