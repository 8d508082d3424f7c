import { Button, Checkbox, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WebhookEvent, type WebhookInput, webhooksQuery } from '../../api/webhooks.ts';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { EVENTS } from './events.ts';

export interface EnteredWebhook {
  name: string;
  url: string;
  events: WebhookEvent[];
}

interface Props<Saved> {
  title: string;
  /** The verb on the button. */
  action: string;
  /** What stands in the fields at first. */
  first: EnteredWebhook;
  /** Of what is entered, never of the secret. */
  draft: FormDraft<EnteredWebhook>;
  save: (input: WebhookInput) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
  onCancel: () => void;
}

/** Whom to tell of what. */
export function WebhookForm<Saved>({ title, action, first, draft, save, onSaved, onCancel }: Props<Saved>) {
  const { t } = useTranslation(['outgoing-webhooks', 'common']);
  const id = useId();
  const entered = draft.content ?? first;
  const { name, url, events } = entered;
  const enter = (change: Partial<EnteredWebhook>) => draft.change({ ...entered, ...change });
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => save({ name, url: url.trim(), events }),
    onSuccess: async (saved) => {
      onSaved(saved);
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const faults = useFaults(saving.error, ['name', 'url', 'events']);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && url.trim() !== '' && events.length > 0) saving.mutate();
  }

  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} noValidate aria-labelledby={id}>
      <Stack>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => enter({ name: event.currentTarget.value })}
          error={tried && name.trim() === '' ? t('nameNeeded') : faults.at.name}
          data-autofocus
          autoFocus
        />
        <TextInput
          label={t('url')}
          description={t('urlHint')}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={url}
          maxLength={2000}
          onChange={(event) => enter({ url: event.currentTarget.value })}
          error={tried && url.trim() === '' ? t('urlNeeded') : faults.at.url}
        />
        <Checkbox.Group
          label={t('events')}
          value={events}
          onChange={(chosen) => enter({ events: EVENTS.filter((event) => chosen.includes(event)) })}
          error={tried && events.length === 0 ? t('eventsNeeded') : faults.at.events}
        >
          <Stack gap="xs" mt="xs">
            {EVENTS.map((event) => (
              <Checkbox
                key={event}
                value={event}
                label={t(`event.${event}.title`)}
                description={t(`event.${event}.text`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <DraftState draft={draft} />
        {faults.alert}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
