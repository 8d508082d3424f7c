import { ActionIcon, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsQuery } from '../../api/exporters.ts';
import { useAccounts } from '../../features/exporters/accounts.ts';
import { OPTION_LIST } from '../../shared/optionList.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { chosenColumns, titleOf } from './columns/columns.ts';
import { type Draft, editionOf, type SortKey, sortOf } from './draft.ts';

/** Of an export's order, as the API takes it. */
const MOST = 5;

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** By which of the chosen columns rows are sorted, and when that is done. */
export function SortFields({ draft, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const label = useId();
  const [words, setWords] = useState('');
  const { moysklad } = useAccounts();
  const { data: all = [] } = useQuery({
    ...columnsQuery(draft.exporter ?? '', moysklad, editionOf(draft)),
    enabled: draft.exporter !== null,
  });
  const sort = sortOf(draft);
  const chosen = chosenColumns(draft.columns, all);
  const title = (key: string) =>
    titleOf(chosen.find((column) => column.key === key) ?? { key }, all, language);
  const free = chosen.filter(({ key }) => !sort.some(({ column }) => column === key));
  const change = (next: SortKey[]) => onChange({ ...draft, options: { ...draft.options, sort: next } });
  return (
    <Stack gap="sm" role="group" aria-labelledby={label}>
      <div>
        <Text size="sm" fw={500} id={label}>
          {t('sort.label')}
        </Text>
        <Text size="sm" c="dimmed">
          {t(draft.mode === 'replace' ? 'sort.everyTime' : 'sort.once')}
        </Text>
      </div>
      <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {sort.map((key) => (
          <li key={key.column}>
            <Group gap="sm">
              <Text style={{ overflowWrap: 'anywhere', flex: '1 1 160px' }} maw={300}>
                {title(key.column)}
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={t('sort.direction', { title: title(key.column) })}
                data={[
                  { value: 'up', label: t('sort.ascending') },
                  { value: 'down', label: t('sort.descending') },
                ]}
                value={key.descending ? 'down' : 'up'}
                onChange={(way) =>
                  change(
                    sort.map((other) => (other === key ? { ...key, descending: way === 'down' } : other)),
                  )
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('sort.remove', { title: title(key.column) })}
                onClick={() => change(sort.filter((other) => other !== key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </Stack>
      {sort.length < MOST && (
        <Select
          aria-label={t(sort.length === 0 ? 'sort.add' : 'sort.addMore')}
          placeholder={t(sort.length === 0 ? 'sort.add' : 'sort.addMore')}
          leftSection={<IconPlus size={18} aria-hidden />}
          data={free.map(({ key }) => ({ value: key, label: title(key) }))}
          searchable
          {...OPTION_LIST}
          nothingFoundMessage={t('columns.nothing')}
          value={null}
          searchValue={words}
          onSearchChange={setWords}
          onChange={(column) => {
            if (column) change([...sort, { column, descending: false }]);
            setWords(''); // ready for the next one
          }}
          maw={420}
        />
      )}
    </Stack>
  );
}
