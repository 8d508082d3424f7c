import { List, Progress, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { healthQuery, type PlatformHealth } from '../../api/admin.ts';
import { formatNumber, formatTime } from '../../shared/format.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { LastDay } from './LastDay.tsx';

/** How the platform is: read anew every few seconds. */
export function HealthPage() {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const health = useQuery(healthQuery);
  return (
    <Stack>
      <PageTitle>{t('health')}</PageTitle>
      {health.isError && <ProblemAlert error={health.error} retry={() => void health.refetch()} />}
      {health.isPending && <Skeleton h={300} />}
      {health.data && (
        <>
          <LastDay />
          <Providers providers={health.data.providers} />
          <Queues queues={health.data.queues} />
          <Rotation rotation={health.data.rotation} />
          <Title order={2} size="h4">
            {t('admins')}
          </Title>
          <List>
            {health.data.admins.map(({ name, email, since }) => (
              <List.Item key={email} style={{ overflowWrap: 'anywhere' }}>
                {t('adminSince', { name, email, when: formatTime(since, language) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

function Providers({ providers }: Pick<PlatformHealth, 'providers'>) {
  const { t } = useTranslation(['admin', 'common']);
  return (
    <>
      <Title order={2} size="h4" id="providers">
        {t('providers')}
      </Title>
      <Numbers
        labelledBy="providers"
        head={['', t('calls'), t('failures'), t('throttled')]}
        rows={providers.map(({ provider, calls, failures, throttled }) => ({
          name: t(`common:provider.${provider}`),
          cells: [calls, failures, throttled],
        }))}
      />
    </>
  );
}

function Queues({ queues }: Pick<PlatformHealth, 'queues'>) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <>
      <Title order={2} size="h4" id="queues">
        {t('queues')}
      </Title>
      <Numbers
        labelledBy="queues"
        head={['', t('waiting'), t('running'), t('later'), t('failed'), t('oldest')]}
        rows={queues.map(({ name, waiting, running, later, failed, oldest }) => ({
          name: t(`queue.${name}`, name),
          cells: [waiting, running, later, failed, oldest ? formatTime(oldest, language) : '—'],
        }))}
      />
    </>
  );
}

/** A table of numbers, a line for each name. */
function Numbers({
  labelledBy,
  head,
  rows,
}: {
  labelledBy: string;
  head: string[];
  rows: { name: string; cells: (number | string)[] }[];
}) {
  const language = useLanguage();
  return (
    <ScrollBox labelledBy={labelledBy}>
      <Table miw={480}>
        <Table.Thead>
          <Table.Tr>
            {head.map((title) =>
              title ? <Table.Th key={title}>{title}</Table.Th> : <Table.Td key="name" />,
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, cells }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {cells.map((cell, index) => (
                <Table.Td key={head[index + 1]}>
                  {typeof cell === 'number' ? formatNumber(cell, language) : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Rotation({ rotation }: Pick<PlatformHealth, 'rotation'>) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <>
      <Title order={2} size="h4" id="rotation">
        {t('rotation')}
      </Title>
      {!rotation && <Text>{t('noRotation')}</Text>}
      {rotation && (
        <Stack gap="xs">
          <Text>
            {t(`rotationState.${rotation.state}`, {
              key: rotation.toKey,
              rotated: formatNumber(rotation.rotated, language),
              total: formatNumber(rotation.total, language),
              when: formatTime(rotation.updatedAt, language),
            })}
          </Text>
          <Progress.Root>
            <Progress.Section
              value={rotation.total === 0 ? 100 : (rotation.rotated / rotation.total) * 100}
              aria-labelledby="rotation"
            />
          </Progress.Root>
          {rotation.unreadable > 0 && <Text c="red">{t('unreadable', { count: rotation.unreadable })}</Text>}
          {rotation.keys.length > 0 && (
            <Text size="sm">
              {t('keys', {
                keys: rotation.keys.map(({ key, values }) => `${key}: ${values}`).join(', '),
              })}
            </Text>
          )}
        </Stack>
      )}
    </>
  );
}
