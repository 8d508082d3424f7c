import { Button, Group, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminCompany, adminCompaniesQuery } from '../../api/admin.ts';
import { OutcomeBadge } from '../../features/tasks/OutcomeBadge.tsx';
import { formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { CompanyState } from './CompanyState.tsx';

const TYPING_MS = 300;

export function CompaniesPage() {
  const { t } = useTranslation('admin');
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const list = useInfiniteQuery(adminCompaniesQuery(search));
  const companies = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack>
      <div id="companies">
        <PageTitle>{t('companies')}</PageTitle>
      </div>
      <TextInput
        type="search"
        label={t('search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        maw={520}
      />
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={200} />}
      {companies?.length === 0 && <Text role="status">{t(search ? 'nothing' : 'none')}</Text>}
      {companies && companies.length > 0 && (
        <ScrollBox labelledBy="companies">
          <Table miw={820}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('account')}</Table.Th>
                <Table.Th>{t('members')}</Table.Th>
                <Table.Th>{t('exports')}</Table.Th>
                <Table.Th>{t('lastRun')}</Table.Th>
                <Table.Th>{t('stateTitle')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {companies.map((company) => (
                <Row key={company.id} company={company} />
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

function Row({ company }: { company: AdminCompany }) {
  const language = useLanguage();
  const { id, name, accounts, members, exports, lastRun } = company;
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }} miw={160}>
        <TextLink to="/admin/companies/$companyId" params={{ companyId: id }} size="sm" underline="always">
          {name}
        </TextLink>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{accounts.join(', ')}</Table.Td>
      <Table.Td>{members}</Table.Td>
      <Table.Td>{exports}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {lastRun && (
          <Group gap={6} wrap="nowrap">
            {formatTime(lastRun.at, language)}
            <OutcomeBadge run={lastRun} />
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        <CompanyState company={company} />
      </Table.Td>
    </Table.Tr>
  );
}
