import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastProblem } from '../../shared/toasts.ts';
import type { FormDraft } from './useDraft.ts';

interface Props<T> {
  draft: FormDraft<T>;
  /** After the draft is gone, or another one stands in its place. */
  onOther?: (content: T | null) => void;
}

/** Whether what was entered is kept, a way to begin anew, and the question when another tab has changed it. */
export function DraftState<T>({ draft, onOther }: Props<T>) {
  const { t } = useTranslation('drafts');
  const settle = useMutation({
    mutationFn: draft.settle,
    onSuccess: (_, whose) => whose === 'theirs' && onOther?.(draft.now().content),
    onError: toastProblem,
  });
  if (draft.state === 'empty') return null;
  if (draft.state === 'changed')
    return (
      <Alert color="orange" role="alert" title={t('changedTitle')}>
        <Stack gap="sm">
          <Text size="sm">{t('changedText')}</Text>
          <Group gap="xs">
            <Button size="xs" loading={settle.isPending} onClick={() => settle.mutate('theirs')}>
              {t('takeTheirs')}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={settle.isPending}
              onClick={() => settle.mutate('mine')}
            >
              {t('keepMine')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  return (
    <Group gap="xs">
      <Text size="sm" c={['failed', 'refused'].includes(draft.state) ? undefined : 'dimmed'} role="status">
        {t(`state.${draft.state}`)}
      </Text>
      <Restart draft={draft} onDone={() => onOther?.(null)} />
    </Group>
  );
}

/** The button that throws a draft away, once the person has said so. */
export function Restart({ draft, onDone }: { draft: Pick<FormDraft<unknown>, 'drop'>; onDone: () => void }) {
  const { t } = useTranslation('drafts');
  const [asking, ask] = useState(false);
  const drop = useMutation({
    mutationFn: draft.drop,
    onSuccess: () => {
      ask(false);
      onDone();
    },
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={() => ask(true)}>
        {t('restart')}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t('restartTitle')}
        text={t('restartText')}
        action={t('restart')}
        busy={drop.isPending}
        error={drop.error}
        onConfirm={() => drop.mutate()}
        onClose={() => ask(false)}
      />
    </>
  );
}
