import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask, Plan } from '../../api/exportTasks.ts';
import { formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How a run reads and why so, in words. */
export function PlanView({ task, plan }: { task: ExportTask; plan: Plan }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const { estimate, objects, parallel } = plan;
  const count = (value: number) => formatNumber(value, language);
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
    </Paper>
  );
}
