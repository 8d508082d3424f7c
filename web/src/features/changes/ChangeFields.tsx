import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { longestWith, quietsWith, type Waits, withQuiet } from './waits.ts';

interface Props {
  waits: Waits;
  disabled?: boolean;
  onChange: (waits: Waits) => void;
}

/** How long an export waits after a change. */
export function ChangeFields({ waits, disabled = false, onChange }: Props) {
  const { t } = useTranslation('changes');
  const language = useLanguage();
  const inWords = (seconds: number) =>
    seconds === 0 ? t('atOnce') : formatDuration(seconds * 1000, language).replace(/\s0\s\S+$/, '');
  const choices = (numbers: number[]) =>
    numbers.map((seconds) => ({ value: String(seconds), label: inWords(seconds) }));
  return (
    <Stack>
      <NativeSelect
        label={t('quiet.label')}
        description={t('quiet.hint')}
        value={String(waits.quiet)}
        onChange={(event) => onChange(withQuiet(waits, Number(event.currentTarget.value)))}
        disabled={disabled}
        data={choices(quietsWith(waits))}
        maw={420}
      />
      <NativeSelect
        label={t('longest.label')}
        description={t('longest.hint')}
        value={String(waits.longest)}
        onChange={(event) => onChange({ ...waits, longest: Number(event.currentTarget.value) })}
        disabled={disabled}
        data={choices(longestWith(waits))}
        maw={420}
      />
    </Stack>
  );
}
