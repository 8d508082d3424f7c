import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditLogQuery, downloadAuditLog } from '../../api/auditLog.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastProblem } from '../../shared/toasts.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditLineItem } from './AuditLineItem.tsx';
import { type Filters, noFilters, toQuery } from './filters.ts';

/** What was done in the company: narrowed by filters, read page by page, taken away as a file. */
export function AuditLogPage() {
  const { t } = useTranslation(['audit-log', 'membership']);
  const mayRead = useMay('admin');
  const [filters, setFilters] = useState<Filters>(noFilters);
  const query = toQuery(filters);
  const download = useMutation({ mutationFn: () => downloadAuditLog(query), onError: toastProblem });
  return (
    <Stack>
      <CompanyTabs />
      <Group justify="space-between">
        <PageTitle>{t('membership:tabs.auditLog')}</PageTitle>
        {mayRead && (
          <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
            {t('download')}
          </Button>
        )}
      </Group>
      <Text>{t('text')}</Text>
      {mayRead ? (
        <>
          <AuditFilters filters={filters} onChange={setFilters} />
          <Lines query={query} />
        </>
      ) : (
        <Text>{t('askAdmin')}</Text>
      )}
    </Stack>
  );
}

function Lines({ query }: { query: ReturnType<typeof toQuery> }) {
  const { t } = useTranslation(['audit-log', 'common', 'membership']);
  const log = useInfiniteQuery(auditLogQuery(query));
  if (log.isError) return <ProblemAlert error={log.error} retry={() => void log.refetch()} />;
  if (!log.data) return <Skeleton h={200} role="status" aria-label={t('common:loading')} />;
  const lines = log.data.pages.flatMap(({ items }) => items);
  if (lines.length === 0)
    return <Text c="dimmed">{Object.keys(query).length > 0 ? t('nothing') : t('empty')}</Text>;
  return (
    <Stack>
      <Stack
        component="ul"
        gap={0}
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('membership:tabs.auditLog')}
      >
        {lines.map((line) => (
          <AuditLineItem key={line.id} line={line} />
        ))}
      </Stack>
      {log.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
