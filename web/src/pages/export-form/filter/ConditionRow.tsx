import { ActionIcon, NativeSelect, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { ConditionValue } from './ConditionValue.tsx';
import classes from './Filter.module.css';
import { type FilterRow, mistakeIn } from './rows.ts';
import { type Way, wayOf, waysOf, withWay } from './ways.ts';

interface Props {
  row: FilterRow;
  /** Undefined when MoySklad has no such field any more. */
  field: FilterField | undefined;
  exporterKey: string;
  onChange: (row: FilterRow) => void;
  onRemove: () => void;
}

/** One condition: the field, the way of asking it, and what is asked. */
export function ConditionRow({ row, field, exporterKey, onChange, onRemove }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const title = field?.title[language] ?? row.field;
  const ways = field ? waysOf(field) : [];
  return (
    <fieldset className={classes.row} aria-label={title}>
      <div className={classes.field}>
        {title}
        {field?.required && (
          <Text size="xs" c="dimmed">
            {t('filter.required')}
          </Text>
        )}
        {!field && (
          <Text size="xs" c="var(--mantine-color-error)">
            {t('filter.gone')}
          </Text>
        )}
      </div>
      {field && (
        <>
          {ways.length > 1 && (
            <NativeSelect
              className={classes.way}
              aria-label={t('filter.way', { field: title })}
              value={wayOf(row)}
              onChange={(event) => onChange(withWay(row, event.currentTarget.value as Way))}
              data={ways.map((way) => ({ value: way, label: t(`way.${way}`) }))}
            />
          )}
          <div className={classes.value}>
            <ConditionValue row={row} field={field} exporterKey={exporterKey} onChange={onChange} />
            {mistakeIn(row) && (
              <Text size="sm" c="var(--mantine-color-error)" role="alert" mt={4}>
                {t('filter.order')}
              </Text>
            )}
          </div>
        </>
      )}
      {!field?.required && (
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('filter.remove', { field: title })}
          onClick={onRemove}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  );
}
