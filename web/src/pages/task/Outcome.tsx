import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask, TaskResult } from '../../api/exportTasks.ts';
import { OutcomeAlert, RemarkAlert } from '../../features/tasks/OutcomeAlert.tsx';
import { formatDuration, formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { pointOfView } from './kinds.ts';

/** How a finished task ended, or what one that waits is waiting for: the sentence first, then the numbers. */
export function Outcome({ task }: { task: ExportTask }) {
  const { t } = useTranslation('task');
  return (
    <Stack>
      <OutcomeAlert run={task} text={task.status === 'cancelled' ? t('cancelledText') : undefined} />
      {task.warnings.map(({ code, detail }) => (
        <RemarkAlert key={`${code} ${detail}`} title={t('warning')} detail={detail} />
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
    ...(result.rowsKeptOut ? [[t('numbers.keptOut'), count(result.rowsKeptOut)] as [string, string]] : []),
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
