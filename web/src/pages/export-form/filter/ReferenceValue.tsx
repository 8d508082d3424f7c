import { Group, Loader, MultiSelect, Pill, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilterField, filterOptionsQuery } from '../../../api/exporters.ts';
import { toProblem } from '../../../api/problem.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { OPTION_LIST } from '../../../shared/optionList.ts';
import classes from './Filter.module.css';
import type { Chosen, FilterRow } from './rows.ts';

/** Wait until the person stops typing, ms. */
const PAUSE_MS = 300;
/** As many as the server takes. */
const MOST = 50;

type ListRow = Extract<FilterRow, { op: 'anyOf' | 'noneOf' }>;

interface Props {
  row: ListRow;
  field: FilterField;
  exporterKey: string;
  label: string;
  onChange: (row: ListRow) => void;
}

/** Some of a dictionary's objects, found by their names; states with their colours. */
export function ReferenceValue({ row, field, exporterKey, label, onChange }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), PAUSE_MS);
  const { moysklad } = useAccounts();
  const options = useQuery(filterOptionsQuery(exporterKey, field.key, asked, moysklad));
  const found = options.data ?? [];

  const values = new Map<string, Chosen>([
    ...found.map(({ type, id, name, href }) => [id, { type, id, name, href }] as const),
    ...row.chosen.map((chosen) => [idOf(chosen), chosen] as const),
  ]);
  const colorOf = (id: string) => found.find((option) => option.id === id)?.color;
  const dot = (id: string) => {
    const color = colorOf(id);
    return color ? <span className={classes.dot} style={{ background: color }} aria-hidden /> : null;
  };
  return (
    <MultiSelect
      aria-label={label}
      placeholder={row.chosen.length === 0 ? t('filter.choose') : undefined}
      data={[...values].map(([value, chosen]) => ({ value, label: nameOf(chosen) }))}
      // The server has looked for the words already; what is chosen is in the field itself.
      filter={({ options: all }) =>
        all.filter((item) => 'value' in item && found.some(({ id }) => id === item.value))
      }
      value={row.chosen.map(idOf)}
      onChange={(ids) => onChange({ ...row, chosen: ids.flatMap((id) => values.get(id) ?? []) })}
      searchable
      {...OPTION_LIST}
      searchValue={search}
      onSearchChange={setSearch}
      maxValues={MOST}
      error={options.isError ? toProblem(options.error).title : undefined}
      rightSection={options.isFetching ? <Loader size="xs" /> : undefined}
      nothingFoundMessage={options.isFetching ? t('common:loading') : t('filter.nothingFound')}
      renderOption={({ option, checked }) => (
        <Group gap="xs" wrap="nowrap">
          {dot(String(option.value))}
          <Text size="sm" fw={checked ? 600 : undefined}>
            {option.label}
          </Text>
        </Group>
      )}
      renderPill={({ option, onRemove, disabled }) => (
        <Pill withRemoveButton={!disabled} onRemove={onRemove}>
          <Group gap={6} wrap="nowrap" component="span">
            {dot(String(option.value))}
            {option.label}
          </Group>
        </Pill>
      )}
    />
  );
}

const idOf = (chosen: Chosen): string => (typeof chosen === 'object' ? chosen.id : String(chosen));
const nameOf = (chosen: Chosen): string => (typeof chosen === 'object' ? chosen.name : String(chosen));
