import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';

const COLORS: Record<ExportTask['status'], string> = {
  queued: 'gray',
  running: 'blue',
  cancelling: 'orange',
  done: 'green',
  failed: 'red',
  cancelled: 'gray',
};

/** A task's status, in a word and a colour. */
export function StatusBadge({ status }: { status: ExportTask['status'] }) {
  const { t } = useTranslation('tasks');
  return (
    <Badge color={COLORS[status]} variant="light" tt="none" miw="max-content">
      {t(`status.${status}`)}
    </Badge>
  );
}
