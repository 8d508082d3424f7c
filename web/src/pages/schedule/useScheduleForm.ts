import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import {
  deleteSchedule,
  pauseSchedule,
  type Schedule,
  type ScheduleSettings,
  saveSchedule,
  schedulesQuery,
} from '../../api/schedules.ts';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { type Entered, enteredFrom, enteredIn, NONE, settingsOf } from './entered.ts';

/** One schedule of an export. */
export interface OneSchedule {
  config: ExportConfig;
  /** Whether it is the schedule that compares, and writes nothing. */
  verify: boolean;
  schedule: Schedule | undefined;
}

/** What is entered into the form of a schedule, and what can be done with it. */
export function useScheduleForm({ config, verify, schedule }: OneSchedule, draft: FormDraft<Entered>) {
  const { t } = useTranslation('schedule');
  const queryClient = useQueryClient();
  const entered = draft.content ? enteredIn(draft.content, schedule) : enteredFrom(schedule);
  const { madeFrom } = entered;
  const change = (part: Partial<Entered>) => draft.change({ ...entered, ...part });
  const readAgain = () => queryClient.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  const settled = async (message: string) => {
    toastDone(message);
    await readAgain();
    await draft.drop().catch(() => undefined);
  };
  const save = useMutation({
    mutationFn: (settings: ScheduleSettings) => {
      const old = schedule && { id: schedule.id, ...(madeFrom !== null && { updatedAt: madeFrom }) };
      return saveSchedule({ configId: config.id, verify }, settings, old);
    },
    onSuccess: () => settled(t('saved')),
    // Whatever stands there now is shown beside what was entered.
    onError: readAgain,
  });
  const pause = useMutation({
    mutationFn: (paused: boolean) => pauseSchedule(schedule?.id ?? '', paused),
    onSuccess: async ({ paused, updatedAt }) => {
      // What is being entered goes on from what this person has just done themselves.
      if (draft.content && madeFrom === schedule?.updatedAt) change({ madeFrom: updatedAt });
      toastDone(t(paused ? 'pausedToast' : 'continuedToast'));
      await readAgain();
    },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteSchedule(schedule?.id ?? ''),
    onSuccess: () => settled(t('deleted')),
  });
  // What this person does here changes the schedule, too: until that is done it is not told.
  const busy = save.isPending || pause.isPending || remove.isPending;
  /** The schedule as it stands, where it has changed since the form was begun. */
  const isOther = madeFrom !== null && madeFrom !== (schedule?.updatedAt ?? NONE);
  const changed = !busy && isOther ? schedule : undefined;
  return { entered, change, settings: settingsOf(entered), changed, save, pause, remove };
}
