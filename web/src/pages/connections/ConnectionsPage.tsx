import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { integrationsQuery } from '../../api/queries.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ConnectGoogle } from './ConnectGoogle.tsx';
import { ConnectMoysklad } from './ConnectMoysklad.tsx';
import { ProviderCard } from './ProviderCard.tsx';

export function ConnectionsPage() {
  const { t } = useTranslation();
  const integrations = useQuery(integrationsQuery);
  const of = (provider: string) =>
    integrations.data?.filter((integration) => integration.provider === provider) ?? [];
  return (
    <Stack>
      <PageTitle>{t('connections.title')}</PageTitle>
      <Text>{t('connections.text')}</Text>
      {integrations.isError && (
        <ProblemAlert error={integrations.error} retry={() => void integrations.refetch()} />
      )}
      {integrations.isPending && <Skeleton h={200} />}
      {integrations.data && (
        <>
          <ProviderCard provider="moysklad" integrations={of('moysklad')} form={<ConnectMoysklad />} />
          <ProviderCard provider="google" integrations={of('google')} form={<ConnectGoogle />} />
        </>
      )}
    </Stack>
  );
}
