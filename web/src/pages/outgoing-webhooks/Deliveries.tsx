import { Badge, Button, Code, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  replayWebhookDelivery,
  type Webhook,
  type WebhookDelivery,
  webhookDeliveriesQuery,
  webhooksQuery,
} from '../../api/webhooks.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { formatDuration, formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** «0 с» would be read as none. */
const LEAST_MS = 100;
const COLOURS = { waiting: 'blue', delivered: 'green', failed: 'red', dropped: 'gray' };

/** What was sent to a webhook, and what became of it. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation(['outgoing-webhooks', 'common']);
  const id = useId();
  const deliveries = useInfiniteQuery(webhookDeliveriesQuery(webhook.id));
  if (deliveries.isError && !deliveries.data)
    return <ProblemAlert error={deliveries.error} retry={() => void deliveries.refetch()} />;
  if (!deliveries.data) return <Skeleton h={80} role="status" aria-label={t('common:loading')} />;
  const items = deliveries.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Text size="sm">{t('noDeliveries')}</Text>;
  return (
    <Stack gap="xs">
      <ScrollBox labelledBy={id}>
        <Table miw={700} aria-labelledby={id}>
          <Table.Caption id={id} px="sm" style={{ captionSide: 'top', textAlign: 'start' }}>
            {t('deliveriesOf', { name: webhook.name })}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('common:when')}</Table.Th>
              <Table.Th miw={160}>{t('what')}</Table.Th>
              <Table.Th miw={220}>{t('fate')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((delivery) => (
              <Row key={delivery.id} webhook={webhook} delivery={delivery} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
      {deliveries.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={deliveries.isFetchingNextPage}
            onClick={() => void deliveries.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Row({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const { t } = useTranslation('outgoing-webhooks');
  const language = useLanguage();
  const [shown, setShown] = useState(false);
  const when = formatTime(delivery.createdAt, language);
  return (
    <>
      <Table.Tr>
        <Table.Td style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
          {when}
          {delivery.replayed && (
            <Text size="xs" c="dimmed">
              {t('replayed')}
            </Text>
          )}
        </Table.Td>
        <Table.Td style={{ verticalAlign: 'top' }}>{t(`event.${delivery.event}.title`)}</Table.Td>
        <Table.Td style={{ verticalAlign: 'top' }}>
          <Fate delivery={delivery} />
        </Table.Td>
        <Table.Td style={{ verticalAlign: 'top' }}>
          <Group gap="xs" wrap="nowrap" justify="flex-end">
            <Button
              variant="subtle"
              size="xs"
              aria-expanded={shown}
              aria-label={t('bodyOf', { when })}
              onClick={() => setShown(!shown)}
            >
              {t('body')}
            </Button>
            <Replay webhook={webhook} delivery={delivery} when={when} />
          </Group>
        </Table.Td>
      </Table.Tr>
      {shown && (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {JSON.stringify(JSON.parse(delivery.payload), null, 2)}
            </Code>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** What became of a delivery, and of its last attempt. */
function Fate({ delivery: { fate, tries, fault, status, durationMs } }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('outgoing-webhooks');
  const language = useLanguage();
  const facts = [
    fault ? t(`fault.${fault}`, { status }) : status !== null && t('answered', { status }),
    durationMs !== null && status !== null && formatDuration(Math.max(durationMs, LEAST_MS), language),
    tries > 1 && t('tries', { count: tries }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <>
      <Badge color={COLOURS[fate]} variant="light" tt="none" miw="max-content">
        {t(`fates.${fate === 'waiting' && tries > 0 ? 'again' : fate}`)}
      </Badge>
      {facts.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {facts.join(' · ')}
        </Text>
      )}
    </>
  );
}

function Replay(props: { webhook: Webhook; delivery: WebhookDelivery; when: string }) {
  const { t } = useTranslation('outgoing-webhooks');
  const { webhook, delivery, when } = props;
  const mayReplay = useMay('admin');
  const queryClient = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayWebhookDelivery(webhook.id, delivery.id),
    onSuccess: async () => {
      toastDone(t('replaying'));
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
    onError: toastProblem,
  });
  if (!mayReplay || delivery.fate === 'waiting' || delivery.event === 'webhook.test') return null;
  return (
    <Button
      variant="default"
      size="xs"
      loading={replay.isPending}
      aria-label={t('replayOf', { when })}
      onClick={() => replay.mutate()}
    >
      {t('replay')}
    </Button>
  );
}
