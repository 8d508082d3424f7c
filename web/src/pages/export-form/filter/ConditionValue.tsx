import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../api/exporters.ts';
import { OPTION_LIST } from '../../../shared/optionList.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { PeriodValue } from './PeriodValue.tsx';
import { RangeValue } from './RangeValue.tsx';
import { ReferenceValue } from './ReferenceValue.tsx';
import type { FilterRow } from './rows.ts';

interface Props {
  row: FilterRow;
  field: FilterField;
  exporterKey: string;
  onChange: (row: FilterRow) => void;
}

/** What a condition asks for, by the type of its field; nothing where the way of asking says it all. */
export function ConditionValue({ row, field, exporterKey, onChange }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  const label = t('filter.value', { field: field.title[language] });
  switch (row.op) {
    case 'period':
      return (
        <PeriodValue period={row.period} label={label} onChange={(period) => onChange({ ...row, period })} />
      );
    case 'range':
      return <RangeValue row={row} label={label} onChange={onChange} />;
    case 'is':
      return (
        <NativeSelect
          aria-label={label}
          value={String(row.is)}
          onChange={(event) => onChange({ ...row, is: event.currentTarget.value === 'true' })}
          data={[
            { value: 'true', label: t('common:yes') },
            { value: 'false', label: t('common:no') },
          ]}
        />
      );
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return (
        <TextInput
          aria-label={label}
          value={row.text}
          onChange={(event) => onChange({ ...row, text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          maxLength={500}
        />
      );
    case 'anyOf':
    case 'noneOf': {
      if (field.hasOptions)
        return (
          <ReferenceValue
            row={row}
            field={field}
            exporterKey={exporterKey}
            label={label}
            onChange={onChange}
          />
        );
      const texts = row.chosen.map((value) => (typeof value === 'object' ? value.name : String(value)));
      const choose = (chosen: string[]) => onChange({ ...row, chosen });
      if (!field.words)
        return (
          <TagsInput
            aria-label={label}
            placeholder={texts.length === 0 ? t('filter.typeAndEnter') : undefined}
            value={texts}
            onChange={choose}
            acceptValueOnBlur
            maxTags={50}
          />
        );
      return (
        <MultiSelect
          aria-label={label}
          placeholder={texts.length === 0 ? t('filter.choose') : undefined}
          data={Object.entries(field.words).map(([value, words]) => ({ value, label: words[language] }))}
          value={texts}
          onChange={choose}
          {...OPTION_LIST}
        />
      );
    }
    default:
      return null;
  }
}
