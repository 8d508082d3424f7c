import { Button, Group } from '@mantine/core';
import { IconEyeCheck, IconPlayerPlay, IconPlayerStop, IconScale, IconTable } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelTask, type ExportTask, type RunOptions, taskQuery } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { toastProblem } from '../../shared/toasts.ts';

/** Open the sheet; stop what is running, or run again. */
export function Actions({ task }: { task: ExportTask }) {
  const { t } = useTranslation('tasks');
  const mayEdit = useMay('editor');
  return (
    <Group gap="sm">
      <Button
        variant={isActive(task) ? 'default' : 'filled'}
        component="a"
        href={task.spreadsheetUrl}
        target="_blank"
        rel="noopener noreferrer"
        leftSection={<IconTable size={18} aria-hidden />}
      >
        {t('actions.open')}
      </Button>
      {mayEdit && (isActive(task) ? <Cancel task={task} /> : <Again task={task} />)}
    </Group>
  );
}

function Cancel({ task }: { task: ExportTask }) {
  const { t } = useTranslation('task');
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelTask(task.id),
    onSuccess: (answer) => queryClient.setQueryData(taskQuery(task.id).queryKey, answer),
    onError: toastProblem,
  });
  const cancelling = cancel.isPending || task.status === 'cancelling';
  return (
    <Button
      variant="default"
      disabled={cancelling}
      onClick={() => cancel.mutate()}
      leftSection={<IconPlayerStop size={18} aria-hidden />}
    >
      {cancelling ? t('cancelling') : t('cancel')}
    </Button>
  );
}

/** What one would do next: after a look write for real, after a drift put it right, else run or look again. */
function Again({ task }: { task: ExportTask }) {
  const { t } = useTranslation(['task', 'tasks']);
  const navigate = useNavigate();
  const run = useRunExport(
    task.configId,
    ({ id }) => void navigate({ to: '/tasks/$taskId', params: { taskId: id } }),
  );
  const ways: { options: RunOptions; words: string; Icon: typeof IconScale }[] = [
    task.verify
      ? { options: { full: true }, words: t('putRight'), Icon: IconPlayerPlay }
      : { options: {}, words: t(task.dryRun ? 'runForReal' : 'again'), Icon: IconPlayerPlay },
    { options: { dryRun: true }, words: t('tasks:actions.dryRun'), Icon: IconEyeCheck },
    { options: { verify: true }, words: t('tasks:actions.verify'), Icon: IconScale },
  ];
  return ways.map(({ options, words, Icon }) => (
    <Button
      key={words}
      variant="default"
      loading={run.isPending && JSON.stringify(run.variables) === JSON.stringify(options)}
      disabled={run.isPending}
      onClick={() => run.mutate(options)}
      leftSection={<Icon size={18} aria-hidden />}
    >
      {words}
    </Button>
  ));
}
