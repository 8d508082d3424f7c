import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../api/exporters.ts';
import { OPTION_LIST } from '../../../shared/optionList.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';

interface Props {
  fields: FilterField[];
  onAdd: (field: FilterField) => void;
}

/** Begins a condition: by which field. */
export function AddCondition({ fields, onAdd }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const option = ({ key, title }: FilterField) => ({ value: key, label: title[language] });
  const isOwn = ({ key }: FilterField) => !key.startsWith('attribute:');
  return (
    <Select
      label={t('filter.add')}
      placeholder={t('filter.addHint')}
      leftSection={<IconPlus size={18} aria-hidden />}
      data={[
        { group: t('columns.own'), items: fields.filter(isOwn).map(option) },
        {
          group: t('columns.attribute'),
          items: fields.filter((field) => !isOwn(field)).map(option),
        },
      ].filter(({ items }) => items.length > 0)}
      searchable
      {...OPTION_LIST}
      nothingFoundMessage={t('filter.noField')}
      value={null}
      onChange={(key) => {
        const field = fields.find((other) => other.key === key);
        if (field) onAdd(field);
      }}
      maw={420}
    />
  );
}
