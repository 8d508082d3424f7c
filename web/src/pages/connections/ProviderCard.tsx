import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { disconnect } from '../../api/actions.ts';
import { integrationsQuery } from '../../api/queries.ts';
import type { Integration, Provider } from '../../api/types.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatTime } from '../../shared/format.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { useMay } from '../../shared/useMay.ts';

interface Props {
  provider: Provider;
  integrations: Integration[];
  /** Shown while nothing is connected, or what is connected must be renewed. */
  form: ReactNode;
}

/** One side of the road: what is connected there, or how to connect it. */
export function ProviderCard({ provider, integrations, form }: Props) {
  const { t } = useTranslation();
  const mayConnect = useMay('admin');
  const working = integrations.some(({ status }) => status === 'ok');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={provider}>
      <Stack>
        <Title order={2} size="h4" id={provider}>
          {t(`provider.${provider}`)}
        </Title>
        {integrations.map((integration) => (
          <Connected key={integration.id} integration={integration} mayDisconnect={mayConnect} />
        ))}
        {!working && (mayConnect ? form : <Text>{t('connections.askAdmin')}</Text>)}
      </Stack>
    </Paper>
  );
}

function Connected({ integration, mayDisconnect }: { integration: Integration; mayDisconnect: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => disconnect(integration.id),
    onSuccess: async () => {
      ask.close();
      toastDone(t('connections.disconnected'));
      await queryClient.invalidateQueries({ queryKey: integrationsQuery.queryKey });
    },
  });
  const ok = integration.status === 'ok';
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ minWidth: 0, flex: '1 1 240px' }}>
          <Group gap="xs">
            <Badge color={ok ? 'green' : 'orange'} variant="light" tt="none">
              {t(`connections.${integration.status}`)}
            </Badge>
            <Text size="sm" c="dimmed">
              {t('connections.since', { when: formatTime(integration.createdAt, language) })}
            </Text>
          </Group>
          {integration.provider === 'google' ? (
            <CopyableText value={integration.title} />
          ) : (
            <Text style={{ overflowWrap: 'anywhere' }}>{integration.title}</Text>
          )}
        </Stack>
        {mayDisconnect && (
          <Button variant="default" size="sm" onClick={ask.open}>
            {t('connections.disconnect')}
          </Button>
        )}
      </Group>
      {!ok && <Alert color="orange">{t('connections.reconnectText')}</Alert>}
      {ok && integration.provider === 'google' && <Alert color="blue">{t('connections.share')}</Alert>}
      <ConfirmModal
        opened={asking}
        title={t('connections.disconnectTitle', { provider: t(`provider.${integration.provider}`) })}
        text={t('connections.disconnectText')}
        action={t('connections.disconnect')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={ask.close}
      />
    </Stack>
  );
}
