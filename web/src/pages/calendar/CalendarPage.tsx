import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { exportDaysQuery } from '../../api/exportTasks.ts';
import { comingRunsQuery } from '../../api/schedules.ts';
import { formatDay } from '../../shared/format.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type ComingOfDay, Day, type PastOfDay } from './Day.tsx';
import { addDays, mondayOf, today } from './week.ts';

const route = getRouteApi('/shell/calendar');

/** A week: how the exports went on its days, and when they run by themselves. The week stands in the address. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const navigate = route.useNavigate();
  const { week = mondayOf(today()) } = route.useSearch();
  const show = (day: string) => void navigate({ search: { week: mondayOf(day) }, replace: true });
  const span = `${formatDay(week, language)} – ${formatDay(addDays(week, 6), language)}`;
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      <Group justify="space-between">
        <Text role="status">{span}</Text>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => show(addDays(week, -7))}
          >
            {t('earlier')}
          </Button>
          <Button variant="default" onClick={() => show(today())}>
            {t('thisWeek')}
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => show(addDays(week, 7))}
          >
            {t('later')}
          </Button>
        </Group>
      </Group>
      <Week key={week} week={week} />
    </Stack>
  );
}

function Week({ week }: { week: string }) {
  const { t } = useTranslation(['calendar', 'common']);
  const coming = useQuery(comingRunsQuery(week));
  const past = useQuery(exportDaysQuery(undefined));
  const configs = useQuery(exportConfigsQuery);
  const failed = [coming, past, configs].find(({ isError, data }) => isError && !data);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  if (!coming.data || !past.data || !configs.data)
    return <Skeleton h={320} role="status" aria-label={t('common:loading')} />;
  const names = new Map(configs.data.map(({ id, name }) => [id, name]));
  const days = coming.data.days.map((day) => ({
    day,
    past: past.data.items.flatMap(({ configId, days }): PastOfDay[] => {
      const runs = days.find((of) => of.day === day);
      return runs ? [{ ...runs, configId, name: names.get(configId) ?? '' }] : [];
    }),
    coming: coming.data.items.flatMap(({ days, ...of }): ComingOfDay[] => {
      const runs = days.find((on) => on.day === day);
      return runs ? [{ ...of, ...runs }] : [];
    }),
  }));
  if (days.every((day) => day.past.length + day.coming.length === 0))
    return (
      <Stack align="flex-start" gap="sm">
        <Text>{t(week < past.data.days[0]! ? 'forgotten' : 'empty')}</Text>
        <ButtonLink to="/exports">{t('toExports')}</ButtonLink>
      </Stack>
    );
  return (
    <Stack>
      {days.map((day) => (
        <Day key={day.day} {...day} isToday={day.day === past.data.days.at(-1)} />
      ))}
      {!coming.data.complete && <Text c="dimmed">{t('incomplete')}</Text>}
    </Stack>
  );
}
