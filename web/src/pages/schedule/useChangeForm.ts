import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type ChangeSettings,
  type ChangeTrigger,
  changeTriggersQuery,
  deleteChangeTrigger,
  setChangeTrigger,
} from '../../api/changeTriggers.ts';
import { FIRST, type Waits } from '../../features/changes/waits.ts';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { NONE } from './entered.ts';

/** What is entered into the form. */
export interface EnteredWaits extends Waits {
  /** `updatedAt` of the trigger that it was begun from; `NONE` where there was none. */
  madeFrom: string | null;
}

const enteredFrom = (trigger: ChangeTrigger | undefined): EnteredWaits =>
  trigger
    ? { quiet: trigger.quietSeconds, longest: trigger.longestSeconds, madeFrom: trigger.updatedAt }
    : { ...FIRST, madeFrom: NONE };

/** What is entered of how an export starts on changes, and what can be done with that. */
export function useChangeForm(
  configId: string,
  trigger: ChangeTrigger | undefined,
  draft: FormDraft<EnteredWaits>,
) {
  const { t } = useTranslation('schedule');
  const queryClient = useQueryClient();
  const entered = draft.content ?? enteredFrom(trigger);
  const { madeFrom } = entered;
  const change = (part: Partial<EnteredWaits>) => draft.change({ ...entered, ...part });
  const readAgain = () => queryClient.invalidateQueries({ queryKey: changeTriggersQuery.queryKey });
  const settled = async (message: string) => {
    toastDone(message);
    await readAgain();
    await draft.drop().catch(() => undefined);
  };
  const settings = (paused: boolean): ChangeSettings => ({
    quietSeconds: entered.quiet,
    longestSeconds: entered.longest,
    timeZone: trigger?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    paused,
  });
  const save = useMutation({
    mutationFn: () =>
      setChangeTrigger(
        configId,
        settings(trigger?.paused ?? false),
        madeFrom === null || madeFrom === NONE ? undefined : madeFrom,
      ),
    onSuccess: () => settled(t('changes.saved')),
    // Whatever stands there now is shown beside what was entered.
    onError: readAgain,
  });
  const pause = useMutation({
    mutationFn: (paused: boolean) => {
      const { quietSeconds, longestSeconds, timeZone } = trigger ?? settings(paused);
      return setChangeTrigger(configId, { quietSeconds, longestSeconds, timeZone, paused });
    },
    onSuccess: async ({ paused, updatedAt }) => {
      // What is being entered goes on from what this person has just done themselves.
      if (draft.content && madeFrom === trigger?.updatedAt) change({ madeFrom: updatedAt });
      toastDone(t(paused ? 'changes.pausedToast' : 'changes.continuedToast'));
      await readAgain();
    },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteChangeTrigger(configId),
    onSuccess: () => settled(t('changes.removed')),
  });
  // What this person does here changes the trigger, too: until that is done it is not told.
  const busy = save.isPending || pause.isPending || remove.isPending;
  const isOther = madeFrom !== null && madeFrom !== (trigger?.updatedAt ?? NONE);
  /** The trigger as it stands, where it has changed since the form was begun. */
  const changed = !busy && isOther ? trigger : undefined;
  return { entered, change, changed, save, pause, remove };
}
