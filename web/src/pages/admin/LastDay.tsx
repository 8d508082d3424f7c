import { SimpleGrid, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type HealthSlot, healthHistoryQuery } from '../../api/admin.ts';
import { Chart } from '../../shared/Chart.tsx';
import { formatClock, formatNumber, formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** The last day of the platform in two drawings. */
export function LastDay() {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const history = useQuery(healthHistoryQuery);
  if (history.isError) return <ProblemAlert error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return null;
  const chart = (values: (slot: HealthSlot) => (number | null)[]) => ({
    kind: 'lines' as const,
    of: t('lastDay.time'),
    format: (value: number) => formatNumber(value, language),
    points: history.data.map((slot) => ({
      label: formatClock(slot.at, language),
      title: formatTime(slot.at, language),
      values: values(slot),
    })),
  });
  return (
    <>
      <Title order={2} size="h4">
        {t('lastDay.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Chart
          title={t('lastDay.calls')}
          empty={t('lastDay.noCalls')}
          series={[
            { name: t('calls'), colour: 'pine.7' },
            { name: t('lastDay.refusals'), colour: 'red.7' },
          ]}
          {...chart(({ calls, refusals }) => [calls, refusals])}
        />
        <Chart
          title={t('lastDay.queues')}
          empty={t('lastDay.noJobs')}
          series={[
            { name: t('waiting'), colour: 'orange.7' },
            { name: t('running'), colour: 'pine.7' },
          ]}
          {...chart(({ waiting, running }) => [waiting, running])}
        />
      </SimpleGrid>
    </>
  );
}
