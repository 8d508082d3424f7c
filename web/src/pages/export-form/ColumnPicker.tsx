import { Button, Checkbox, Fieldset, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../api/types.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import classes from './Columns.module.css';
import { addAll, GROUPS, removeAll, search, toggle } from './columns.ts';

interface Props {
  all: Column[];
  chosen: string[];
  keyColumn: string;
  /** null: back to the exporter's default columns. */
  onChange: (chosen: string[] | null) => void;
}

/** Which columns: by group, with search. What is found is what "all" and "none" apply to. */
export function ColumnPicker({ all, chosen, keyColumn, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const found = search(all, words, language);
  const keys = found.map((column) => column.key);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('form.columns.pick')}
        </Title>
        <TextInput
          type="search"
          aria-label={t('form.columns.search')}
          placeholder={t('form.columns.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onChange(addAll(chosen, keys))}>
            {t('form.columns.all')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange(removeAll(chosen, keys, keyColumn))}
          >
            {t('form.columns.none')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
            {t('form.columns.default')}
          </Button>
        </Group>
        <div className={classes.box}>
          <Stack gap="md">
            {GROUPS.map((group) => {
              const columns = found.filter((column) => column.group === group);
              return (
                columns.length > 0 && (
                  <Fieldset key={group} legend={t(`form.columns.${group}`)} variant="unstyled">
                    <Stack gap={8} pt={4}>
                      {columns.map(({ key, title }) => (
                        <Checkbox
                          key={key}
                          label={title[language]}
                          description={key === keyColumn ? t('form.columns.key') : undefined}
                          checked={chosen.includes(key)}
                          disabled={key === keyColumn}
                          onChange={() => onChange(toggle(chosen, key))}
                        />
                      ))}
                    </Stack>
                  </Fieldset>
                )
              );
            })}
            {found.length === 0 && <Text c="dimmed">{t('form.columns.nothing')}</Text>}
          </Stack>
        </div>
      </Stack>
    </Paper>
  );
}
