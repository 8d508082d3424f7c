import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Installation,
  removeScenarioExport,
  type ScenarioExport,
  scenarioExportsQuery,
} from '../../api/marketplace.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What was chosen, a line for each: what comes from MoySklad, and the export that it starts. */
export function ScenarioExports({ chosen, about }: { chosen: ScenarioExport[]; about: Installation }) {
  const { t } = useTranslation('scenarios');
  if (chosen.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Stack component="ul" p={0} m={0} gap="xs" style={{ listStyle: 'none' }}>
      {chosen.map((line) => (
        <Paper key={line.id} component="li" withBorder p="sm">
          <Line line={line} about={about} />
        </Paper>
      ))}
    </Stack>
  );
}

function Line({ line, about }: { line: ScenarioExport; about: Installation }) {
  const { t } = useTranslation('scenarios');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const mayEdit = useMay('editor');
  const remove = useMutation({
    mutationFn: () => removeScenarioExport(line.id),
    onSuccess: () => toastDone(t('removed')),
    onError: toastProblem,
    // Somebody else may have removed it.
    onSettled: () => queryClient.invalidateQueries({ queryKey: scenarioExportsQuery.queryKey }),
  });
  const action = about.actions.find(({ name }) => name === line.action)?.title[language] ?? line.action;
  const objects =
    about.objectTypes.find(({ type }) => type === line.objectType)?.title[language] ?? line.objectType;
  const name = line.configName ?? t('deleted');
  return (
    <Group justify="space-between" align="flex-start">
      <Stack gap={2} style={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm" c="dimmed">
          {action} · {objects}
        </Text>
        <Text {...(line.configId ? { fw: 500 } : { size: 'sm' })}>{name}</Text>
      </Stack>
      {mayEdit && (
        <Button
          variant="default"
          size="xs"
          loading={remove.isPending}
          aria-label={t('removeNamed', { action, objects, name: line.configName ?? '' })}
          onClick={() => remove.mutate()}
        >
          {t('remove')}
        </Button>
      )}
    </Group>
  );
}
