import { Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask, Plan } from '../../api/exportTasks.ts';
import { formatDuration, formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How a run reads and why so, in words; and what it cost against what was expected. */
export function PlanView({ task, plan }: { task: ExportTask; plan: Plan }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const { estimate, objects, parallel } = plan;
  const { result } = task;
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
    <Paper withBorder p="md" component="section" aria-labelledby="plan">
      <Title order={2} size="h4" mb="sm" id="plan">
        {t('plan.title')}
      </Title>
      <Text>
        {t(`plan.pass.${plan.pass}`, {
          count: estimate.moysklad,
          calls: count(estimate.moysklad),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        {[
          t(`plan.reason.${task.verify && plan.reason === 'asked' ? 'comparison' : plan.reason}`),
          objects !== null && t('plan.objects', { objects: count(objects) }),
          t(`plan.pages.${plan.pages}`),
          parallel > 1 && t('plan.parallel', { count: parallel }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
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
    </Paper>
  );
}
