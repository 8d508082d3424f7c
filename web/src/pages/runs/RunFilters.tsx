import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { type Filters, filtersInSearch, OUTCOMES, TRIGGERS } from './filters.ts';

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
  onClear: () => void;
}

/** Which runs are looked for: the list follows each choice. */
export function RunFilters({ filters, onChange, onClear }: Props) {
  const { t } = useTranslation(['runs', 'common']);
  const configs = useQuery(exportConfigsQuery);
  const set = (part: Partial<Record<keyof Filters, string>>) =>
    onChange(filtersInSearch({ ...filters, ...part }));
  const any = Object.keys(filters).length > 0;
  return (
    <Group role="search" aria-label={t('filters')} align="flex-end" gap="sm">
      <NativeSelect
        label={t('export')}
        value={filters.export ?? ''}
        onChange={(event) => set({ export: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyExport') },
          ...(configs.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        style={{ flex: '1 1 200px', maxWidth: 320 }}
      />
      <NativeSelect
        label={t('outcome')}
        value={filters.outcome ?? ''}
        onChange={(event) => set({ outcome: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyOutcome') },
          ...OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('trigger')}
        value={filters.trigger ?? ''}
        onChange={(event) => set({ trigger: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyTrigger') },
          ...TRIGGERS.map((value) => ({ value, label: t(`common:startedBy.${value}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(end)}
          // Not by `value`: a day that is typed part by part is none in between, and must not be emptied.
          defaultValue={filters[end] ?? ''}
          onChange={(event) => set({ [end]: event.currentTarget.value })}
        />
      ))}
      {any && (
        <Button variant="subtle" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}
