import { Button, Checkbox, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { markRead, notificationsQuery } from '../../api/notifications.ts';
import { AskAddress } from '../../features/address/AskAddress.tsx';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { NotificationCard } from './NotificationCard.tsx';
import { KINDS, type Narrowed, narrowedInSearch } from './narrowed.ts';

const route = getRouteApi('/shell/notifications');

/** What the person was told in this company, newest first. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const narrowed = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (search: Narrowed) => void navigate({ search, replace: true });
  return (
    <Stack maw={760}>
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        <ButtonLink
          to="/notifications/settings"
          variant="default"
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          {t('settings')}
        </ButtonLink>
      </Group>
      <AskAddress />
      <Group role="search" aria-label={t('filters')} align="flex-end">
        <NativeSelect
          label={t('kind')}
          value={narrowed.kind ?? ''}
          onChange={({ currentTarget: { value } }) => narrow(narrowedInSearch({ ...narrowed, kind: value }))}
          data={[
            { value: '', label: t('anyKind') },
            ...KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
          ]}
        />
        <Checkbox
          label={t('onlyUnread')}
          checked={narrowed.unread ?? false}
          onChange={({ currentTarget: { checked } }) =>
            narrow(narrowedInSearch({ ...narrowed, unread: checked }))
          }
          mb={8}
        />
      </Group>
      <List narrowed={narrowed} onClear={() => narrow({})} />
    </Stack>
  );
}

function List({ narrowed, onClear }: { narrowed: Narrowed; onClear: () => void }) {
  const { t } = useTranslation(['notifications', 'common']);
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(notificationsQuery(narrowed));
  const read = useMutation({
    mutationFn: markRead,
    onSuccess: async ({ marked }, which) => {
      if ('until' in which) toastDone(t('marked', { count: marked }));
      await queryClient.invalidateQueries({ queryKey: ['notifications'] });
    },
    onError: toastProblem,
  });
  if (list.isError && !list.data)
    return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={200} role="status" aria-label={t('common:loading')} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const until = list.data.pages[0]?.until;
  if (items.length === 0) return <Nothing narrowed={Object.keys(narrowed).length > 0} onClear={onClear} />;
  return (
    <Stack>
      {/* Of one kind alone it would mark what is not seen here. */}
      {until && !narrowed.kind && items.some((item) => !item.read) && (
        <Group>
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate({ until })}>
            {t('readAll')}
          </Button>
        </Group>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((item) => (
          <NotificationCard key={item.id} item={item} onRead={() => read.mutate({ ids: [item.id] })} />
        ))}
      </Stack>
      {list.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation('notifications');
  if (!narrowed) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Group>
      <Text c="dimmed">{t('emptyNarrowed')}</Text>
      <Button variant="subtle" onClick={onClear}>
        {t('showAll')}
      </Button>
    </Group>
  );
}
