import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadJob, deadJobsQuery, dropJob, retryJob } from '../../api/admin.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

type Verb = 'retry' | 'drop';

/** Jobs that were tried in vain too often: each is repeated or thrown away. */
export function DeadJobs() {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(deadJobsQuery);
  const [asked, ask] = useState<{ verb: Verb; job: DeadJob } | null>(null);
  const act = useMutation({
    mutationFn: ({ verb, job }: { verb: Verb; job: DeadJob }) =>
      verb === 'retry' ? retryJob(job.id) : dropJob(job.id),
    onSuccess(_, { verb }) {
      ask(null);
      toastDone(t(verb === 'retry' ? 'retried' : 'dropped'));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: deadJobsQuery.queryKey }),
  });
  const jobs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Title order={2} size="h4">
        {t('dead')}
      </Title>
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={80} />}
      {list.isSuccess && jobs.length === 0 && <Text>{t('noDead')}</Text>}
      {jobs.map((job) => (
        <Job
          key={job.id}
          job={job}
          onAsk={(verb) => {
            act.reset();
            ask({ verb, job });
          }}
        />
      ))}
      {list.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
      {asked && (
        <ConfirmModal
          opened
          title={t(asked.verb)}
          text={t(`${asked.verb}Asks`, { queue: t(`queue.${asked.job.queue}`, asked.job.queue) })}
          action={t(asked.verb)}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate(asked)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

function Job({ job, onAsk }: { job: DeadJob; onAsk: (verb: Verb) => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const language = useLanguage();
  const { queue, company, requestId, failedAt, reason } = job;
  const name = [t(`queue.${queue}`, queue), company].filter(Boolean).join(' · ');
  return (
    <Paper withBorder p="sm" role="group" aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} style={{ minWidth: 0, flex: '1 1 240px', overflowWrap: 'anywhere' }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm">{formatTime(failedAt, language)}</Text>
          {reason && <Text size="sm">{reason}</Text>}
          {requestId && <CopyableText label={t('common:requestId')} value={requestId} />}
        </Stack>
        <Group gap="xs">
          <Button size="sm" variant="default" onClick={() => onAsk('retry')}>
            {t('retry')}
          </Button>
          <Button size="sm" variant="default" color="red" onClick={() => onAsk('drop')}>
            {t('drop')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
