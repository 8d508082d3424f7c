import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTriggersQuery } from '../../api/changeTriggers.ts';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { exportersQuery } from '../../api/exporters.ts';
import { exportDaysQuery } from '../../api/exportTasks.ts';
import { schedulesQuery } from '../../api/schedules.ts';
import { exporterOf } from '../../features/exporters/exporters.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { storedExportOrder, storeExportOrder } from '../../shared/preferences.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { findExports, ORDERS, type Order, sortExports } from './arrange.ts';
import { ExportCard } from './ExportCard.tsx';
import { PauseAll } from './PauseAll.tsx';

/** Fewer are seen at a glance. */
const MANY = 2;

/** The company's exports: found by words, in the order that was chosen last. */
export function ExportList({ configs }: { configs: ExportConfig[] }) {
  const { t } = useTranslation('exports');
  const language = useLanguage();
  const schedules = useQuery(schedulesQuery);
  const exporters = useQuery(exportersQuery);
  const triggers = useQuery(changeTriggersQuery);
  const ends = configs.map(({ lastTask }) => lastTask?.finishedAt ?? '');
  const days = useQuery(exportDaysQuery(ends.sort().at(-1)));
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order>(
    () => ORDERS.find((known) => known === storedExportOrder()) ?? 'made',
  );
  const titleOf = ({ exporter }: ExportConfig) =>
    exporterOf(exporters.data ?? [], exporter)?.title[language] ?? '';
  const found = findExports(configs, words, titleOf);
  const shown = sortExports(found, order, schedules.data ?? [], language);
  return (
    <Stack>
      <Group align="flex-end" gap="sm" role="search" aria-label={t('title')}>
        {configs.length >= MANY && (
          <>
            <TextInput
              type="search"
              label={t('find')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              maxLength={200}
              style={{ flex: '1 1 220px' }}
            />
            <NativeSelect
              label={t('order')}
              value={order}
              onChange={(event) => {
                const chosen = event.currentTarget.value as Order;
                setOrder(chosen);
                storeExportOrder(chosen);
              }}
              data={ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
            />
          </>
        )}
        <PauseAll schedules={schedules.data ?? []} triggers={triggers.data ?? []} />
        <ButtonLink to="/runs" variant="default" leftSection={<IconHistory size={16} aria-hidden />}>
          {t('allRuns')}
        </ButtonLink>
      </Group>
      <Text size="sm" c="dimmed" role="status" hidden={words.trim() === ''}>
        {words.trim() !== '' && (shown.length > 0 ? t('found', { count: shown.length }) : t('foundNone'))}
      </Text>
      {shown.length === 0 && (
        <Button variant="default" onClick={() => setWords('')} style={{ alignSelf: 'flex-start' }}>
          {t('showAll')}
        </Button>
      )}
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map((config) => (
          <li key={config.id}>
            <ExportCard
              config={config}
              schedules={schedules.data?.filter(({ configId }) => configId === config.id)}
              trigger={triggers.data?.find(({ configId }) => configId === config.id)}
              days={days.data}
            />
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
