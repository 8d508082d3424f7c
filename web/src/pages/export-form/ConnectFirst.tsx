import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { integrationsQuery, type Provider } from '../../api/integrations.ts';
import { ButtonLink } from '../../shared/links.tsx';

/** Says that a side is not connected yet; nothing when it is. */
export function ConnectFirst({ provider }: { provider: Provider }) {
  const { t } = useTranslation('export-form');
  const { data } = useQuery(integrationsQuery);
  if (!data || data.some((integration) => integration.provider === provider && integration.status === 'ok'))
    return null;
  return (
    <Alert color="orange" title={t(`connectFirst.${provider}`)}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t('connectFirst.text')}</Text>
        <ButtonLink to="/connections" size="xs">
          {t('connectFirst.go')}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
