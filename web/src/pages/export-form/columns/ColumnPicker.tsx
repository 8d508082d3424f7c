import { Button, Checkbox, Fieldset, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { ConfirmModal } from '../../../shared/ConfirmModal.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import classes from './Columns.module.css';
import { addAll, GROUPS, has, hasOwnWork, removeAll, search, toggle } from './columns.ts';

interface Props {
  all: Column[];
  chosen: ChosenColumn[];
  /** Columns that are in every table, hidden unless they are chosen. */
  ids: string[];
  /** null: back to the exporter's default columns. */
  onChange: (chosen: ChosenColumn[] | null) => void;
}

/** Which columns: by group, with search. What is found is what "all" and "none" apply to. */
export function ColumnPicker({ all, chosen, ids, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const [words, setWords] = useState('');
  const [asking, ask] = useDisclosure(false);
  const found = search(all, words, language);
  const keys = found.map((column) => column.key);
  const reset = () => {
    onChange(null);
    ask.close();
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="column-picker">
      <Stack gap="sm">
        <Title order={3} size="h5" id="column-picker">
          {t('columns.pick')}
        </Title>
        <TextInput
          type="search"
          aria-label={t('columns.search')}
          placeholder={t('columns.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onChange(addAll(chosen, keys))}>
            {t('columns.all')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange(removeAll(chosen, keys))}>
            {t('columns.none')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={hasOwnWork(chosen) ? ask.open : reset}>
            {t('columns.default')}
          </Button>
        </Group>
        <div className={classes.box}>
          <Stack gap="md">
            {GROUPS.map((group) => {
              const columns = found.filter((column) => column.group === group);
              return (
                columns.length > 0 && (
                  <Fieldset key={group} legend={t(`columns.${group}`)} variant="unstyled">
                    <Stack gap={8} pt={4}>
                      {columns.map(({ key, title }) => (
                        <Checkbox
                          key={key}
                          label={title[language]}
                          description={ids.includes(key) ? t('columns.key') : undefined}
                          checked={has(chosen, key)}
                          onChange={() => onChange(toggle(chosen, key))}
                        />
                      ))}
                    </Stack>
                  </Fieldset>
                )
              );
            })}
            {found.length === 0 && <Text c="dimmed">{t('columns.nothing')}</Text>}
          </Stack>
        </div>
      </Stack>
      <ConfirmModal
        opened={asking}
        title={t('columns.resetTitle')}
        text={t('columns.resetText')}
        action={t('columns.reset')}
        busy={false}
        error={null}
        onConfirm={reset}
        onClose={ask.close}
      />
    </Paper>
  );
}
