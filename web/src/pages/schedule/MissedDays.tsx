import { Button, Group, List, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { missedDaysQuery } from '../../api/exportTasks.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { useRunExport } from '../../features/tasks/useRunExport.ts';
import { formatDay } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** So many stretches are named. */
const MOST = 10;

/** Days that the export has missed, and the run that makes up for them; nothing where there are none. */
export function MissedDays({ configId }: { configId: string }) {
  const { t } = useTranslation('schedule');
  const language = useLanguage();
  const mayRun = useMay('editor');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const missed = useQuery(missedDaysQuery(configId));
  const run = useRunExport(configId, ({ id }) => {
    void queryClient.invalidateQueries({ queryKey: missedDaysQuery(configId).queryKey });
    void navigate({ to: '/tasks/$taskId', params: { taskId: id } });
  });
  if (missed.isError && !missed.data)
    return <ProblemAlert error={missed.error} retry={() => void missed.refetch()} />;
  const days = missed.data?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return (
    <Section title={t('missed.title')}>
      <Text size="sm">{t('missed.text')}</Text>
      <List size="sm">
        {days.slice(-MOST).map(({ from, to }) => (
          <List.Item key={from}>
            {from === to
              ? formatDay(from, language)
              : `${formatDay(from, language)} – ${formatDay(to, language)}`}
          </List.Item>
        ))}
      </List>
      {days.length > MOST && (
        <Text size="sm">{t('missed.earlier', { day: formatDay(first.from, language) })}</Text>
      )}
      {mayRun && (
        <Group>
          <Button
            loading={run.isPending}
            onClick={() => run.mutate({ backfill: { from: first.from, to: last.to } })}
          >
            {t('missed.run')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
