import { Alert, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Partnership } from '../../api/partnerships.ts';

const COLOURS = { live: 'green', paused: 'gray', stopped: 'orange', ended: 'gray' };

export function StateBadge({ state }: { state: Partnership['state'] }) {
  const { t } = useTranslation('partners');
  return (
    <Badge color={COLOURS[state]} variant="light" tt="none" miw="max-content">
      {t(`state.${state}`)}
    </Badge>
  );
}

/** What keeps a partnership from acting, and what there is to do. */
export function StateAlerts({ partnership }: { partnership: Partnership }) {
  const { t } = useTranslation('partners');
  const { partnerName: partner, trouble, partnerTrouble, pausedAt, partnerPausedAt, endedBy } = partnership;
  if (endedBy)
    return (
      <Alert color="gray" title={t(`end.${endedBy}.title`, { partner })}>
        {t(`end.${endedBy}.text`)}
      </Alert>
    );
  const whys = [
    trouble && (`trouble.${trouble}` as const),
    partnerTrouble && (`partnerTrouble.${partnerTrouble}` as const),
    pausedAt && ('pauses.us' as const),
    partnerPausedAt && ('pauses.partner' as const),
  ].filter((why) => why !== null && why !== '');
  return whys.map((why) => (
    <Alert
      key={why}
      color={why.startsWith('pauses') ? 'gray' : 'orange'}
      title={t(`${why}.title`, { partner })}
    >
      {t(`${why}.text`)}
    </Alert>
  ));
}
