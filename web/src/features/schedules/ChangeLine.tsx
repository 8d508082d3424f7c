import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconPlayerPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeTrigger } from '../../api/changeTriggers.ts';
import { formatClock, formatDuration } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What an export that starts on changes is waiting for. */
export function ChangeLine({ trigger, running }: { trigger: ChangeTrigger; running: boolean }) {
  const { t } = useTranslation(['schedules', 'common']);
  const language = useLanguage();
  const seconds = useSecondsTo(trigger.dueAt);
  const { paused, waitsForConnection, changedAt, told, untoldBecause, pollMinutes, looksAt } = trigger;
  const clock = (at: string) => formatClock(at, language);
  if (paused) return <Line icon={<IconPlayerPause {...grey} />}>{t('changes.paused')}</Line>;
  if (waitsForConnection)
    return (
      <Line icon={<IconAlertTriangle {...grey} color="var(--mantine-color-red-7)" />}>
        {t('changes.waitsForConnection')}{' '}
        <TextLink to="/connections" size="sm" underline="always">
          {t('common:nav.integrations')}
        </TextLink>
      </Line>
    );
  if (trigger.restsByPlan)
    return (
      <Line icon={<IconPlayerPause {...grey} />}>
        {t('changes.restsByPlan')}{' '}
        <TextLink to="/usage" size="sm" underline="always">
          {t('plan')}
        </TextLink>
      </Line>
    );
  const waits = () => {
    if (changedAt === null) return null;
    const at = clock(changedAt);
    if (running) return t('changes.afterThisRun', { at });
    return seconds === null
      ? t('changes.noticed', { at })
      : t('changes.dueIn', { at, left: formatDuration(seconds * 1000, language) });
  };
  const looks = () => {
    if (told) return t('changes.told');
    const why = t(`untold.${untoldBecause ?? 'unknown'}`);
    return [
      t('changes.polled', { count: pollMinutes }),
      looksAt && t('changes.looksAt', { at: clock(looksAt) }),
      why,
    ]
      .filter(Boolean)
      .join(' ');
  };
  return <Line icon={<IconBolt {...grey} />}>{waits() ?? looks()}</Line>;
}

const grey = {
  size: 20,
  color: 'var(--mantine-color-gray-6)',
  'aria-hidden': true,
  style: { flexShrink: 0 },
} as const;

function Line({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {icon}
      <Text size="sm">{children}</Text>
    </Group>
  );
}

/** Whole seconds until a moment, counted down; null without one. */
function useSecondsTo(at: string | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? null : Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}
