import { Group, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/useLanguage.ts';
import type { FilterRow } from './rows.ts';

type RangeRow = Extract<FilterRow, { op: 'range' }>;

interface Props {
  row: RangeRow;
  label: string;
  onChange: (row: RangeRow) => void;
}

/** From one number to another; either side may be open. */
export function RangeValue({ row, label, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const side = (name: 'from' | 'to') => (
    <NumberInput
      aria-label={`${label}, ${t(`filter.${name}`)}`}
      leftSection={t(`filter.${name}`)}
      leftSectionWidth={42}
      value={row[name] ?? ''}
      onChange={(value) => onChange({ ...row, [name]: typeof value === 'number' ? value : null })}
      thousandSeparator=" "
      decimalSeparator={language === 'ru' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      decimalScale={4}
      hideControls
      flex="1 1 120px"
    />
  );
  return (
    <Group gap="xs">
      {side('from')}
      {side('to')}
    </Group>
  );
}
