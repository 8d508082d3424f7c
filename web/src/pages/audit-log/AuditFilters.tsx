import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filters, NOUNS, noFilters } from './filters.ts';

/** How long one types before the list is asked again, ms. */
const TYPING_MS = 400;

export function AuditFilters({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation('audit-log');
  // What stands in the fields; the list follows when typing rests.
  const [typed, setTyped] = useState(filters);
  const later = useDebouncedCallback(onChange, TYPING_MS);
  function set(part: Partial<Filters>) {
    const next = { ...typed, ...part };
    setTyped(next);
    later(next);
  }
  const any = Object.values(typed).some((value) => value !== '');
  return (
    <Group role="search" aria-label={t('filters')} align="flex-end" gap="sm">
      <TextInput
        type="date"
        label={t('from')}
        value={typed.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={typed.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('event')}
        value={typed.event}
        onChange={(event) => set({ event: event.currentTarget.value as Filters['event'] })}
        data={[
          { value: '', label: t('anyEvent') },
          ...NOUNS.map((noun) => ({ value: noun, label: t(`nouns.${noun}`) })),
        ]}
      />
      <TextInput
        label={t('actor')}
        value={typed.actor}
        onChange={(event) => set({ actor: event.currentTarget.value })}
      />
      <TextInput
        label={t('target')}
        value={typed.target}
        onChange={(event) => set({ target: event.currentTarget.value })}
      />
      {any && (
        <Button
          variant="subtle"
          onClick={() => {
            later.cancel();
            setTyped(noFilters);
            onChange(noFilters);
          }}
        >
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}
