import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportTask, tasksQuery } from '../../api/exportTasks.ts';
import { OutcomeBadge } from '../../features/tasks/OutcomeBadge.tsx';
import { useOutcomeWords } from '../../features/tasks/useOutcomeWords.ts';
import { formatDuration, formatTime } from '../../shared/format.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type Filters, toQuery } from './filters.ts';
import { RunFilters } from './RunFilters.tsx';

const route = getRouteApi('/shell/runs');

/** All runs of the company's exports, newest first: narrowed by filters that stand in the address, read page by page. */
export function RunsPage() {
  const { t } = useTranslation('runs');
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const setFilters = (search: Filters) => void navigate({ search, replace: true });
  const [cleared, setCleared] = useState(0);
  const clear = async () => {
    await navigate({ search: {}, replace: true });
    setCleared(cleared + 1);
  };
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        <ButtonLink to="/calendar" variant="default" leftSection={<IconCalendar size={16} aria-hidden />}>
          {t('calendar')}
        </ButtonLink>
      </Group>
      {/* Made anew when cleared: the fields of days keep what is typed by themselves. */}
      <RunFilters key={cleared} filters={filters} onChange={setFilters} onClear={() => void clear()} />
      <Runs filters={filters} onClear={() => void clear()} />
    </Stack>
  );
}

function Runs({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation(['runs', 'common']);
  const runs = useInfiniteQuery(tasksQuery(toQuery(filters)));
  if (runs.isError && !runs.data)
    return <ProblemAlert error={runs.error} retry={() => void runs.refetch()} />;
  if (!runs.data) return <Skeleton h={200} role="status" aria-label={t('common:loading')} />;
  const tasks = runs.data.pages.flatMap(({ items }) => items);
  if (tasks.length === 0) return <Nothing narrowed={Object.keys(filters).length > 0} onClear={onClear} />;
  return (
    <Stack>
      <ScrollBox labelledBy="runs">
        <Table miw={760} aria-labelledby="runs">
          <Table.Caption id="runs" style={{ captionSide: 'top', textAlign: 'start' }}>
            {t('caption')}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('common:when')}</Table.Th>
              <Table.Th>{t('common:status')}</Table.Th>
              <Table.Th miw={180}>{t('export')}</Table.Th>
              <Table.Th miw={240}>{t('result')}</Table.Th>
              <Table.Th>{t('duration')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tasks.map((task) => (
              <Row key={task.id} task={task} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
      {runs.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={runs.isFetchingNextPage}
            onClick={() => void runs.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Row({ task }: { task: ExportTask }) {
  const { t } = useTranslation(['runs', 'common']);
  const language = useLanguage();
  const inWords = useOutcomeWords();
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <TextLink to="/tasks/$taskId" params={{ taskId: task.id }} size="sm" underline="always">
          {formatTime(task.createdAt, language)}
        </TextLink>
        <Text size="xs" c="dimmed">
          {t(`common:startedBy.${task.trigger}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        <OutcomeBadge run={task} />
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{task.configName}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {task.verify ? `${t('verify')}: ` : task.dryRun && `${t('dryRun')}: `}
        {inWords(task).sentence}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {task.result && formatDuration(task.result.durationMs, language)}
      </Table.Td>
    </Table.Tr>
  );
}

/** Nothing to show, and what to do about it. */
function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation('runs');
  return (
    <Stack align="flex-start" gap="sm">
      <Text>{t(narrowed ? 'nothing' : 'empty')}</Text>
      {narrowed ? (
        <Button variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      ) : (
        <ButtonLink to="/exports">{t('toExports')}</ButtonLink>
      )}
    </Stack>
  );
}
