import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { AskAddress } from '../../features/address/AskAddress.tsx';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { Attention } from './Attention.tsx';
import { TodayRuns } from './TodayRuns.tsx';
import { UsageNow } from './UsageNow.tsx';

/** How the company's exports are today, what needs attention, and how much of the plan is used. */
export function HomePage() {
  const { t } = useTranslation(['home', 'common']);
  const configs = useQuery(exportConfigsQuery);
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      <AskAddress />
      {configs.isError && !configs.data && (
        <ProblemAlert error={configs.error} retry={() => void configs.refetch()} />
      )}
      {configs.isPending && <Skeleton h={200} role="status" aria-label={t('common:loading')} />}
      {configs.data?.length === 0 && <Begin />}
      {configs.data && configs.data.length > 0 && (
        <>
          <Attention />
          <TodayRuns />
        </>
      )}
      {configs.data && <UsageNow />}
    </Stack>
  );
}

/** What to do where there is nothing yet. */
function Begin() {
  const { t } = useTranslation('home');
  return (
    <Section title={t('begin.title')}>
      <Text>{t('begin.text')}</Text>
      <div>
        <ButtonLink to="/welcome">{t('begin.action')}</ButtonLink>
      </div>
    </Section>
  );
}
