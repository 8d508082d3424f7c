import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Draft, type DraftInput, saveDraft } from '../../api/drafts.ts';
import { meQuery } from '../../api/me.ts';
import { storedCompanyId } from '../../shared/preferences.ts';
import { type Keeper, type Kept, openKeeper } from './keeper.ts';

export type FormDraft<T> = Kept<T> & Omit<Keeper<T>, 'subscribe'>;

/**
 * What is kept of a form while it stands open.
 * @param form its name, with the id of what it changes
 * @param found what the server had when the form opened
 */
export function useDraft<T extends object>(form: string, found: Draft | null): FormDraft<T> {
  const { data: me } = useQuery(meQuery);
  // A session that has ended is noticed here as everywhere.
  const { mutateAsync } = useMutation({ mutationFn: (input: DraftInput) => saveDraft(form, input) });
  const place = `${me?.user.id}.${storedCompanyId()}.${form}`;
  const [keeper] = useState(() => openKeeper<T>({ form, place, found, save: mutateAsync }));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now);
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      keeper.flush();
      // Once the server has it, or where nothing was entered, nothing is asked.
      if (keeper.now().state !== 'kept' && keeper.now().state !== 'empty') event.preventDefault();
    };
    window.addEventListener('pagehide', keeper.flush);
    window.addEventListener('beforeunload', leaving);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      window.removeEventListener('beforeunload', leaving);
      document.removeEventListener('visibilitychange', hidden);
      keeper.flush();
    };
  }, [keeper]);
  return { ...keeper, ...kept };
}
