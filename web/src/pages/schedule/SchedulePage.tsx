import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exportConfigQuery } from '../../api/exportConfigs.ts';
import { schedulesQuery } from '../../api/schedules.ts';
import { PageSkeleton } from '../../layout/PageSkeleton.tsx';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { MissedDays } from './MissedDays.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';

const route = getRouteApi('/shell/exports/$configId/schedule');

/** When an export runs, and is compared, by itself. */
export function SchedulePage() {
  const { t } = useTranslation(['schedule', 'common']);
  const { configId } = route.useParams();
  const config = useQuery(exportConfigQuery(configId));
  const schedules = useQuery(schedulesQuery);
  if (config.isPending || schedules.isPending) return <PageSkeleton />;
  const error = config.error ?? schedules.error;
  const retry = () => void Promise.all([config.refetch(), schedules.refetch()]);
  return (
    <Stack>
      <TextLink to="/exports" size="sm" underline="always">
        ← {t('common:nav.allExports')}
      </TextLink>
      <PageTitle>{t('title')}</PageTitle>
      {error !== null && <ProblemAlert error={error} retry={retry} />}
      {config.data && schedules.data && (
        <>
          <Text>{config.data.name}</Text>
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
