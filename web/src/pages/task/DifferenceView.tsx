import { Badge, Chip, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangeKind, type Difference, differenceQuery, type ExportTask } from '../../api/exportTasks.ts';
import { formatNumber } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { DifferenceRows } from './DifferenceRows.tsx';
import { titleOf } from './differenceColumns.ts';
import { KINDS, pointOfView } from './kinds.ts';
import { useColumns } from './useColumns.ts';

/** What a run changed, would change, or found to differ: the counts, the columns, and the rows themselves. */
export function DifferenceView({ task }: { task: ExportTask }) {
  const { t } = useTranslation('task');
  const difference = useQuery(differenceQuery(task.id));
  return (
    <Stack gap="sm" component="section" aria-labelledby="difference">
      <Title order={2} size="h4" id="difference">
        {t(`difference.${pointOfView(task)}.title`)}
      </Title>
      {difference.isPending && <Skeleton h={200} />}
      {difference.isError && (
        <ProblemAlert error={difference.error} retry={() => void difference.refetch()} />
      )}
      {difference.data && <Found task={task} difference={difference.data} />}
    </Stack>
  );
}

function Found({ task, difference }: { task: ExportTask; difference: Difference }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const known = useColumns(task);
  const [shown, show] = useState<ChangeKind | 'all'>('all');
  const view = pointOfView(task);
  const count = (value: number) => formatNumber(value, language);
  const total = KINDS.reduce((sum, kind) => sum + difference[kind], 0);
  const unchanged = (
    <Text size="sm">
      {t(`difference.${view}.unchanged`)}: {count(difference.unchanged)}
    </Text>
  );
  if (total === 0) {
    return (
      <>
        <Text>{t(`difference.${view}.nothing`)}</Text>
        {unchanged}
      </>
    );
  }
  return (
    <>
      <Chip.Group value={shown} onChange={(kind) => show(kind as ChangeKind | 'all')}>
        <Group gap="xs" role="radiogroup" aria-label={t('difference.show')}>
          <Chip value="all">
            {t('difference.all')}: {count(total)}
          </Chip>
          {KINDS.map((kind) => (
            <Chip key={kind} value={kind} disabled={difference[kind] === 0}>
              {t(`difference.${view}.${kind}`)}: {count(difference[kind])}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {unchanged}
      {difference.columns.length > 0 && (
        <Group gap="xs">
          <Text size="sm">{t('difference.byColumn')}:</Text>
          {difference.columns.map(({ key, changed }) => (
            <Badge key={key} variant="default" tt="none" fw={500}>
              {titleOf(key, difference, known, language)}: {count(changed)}
            </Badge>
          ))}
        </Group>
      )}
      <DifferenceRows task={task} difference={difference} known={known} kind={shown} />
    </>
  );
}
