import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { isActive } from '../../api/isActive.ts';
import type { Schedule } from '../../api/schedules.ts';
import { useExporterTitle } from '../../features/exporters/useExporterTitle.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { NextRun } from '../../features/schedules/NextRun.tsx';
import { sheetUrl } from '../../features/tasks/task.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { CardMenu } from './CardMenu.tsx';
import { LastResult } from './LastResult.tsx';

interface Props {
  config: ExportConfig;
  /** Its schedules; undefined until they are known. */
  schedules: Schedule[] | undefined;
}

/** One export: what goes where, how the last run went, and what can be done with it. */
export function ExportCard({ config, schedules }: Props) {
  const { t } = useTranslation(['exports', 'common', 'tasks']);
  const navigate = useNavigate();
  const exporterTitle = useExporterTitle(config.exporter);
  const mayEdit = useMay('editor');
  const run = useRunExport(config.id);
  /** What writes nothing is run for what it tells: its page is shown. */
  const look = useRunExport(
    config.id,
    ({ id }) => void navigate({ to: '/tasks/$taskId', params: { taskId: id } }),
  );
  const busy = run.isPending || look.isPending || isActive(config.lastTask);
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={`export-${config.id}`}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Stack gap={4} style={{ minWidth: 0 }}>
            <Title order={2} size="h4" id={`export-${config.id}`} style={{ overflowWrap: 'anywhere' }}>
              {config.name}
            </Title>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {exporterTitle} → {config.spreadsheetTitle} / {config.sheetTitle}
            </Text>
          </Stack>
          <Badge variant="default" tt="none" visibleFrom="sm" style={{ flexShrink: 0 }}>
            {t(`common:mode.${config.mode}.name`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" hiddenFrom="sm">
          {t(`common:mode.${config.mode}.name`)}
        </Text>
        <LastResult task={config.lastTask} />
        {schedules?.map((schedule) => (
          <NextRun key={schedule.id} schedule={schedule} />
        ))}
        {mayEdit && schedules?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('byHand')}{' '}
            <TextLink
              to="/exports/$configId/schedule"
              params={{ configId: config.id }}
              size="sm"
              underline="always"
              aria-describedby={`export-${config.id}`}
            >
              {t('turnOnSchedule')}
            </TextLink>
          </Text>
        )}
        <Group gap="xs">
          {mayEdit && (
            <Button
              size="sm"
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={run.isPending}
              disabled={busy}
              onClick={() => run.mutate({})}
              aria-describedby={`export-${config.id}`}
            >
              {t('tasks:actions.run')}
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            component="a"
            href={sheetUrl(config)}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconTable size={16} aria-hidden />}
            aria-describedby={`export-${config.id}`}
          >
            {t('tasks:actions.open')}
          </Button>
          {mayEdit && (
            <>
              <ButtonLink
                size="sm"
                variant="default"
                to="/exports/$configId/edit"
                params={{ configId: config.id }}
                leftSection={<IconPencil size={16} aria-hidden />}
                aria-describedby={`export-${config.id}`}
              >
                {t('edit')}
              </ButtonLink>
              <CardMenu config={config} busy={busy} onRun={run.mutate} onLook={look.mutate} />
            </>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
