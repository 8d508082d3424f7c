import { lazy, Suspense, useState } from 'react';
import type { ConfirmModalProps } from './AskingModal.tsx';

// Windows are heavy, and a page is there before anything is asked.
const AskingModal = lazy(async () => ({ default: (await import('./AskingModal.tsx')).AskingModal }));

/** Asks before something that cannot be taken back. */
export function ConfirmModal(props: ConfirmModalProps) {
  const [asked, setAsked] = useState(false);
  // It stays when it has been asked: it closes before the eyes.
  if (props.opened && !asked) setAsked(true);
  return <Suspense>{asked && <AskingModal {...props} />}</Suspense>;
}
