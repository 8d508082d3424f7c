import { useQuery } from '@tanstack/react-query';
import { exportConfigQuery } from '../../api/exportConfigs.ts';
import { columnsQuery } from '../../api/exporters.ts';
import type { ExportTask } from '../../api/exportTasks.ts';
import { asChosen } from '../../features/exporters/columnChoice.ts';
import type { KnownColumns } from './differenceColumns.ts';

/**
 * The columns of a run's export, for titles and formats: without them a difference is still readable. Which account's they are
 * the export says, when it is there still.
 */
export function useColumns(task: ExportTask): KnownColumns {
  const config = useQuery({ ...exportConfigQuery(task.configId), retry: false });
  const columns = useQuery({
    ...columnsQuery(task.exporter, config.data?.moyskladIntegrationId),
    enabled: !config.isPending,
  });
  return { all: columns.data ?? [], chosen: config.data?.columns?.map(asChosen) ?? [] };
}
