import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entered } from './entered.ts';

interface Props {
  entered: Entered;
  disabled: boolean;
  onChange: (change: Partial<Entered>) => void;
}

/** What becomes of a time that cannot be kept, and how exactly times are kept. */
export function MannersFields({ entered, disabled, onChange }: Props) {
  const { t } = useTranslation('schedule');
  const { overlap, catchUp, spread, pauseAfter } = entered;
  const numbers = [...new Set([3, 5, 10, 20, ...(pauseAfter === '' ? [] : [Number(pauseAfter)])])];
  return (
    <Stack>
      <NativeSelect
        label={t('overlap.label')}
        value={overlap}
        onChange={(event) => onChange({ overlap: event.currentTarget.value as Entered['overlap'] })}
        disabled={disabled}
        data={(['remember', 'skip'] as const).map((value) => ({ value, label: t(`overlap.${value}`) }))}
        maw={360}
      />
      <NativeSelect
        label={t('pauseAfter.label')}
        description={t('pauseAfter.hint')}
        value={pauseAfter}
        onChange={(event) => onChange({ pauseAfter: event.currentTarget.value })}
        disabled={disabled}
        data={[
          ...numbers
            .sort((one, other) => one - other)
            .map((count) => ({ value: String(count), label: t('pauseAfter.count', { count }) })),
          { value: '', label: t('pauseAfter.never') },
        ]}
        maw={360}
      />
      <Checkbox
        label={t('catchUp.label')}
        description={t('catchUp.hint')}
        checked={catchUp}
        onChange={(event) => onChange({ catchUp: event.currentTarget.checked })}
        disabled={disabled}
      />
      <Checkbox
        label={t('spread.label')}
        description={t('spread.hint')}
        checked={spread}
        onChange={(event) => onChange({ spread: event.currentTarget.checked })}
        disabled={disabled}
      />
    </Stack>
  );
}
