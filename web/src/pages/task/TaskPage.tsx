import { Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { toProblem } from '../../api/problem.ts';
import { useExporterTitle } from '../../features/exporters/useExporterTitle.ts';
import { OutcomeBadge } from '../../features/tasks/OutcomeBadge.tsx';
import { TaskProgress } from '../../features/tasks/TaskProgress.tsx';
import { useTask } from '../../features/tasks/useTask.ts';
import { PageSkeleton } from '../../layout/PageSkeleton.tsx';
import { formatDay, formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Actions } from './Actions.tsx';
import { DifferenceView } from './DifferenceView.tsx';
import { History } from './History.tsx';
import { Outcome } from './Outcome.tsx';
import { PlanView } from './PlanView.tsx';
import { Technical } from './Technical.tsx';

const route = getRouteApi('/shell/tasks/$taskId');

export function TaskPage() {
  const { t } = useTranslation(['task', 'common']);
  const { taskId } = route.useParams();
  const task = useTask(taskId);
  return (
    <Stack>
      <TextLink to="/exports" size="sm" underline="always">
        ← {t('common:nav.allExports')}
      </TextLink>
      {task.isPending && <PageSkeleton />}
      {task.data ? (
        <Task key={task.data.id} task={task.data} />
      ) : (
        task.isError && (
          <>
            <PageTitle>{t('title')}</PageTitle>
            {/* What is not there does not come by asking again. */}
            <ProblemAlert
              error={task.error}
              {...(toProblem(task.error).status !== 404 && { retry: () => void task.refetch() })}
            />
          </>
        )
      )}
    </Stack>
  );
}

function Task({ task }: { task: ExportTask }) {
  const { t } = useTranslation(['task', 'common']);
  const language = useLanguage();
  const exporterTitle = useExporterTitle(task.exporter);
  const active = isActive(task);
  return (
    <Stack>
      <Group gap="sm">
        <PageTitle>{task.configName}</PageTitle>
        <OutcomeBadge run={task} />
      </Group>
      <Text size="sm" c="dimmed">
        {[
          exporterTitle,
          t(`common:mode.${task.mode}.name`),
          task.dryRun && t('dryRun'),
          task.verify && t('verify'),
          task.full && t('full'),
          t(`common:startedBy.${task.trigger}`),
          task.backfill &&
            t('backfill', {
              from: formatDay(task.backfill.from, language),
              to: formatDay(task.backfill.to, language),
            }),
          formatTime(task.createdAt, language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {active && <TaskProgress task={task} announce />}
      <div aria-live="polite">{(!active || task.error) && <Outcome task={task} />}</div>
      <Actions task={task} />
      {!active && task.hasDifference && <DifferenceView task={task} />}
      {task.plan && <PlanView task={task} plan={task.plan} />}
      <History configId={task.configId} currentId={task.id} />
      <Technical task={task} />
    </Stack>
  );
}
