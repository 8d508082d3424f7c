import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** A list of messages, page by page. @param empty what is said where there are none */
export function MessageList<Message extends { id: string }>({
  found,
  empty,
  children,
}: {
  found: UseInfiniteQueryResult<{ pages: { items: Message[] }[] }>;
  empty: string;
  children: (message: Message) => ReactNode;
}) {
  const { t } = useTranslation(['fates', 'common']);
  if (found.isError && !found.data)
    return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} role="status" aria-label={t('common:loading')} />;
  const messages = found.data.pages.flatMap(({ items }) => items);
  if (messages.length === 0)
    return (
      <Text c="dimmed" role="status">
        {empty}
      </Text>
    );
  return (
    <Stack>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('list')}>
        {messages.map(children)}
      </Stack>
      {found.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
