import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { Chart } from '../../shared/Chart.tsx';
import { formatDuration, formatNumber, formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How many rows each of the last runs wrote, and how long it took. What wrote nothing on purpose is left out. */
export function RunsCharts({ tasks }: { tasks: ExportTask[] }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const runs = tasks
    .filter(({ status, dryRun, verify }) => status === 'done' && !dryRun && !verify)
    .flatMap(({ createdAt, result }) => (result ? [{ createdAt, result }] : []))
    .reverse();
  const points = (values: (result: (typeof runs)[number]['result']) => number[]) =>
    runs.map(({ createdAt, result }) => {
      const title = formatTime(createdAt, language);
      return { label: title, title, values: values(result) };
    });
  const common = { kind: 'bars', of: t('charts.run'), empty: t('charts.none') } as const;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Chart
        {...common}
        title={t('charts.rows')}
        format={(value) => formatNumber(value, language)}
        series={[
          { name: t('charts.added'), colour: 'pine.7' },
          { name: t('charts.updated'), colour: 'pine.4' },
          { name: t('charts.removed'), colour: 'dark.3' },
        ]}
        points={points(({ rowsAppended, rowsUpdated, rowsDeleted }) => [
          rowsAppended,
          rowsUpdated,
          rowsDeleted,
        ])}
      />
      <Chart
        {...common}
        title={t('charts.duration')}
        format={(value) => formatDuration(value, language)}
        series={[{ name: t('charts.duration'), colour: 'pine.7' }]}
        points={points(({ durationMs }) => [durationMs])}
      />
    </SimpleGrid>
  );
}
