import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Message, repeatMessage } from '../../api/messages.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { formatTime } from '../../shared/format.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Sends an email again that did not arrive; one that may have arrived after a question. */
export function Again({ message, kind }: { message: Message; kind: string }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [asked, ask] = useState(false);
  const { id, recipient, fate, createdAt } = message;
  const mayDouble = fate === 'unknown';
  const again = useMutation({
    mutationFn: () => repeatMessage(id),
    onSuccess() {
      ask(false);
      toastDone(t('goes'));
    },
    // Nothing is left to be pressed here where somebody else was quicker.
    onError(error) {
      ask(false);
      toastProblem(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        mt="xs"
        loading={again.isPending}
        aria-label={t('againOf', { kind, recipient, when: formatTime(createdAt, language) })}
        onClick={() => (mayDouble ? ask(true) : again.mutate())}
      >
        {t('again')}
      </Button>
      {mayDouble && (
        <ConfirmModal
          opened={asked}
          title={t('again')}
          text={t('asks')}
          action={t('again')}
          busy={again.isPending}
          error={null}
          onConfirm={() => again.mutate()}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
