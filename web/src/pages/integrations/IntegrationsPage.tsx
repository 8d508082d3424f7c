import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { integrationsQuery } from '../../api/integrations.ts';
import { GoogleOutcome } from '../../features/connect/GoogleOutcome.tsx';
import { PendingGoogle } from '../../features/connect/PendingGoogle.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ProviderCard } from './ProviderCard.tsx';

const route = getRouteApi('/shell/connections');

/** The accounts of the company on both sides: how each is, and how to connect, renew and take it back. */
export function IntegrationsPage() {
  const { t } = useTranslation('integrations');
  const { google, account } = route.useSearch();
  const navigate = route.useNavigate();
  const integrations = useQuery(integrationsQuery);
  const mayConnect = useMay('admin');
  const of = (provider: string) =>
    integrations.data?.filter((integration) => integration.provider === provider) ?? [];
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      {google && (
        <GoogleOutcome outcome={google} onClose={() => void navigate({ search: {}, replace: true })} />
      )}
      <Text>{t('text')}</Text>
      {mayConnect && <PendingGoogle />}
      {integrations.isError && (
        <ProblemAlert error={integrations.error} retry={() => void integrations.refetch()} />
      )}
      {integrations.isPending && <Skeleton h={200} />}
      {integrations.data && (
        <>
          <ProviderCard provider="moysklad" integrations={of('moysklad')} wanted={account} main />
          {/* The road begins at MoySklad: one thing at a time. */}
          <ProviderCard
            provider="google"
            integrations={of('google')}
            wanted={account}
            main={of('moysklad').length > 0}
          />
        </>
      )}
    </Stack>
  );
}
