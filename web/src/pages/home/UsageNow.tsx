import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Usage, usageQuery } from '../../api/usage.ts';
import { formatNumber } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What is shown here; the rest stands on the page of the plan. */
const SHOWN: Usage['metrics'][number]['metric'][] = ['rowsAMonth', 'runsADay', 'exports'];

/** How much of the plan is used. */
export function UsageNow() {
  const { t } = useTranslation('home');
  const { data } = useQuery(usageQuery);
  // What cannot be told here stands on a page of its own.
  if (!data || data.off) return null;
  const shown = SHOWN.flatMap((name) => data.metrics.filter(({ metric }) => metric === name));
  return (
    <Section title={t('usage.title')}>
      <Stack gap="sm">
        {shown.map((metric) => (
          <Bar key={metric.metric} metric={metric} />
        ))}
        <TextLink to="/usage" size="sm">
          {t('usage.more')}
        </TextLink>
      </Stack>
    </Section>
  );
}

function Bar({ metric: { metric, used, soft } }: { metric: Usage['metrics'][number] }) {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const id = useId();
  const share = soft ? Math.min(100, (used / soft) * 100) : 0;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" id={id}>
          {t(`metrics.${metric}`)}
        </Text>
        <Text size="sm">
          {soft === null
            ? formatNumber(used, language)
            : t('usage.of', { used: formatNumber(used, language), limit: formatNumber(soft, language) })}
        </Text>
      </Group>
      {soft !== null && (
        <Progress.Root>
          <Progress.Section value={share} {...(share >= 80 && { color: 'orange' })} aria-labelledby={id} />
        </Progress.Root>
      )}
    </div>
  );
}
