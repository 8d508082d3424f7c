import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createWebhook, type WebhookWithSecret, webhooksQuery } from '../../api/webhooks.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { OutsideLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Secret } from './Secret.tsx';
import { WebhookCard } from './WebhookCard.tsx';
import { type EnteredWebhook, WebhookForm } from './WebhookForm.tsx';

/** Whom the company has told of its events: set up, tried out, looked after. */
export function OutgoingWebhooksPage() {
  const { t } = useTranslation(['outgoing-webhooks', 'membership']);
  const mayManage = useMay('admin');
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.webhooks')}</PageTitle>
      <Text>
        {t('text')} <OutsideLink href="/api/docs">{t('docs')}</OutsideLink>
      </Text>
      {mayManage ? (
        <Drafted<EnteredWebhook> form="webhook" height={36}>
          {(draft) => <Make draft={draft} />}
        </Drafted>
      ) : (
        <Text>{t('askAdmin')}</Text>
      )}
      <Webhooks />
    </Stack>
  );
}

/** The way to a new webhook; whoever was interrupted finds the form open. */
function Make({ draft }: { draft: FormDraft<EnteredWebhook> }) {
  const { t } = useTranslation('outgoing-webhooks');
  const [making, setMaking] = useState(draft.content !== null);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const close = () => {
    setMaking(false);
    // A draft that outlives its form is found again, and loses nothing.
    draft.drop().catch(() => undefined);
  };
  return (
    <>
      {made && <Secret webhook={made} onDone={() => setMade(null)} />}
      {making ? (
        <WebhookForm
          title={t('new')}
          action={t('make')}
          first={{ name: '', url: '', events: ['task.ended'] }}
          draft={draft}
          save={createWebhook}
          onSaved={(webhook) => {
            setMade(webhook);
            close();
          }}
          onCancel={close}
        />
      ) : (
        <Group>
          <Button
            // The one thing to do with a secret that was just made is to copy it.
            variant={made ? 'default' : 'filled'}
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => {
              setMade(null);
              setMaking(true);
            }}
          >
            {t('new')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Webhooks() {
  const { t } = useTranslation(['outgoing-webhooks', 'common']);
  const webhooks = useQuery(webhooksQuery);
  if (webhooks.isError && !webhooks.data)
    return <ProblemAlert error={webhooks.error} retry={() => void webhooks.refetch()} />;
  if (!webhooks.data) return <Skeleton h={120} role="status" aria-label={t('common:loading')} />;
  if (webhooks.data.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {webhooks.data.map((webhook) => (
        <li key={webhook.id}>
          <WebhookCard webhook={webhook} />
        </li>
      ))}
    </Stack>
  );
}
