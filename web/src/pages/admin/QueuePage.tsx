import { Badge, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AdminQueue, adminQueueQuery } from '../../api/admin.ts';
import { formatNumber, formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { DeadJobs } from './DeadJobs.tsx';
import { Stops } from './Stops.tsx';

/** Who waits and what goes on, what is stopped, and what was given up on: read anew every few seconds. */
export function QueuePage() {
  const { t } = useTranslation('admin');
  const queue = useQuery(adminQueueQuery);
  return (
    <Stack>
      <PageTitle>{t('queuePage')}</PageTitle>
      {queue.isError && <ProblemAlert error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isPending && <Skeleton h={300} />}
      {queue.data && (
        <>
          <Stops stops={queue.data.stops} />
          <Waiting companies={queue.data.companies} />
        </>
      )}
      <DeadJobs />
    </Stack>
  );
}

const urgencies = ['person', 'event', 'time'] as const;

/** What a company, or all of them, have of runs that something started. */
interface Count {
  waiting: number;
  running: number;
  oldest: string | null;
}

function sum(classes: Count[]): Count {
  return {
    waiting: classes.reduce((total, { waiting }) => total + waiting, 0),
    running: classes.reduce((total, { running }) => total + running, 0),
    oldest: classes.flatMap(({ oldest }) => oldest ?? []).sort()[0] ?? null,
  };
}

function Waiting({ companies }: Pick<AdminQueue, 'companies'>) {
  const { t } = useTranslation('admin');
  const all = companies.flatMap(({ classes }) => classes);
  return (
    <>
      <Title order={2} size="h4" id="classes">
        {t('byClass')}
      </Title>
      <Counts
        labelledBy="classes"
        rows={urgencies.map((urgency) => ({
          key: urgency,
          name: t(`urgency.${urgency}`),
          count: sum(all.filter((each) => each.urgency === urgency)),
        }))}
      />
      <Title order={2} size="h4" id="waiting-companies">
        {t('byCompany')}
      </Title>
      {companies.length === 0 && <Text>{t('nobodyWaits')}</Text>}
      {companies.length > 0 && (
        <Counts
          labelledBy="waiting-companies"
          rows={companies.map(({ id, name, stoppedReason, classes }) => ({
            key: id,
            name: (
              <Group gap={6}>
                <TextLink
                  to="/admin/companies/$companyId"
                  params={{ companyId: id }}
                  size="sm"
                  underline="always"
                >
                  {name}
                </TextLink>
                {stoppedReason && (
                  <Badge color="yellow" variant="light" tt="none" miw="max-content">
                    {t('state.stopped')}
                  </Badge>
                )}
              </Group>
            ),
            count: sum(classes),
          }))}
        />
      )}
    </>
  );
}

function Counts({
  labelledBy,
  rows,
}: {
  labelledBy: string;
  rows: { key: string; name: React.ReactNode; count: Count }[];
}) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <ScrollBox labelledBy={labelledBy} maxHeight={480}>
      <Table miw={480}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th>{t('waiting')}</Table.Th>
            <Table.Th>{t('running')}</Table.Th>
            <Table.Th>{t('oldest')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, name, count }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" style={{ overflowWrap: 'anywhere' }} miw={160}>
                {name}
              </Table.Th>
              <Table.Td>{formatNumber(count.waiting, language)}</Table.Td>
              <Table.Td>{formatNumber(count.running, language)}</Table.Td>
              <Table.Td>{count.oldest ? formatTime(count.oldest, language) : '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
