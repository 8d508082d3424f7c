import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ExportTask, type RunOptions, runExport, taskQuery } from '../../api/exportTasks.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

/**
 * Starts an export and lets every list know.
 * @param onStarted called with the new task
 */
export function useRunExport(configId: string, onStarted?: (task: ExportTask) => void) {
  const { t } = useTranslation('tasks');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (options: RunOptions) => runExport(configId, options),
    onSuccess: async (task, { dryRun, verify }) => {
      toastDone(t(verify ? 'result.verifyStarted' : dryRun ? 'result.dryRunStarted' : 'result.started'));
      queryClient.setQueryData(taskQuery(task.id).queryKey, task);
      onStarted?.(task);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['export-configs'] }),
        queryClient.invalidateQueries({ queryKey: ['export-tasks', 'history', configId] }),
      ]);
    },
    onError: toastProblem,
  });
}
