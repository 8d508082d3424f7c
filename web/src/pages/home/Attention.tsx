import { List, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import { schedulesQuery } from '../../api/schedules.ts';
import { usageQuery } from '../../api/usage.ts';
import { webhooksQuery } from '../../api/webhooks.ts';
import { formatNumber } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type Matter, mattersOf } from './attention.ts';

/** So many are listed; the rest stands where the list leads to. */
const MOST = 20;

/** What a person should look at, each with the way to it. */
export function Attention() {
  const { t } = useTranslation(['home', 'common']);
  const asked = {
    configs: useQuery(exportConfigsQuery),
    integrations: useQuery(integrationsQuery),
    schedules: useQuery(schedulesQuery),
    webhooks: useQuery(webhooksQuery),
    usage: useQuery(usageQuery),
  };
  const all = Object.values(asked);
  const failed = all.find(({ isError, data }) => isError && !data);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  // Told together: that nothing is the matter is known when all is.
  if (all.some(({ isPending }) => isPending))
    return <Skeleton h={80} role="status" aria-label={t('common:loading')} />;
  const matters = mattersOf({
    configs: asked.configs.data,
    integrations: asked.integrations.data,
    schedules: asked.schedules.data,
    webhooks: asked.webhooks.data,
    usage: asked.usage.data,
  });
  return (
    <Section title={t('attention.title')}>
      {matters.length === 0 ? (
        <Text>
          <IconCheck size={18} aria-hidden style={{ verticalAlign: 'text-bottom' }} /> {t('attention.none')}
        </Text>
      ) : (
        <List
          spacing="sm"
          icon={<IconAlertTriangle size={20} color="var(--mantine-color-orange-7)" aria-hidden />}
          styles={{ itemWrapper: { alignItems: 'flex-start' } }}
        >
          {matters.slice(0, MOST).map((matter) => (
            <List.Item key={JSON.stringify(matter)} style={{ overflowWrap: 'anywhere' }}>
              <Told matter={matter} />
            </List.Item>
          ))}
        </List>
      )}
      {matters.length > MOST && (
        <Text size="sm">{t('attention.more', { count: matters.length - MOST })}</Text>
      )}
    </Section>
  );
}

/** One matter in words, and where it is mended. */
function Told({ matter }: { matter: Matter }) {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const told = (text: string, link: ReactNode) => (
    <>
      {text} {link}
    </>
  );
  switch (matter.kind) {
    case 'integration':
      return told(
        t('attention.integration.text', { title: matter.title }),
        <TextLink to="/connections" search={{ account: matter.id }} underline="always">
          {t('attention.integration.link')}
        </TextLink>,
      );
    case 'limit': {
      const [used, limit] = [formatNumber(matter.used, language), formatNumber(matter.limit, language)];
      const about = { what: t(`metrics.${matter.metric}`), used, limit };
      return t(matter.over ? 'attention.limit.over' : 'attention.limit.near', about);
    }
    case 'unpaid':
      return t('attention.unpaid');
    case 'resting':
      return t('attention.resting', { count: matter.count });
    case 'failed':
      return told(
        t('attention.failed.text', { name: matter.name, cause: matter.cause }),
        <TextLink to="/tasks/$taskId" params={{ taskId: matter.taskId }} underline="always">
          {t('attention.failed.link')}
        </TextLink>,
      );
    case 'schedule':
      return told(
        t('attention.schedule.text', { name: matter.name }),
        <TextLink to="/exports/$configId/schedule" params={{ configId: matter.configId }} underline="always">
          {t('attention.schedule.link')}
        </TextLink>,
      );
    case 'together':
      return told(
        t('attention.together.text', { count: matter.count }),
        <TextLink to="/exports" underline="always">
          {t('attention.together.link')}
        </TextLink>,
      );
    case 'webhook':
      return told(
        t(matter.paused ? 'attention.webhook.paused' : 'attention.webhook.failing', { name: matter.name }),
        <TextLink to="/company/webhooks" underline="always">
          {t('attention.webhook.link')}
        </TextLink>,
      );
  }
}
