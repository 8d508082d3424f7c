import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChangeTrigger } from '../../api/changeTriggers.ts';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { ExportDays } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';
import type { Schedule } from '../../api/schedules.ts';
import { useExporterTitle } from '../../features/exporters/useExporterTitle.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ChangeLine } from '../../features/schedules/ChangeLine.tsx';
import { NextRun } from '../../features/schedules/NextRun.tsx';
import { Days } from '../../features/tasks/Days.tsx';
import { sheetUrl } from '../../features/tasks/task.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { CardMenu } from './CardMenu.tsx';
import classes from './ExportCard.module.css';
import { LastResult } from './LastResult.tsx';

interface Props {
  config: ExportConfig;
  /** Its schedules; undefined until they are known. */
  schedules: Schedule[] | undefined;
  /** How it starts on changes, where it does. */
  trigger: ChangeTrigger | undefined;
  /** How all exports went on the last days; undefined until it is known. */
  days: ExportDays | undefined;
}

/** One export: what goes where, how the last run went, and what can be done with it. */
export function ExportCard({ config, schedules, trigger, days }: Props) {
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
  const runs = days?.items.find(({ configId }) => configId === config.id)?.days ?? [];
  const busy = run.isPending || look.isPending || isActive(config.lastTask);
  return (
    <Paper
      withBorder
      px="md"
      py="sm"
      component="article"
      className={classes.card}
      aria-labelledby={`export-${config.id}`}
    >
      <div className={classes.what}>
        <Title order={2} size="h5" id={`export-${config.id}`}>
          {config.name}
        </Title>
        <Text size="sm" c="dimmed">
          {exporterTitle} → {[...new Set([config.spreadsheetTitle, config.sheetTitle])].join(' / ')}.{' '}
          {t(`common:mode.${config.mode}.name`)}
        </Text>
      </div>
      <div className={classes.result}>
        <LastResult task={config.lastTask} freshAt={config.freshAt} />
      </div>
      <div className={classes.days}>{days && <Days days={days.days} runs={runs} />}</div>
      <div className={classes.next}>
        {trigger && <ChangeLine trigger={trigger} running={isActive(config.lastTask)} />}
        {schedules?.map((schedule) => (
          <NextRun key={schedule.id} schedule={schedule} />
        ))}
        {mayEdit && schedules?.length === 0 && !trigger && (
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
      </div>
      <Group gap="xs" className={classes.actions}>
        {mayEdit && (
          <Button
            size="xs"
            variant="default"
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
          size="xs"
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
              size="xs"
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
    </Paper>
  );
}
