import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TIMES } from './rhythm.ts';

interface Props {
  /** Each `HH:MM`, or what is there of it. */
  times: string[];
  disabled: boolean;
  onChange: (times: string[]) => void;
}

/** At what times of the day: one, and more by a press. The focus goes where the next thing is to be done. */
export function Times({ times, disabled, onChange }: Props) {
  const { t } = useTranslation('schedule');
  const list = useRef<HTMLDivElement>(null);
  const count = useRef(times.length);
  useEffect(() => {
    if (times.length === count.current) return;
    const grown = times.length > count.current;
    count.current = times.length;
    // The new field, or the last one that is left; what was pressed is gone.
    const fields = list.current?.querySelectorAll<HTMLInputElement>('input[type="time"]');
    if (grown || document.activeElement === document.body) fields?.item(fields.length - 1).focus();
  }, [times.length]);
  return (
    <Stack gap="xs" ref={list}>
      {times.map((time, place) => (
        <Group key={PLACES[place]} gap="xs" align="flex-end">
          <TextInput
            type="time"
            label={place === 0 ? t('time') : t('timeNumber', { number: place + 1 })}
            value={time}
            onChange={(event) => onChange(times.with(place, event.currentTarget.value))}
            disabled={disabled}
            required
            w={160}
          />
          {times.length > 1 && !disabled && (
            <ActionIcon
              variant="default"
              size={36}
              aria-label={time ? t('removeTime', { time }) : t('removeEmptyTime')}
              onClick={() => onChange(times.toSpliced(place, 1))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!disabled && times.length < MOST_TIMES && (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...times, ''])}
          >
            {t('addTime')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** A field is known by its place. */
const PLACES = Array.from({ length: MOST_TIMES }, (_, place) => `time ${place}`);
