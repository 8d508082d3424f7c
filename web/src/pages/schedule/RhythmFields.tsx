import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '../../api/usage.ts';
import { useTimeZones } from '../../features/schedules/useTimeZones.ts';
import { TextLink } from '../../shared/links.tsx';
import type { Faults } from '../../shared/useFaults.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import type { Entered } from './entered.ts';
import {
  INTERVALS,
  intervalsFrom,
  LAST_DAY,
  MONTH_DAYS,
  type RhythmDraft,
  WEEKDAYS,
  type Weekday,
} from './rhythm.ts';
import { Times } from './Times.tsx';

interface Props {
  entered: Entered;
  disabled: boolean;
  /** What was wrong with what was sent. */
  faults: Faults<'cron' | 'timeZone'>['at'];
  onChange: (change: Partial<Entered>) => void;
}

/** How often and at what times. */
export function RhythmFields({ entered, disabled, faults, onChange }: Props) {
  const { t } = useTranslation('schedule');
  const zones = useTimeZones(entered.timeZone);
  const { choice } = entered;
  const least = useQuery(usageQuery).data?.leastMinutes ?? 0;
  const timed = choice === 'days' || choice === 'month';
  return (
    <Stack>
      <NativeSelect
        label={t('howOften')}
        value={choice}
        error={choice !== 'own' && faults.cron}
        onChange={(event) => onChange({ choice: event.currentTarget.value as RhythmDraft['choice'] })}
        disabled={disabled}
        data={[
          { value: 'days', label: t('byDays') },
          { value: 'month', label: t('byMonth') },
          ...intervalsFrom(least, choice).map((value) => ({
            value,
            label: t(`interval.${INTERVAL_WORDS[INTERVALS.indexOf(value)]!}`),
          })),
          { value: 'own', label: t('own') },
        ]}
        maw={360}
      />
      {least > SHORTEST && (
        <Text size="sm" c="dimmed">
          {t('least', { count: least })}{' '}
          <TextLink to="/usage" underline="always">
            {t('plan')}
          </TextLink>
        </Text>
      )}
      {choice === 'days' && (
        <Days days={entered.days} disabled={disabled} onChange={(days) => onChange({ days })} />
      )}
      {choice === 'month' && (
        <NativeSelect
          label={t('monthDay')}
          value={entered.monthDay}
          onChange={(event) => onChange({ monthDay: event.currentTarget.value })}
          disabled={disabled}
          data={MONTH_DAYS.map((day) => ({
            value: day,
            label: day === LAST_DAY ? t('lastDay') : t('dayOfMonth', { day }),
          }))}
          maw={360}
        />
      )}
      {timed && <Times times={entered.times} disabled={disabled} onChange={(times) => onChange({ times })} />}
      {choice === 'own' && (
        <TextInput
          label={t('cron')}
          description={t('cronHint')}
          value={entered.own}
          error={faults.cron}
          onChange={(event) => onChange({ own: event.currentTarget.value })}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          maw={360}
        />
      )}
      <NativeSelect
        label={t('timeZone')}
        value={entered.timeZone}
        error={faults.timeZone}
        onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
        disabled={disabled}
        data={zones}
        maw={360}
      />
    </Stack>
  );
}

/** No schedule is closer, whatever the plan, minutes. */
const SHORTEST = 5;

/** Words for the intervals, in their order. */
const INTERVAL_WORDS = ['m15', 'm30', 'h1', 'h2', 'h3', 'h6', 'h12'] as const;

/** On which days of the week. */
function Days({
  days,
  disabled,
  onChange,
}: {
  days: Weekday[];
  disabled: boolean;
  onChange: (days: Weekday[]) => void;
}) {
  const { t } = useTranslation('schedule');
  const language = useLanguage();
  return (
    <>
      <Checkbox.Group label={t('days')} value={days} onChange={(next) => onChange(next as Weekday[])}>
        <Group gap="md" mt={4}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={day} label={weekdayName(day, language)} disabled={disabled} />
          ))}
        </Group>
      </Checkbox.Group>
      {days.length === 0 && (
        <Text size="sm" c="red" role="alert">
          {t('noDay')}
        </Text>
      )}
    </>
  );
}

/** 1 November 2026 is a Sunday, cron's day 0. */
const weekdayName = (day: Weekday, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 10, 1 + Number(day))),
  );
