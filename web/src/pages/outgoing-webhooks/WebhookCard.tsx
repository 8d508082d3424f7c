import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { changeWebhook, type Webhook } from '../../api/webhooks.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { formatAgo, formatTime } from '../../shared/format.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Actions } from './Actions.tsx';
import { Deliveries } from './Deliveries.tsx';
import { type EnteredWebhook, WebhookForm } from './WebhookForm.tsx';

/** One webhook: how it is, what can be done with it, and what was sent. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('outgoing-webhooks');
  const [editing, edit] = useDisclosure(false);
  const [open, deliveries] = useDisclosure(false);
  const { id, name, url, events } = webhook;
  if (editing)
    return (
      <Drafted<EnteredWebhook> form={`webhook:${id}`} height={400}>
        {(draft) => (
          <WebhookForm
            title={t('edit', { name })}
            action={t('save')}
            first={{ name, url, events }}
            draft={draft}
            save={(input) => changeWebhook(id, input)}
            onSaved={() => {
              toastDone(t('changed'));
              edit.close();
              draft.drop().catch(() => undefined);
            }}
            onCancel={() => {
              edit.close();
              draft.drop().catch(() => undefined);
            }}
          />
        )}
      </Drafted>
    );
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={2} size="h4" id={id} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          <StateBadge webhook={webhook} />
        </Group>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <Facts webhook={webhook} />
        {webhook.paused && webhook.paused !== 'person' && (
          <Alert color="orange" title={t(`paused.${webhook.paused}.title`)}>
            {t(`paused.${webhook.paused}.text`)}
          </Alert>
        )}
        <Actions webhook={webhook} onEdit={edit.open} onTested={deliveries.open} />
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            aria-label={t(open ? 'hideOf' : 'showOf', { name })}
            onClick={deliveries.toggle}
          >
            {t(open ? 'hide' : 'show')}
          </Button>
        </Group>
        {open && <Deliveries webhook={webhook} />}
      </Stack>
    </Paper>
  );
}

function StateBadge({ webhook: { paused, failingSince } }: { webhook: Webhook }) {
  const { t } = useTranslation('outgoing-webhooks');
  const [state, colour] = paused
    ? (['paused', 'gray'] as const)
    : failingSince
      ? (['failing', 'orange'] as const)
      : (['works', 'green'] as const);
  return (
    <Badge color={colour} variant="light" tt="none" miw="max-content">
      {t(`state.${state}`)}
    </Badge>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('outgoing-webhooks');
  const language = useLanguage();
  const { events, lastDeliveredAt, failingSince, waiting, oldSecretUntil, paused } = webhook;
  const facts = [
    events.map((event) => t(`event.${event}.title`)).join(', '),
    lastDeliveredAt
      ? t('lastDelivered', { ago: formatAgo(lastDeliveredAt, Date.now(), language) ?? t('now') })
      : t('neverDelivered'),
    failingSince && !paused && t('failingSince', { when: formatTime(failingSince, language) }),
    waiting > 0 && t('waiting', { count: waiting }),
    oldSecretUntil && t('oldSecret', { when: formatTime(oldSecretUntil, language) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}
