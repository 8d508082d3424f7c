import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';

interface Props {
  paused: boolean;
  /** Pauses, or goes on. */
  pause: { mutate: (paused: boolean) => void; isPending: boolean };
  remove: { mutate: () => void; isPending: boolean; error: unknown };
  /** What removing it is called, and what is asked before. */
  words: { action: string; title: string; text: string };
}

/** What can be done with what starts an export besides setting it: pause it, let it go on, remove it. */
export function OtherActions({ paused, pause, remove, words }: Props) {
  const { t } = useTranslation('schedule');
  const [asking, ask] = useDisclosure(false);
  return (
    <>
      <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(!paused)}>
        {t(paused ? 'continue' : 'pause')}
      </Button>
      <Button variant="default" onClick={ask.open}>
        {words.action}
      </Button>
      <ConfirmModal
        opened={asking}
        {...words}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
