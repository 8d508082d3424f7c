import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, type Session, sessionsQuery } from '../../api/sessions.ts';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { browserOf } from './browserOf.ts';

/** Where one is signed in; any of it can be ended. */
export function Sessions() {
  const { t } = useTranslation(['profile', 'common']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const after = {
    onSuccess: async () => {
      toastDone(t('sessionEnded'));
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: toastProblem,
  };
  const end = useMutation({ mutationFn: endSession, ...after });
  const endOthers = useMutation({ mutationFn: endOtherSessions, ...after });
  const nameOf = ({ userAgent }: Session) => browserOf(userAgent) ?? t('unknownBrowser');
  return (
    <Section title={t('sessions')}>
      {sessions.isError && <ProblemAlert error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.isPending && <Skeleton h={80} role="status" aria-label={t('common:loading')} />}
      <Stack component="ul" p={0} m={0} gap="sm" style={{ listStyle: 'none' }}>
        {sessions.data?.map((session) => (
          <Group key={session.id} component="li" justify="space-between">
            <Stack gap={0}>
              <Group gap="xs">
                <Text>{nameOf(session)}</Text>
                {session.current && (
                  <Badge variant="light" color="green" tt="none">
                    {t('here')}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {t('since', { when: formatTime(session.createdAt, language) })}
                {session.ip && `, ${session.ip}`}
              </Text>
            </Stack>
            {!session.current && (
              <Button
                size="sm"
                variant="default"
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
                aria-label={t('endOf', { name: nameOf(session) })}
              >
                {t('end')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {(sessions.data?.length ?? 0) > 1 && (
        <Group>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
