import { Alert, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { installationQuery, scenarioExportsQuery } from '../../api/marketplace.ts';
import { RightsNotice } from '../../features/marketplace/RightsNotice.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { AddScenarioExport } from './AddScenarioExport.tsx';
import { ScenarioExports } from './ScenarioExports.tsx';

/** What MoySklad's scenarios start, and how to make one there. */
export function ScenariosPage() {
  const { t } = useTranslation(['scenarios', 'common']);
  const about = useQuery(installationQuery);
  const chosen = useQuery(scenarioExportsQuery);
  const configs = useQuery(exportConfigsQuery);
  const mayEdit = useMay('editor');
  const failed = [about, chosen, configs].find(({ isError }) => isError);
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      <Text>{t('text')}</Text>
      {failed && <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />}
      {!failed && !(about.data && chosen.data && configs.data) && (
        <Skeleton h={200} role="status" aria-label={t('common:loading')} />
      )}
      {about.data && !about.data.installation && <NotInstalled />}
      <RightsNotice />
      {about.data?.installation && chosen.data && configs.data && (
        <>
          <Section title={t('how')}>
            <List type="ordered">
              <List.Item>{t('step1')}</List.Item>
              <List.Item>{t('step2')}</List.Item>
              <List.Item>{t('step3')}</List.Item>
            </List>
            <Text size="sm" c="dimmed">
              {t('several')} {t('running')}
            </Text>
          </Section>
          <Section title={t('chosen')}>
            <ScenarioExports chosen={chosen.data} about={about.data} />
            {!mayEdit && <Text c="dimmed">{t('askEditor')}</Text>}
            {mayEdit && configs.data.length === 0 && <NoExports />}
            {mayEdit && configs.data.length > 0 && (
              <AddScenarioExport about={about.data} configs={configs.data} />
            )}
          </Section>
          <Section title={t('button')}>
            <Text>{t('buttonText')}</Text>
            <Text size="sm" c="dimmed">
              {t('buttonWho')}
            </Text>
          </Section>
        </>
      )}
    </Stack>
  );
}

function NotInstalled() {
  const { t } = useTranslation('scenarios');
  return (
    <Alert color="blue" title={t('notInstalled')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('notInstalledText')}</Text>
        <ButtonLink to="/connections" variant="default" size="xs">
          {t('connections')}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}

function NoExports() {
  const { t } = useTranslation('scenarios');
  return (
    <Group>
      <Text>{t('noExports')}</Text>
      <ButtonLink to="/exports/new">{t('newExport')}</ButtonLink>
    </Group>
  );
}
