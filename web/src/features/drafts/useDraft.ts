import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { type Keeper, type Kept, openKeeper } from './keeper.ts';
import type { Place } from './places.ts';

export type FormDraft<T> = Kept<T> & Omit<Keeper<T>, 'subscribe'>;

/**
 * What is kept of a form while it stands open.
 * @param name under which this tab keeps what is on its way
 * @param place where the rest is kept
 * @param found what stood there when the form opened
 */
export function useDraft<T extends object>(name: string, place: Place, found: Draft | null): FormDraft<T> {
  // A session that has ended is noticed here as everywhere.
  const { mutateAsync: save } = useMutation({ mutationFn: place.save });
  const [keeper] = useState(() => openKeeper<T>({ name, place: { ...place, save }, found }));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now);
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      keeper.flush();
      // Once it is kept, or where nothing was entered, nothing is asked.
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
