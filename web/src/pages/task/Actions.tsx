import { Button, Group } from '@mantine/core';
import { IconEyeCheck, IconPlayerPlay, IconPlayerStop, IconScale } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelTask, type ExportTask, type RunOptions, taskQuery } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { CureLink } from '../../features/tasks/CureLink.tsx';
import { nextStep } from '../../features/tasks/cures.ts';
import { outcomeOf } from '../../features/tasks/outcome.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { toastProblem } from '../../shared/toasts.ts';

/** What is to be done next first, as the main button; then all else that can be. */
export function Actions({ task }: { task: ExportTask }) {
  const mayEdit = useMay('editor');
  const active = isActive(task);
  const step = mayEdit && !active ? nextStep(task) : 'sheet';
  const isRun = step === 'run' || step === 'full';
  return (
    <Group gap="sm">
      {!isRun && <CureLink cure={step} task={task} main={!active} />}
      {mayEdit && (active ? <Cancel task={task} /> : <Again task={task} main={isRun} />)}
      {step !== 'sheet' && <CureLink cure="sheet" task={task} />}
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

/** After a look write for real, after a drift put it right, else run or look again. */
function Again({ task, main }: { task: ExportTask; main: boolean }) {
  const { t } = useTranslation(['task', 'tasks']);
  const navigate = useNavigate();
  const run = useRunExport(
    task.configId,
    ({ id }) => void navigate({ to: '/tasks/$taskId', params: { taskId: id } }),
  );
  const look: Way = { options: { dryRun: true }, words: t('tasks:actions.dryRun'), Icon: IconEyeCheck };
  const verify: Way = { options: { verify: true }, words: t('tasks:actions.verify'), Icon: IconScale };
  const again = (options: RunOptions): Way => ({ options, words: t('again'), Icon: IconPlayerPlay });
  const ways: Way[] =
    task.status === 'done'
      ? [{ ...again(task.verify ? { full: true } : {}), words: t(wordsOf(task)) }, look, verify]
      : // What came to nothing is done again as it was meant, and a look never turns into writing.
        [
          again(
            task.verify
              ? { verify: true }
              : { dryRun: task.dryRun, full: task.full, ...(task.backfill && { backfill: task.backfill }) },
          ),
          look,
          verify,
        ];
  return ways.map(({ options, words, Icon }, place) => (
    <Button
      key={words}
      variant={main && place === 0 ? 'filled' : 'default'}
      loading={run.isPending && JSON.stringify(run.variables) === JSON.stringify(options)}
      disabled={run.isPending}
      onClick={() => run.mutate(options)}
      leftSection={<Icon size={18} aria-hidden />}
    >
      {words}
    </Button>
  ));
}

interface Way {
  options: RunOptions;
  words: string;
  Icon: typeof IconScale;
}

/** What another run is after this one. */
function wordsOf(task: ExportTask): 'putRight' | 'runForReal' | 'again' {
  if (task.verify) return 'putRight';
  return outcomeOf(task).kind === 'wouldChange' ? 'runForReal' : 'again';
}
