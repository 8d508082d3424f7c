import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { healthQuery, type PlatformHealth, retryJob } from '../../api/admin.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatTime } from '../../shared/format.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Jobs that were tried in vain too often, each with a way to try it again. */
export function DeadJobs({ jobs }: { jobs: PlatformHealth['dead'] }) {
  const { t } = useTranslation(['admin', 'common']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: retryJob,
    onSuccess: () => toastDone(t('retried')),
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: healthQuery.queryKey }),
  });
  return (
    <>
      <Title order={2} size="h4">
        {t('dead')}
      </Title>
      {jobs.length === 0 && <Text>{t('noDead')}</Text>}
      {jobs.map(({ id, queue, company, requestId, failedAt, reason }) => (
        <Paper key={id} withBorder p="sm">
          <Group justify="space-between" align="flex-start">
            <Stack gap={2} style={{ minWidth: 0, flex: '1 1 240px', overflowWrap: 'anywhere' }}>
              <Text fw={600}>{[t(`queue.${queue}`, queue), company].filter(Boolean).join(' · ')}</Text>
              <Text size="sm">{formatTime(failedAt, language)}</Text>
              {reason && <Text size="sm">{reason}</Text>}
              {requestId && <CopyableText label={t('common:requestId')} value={requestId} />}
            </Stack>
            <Button
              size="sm"
              variant="default"
              loading={retry.isPending && retry.variables === id}
              onClick={() => retry.mutate(id)}
            >
              {t('retry')}
            </Button>
          </Group>
        </Paper>
      ))}
    </>
  );
}
