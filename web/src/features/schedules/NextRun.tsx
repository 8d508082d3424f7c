import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/schedules.ts';
import { formatTime } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** When a schedule runs next, or what it waits for. */
export function NextRun({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation(['schedules', 'common']);
  const language = useLanguage();
  const { nextAt, verify, waitsForConnection, pausedByFailures, failures } = schedule;
  if (pausedByFailures)
    return (
      <Line icon={warning}>{t(verify ? 'verifyPausedByFailures' : 'pausedByFailures', { failures })}</Line>
    );
  if (nextAt !== null && waitsForConnection)
    return (
      <Line icon={warning}>
        {t('waitsForConnection')}{' '}
        <TextLink to="/connections" size="sm" underline="always">
          {t('common:nav.integrations')}
        </TextLink>
      </Line>
    );
  const whenOf = () => {
    if (nextAt === null) return t('paused');
    if (schedule.runFollows) return t('afterThisRun');
    const time = formatTime(nextAt, language);
    return schedule.spread ? t('about', { when: time }) : time;
  };
  const Icon = nextAt === null ? IconPlayerPause : IconClock;
  return (
    <Line icon={<Icon size={20} color="var(--mantine-color-gray-6)" aria-hidden style={still} />}>
      {t(verify ? 'nextVerify' : 'nextRun', { when: whenOf() })}
      {schedule.apartMinutes !== null && (
        <>
          {'. '}
          {t('apart', { count: schedule.apartMinutes })}{' '}
          <TextLink to="/usage" size="sm" underline="always">
            {t('plan')}
          </TextLink>
        </>
      )}
    </Line>
  );
}

const still = { flexShrink: 0 };
const warning = <IconAlertTriangle size={20} color="var(--mantine-color-red-7)" aria-hidden style={still} />;

function Line({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {icon}
      <Text size="sm">{children}</Text>
    </Group>
  );
}
