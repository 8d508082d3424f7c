import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { isActive } from '../../api/isActive.ts';
import { TaskProgress } from '../../features/tasks/TaskProgress.tsx';
import { sheetUrl } from '../../features/tasks/task.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { useTask } from '../../features/tasks/useTask.ts';
import { formatNumber } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
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
  if (task.status !== 'done')
    return (
      <>
        <Alert color="red" role="alert" title={task.error?.title ?? t(`tasks:status.${task.status}`)}>
          {task.error && <LinkedText text={task.error.detail} />}
        </Alert>
        <RunAgain config={config} />
      </>
    );
  const read = task.result?.rowsRead ?? 0;
  // A later run reads only what changed: how many rows stand in the sheet is not known from it.
  const whole = task.plan?.pass !== 'incremental';
  return (
    <>
      <Alert color="green" role="status" title={t('filled')}>
        {whole && read > 0 && `${t('rows', { rows: formatNumber(read, language) })} `}
        {whole && read === 0 ? t('none') : t('again')}
      </Alert>
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

function RunAgain({ config }: { config: ExportConfig }) {
  const { t } = useTranslation('tasks');
  const run = useRunExport(config.id);
  return (
    <Group>
      <Button loading={run.isPending} onClick={() => run.mutate({})}>
        {t('actions.run')}
      </Button>
    </Group>
  );
}
