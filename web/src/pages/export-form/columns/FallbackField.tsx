import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { hasDecimals, withFallback } from './formats.ts';

interface Props {
  column: ChosenColumn;
  /** The exporter's column; none for a computed one. */
  original: Column | undefined;
  onChange: (column: ChosenColumn) => void;
}

/** What stands in the sheet where MoySklad has nothing. */
export function FallbackField({ column, original, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const [words, setWords] = useState(String(column.whenEmpty ?? ''));
  const type = column.format?.type ?? original?.type ?? 'number';
  return (
    <TextInput
      label={t('columns.whenEmpty')}
      description={t('columns.whenEmptyHint')}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        onChange(withFallback(column, event.currentTarget.value, hasDecimals(type)));
      }}
      maxLength={500}
    />
  );
}
