import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../api/exportConfigs.ts';
import { allOf } from '../../../shared/allOf.ts';

const UNITS = allOf<Extract<Period, { last: number }>['unit']>()(['day', 'week', 'month']);
/** As long as the server takes. */
const LONGEST = 3650;

interface Props {
  period: Period;
  label: string;
  onChange: (period: Period) => void;
}

/** The days of a fixed period, or how long a rolling one is; the others say it all by their name. */
export function PeriodValue({ period, label, onChange }: Props) {
  const { t } = useTranslation('export-form');
  if ('last' in period) {
    const { last, unit } = period;
    return (
      <Group gap="xs" wrap="nowrap">
        <NumberInput
          aria-label={label}
          value={last}
          onChange={(value) => typeof value === 'number' && value >= 1 && onChange({ last: value, unit })}
          min={1}
          max={LONGEST}
          allowDecimal={false}
          w={100}
        />
        <NativeSelect
          aria-label={t('period.unit')}
          value={unit}
          onChange={({ currentTarget: { value } }) => onChange({ last, unit: value as typeof unit })}
          data={UNITS.map((value) => ({ value, label: t(`period.${value}`, { count: last }) }))}
        />
      </Group>
    );
  }
  if ('current' in period || 'previous' in period) return null;
  const days = (side: 'from' | 'to') => (
    <TextInput
      type="date"
      aria-label={`${label}, ${t(`filter.${side}`)}`}
      leftSection={t(`filter.${side}`)}
      leftSectionWidth={42}
      value={period[side] ?? ''}
      onChange={({ currentTarget: { value } }) => {
        const { [side]: _, ...other } = period;
        onChange(value ? { ...other, [side]: value } : other);
      }}
      flex="1 1 150px"
    />
  );
  return (
    <Group gap="xs">
      {days('from')}
      {days('to')}
    </Group>
  );
}
