import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { integrationsQuery, type Provider } from '../../api/integrations.ts';
import { ConnectForm } from '../../features/connect/ConnectForm.tsx';
import { Facts } from '../../features/connect/Facts.tsx';
import { PendingGoogle } from '../../features/connect/PendingGoogle.tsx';

interface Props {
  provider: Provider;
  mayConnect: boolean;
  onDone: () => void;
}

/** Connects one side, or shows that it is connected. */
export function AccountStep({ provider, mayConnect, onDone }: Props) {
  const { t } = useTranslation(['connect', 'common']);
  const { data = [] } = useQuery(integrationsQuery);
  const own = data.filter((integration) => integration.provider === provider);
  const working = own.filter(({ status }) => status === 'ok');
  const broken = own.find(({ status }) => status === 'reconnect');
  const [wasMissing] = useState(working.length === 0);
  const found = working.length > 0;
  // Connected while the step was open, perhaps in another tab: on to the next one.
  useEffect(() => {
    if (wasMissing && found) onDone();
  }, [wasMissing, found, onDone]);
  if (found)
    return (
      <Stack gap="sm">
        <Alert color="green" role="status">
          {t('connected', { provider: t(`common:provider.${provider}`) })}
        </Alert>
        {working.map((integration) => (
          <Facts key={integration.id} integration={integration} />
        ))}
      </Stack>
    );
  if (!mayConnect) return <Text>{t('askAdmin')}</Text>;
  return (
    <>
      {broken && <Alert color="orange">{t('reconnectText')}</Alert>}
      {provider === 'google' && <PendingGoogle />}
      <ConnectForm provider={provider} page="welcome" {...(broken && { integration: broken })} />
    </>
  );
}
