import { Group, Skeleton, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTriggersQuery } from '../../api/changeTriggers.ts';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { exportersQuery } from '../../api/exporters.ts';
import { schedulesQuery } from '../../api/schedules.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { lazyPage } from '../../texts/lazyPage.ts';
import { ExportList } from './ExportList.tsx';
import { FirstSteps } from './FirstSteps.tsx';

// Beside the list, not before it.
const Unfinished = lazyPage(() => import('../../features/drafts/Unfinished.tsx'), 'Unfinished', 'drafts');

/** How often the list is read while exports may start by themselves at any moment, ms. */
const LIST_POLL_MS = 3_000;

export function ExportsPage() {
  const { t } = useTranslation('exports');
  const mayEdit = useMay('editor');
  const schedules = useQuery(schedulesQuery);
  const exporters = useQuery(exportersQuery);
  const triggers = useQuery(changeTriggersQuery);
  const mayStart = triggers.data?.some(({ paused }) => !paused) ?? false;
  const configs = useQuery({ ...exportConfigsQuery, ...(mayStart && { refetchInterval: LIST_POLL_MS }) });
  // Drawn once, with all that its rows say, so that none moves; and in slices, so that a slow phone answers meanwhile.
  const isBeside = !schedules.isPending && !exporters.isPending && !triggers.isPending;
  const whole = isBeside ? configs.data : undefined;
  const shown = useDeferredValue(whole);
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        {mayEdit && (configs.data?.length ?? 0) > 0 && (
          <ButtonLink to="/exports/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('new')}
          </ButtonLink>
        )}
      </Group>
      {configs.isError && <ProblemAlert error={configs.error} retry={() => void configs.refetch()} />}
      {!configs.isError && !shown && <Waiting />}
      {mayEdit && shown && (
        <Suspense>
          <Unfinished configs={shown} />
        </Suspense>
      )}
      {shown?.length === 0 && <FirstSteps />}
      {shown && shown.length > 0 && <ExportList configs={shown} />}
    </Stack>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Stack role="status" aria-label={t('loading')}>
      {['first', 'second', 'third'].map((place) => (
        <Skeleton key={place} h={120} />
      ))}
    </Stack>
  );
}
