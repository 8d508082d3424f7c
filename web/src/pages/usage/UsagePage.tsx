import { Alert, Group, List, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Usage, usageQuery } from '../../api/usage.ts';
import { Chart } from '../../shared/Chart.tsx';
import { formatDay, formatNumber, formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Resting } from './Resting.tsx';
import { TimeZone } from './TimeZone.tsx';

/** The company's plan, how much of it is used, and what rests because there is no room. */
export function UsagePage() {
  const { t } = useTranslation(['usage', 'common']);
  const usage = useQuery(usageQuery);
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      {usage.isError && <ProblemAlert error={usage.error} retry={() => void usage.refetch()} />}
      {usage.isPending && <Skeleton h={200} role="status" aria-label={t('common:loading')} />}
      {usage.data && (
        <>
          <PlanNow usage={usage.data} />
          <Resting usage={usage.data} />
          <Section title={t('now')}>
            {usage.data.metrics
              .filter(({ metric }) => shown.has(metric))
              .map((metric) => (
                <Bar key={metric.metric} {...metric} />
              ))}
            <TimeZone timeZone={usage.data.timeZone} />
          </Section>
          <Promised usage={usage.data} />
          <Months usage={usage.data} />
        </>
      )}
    </Stack>
  );
}

/** What the company can use today. */
const shown = new Set<Usage['metrics'][number]['metric']>([
  'rowsAMonth',
  'runsADay',
  'exports',
  'members',
  'webhooks',
]);

function PlanNow({ usage: { plan, why, until, unpaid, off, timeZone } }: { usage: Usage }) {
  const { t } = useTranslation(['usage', 'common']);
  const language = useLanguage();
  /** The day there, `2026-11-30`: Swedish is written so. */
  const day = (at: string) => new Date(at).toLocaleDateString('sv', { timeZone });
  if (off) return <Alert title={t('off')}>{t('offText')}</Alert>;
  return (
    <Section title={t('plan', { plan: t(`common:plans.${plan}`) })}>
      <Text>{t(`why.${why}`)}</Text>
      {until && <Text>{t('until', { day: formatDay(day(until), language) })}</Text>}
      {unpaid && (
        <Alert color="orange" title={t('unpaid')}>
          {t('unpaidText')}
        </Alert>
      )}
      <Text>
        {t('more')}{' '}
        <TextLink to="/prices" underline="always">
          {t('prices')}
        </TextLink>
      </Text>
    </Section>
  );
}

/** One number of the plan: how much of it is used, and what happens beyond. */
function Bar({ metric, used, soft, hard }: Usage['metrics'][number]) {
  const { t } = useTranslation('usage');
  const language = useLanguage();
  const id = useId();
  const print = (value: number) => formatNumber(value, language);
  const share = soft ? (used / soft) * 100 : 0;
  const colour = hard !== null && used >= hard ? 'red.7' : share >= 80 ? 'orange.7' : 'pine.7';
  const words =
    soft === null ? t('free', { used: print(used) }) : t('of', { used: print(used), soft: print(soft) });
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text id={id}>{t(`metrics.${metric}`)}</Text>
        <Text>{words}</Text>
      </Group>
      {soft !== null && (
        <Progress.Root>
          <Progress.Section value={Math.min(100, share)} color={colour} aria-labelledby={id} />
        </Progress.Root>
      )}
      {hard !== null && soft !== null && hard > soft && used >= soft && (
        <Text size="sm" c="dimmed">
          {t('beyond', { hard: print(hard) })}
        </Text>
      )}
    </Stack>
  );
}

/** What the plan has beside its numbers. */
function Promised({
  usage: { off, leastMinutes, onChanges, historyDays, historyGraceUntil },
}: {
  usage: Usage;
}) {
  const { t } = useTranslation('usage');
  const language = useLanguage();
  if (off) return null;
  return (
    <Section title={t('has')}>
      <List>
        {leastMinutes !== null && <List.Item>{t('leastMinutes', { count: leastMinutes })}</List.Item>}
        <List.Item>{t(onChanges ? 'onChanges' : 'notOnChanges')}</List.Item>
        {historyDays !== null && <List.Item>{t('historyDays', { count: historyDays })}</List.Item>}
      </List>
      {historyGraceUntil && (
        <Alert title={t('grace', { day: formatTime(historyGraceUntil, language) })}>{t('graceText')}</Alert>
      )}
    </Section>
  );
}

function Months({ usage: { rowsByMonth } }: { usage: Usage }) {
  const { t } = useTranslation('usage');
  const language = useLanguage();
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const whole = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <Section title={t('year')}>
      <Chart
        title={t('rows')}
        of={t('month')}
        empty={t('none')}
        kind="bars"
        series={[{ name: t('rows'), colour: 'pine.7' }]}
        format={(value) => formatNumber(value, language)}
        points={rowsByMonth.map(({ month, used }) => ({
          label: name.format(new Date(`${month}-01`)),
          title: whole.format(new Date(`${month}-01`)),
          values: [used],
        }))}
      />
    </Section>
  );
}
