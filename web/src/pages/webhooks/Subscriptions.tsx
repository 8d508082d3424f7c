import { List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Subscription } from '../../api/sourceWebhooks.ts';
import { formatAgo } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What MoySklad is asked to tell, a line for each type of objects. */
export function Subscriptions({ subscriptions, untold }: { subscriptions: Subscription[]; untold: boolean }) {
  const { t } = useTranslation('webhooks');
  const entities = [...new Set(subscriptions.map(({ entity }) => entity))];
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('subscriptions')}
      </Title>
      <List spacing="xs" listStyleType="none">
        {entities.map((entity) => (
          <Line key={entity} group={subscriptions.filter((each) => each.entity === entity)} untold={untold} />
        ))}
      </List>
    </Stack>
  );
}

function Line({ group, untold }: { group: Subscription[]; untold: boolean }) {
  const { t } = useTranslation('webhooks');
  const language = useLanguage();
  const on = group.filter(({ subscribed }) => subscribed && !untold);
  const refused = group.filter(({ problem }) => problem !== null);
  const last = group
    .flatMap(({ lastEventAt }) => lastEventAt ?? [])
    .sort()
    .at(-1);
  const repairs = group.reduce((sum, each) => sum + each.repairs, 0);
  const words = (of: Subscription[]) => of.map(({ action }) => t(`action.${action}`, action)).join(', ');
  const facts = [
    on.length > 0 && on.length < group.length && t('some', { actions: words(on) }),
    on.length === 0 && t('none'),
    last && t('lastEvent', { ago: formatAgo(last, Date.now(), language) ?? t('now') }),
    repairs > 0 && t('repairs', { count: repairs }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <List.Item icon={iconOf(on.length === group.length, refused.length > 0)}>
      <Text size="sm">
        <b>{group[0]!.title[language]}</b>: {words(group)}
      </Text>
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
      {[...new Map(refused.map(({ problem }) => [problem!.code, problem!])).values()].map((problem) => (
        <Text key={problem.code} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {problem.title[language]}. <LinkedText text={problem.detail[language]} />
        </Text>
      ))}
    </List.Item>
  );
}

function iconOf(all: boolean, refused: boolean) {
  if (all) return <IconCheck size={20} color="var(--mantine-color-teal-7)" aria-hidden />;
  if (refused) return <IconAlertTriangle size={20} color="var(--mantine-color-yellow-7)" aria-hidden />;
  return <IconClock size={20} color="var(--mantine-color-gray-6)" aria-hidden />;
}
