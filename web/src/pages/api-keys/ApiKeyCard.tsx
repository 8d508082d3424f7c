import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery, revokeApiKey } from '../../api/apiKeys.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { formatTime } from '../../shared/format.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

const COLOURS = { active: 'green', expired: 'orange', revoked: 'gray' };

export function ApiKeyCard({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: async () => {
      ask.close();
      toastDone(t('apiKeys.revoked', { name: apiKey.name }));
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const when = (at: string | null, never: string) => (at === null ? never : formatTime(at, language));
  const facts = [
    t('apiKeys.begins', { prefix: apiKey.prefix }),
    t('apiKeys.made', {
      when: formatTime(apiKey.createdAt, language),
      who: apiKey.createdBy ?? t('apiKeys.somebodyGone'),
    }),
    t('apiKeys.until', { when: when(apiKey.expiresAt, t('apiKeys.noEnd')) }),
    t('apiKeys.lastUsed', { when: when(apiKey.lastUsedAt, t('apiKeys.never')) }),
  ];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={apiKey.id}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ minWidth: 0, flex: '1 1 260px' }}>
          <Group gap="xs">
            <Title order={2} size="h4" id={apiKey.id} style={{ overflowWrap: 'anywhere' }}>
              {apiKey.name}
            </Title>
            <Badge color={COLOURS[apiKey.status]} variant="light" tt="none">
              {t(`apiKeys.status.${apiKey.status}`)}
            </Badge>
          </Group>
          <Text size="sm">{apiKey.scopes.map((scope) => t(`apiKeys.scopes.${scope}`)).join(', ')}</Text>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </Stack>
        {apiKey.status !== 'revoked' && (
          <Button
            variant="default"
            size="sm"
            onClick={ask.open}
            aria-label={t('apiKeys.revokeOf', { name: apiKey.name })}
          >
            {t('apiKeys.revoke')}
          </Button>
        )}
      </Group>
      <ConfirmModal
        opened={asking}
        title={t('apiKeys.revokeTitle', { name: apiKey.name })}
        text={t('apiKeys.revokeText')}
        action={t('apiKeys.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={ask.close}
      />
    </Paper>
  );
}
