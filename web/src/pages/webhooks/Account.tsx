import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceWebhooks } from '../../api/sourceWebhooks.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { formatAgo, formatDuration, formatTime } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { ButtonLink } from '../../shared/links.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Deliveries } from './Deliveries.tsx';
import { Subscriptions } from './Subscriptions.tsx';
import { useCheck } from './useCheck.ts';

/** «0 с» would be read as none. */
const LEAST_MS = 100;

const COLOURS = {
  unneeded: 'gray',
  disconnected: 'orange',
  waiting: 'blue',
  told: 'green',
  partly: 'yellow',
  untold: 'orange',
};

/** One account of MoySklad. */
export function Account({ webhooks }: { webhooks: SourceWebhooks }) {
  const { t } = useTranslation('webhooks');
  const language = useLanguage();
  const { integrationId, title, state, problem, subscriptions } = webhooks;
  return (
    <Section title={title}>
      <Group gap="xs" align="center">
        <Badge color={COLOURS[state]} variant="light" tt="none" miw="max-content">
          {t(`state.${state}.short`)}
        </Badge>
        <Text size="sm" style={{ flex: '1 1 240px' }}>
          {t(`state.${state}.text`)}
        </Text>
      </Group>
      {problem && (
        <Alert color="orange" title={problem.title[language]} style={{ overflowWrap: 'anywhere' }}>
          <LinkedText text={problem.detail[language]} />
        </Alert>
      )}
      {state === 'unneeded' && (
        <Group>
          <ButtonLink to="/exports">{t('toExports')}</ButtonLink>
        </Group>
      )}
      {state === 'disconnected' && (
        <Group>
          <ButtonLink to="/connections" search={{ account: integrationId }}>
            {t('reconnect')}
          </ButtonLink>
        </Group>
      )}
      {subscriptions.length > 0 && (
        <>
          <Facts webhooks={webhooks} />
          {state !== 'disconnected' && <Check webhooks={webhooks} />}
          <Subscriptions subscriptions={subscriptions} untold={webhooks.untoldBecause !== null} />
        </>
      )}
      <Deliveries integrationId={integrationId} expected={state === 'told' || state === 'partly'} />
    </Section>
  );
}

/** When something came, how soon it goes on, and what had to be put right. */
function Facts({ webhooks }: { webhooks: SourceWebhooks }) {
  const { t } = useTranslation('webhooks');
  const language = useLanguage();
  const { lastEventAt, lagMs, repairs, found, failed, checkedAt } = webhooks;
  const ago = (at: string) => formatAgo(at, Date.now(), language) ?? t('now');
  return (
    <Stack gap={4}>
      <Text size="sm">{lastEventAt ? t('lastEvent', { ago: ago(lastEventAt) }) : t('noEvent')}</Text>
      {lagMs !== null && (
        <Text size="sm">{t('lag', { time: formatDuration(Math.max(lagMs, LEAST_MS), language) })}</Text>
      )}
      {repairs > 0 && <Text size="sm">{t('repairs', { count: repairs })}</Text>}
      {found.lastAt && <Text size="sm">{t('found', { count: found.count, ago: ago(found.lastAt) })}</Text>}
      {failed > 0 && <Text size="sm">{t('failed', { count: failed })}</Text>}
      {checkedAt && (
        <Text size="sm" c="dimmed">
          {t('checkedAt', { when: formatTime(checkedAt, language) })}
        </Text>
      )}
    </Stack>
  );
}

/** Has MoySklad looked at, and says what came of it. */
function Check({ webhooks }: { webhooks: SourceWebhooks }) {
  const { t } = useTranslation('webhooks');
  const mayCheck = useMay('admin');
  const { check, checking, outcome } = useCheck(webhooks);
  return (
    <Group gap="sm">
      {mayCheck && (
        // Not `loading`: the focus stays, and what it does is said in words.
        <Button variant="default" aria-disabled={checking} onClick={() => checking || check()}>
          {t('check')}
        </Button>
      )}
      <Text size="sm" role="status">
        {checking ? t('checking') : (outcome ?? '')}
      </Text>
    </Group>
  );
}
