import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportTask, TaskResult } from '../../api/exportTasks.ts';
import { nothingChanged } from '../../features/tasks/task.ts';
import { useChangesInWords } from '../../features/tasks/useChangesInWords.ts';
import { formatDuration, formatNumber } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { pointOfView } from './kinds.ts';

/** How a finished task ended: the sentence first, then the numbers. */
export function Outcome({ task }: { task: ExportTask }) {
  const { t } = useTranslation('task');
  const inWords = useChangesInWords();
  const drifted = task.verify && task.result !== null && !nothingChanged(task.result);
  return (
    <Stack>
      {task.error && (
        // A run that waits has not failed.
        <Alert
          color={task.status === 'failed' ? 'red' : 'yellow'}
          title={task.error.title}
          icon={<IconAlertTriangle aria-hidden />}
          style={{ overflowWrap: 'anywhere' }}
        >
          <LinkedText text={task.error.detail} />
        </Alert>
      )}
      {task.status === 'cancelled' && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
          {t('cancelledText')}
        </Alert>
      )}
      {task.status === 'done' && task.result && (
        <Alert
          color={drifted ? 'orange' : 'green'}
          icon={drifted ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
          title={t(task.verify ? 'verifyDone' : task.dryRun ? 'dryRunDone' : 'done')}
        >
          {inWords(task.result, task)}
        </Alert>
      )}
      {task.warnings.map(({ code, detail }) => (
        <Alert
          key={`${code} ${detail}`}
          color="yellow"
          icon={<IconInfoCircle aria-hidden />}
          title={t('warning')}
        >
          {detail}
        </Alert>
      ))}
      {task.result && <Numbers result={task.result} view={pointOfView(task)} />}
    </Stack>
  );
}

function Numbers({ result, view }: { result: TaskResult; view: ReturnType<typeof pointOfView> }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const count = (value: number) => formatNumber(value, language);
  const facts: [string, string][] = [
    [t('numbers.read'), count(result.rowsRead)],
    [t(`difference.${view}.added`), count(result.rowsAppended)],
    [t(`difference.${view}.changed`), count(result.rowsUpdated)],
    [t('numbers.unchanged'), count(result.rowsUnchanged)],
    [t(`difference.${view}.removed`), count(result.rowsDeleted)],
    ...(view === 'did' ? [[t('numbers.cells'), count(result.cellsWritten)] as [string, string]] : []),
    [t('numbers.duration'), formatDuration(result.durationMs, language)],
  ];
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t('numbers.title')}
      </Title>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 3 }} m={0} spacing="md" verticalSpacing="sm">
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} fw={600}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
