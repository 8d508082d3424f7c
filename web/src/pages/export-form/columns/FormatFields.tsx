import { Autocomplete, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn, Format } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { CURRENCIES, fittingFormats, hasDecimals, withFormat } from './formats.ts';

const DECIMALS = ['0', '1', '2', '3', '4', '5', '6'];

interface Props {
  column: ChosenColumn;
  /** The exporter's column; none for a computed one. */
  original: Column | undefined;
  onChange: (column: ChosenColumn) => void;
}

/** How the cells are shown: as what, with how many digits, in which currency. */
export function FormatFields({ column, original, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const { format } = column;
  const type = format?.type ?? original?.type;
  const set = (change: Partial<Format>) =>
    type && onChange(withFormat(column, { ...format, type, ...change }));
  const usual = original ? t('format.usual', { format: t(`format.${original.type}`) }) : t('format.byItself');
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t('format.label')}
        flex="1 1 100%"
        value={format?.type ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(withFormat(column, value === '' ? null : { ...format, type: value as Format['type'] }))
        }
        data={[
          { value: '', label: usual },
          ...fittingFormats(original?.type ?? null).map((value) => ({
            value,
            label: t(`format.${value}`),
          })),
        ]}
      />
      {type && hasDecimals(type) && (
        <NativeSelect
          label={t('format.decimals')}
          flex="1 1 140px"
          value={format?.decimals?.toString() ?? ''}
          onChange={({ currentTarget: { value } }) =>
            set({ decimals: value === '' ? undefined : Number(value) })
          }
          data={[{ value: '', label: t('format.usualDecimals') }, ...DECIMALS]}
        />
      )}
      {type === 'money' && (
        <Autocomplete
          label={t('format.currency')}
          flex="1 1 120px"
          placeholder={t('format.noCurrency')}
          value={format?.currency ?? ''}
          onChange={(currency) => set({ currency: currency.trim() || undefined })}
          data={CURRENCIES}
          maxLength={5}
        />
      )}
    </Group>
  );
}
