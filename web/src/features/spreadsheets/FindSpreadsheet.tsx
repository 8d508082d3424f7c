import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { spreadsheetsQuery } from '../../api/spreadsheets.ts';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { useAccounts } from '../exporters/accounts.ts';

const TYPING_MS = 300;

interface Props {
  /** Of the name. */
  text: string;
  onText: (text: string) => void;
  onPick: (id: string) => void;
  /** The one that is being looked at. */
  busy: string | null;
}

/** Spreadsheets that Google lets us know of, by their names. */
export function FindSpreadsheet({ text, onText, onPick, busy }: Props) {
  const { t } = useTranslation('spreadsheets');
  const language = useLanguage();
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const { google } = useAccounts();
  const found = useInfiniteQuery(spreadsheetsQuery(search, google));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack w="100%" maw={620} gap="sm">
      <TextInput
        type="search"
        label={t('findLabel')}
        description={t('findHint')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {found.isError && <ProblemAlert error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton h={120} />}
      {found.data && items.length === 0 && <Text aria-live="polite">{t('foundNone')}</Text>}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map(({ id, title, modifiedAt }) => (
          <li key={id}>
            <Group justify="space-between" wrap="nowrap">
              <Stack gap={0} style={{ minWidth: 0 }}>
                <Text style={{ overflowWrap: 'anywhere' }}>{title}</Text>
                <Text size="sm" c="dimmed">
                  {t('changed', { when: formatTime(modifiedAt, language) })}
                </Text>
              </Stack>
              <Button
                variant="default"
                size="xs"
                style={{ flexShrink: 0 }}
                loading={busy === id}
                onClick={() => onPick(id)}
                aria-label={t('takeIt', { title })}
              >
                {t('take')}
              </Button>
            </Group>
          </li>
        ))}
      </Stack>
      {found.hasNextPage && (
        <Button
          variant="subtle"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('moreFound')}
        </Button>
      )}
    </Stack>
  );
}
