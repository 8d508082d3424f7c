import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminUsageQuery, USAGE_SORTS, type UsageSort } from '../../api/admin.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { CompaniesUsage } from './CompaniesUsage.tsx';

const TYPING_MS = 300;

/** What all companies use of their plans, of the workers and of the providers; a plan is changed on the company's page. */
export function UsagePage() {
  const { t } = useTranslation('admin');
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const [sort, setSort] = useState<UsageSort>('rows');
  const [near, setNear] = useState(false);
  const list = useInfiniteQuery(adminUsageQuery({ search, sort, near }));
  const companies = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack>
      <div id="usage">
        <PageTitle>{t('usage.title')}</PageTitle>
      </div>
      <Text size="sm">{t('usage.text')}</Text>
      <Group align="flex-end">
        <TextInput
          type="search"
          label={t('usage.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={100}
          w={320}
          maw="100%"
        />
        <NativeSelect
          label={t('usage.sort')}
          value={sort}
          onChange={(event) => setSort(event.currentTarget.value as UsageSort)}
          data={USAGE_SORTS.map((value) => ({ value, label: t(`usage.sorts.${value}`) }))}
          w={280}
          maw="100%"
        />
        <Checkbox
          label={t('usage.nearOnly')}
          checked={near}
          onChange={(event) => setNear(event.currentTarget.checked)}
          pb={8}
        />
      </Group>
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={200} />}
      {companies?.length === 0 && (
        <Alert role="status">{t(search ? 'nothing' : near ? 'usage.noneNear' : 'none')}</Alert>
      )}
      {companies && companies.length > 0 && <CompaniesUsage companies={companies} />}
      {list.hasNextPage && (
        <Group>
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
