import { Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Partnership, type PartnershipEvent, partnershipHistoryQuery } from '../../api/partnerships.ts';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

const FIELDS = [
  'types',
  'organization',
  'store',
  'counterparty',
  'posting',
  'documentsADay',
  'sumADay',
] as const;

/** What happened to a partnership: the partner reads the same, from its side. */
export function History({ partnership }: { partnership: Partnership }) {
  const { t } = useTranslation(['partners', 'common']);
  const history = useInfiniteQuery(partnershipHistoryQuery(partnership.id));
  const items = history.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t('history')}>
      {history.isError && !items && (
        <ProblemAlert error={history.error} retry={() => void history.refetch()} />
      )}
      {!items && !history.isError && <Skeleton h={80} role="status" aria-label={t('common:loading')} />}
      {items && (
        <Stack gap="xs">
          <List listStyleType="none" spacing="xs" size="sm">
            {items.map((event) => (
              <Line key={event.id} event={event} partner={partnership.partnerName} />
            ))}
          </List>
          {history.hasNextPage && (
            <Group justify="center">
              <Button
                variant="default"
                loading={history.isFetchingNextPage}
                onClick={() => void history.fetchNextPage()}
              >
                {t('more')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Section>
  );
}

function Line({ event, partner }: { event: PartnershipEvent; partner: string }) {
  const { t } = useTranslation('partners');
  const language = useLanguage();
  const { what, mine, person, trouble, changed, happenedAt } = event;
  const key = what === 'stopped' ? (`stopped-${trouble ?? 'closed'}` as const) : what;
  const fields = FIELDS.filter((field) => changed.includes(field));
  return (
    <List.Item style={{ overflowWrap: 'anywhere' }}>
      <Text span inherit c="dimmed">
        {formatTime(happenedAt, language)}{' '}
      </Text>
      {t(`events.${key}.${mine ? 'mine' : 'theirs'}`, { partner })}
      {fields.length > 0 && `: ${fields.map((field) => t(`fields.${field}`)).join(', ')}`}
      {person && (
        <Text span inherit c="dimmed">
          {` (${person})`}
        </Text>
      )}
    </List.Item>
  );
}
