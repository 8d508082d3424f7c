import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeTriggersQuery } from '../../api/changeTriggers.ts';
import { exportConfigQuery } from '../../api/exportConfigs.ts';
import { exportersQuery } from '../../api/exporters.ts';
import { schedulesQuery } from '../../api/schedules.ts';
import { usageQuery } from '../../api/usage.ts';
import { exporterOf } from '../../features/exporters/exporters.ts';
import { PageSkeleton } from '../../layout/PageSkeleton.tsx';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ChangeSection } from './ChangeSection.tsx';
import { MissedDays } from './MissedDays.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';

const route = getRouteApi('/shell/exports/$configId/schedule');

/** When an export runs, and is compared, by itself. */
export function SchedulePage() {
  const { t } = useTranslation(['schedule', 'common']);
  const { configId } = route.useParams();
  const config = useQuery(exportConfigQuery(configId));
  const schedules = useQuery(schedulesQuery);
  const triggers = useQuery(changeTriggersQuery);
  const exporters = useQuery(exportersQuery);
  const usage = useQuery(usageQuery);
  const all = [config, schedules, triggers, exporters, usage];
  if (all.some(({ isPending }) => isPending)) return <PageSkeleton />;
  const error = all.find((query) => query.error)?.error ?? null;
  const retry = () => void Promise.all(all.map((query) => query.refetch()));
  return (
    <Stack>
      <TextLink to="/exports" size="sm" underline="always">
        ← {t('common:nav.allExports')}
      </TextLink>
      <PageTitle>{t('title')}</PageTitle>
      {error !== null && <ProblemAlert error={error} retry={retry} />}
      {config.data && schedules.data && triggers.data && exporters.data && (
        <>
          <Text>{config.data.name}</Text>
          <ChangeSection
            config={config.data}
            trigger={triggers.data.find((each) => each.configId === configId)}
            fit={exporterOf(exporters.data, config.data.exporter)?.startsOnChanges ?? false}
          />
          <MissedDays configId={configId} />
          {[false, true].map((verify) => {
            const schedule = schedules.data.find(
              (each) => each.configId === configId && each.verify === verify,
            );
            return (
              <ScheduleSection
                key={String(verify)}
                config={config.data}
                verify={verify}
                schedule={schedule}
              />
            );
          })}
        </>
      )}
    </Stack>
  );
}
