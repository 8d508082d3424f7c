import { Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { todayQuery } from '../../api/today.ts';
import { formatNumber } from '../../shared/format.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Today's runs, counted, and the rows that they wrote. */
export function TodayRuns() {
  const { t } = useTranslation(['home', 'common']);
  const today = useQuery(todayQuery);
  if (today.isError && !today.data)
    return <ProblemAlert error={today.error} retry={() => void today.refetch()} />;
  if (!today.data) return <Skeleton h={140} role="status" aria-label={t('common:loading')} />;
  const { day, done, differs, failed, active, rowsAppended, rowsUpdated, rowsDeleted } = today.data;
  const of = (outcome: 'done' | 'differs' | 'failed' | 'active') => ({ outcome, from: day });
  return (
    <Section title={t('today.title')}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} component="dl" m={0}>
        <Figure title={t('today.done')} value={done} search={of('done')} />
        <Figure title={t('today.failed')} value={failed} search={of('failed')} />
        {differs > 0 && <Figure title={t('today.differs')} value={differs} search={of('differs')} />}
        <Figure title={t('today.active')} value={active} search={of('active')} />
        <Figure title={t('today.appended')} value={rowsAppended} />
        <Figure title={t('today.updated')} value={rowsUpdated} />
        <Figure title={t('today.deleted')} value={rowsDeleted} />
      </SimpleGrid>
      {done + differs + failed + active === 0 && <Text size="sm">{t('today.none')}</Text>}
      <Group>
        <ButtonLink to="/runs" variant="default">
          {t('today.all')}
        </ButtonLink>
        <ButtonLink to="/exports" variant="default">
          {t('today.exports')}
        </ButtonLink>
      </Group>
    </Section>
  );
}

interface FigureProps {
  title: string;
  value: number;
  /** Leads to the runs that are meant. */
  search?: { outcome: 'done' | 'differs' | 'failed' | 'active'; from: string };
}

function Figure({ title, value, search }: FigureProps) {
  const language = useLanguage();
  const shown = formatNumber(value, language);
  return (
    <Stack gap={0}>
      <Text component="dt" size="sm" c="dimmed">
        {title}
      </Text>
      <Text component="dd" m={0} size="xl" fw={600}>
        {search && value > 0 ? (
          <TextLink to="/runs" search={search} underline="always" inherit>
            {shown}
          </TextLink>
        ) : (
          shown
        )}
      </Text>
    </Stack>
  );
}
