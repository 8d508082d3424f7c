import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask, Plan } from '../../api/exportTasks.ts';
import { formatDuration, formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What a run cost against what was expected. */
export function Cost({ task: { result }, plan: { estimate } }: { task: ExportTask; plan: Plan }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const count = (value: number) => formatNumber(value, language);
  const costs: [string, string, string | null][] = [
    [t('plan.moysklad'), count(estimate.moysklad), result && count(result.requests.moysklad)],
    [t('plan.reads'), count(estimate.sheets.read), result && count(result.requests.sheets.read)],
    [t('plan.writes'), count(estimate.sheets.write), result && count(result.requests.sheets.write)],
    [
      t('numbers.duration'),
      formatDuration(estimate.seconds * 1000, language),
      result && formatDuration(result.durationMs, language),
    ],
  ];
  return (
    <Table mt="sm" fz="sm" withRowBorders={false} w="auto" horizontalSpacing="xs" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('plan.cost')}</Table.Th>
          <Table.Th ta="right">{t('plan.expected')}</Table.Th>
          {result && <Table.Th ta="right">{t('plan.real')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {costs.map(([name, expected, real]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{expected}</Table.Td>
            {real !== null && (
              <Table.Td ta="right" fw={600}>
                {real}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
