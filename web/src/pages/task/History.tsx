import { Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ExportTask, taskHistoryQuery } from '../../api/exportTasks.ts';
import { OutcomeBadge } from '../../features/tasks/OutcomeBadge.tsx';
import { useOutcomeWords } from '../../features/tasks/useOutcomeWords.ts';
import { formatDuration, formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { RunsCharts } from './RunsCharts.tsx';

/** So many runs are listed; drawings have more. */
const LISTED = 10;
/** What there is before, a drawing does not show better. */
const FEWEST = 2;

/** The last runs of the same export. */
export function History({ configId, currentId }: { configId: string; currentId: string }) {
  const { t } = useTranslation(['task', 'common']);
  const history = useQuery(taskHistoryQuery(configId));
  return (
    <Stack gap="sm" mt="md">
      <Title order={2} size="h4" id="history">
        {t('history.title')}
      </Title>
      {history.isPending && <Skeleton h={120} />}
      {history.isError && <ProblemAlert error={history.error} retry={() => void history.refetch()} />}
      {history.data && history.data.length >= FEWEST && <RunsCharts tasks={history.data} />}
      {history.data && (
        <ScrollBox labelledBy="history">
          <Table miw={680}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common:when')}</Table.Th>
                <Table.Th>{t('common:status')}</Table.Th>
                <Table.Th miw={280}>{t('history.result')}</Table.Th>
                <Table.Th>{t('numbers.duration')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {history.data.slice(0, LISTED).map((task) => (
                <Row key={task.id} task={task} current={task.id === currentId} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      )}
    </Stack>
  );
}

function Row({ task, current }: { task: ExportTask; current: boolean }) {
  const { t } = useTranslation(['task', 'common']);
  const language = useLanguage();
  const inWords = useOutcomeWords();
  const when = formatTime(task.createdAt, language);
  return (
    <Table.Tr bg={current ? 'var(--mantine-color-default-hover)' : undefined}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {current ? (
          <Text size="sm" fw={600} aria-current="page">
            {when}
          </Text>
        ) : (
          <TextLink to="/tasks/$taskId" params={{ taskId: task.id }} size="sm" underline="always">
            {when}
          </TextLink>
        )}
      </Table.Td>
      <Table.Td>
        <OutcomeBadge run={task} />
      </Table.Td>
      <Table.Td>
        {task.trigger !== 'manual' && `${t(`common:startedBy.${task.trigger}`)}. `}
        {task.verify ? `${t('verify')}: ` : task.dryRun && `${t('dryRun')}: `}
        {inWords(task).sentence}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {task.result && formatDuration(task.result.durationMs, language)}
      </Table.Td>
    </Table.Tr>
  );
}
