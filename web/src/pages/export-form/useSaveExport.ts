import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deleteChangeTrigger, readChangeTrigger, setChangeTrigger } from '../../api/changeTriggers.ts';
import {
  type ExportConfigInput,
  exportConfigQuery,
  type Original,
  saveExport,
} from '../../api/exportConfigs.ts';
import { runExport } from '../../api/exportTasks.ts';
import { toProblem } from '../../api/problem.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import type { Draft } from './draft.ts';

/** Whether it was refused because the export is another one by now than that which was changed. */
export const isChanged = (error: unknown): boolean => toProblem(error).code === 'export-config-changed';

interface Wanted {
  input: ExportConfigInput;
  run: boolean;
  /** How it starts on changes; null: not at all, absent: as it is. */
  changes: Draft['changes'];
}

/** Lets changes start the export as wanted. Nothing is sent where nothing changes. */
async function keepChanges(configId: string, changes: Draft['changes']): Promise<void> {
  if (changes === undefined) return;
  const old = await readChangeTrigger(configId);
  if (changes === null) {
    if (old) await deleteChangeTrigger(configId);
    return;
  }
  const { quiet: quietSeconds, longest: longestSeconds } = changes;
  if (old?.quietSeconds === quietSeconds && old.longestSeconds === longestSeconds) return;
  const { timeZone } = old ?? Intl.DateTimeFormat().resolvedOptions();
  await setChangeTrigger(configId, { quietSeconds, longestSeconds, timeZone, paused: old?.paused ?? false });
}

/**
 * Saves the export and goes to the list; with `run` starts it and goes to its task.
 * @param onRefused called with what the server has against it.
 */
export function useSaveExport(
  original: Original | undefined,
  onSaved: () => Promise<void>,
  onRefused: (error: unknown) => void,
) {
  const { t } = useTranslation('export-form');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ input, run, changes }: Wanted) => {
      const config = await saveExport(input, original);
      // Saved is saved: a refused start is told beside it and does not invite to save once more.
      const task = run
        ? await runExport(config.id).catch((error: unknown) => {
            toastProblem(error);
            return null;
          })
        : null;
      // Behind the run: what the trigger looks for at once, that one brings.
      await keepChanges(config.id, changes).catch(toastProblem);
      return { config, task };
    },
    onError: async (error) => {
      if (!original || !isChanged(error)) return onRefused(error);
      toastProblem(error);
      // The page then shows what it has become.
      await queryClient.invalidateQueries({ queryKey: exportConfigQuery(original.id).queryKey });
    },
    onSuccess: async ({ config, task }) => {
      // A draft that outlives its export is offered once more, and loses nothing.
      await onSaved().catch(() => undefined);
      toastDone(t('saved', { name: config.name }));
      await queryClient.invalidateQueries({ queryKey: ['export-configs'] });
      await queryClient.invalidateQueries({ queryKey: ['change-triggers'] });
      if (task) await navigate({ to: '/tasks/$taskId', params: { taskId: task.id } });
      else await navigate({ to: '/exports' });
    },
  });
}
