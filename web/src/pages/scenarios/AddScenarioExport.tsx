import { Button, Select, SimpleGrid, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import {
  addScenarioExport,
  type Installation,
  type ScenarioExportInput,
  scenarioExportsQuery,
} from '../../api/marketplace.ts';
import { OPTION_LIST } from '../../shared/optionList.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Three choices and a button, which saves at once: nothing is typed that could be lost. */
export function AddScenarioExport({ about, configs }: { about: Installation; configs: ExportConfig[] }) {
  const { t } = useTranslation('scenarios');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [action, setAction] = useState<string | null>(about.actions[0]?.name ?? null);
  const [objectType, setObjectType] = useState<string | null>(null);
  const [configId, setConfigId] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (input: ScenarioExportInput) => addScenarioExport(input),
    onSuccess: async ({ configName }) => {
      toastDone(t('added', { name: configName }));
      setConfigId(null);
      await queryClient.invalidateQueries({ queryKey: scenarioExportsQuery.queryKey });
    },
  });
  const faults = useFaults(add.error, ['action', 'objectType', 'configId']);
  const whole = action && objectType && configId ? { action, objectType, configId } : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) add.mutate(whole as ScenarioExportInput);
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t('action')}
            data={about.actions.map(({ name, title }) => ({ value: name, label: title[language] }))}
            value={action}
            onChange={setAction}
            allowDeselect={false}
            error={faults.at.action}
            {...OPTION_LIST}
          />
          <Select
            label={t('objects')}
            placeholder={t('choose')}
            data={about.objectTypes.map(({ type, title }) => ({ value: type, label: title[language] }))}
            value={objectType}
            onChange={setObjectType}
            error={faults.at.objectType}
            searchable
            nothingFoundMessage={t('nothingFound')}
            {...OPTION_LIST}
          />
          <Select
            label={t('export')}
            placeholder={t('choose')}
            data={configs.map(({ id, name }) => ({ value: id, label: name }))}
            value={configId}
            onChange={setConfigId}
            error={faults.at.configId}
            searchable
            nothingFoundMessage={t('nothingFound')}
            {...OPTION_LIST}
          />
        </SimpleGrid>
        {faults.alert}
        <div>
          <Button type="submit" loading={add.isPending} disabled={!whole}>
            {t('add')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
