import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sourceWebhooksQuery } from '../../api/sourceWebhooks.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Account } from './Account.tsx';

/** Whether MoySklad tells of changes, account by account: what it is asked for, what stands in the way, and what it told. */
export function WebhooksPage() {
  const { t } = useTranslation(['webhooks', 'common']);
  const accounts = useQuery(sourceWebhooksQuery);
  return (
    <Stack>
      <TextLink to="/connections" size="sm" underline="always">
        ← {t('common:nav.integrations')}
      </TextLink>
      <PageTitle>{t('title')}</PageTitle>
      <Text>{t('text')}</Text>
      {accounts.isError && !accounts.data && (
        <ProblemAlert error={accounts.error} retry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && <Skeleton h={200} role="status" aria-label={t('common:loading')} />}
      {accounts.data?.length === 0 && (
        <Stack align="flex-start" gap="sm">
          <Text>{t('noAccount')}</Text>
          <ButtonLink to="/connections">{t('toConnections')}</ButtonLink>
        </Stack>
      )}
      {accounts.data?.map((webhooks) => (
        <Account key={webhooks.integrationId} webhooks={webhooks} />
      ))}
    </Stack>
  );
}
