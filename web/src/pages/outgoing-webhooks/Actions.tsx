import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  deleteWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
  type Webhook,
  type WebhookWithSecret,
  webhooksQuery,
} from '../../api/webhooks.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { Secret } from './Secret.tsx';

interface Props {
  webhook: Webhook;
  onEdit: () => void;
  /** A test is on its way: what becomes of it is among the deliveries. */
  onTested: () => void;
}

/** What an administrator may do with a webhook. */
export function Actions({ webhook, onEdit, onTested }: Props) {
  const { t } = useTranslation('outgoing-webhooks');
  const { id, name, paused } = webhook;
  const [rotated, setRotated] = useState<WebhookWithSecret | null>(null);
  const test = useAct(() => testWebhook(id), onTested);
  const resume = useAct(
    () => resumeWebhook(id),
    () => toastDone(t('resumed')),
  );
  if (!useMay('admin')) return null;
  return (
    <>
      {rotated && <Secret webhook={rotated} onDone={() => setRotated(null)} />}
      <Group gap="xs">
        <Button
          variant="default"
          size="sm"
          loading={test.isPending}
          aria-label={t('testOf', { name })}
          onClick={() => test.mutate()}
        >
          {t('test')}
        </Button>
        {paused ? (
          paused !== 'plan' && (
            <Button
              variant="default"
              size="sm"
              loading={resume.isPending}
              aria-label={t('resumeOf', { name })}
              onClick={() => resume.mutate()}
            >
              {t('resume')}
            </Button>
          )
        ) : (
          <Asked
            webhook={webhook}
            what="pause"
            act={() => pauseWebhook(id)}
            onDone={() => toastDone(t('pausedNow'))}
          />
        )}
        <Button variant="default" size="sm" aria-label={t('changeOf', { name })} onClick={onEdit}>
          {t('change')}
        </Button>
        <Asked
          webhook={webhook}
          what="rotate"
          act={async () => setRotated(await rotateWebhookSecret(id))}
          onDone={() => undefined}
        />
        <Asked
          webhook={webhook}
          what="delete"
          act={() => deleteWebhook(id)}
          onDone={() => toastDone(t('deleted', { name }))}
        />
      </Group>
    </>
  );
}

/** Something done to a webhook, after which the list is looked at anew. */
function useAct(act: () => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
    onError: toastProblem,
  });
}

/** A button that asks before it does what cannot be taken back. */
function Asked(props: {
  webhook: Webhook;
  what: 'pause' | 'rotate' | 'delete';
  act: () => Promise<unknown>;
  onDone: () => void;
}) {
  const { t } = useTranslation('outgoing-webhooks');
  const { webhook, what } = props;
  const { name } = webhook;
  const [asking, ask] = useDisclosure(false);
  const doing = useAct(props.act, () => {
    ask.close();
    props.onDone();
  });
  return (
    <>
      <Button variant="default" size="sm" aria-label={t(`${what}Of`, { name })} onClick={ask.open}>
        {t(what)}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t(`${what}Title`, { name })}
        text={t(`${what}Text`)}
        action={t(what)}
        busy={doing.isPending}
        error={null}
        onConfirm={() => doing.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
