import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filterOptionsQuery } from '../../api/exporters.ts';
import { toProblem } from '../../api/problem.ts';
import { OPTION_LIST } from '../../shared/optionList.ts';
import type { Chosen } from './entered.ts';

/** Wait until the person stops typing, ms. */
const PAUSE_MS = 300;
/** Supplies name all three, and every token that may be used here may see them. */
const EXPORTER = 'supply';

interface Props {
  field: 'organization' | 'store' | 'agent';
  label: string;
  hint: string;
  value: Chosen | null;
  account: string | undefined;
  error: string | undefined;
  required: boolean;
  onChange: (chosen: Chosen | null) => void;
}

/** One object of MoySklad's dictionaries, found by its name. */
export function ObjectSelect({ field, label, hint, value, account, error, required, onChange }: Props) {
  const { t } = useTranslation(['partners', 'common']);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search === value?.name ? '' : search.trim(), PAUSE_MS);
  const options = useQuery(filterOptionsQuery(EXPORTER, field, asked, account));
  const found = options.data ?? [];
  const known = new Map<string, Chosen>([
    ...found.map(({ id, name }) => [id, { id, name }] as const),
    ...(value ? [[value.id, value] as const] : []),
  ]);
  return (
    <Select
      label={label}
      description={hint}
      placeholder={t('choose')}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      // The server has looked for the words already.
      filter={({ options: all }) => all}
      value={value?.id ?? null}
      onChange={(id) => onChange((id && known.get(id)) || null)}
      searchable
      clearable={!required}
      {...OPTION_LIST}
      searchValue={search}
      onSearchChange={setSearch}
      error={error ?? (options.isError ? toProblem(options.error).title : undefined)}
      rightSection={options.isFetching ? <Loader size="xs" /> : undefined}
      nothingFoundMessage={options.isFetching ? t('common:loading') : t('nothingFound')}
    />
  );
}
