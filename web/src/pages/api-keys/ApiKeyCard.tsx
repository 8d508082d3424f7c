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
  const { t } = useTranslation(['api-keys', 'membership']);
  const language = useLanguage();
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: async () => {
      ask.close();
      toastDone(t('revoked', { name: apiKey.name }));
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const when = (at: string | null, never: string) => (at === null ? never : formatTime(at, language));
  const facts = [
    t('begins', { prefix: apiKey.prefix }),
    t('made', {
      when: formatTime(apiKey.createdAt, language),
      who: apiKey.createdBy ?? t('somebodyGone'),
    }),
    t('until', { when: when(apiKey.expiresAt, t('noEnd')) }),
    t('lastUsed', { when: when(apiKey.lastUsedAt, t('never')) }),
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
              {t(`status.${apiKey.status}`)}
            </Badge>
          </Group>
          <Text size="sm">{apiKey.scopes.map((scope) => t(`membership:scopes.${scope}`)).join(', ')}</Text>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </Stack>
        {apiKey.status !== 'revoked' && (
          <Button
            variant="default"
            size="sm"
            onClick={ask.open}
            aria-label={t('revokeOf', { name: apiKey.name })}
          >
            {t('revoke')}
          </Button>
        )}
      </Group>
      <ConfirmModal
        opened={asking}
        title={t('revokeTitle', { name: apiKey.name })}
        text={t('revokeText')}
        action={t('revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={ask.close}
      />
    </Paper>
  );
}
