import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Progress,
  Skeleton,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminUsageQuery, type CompanyUsage, USAGE_SORTS, type UsageSort } from '../../api/admin.ts';
import { formatNumber } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

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
      {companies && companies.length > 0 && (
        <ScrollBox labelledBy="usage">
          <Table miw={980} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('usage.plan')}</Table.Th>
                <Table.Th>{t('usage.rows')}</Table.Th>
                <Table.Th>{t('usage.runs')}</Table.Th>
                <Table.Th>{t('usage.messages')}</Table.Th>
                <Table.Th>{t('usage.cpu')}</Table.Th>
                <Table.Th>{t('usage.calls')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {companies.map((company) => (
                <Row key={company.companyId} company={company} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      )}
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

function Row({ company }: { company: CompanyUsage }) {
  const { t } = useTranslation(['admin', 'common']);
  const language = useLanguage();
  const { companyId, name, plan, why, unpaid, near, rows, runs, messages, owed, cpuSeconds, calls } = company;
  const print = (value: number) => formatNumber(value, language);
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }} miw={160}>
        <TextLink to="/admin/companies/$companyId" params={{ companyId }} size="sm" underline="always">
          {name}
        </TextLink>
        <Group gap={4}>
          {near && (
            <Badge color="yellow" variant="light" tt="none" miw="max-content">
              {t('usage.near')}
            </Badge>
          )}
          {owed > 0 && (
            <Badge color="gray" variant="light" tt="none" miw="max-content">
              {t('usage.owed', { count: owed })}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        {t(`common:plans.${plan}`, { defaultValue: plan })}
        <Text size="sm" c="dimmed">
          {t(`usage.why.${why}`)}
          {unpaid && `, ${t('usage.unpaid')}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Share {...rows} label={t('usage.of', { what: t('usage.rows'), name })} />
      </Table.Td>
      <Table.Td>
        <Share {...runs} label={t('usage.of', { what: t('usage.runs'), name })} />
      </Table.Td>
      <Table.Td>
        <Share {...messages} label={t('usage.of', { what: t('usage.messages'), name })} />
      </Table.Td>
      <Table.Td>{print(cpuSeconds)}</Table.Td>
      <Table.Td>
        <Text size="sm">{t('usage.moysklad', { calls: print(calls.moysklad) })}</Text>
        <Text size="sm">{t('usage.google', { calls: print(calls.google) })}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** How much of one number is used, as a bar where there is a limit. */
function Share({ used, soft, hard, label }: CompanyUsage['rows'] & { label: string }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const print = (value: number) => formatNumber(value, language);
  const share = soft ? (used / soft) * 100 : 0;
  const colour = hard !== null && used >= hard ? 'red.7' : share >= 80 ? 'orange.7' : 'pine.7';
  return (
    <Stack gap={4} miw={120}>
      <Text size="sm">
        {soft === null ? print(used) : t('usage.share', { used: print(used), soft: print(soft) })}
      </Text>
      {soft !== null && (
        <Progress.Root>
          <Progress.Section value={Math.min(100, share)} color={colour} aria-label={label} />
        </Progress.Root>
      )}
    </Stack>
  );
}
