import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Faults } from '../../shared/useFaults.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { INTERVALS, type RhythmDraft, WEEKDAYS, type Weekday } from './rhythm.ts';
import { useTimeZones } from './useTimeZones.ts';

interface Props {
  draft: RhythmDraft;
  timeZone: string;
  disabled: boolean;
  /** What was wrong with what was sent. */
  faults: Faults<'cron' | 'timeZone'>['at'];
  onChange: (draft: RhythmDraft) => void;
  onTimeZone: (timeZone: string) => void;
}

/** How often and at what time. */
export function RhythmFields({ draft, timeZone, disabled, faults, onChange, onTimeZone }: Props) {
  const { t } = useTranslation('schedule');
  const zones = useTimeZones(timeZone);
  const set = (change: Partial<RhythmDraft>) => onChange({ ...draft, ...change });
  return (
    <Stack>
      <NativeSelect
        label={t('howOften')}
        value={draft.choice}
        error={draft.choice !== 'own' && faults.cron}
        onChange={(event) => set({ choice: event.currentTarget.value as RhythmDraft['choice'] })}
        disabled={disabled}
        data={[
          { value: 'days', label: t('byDays') },
          ...INTERVALS.map((value, index) => ({
            value,
            label: t(`interval.${INTERVAL_WORDS[index]!}`),
          })),
          { value: 'own', label: t('own') },
        ]}
        maw={360}
      />
      {draft.choice === 'days' && <Days draft={draft} disabled={disabled} onChange={set} />}
      {draft.choice === 'own' && (
        <TextInput
          label={t('cron')}
          description={t('cronHint')}
          value={draft.own}
          error={faults.cron}
          onChange={(event) => set({ own: event.currentTarget.value })}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          maw={360}
        />
      )}
      <NativeSelect
        label={t('timeZone')}
        value={timeZone}
        error={faults.timeZone}
        onChange={(event) => onTimeZone(event.currentTarget.value)}
        disabled={disabled}
        data={zones}
        maw={360}
      />
    </Stack>
  );
}

/** Words for the intervals, in their order. */
const INTERVAL_WORDS = ['m15', 'm30', 'h1', 'h2', 'h3', 'h6', 'h12'] as const;

/** At what time, on which days of the week. */
function Days({
  draft,
  disabled,
  onChange,
}: {
  draft: RhythmDraft;
  disabled: boolean;
  onChange: (change: Partial<RhythmDraft>) => void;
}) {
  const { t } = useTranslation('schedule');
  const language = useLanguage();
  return (
    <>
      <TextInput
        type="time"
        label={t('time')}
        value={draft.time}
        onChange={(event) => onChange({ time: event.currentTarget.value })}
        disabled={disabled}
        required
        maw={160}
      />
      <Checkbox.Group
        label={t('days')}
        value={draft.days}
        onChange={(days) => onChange({ days: days as Weekday[] })}
      >
        <Group gap="md" mt={4}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={day} label={weekdayName(day, language)} disabled={disabled} />
          ))}
        </Group>
      </Checkbox.Group>
      {draft.days.length === 0 && (
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
