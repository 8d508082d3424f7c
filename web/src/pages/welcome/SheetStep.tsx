import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { ExportTask } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import { CureLink } from '../../features/tasks/CureLink.tsx';
import { type Cure, nextStep } from '../../features/tasks/cures.ts';
import { OutcomeAlert } from '../../features/tasks/OutcomeAlert.tsx';
import { outcomeOf, rowsInSheet } from '../../features/tasks/outcome.ts';
import { TaskProgress } from '../../features/tasks/TaskProgress.tsx';
import { sheetUrl } from '../../features/tasks/task.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { useTask } from '../../features/tasks/useTask.ts';
import { formatNumber } from '../../shared/format.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** The newest export as it fills its sheet, and the way to the sheet. */
export function SheetStep({ configs }: { configs: ExportConfig[] }) {
  const { t } = useTranslation('welcome');
  const config = configs.at(-1);
  if (!config) return <Text>{t('noExport')}</Text>;
  return (
    <Stack>
      <Text>{t('chosen', { title: config.name })}</Text>
      {config.lastTask ? <Run config={config} taskId={config.lastTask.id} /> : <RunAgain config={config} />}
    </Stack>
  );
}

function Run({ config, taskId }: { config: ExportConfig; taskId: string }) {
  const { t } = useTranslation(['welcome', 'tasks']);
  const language = useLanguage();
  const { data: task, error } = useTask(taskId);
  if (error) return <ProblemAlert error={error} />;
  if (!task) return <Skeleton h={60} />;
  if (isActive(task)) return <TaskProgress task={task} announce />;
  const step = nextStep(task);
  if (step !== 'sheet') return <NotFilled config={config} task={task} step={step} />;
  const rows = rowsInSheet(task);
  const keptOut = task.result?.rowsKeptOut;
  return (
    <>
      <OutcomeAlert
        run={task}
        role="status"
        title={t('filled')}
        text={[
          rows && t('rows', { rows: formatNumber(rows, language) }),
          keptOut && t('tasks:result.keptOut', { count: formatNumber(keptOut, language) }),
          t('again'),
        ]
          .filter(Boolean)
          .join(' ')}
      />
      <Group>
        <Button
          component="a"
          href={sheetUrl({ ...config, lastTask: task })}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t('tasks:actions.open')}
        </Button>
        <ButtonLink to="/exports/$configId/schedule" params={{ configId: config.id }} variant="default">
          {t('schedule')}
        </ButtonLink>
        <ButtonLink to="/exports" variant="default">
          {t('toExports')}
        </ButtonLink>
      </Group>
    </>
  );
}

/** Nothing came of it: why, and what mends that. */
function NotFilled({
  config,
  task,
  step,
}: {
  config: ExportConfig;
  task: ExportTask;
  step: Exclude<Cure, 'sheet'>;
}) {
  const { t } = useTranslation('welcome');
  const cured = step !== 'run' && step !== 'full';
  return (
    <>
      <OutcomeAlert run={task} text={outcomeOf(task).kind === 'empty' ? t('none') : undefined} />
      <Group>
        {cured && <CureLink cure={step} task={task} main />}
        <RunAgain config={config} main={!cured} />
        <ButtonLink to="/exports" variant="default">
          {t('toExports')}
        </ButtonLink>
      </Group>
    </>
  );
}

function RunAgain({ config, main = true }: { config: ExportConfig; main?: boolean }) {
  const { t } = useTranslation('tasks');
  const run = useRunExport(config.id);
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      loading={run.isPending}
      onClick={() => run.mutate({})}
      style={{ alignSelf: 'flex-start' }}
    >
      {t('actions.run')}
    </Button>
  );
}
