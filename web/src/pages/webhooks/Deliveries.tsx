import { Badge, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replayDelivery, type SourceDelivery, sourceDeliveriesQuery } from '../../api/sourceWebhooks.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { formatDuration, formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** «0 с» would be read as none. */
const LEAST_MS = 100;
/** So many are shown at first. */
const FIRST = 10;
const COLOURS = { routed: 'green', closed: 'gray', unknown: 'gray', failed: 'red' };

/** The last notifications of an account with what became of each. @param props.expected some will come: it is said that none has */
export function Deliveries({ integrationId, expected }: { integrationId: string; expected: boolean }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const deliveries = useQuery(sourceDeliveriesQuery(integrationId));
  const [all, setAll] = useState(false);
  const id = `deliveries-${integrationId}`;
  if (deliveries.isError && !deliveries.data)
    return <ProblemAlert error={deliveries.error} retry={() => void deliveries.refetch()} />;
  if (!deliveries.data) return <Skeleton h={80} role="status" aria-label={t('common:loading')} />;
  const items = deliveries.data;
  if (items.length === 0 && !expected) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5" id={id}>
        {t('deliveries')}
      </Title>
      {items.length === 0 && <Text size="sm">{t('noDeliveries')}</Text>}
      {items.length > 0 && (
        <ScrollBox labelledBy={id}>
          <Table miw={620} aria-labelledby={id}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common:when')}</Table.Th>
                <Table.Th miw={220}>{t('what')}</Table.Th>
                <Table.Th>{t('fate')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(all ? items : items.slice(0, FIRST)).map((delivery) => (
                <Row key={delivery.id} delivery={delivery} integrationId={integrationId} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      )}
      {items.length > FIRST && !all && (
        <Group>
          <Button variant="default" onClick={() => setAll(true)}>
            {t('all', { count: items.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Row({ delivery, integrationId }: { delivery: SourceDelivery; integrationId: string }) {
  const { t } = useTranslation('webhooks');
  const language = useLanguage();
  const { receivedAt, routedAt, kinds, events, fate, replayed } = delivery;
  const when = formatTime(receivedAt, language);
  const lagMs = Date.parse(routedAt) - Date.parse(receivedAt);
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {when}
        {replayed && (
          <Text size="xs" c="dimmed">
            {t('replayed')}
          </Text>
        )}
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {kinds.map(({ entity, action, title, count }) => (
          <Text key={`${entity} ${action}`} size="sm">
            {t('kind', { title: title[language], action: t(`action.${action}`, action), count })}
          </Text>
        ))}
        {kinds.length === 0 && <Text size="sm">{t('events', { count: events })}</Text>}
      </Table.Td>
      <Table.Td>
        <Badge color={COLOURS[fate]} variant="light" tt="none" miw="max-content">
          {t(`fates.${fate}`)}
        </Badge>
        {fate === 'routed' && !replayed && (
          <Text size="xs" c="dimmed">
            {t('in', { time: formatDuration(Math.max(lagMs, LEAST_MS), language) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{kinds.length > 0 && <Replay {...{ delivery, integrationId, when }} />}</Table.Td>
    </Table.Tr>
  );
}

function Replay(props: { delivery: SourceDelivery; integrationId: string; when: string }) {
  const { t } = useTranslation('webhooks');
  const mayReplay = useMay('admin');
  const queryClient = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayDelivery(props.integrationId, props.delivery.id),
    onSuccess: async () => {
      toastDone(t('replaying'));
      await queryClient.invalidateQueries({ queryKey: ['source-webhooks', props.integrationId] });
    },
    onError: toastProblem,
  });
  if (!mayReplay) return null;
  return (
    <Button
      variant="default"
      size="xs"
      loading={replay.isPending}
      aria-label={t('replayOf', { when: props.when })}
      onClick={() => replay.mutate()}
    >
      {t('replay')}
    </Button>
  );
}
