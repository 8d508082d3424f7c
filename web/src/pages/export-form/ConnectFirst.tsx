import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type GooglePage,
  googleWaysQuery,
  integrationsQuery,
  type Provider,
} from '../../api/integrations.ts';
import { GoogleSignIn } from '../../features/connect/GoogleSignIn.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink } from '../../shared/links.tsx';

interface Props {
  provider: Provider;
  /** The form to come back to from Google, which is then connected in place. */
  google?: GooglePage;
}

/** Says that a side is not connected yet; nothing when it is. */
export function ConnectFirst({ provider, google }: Props) {
  const { t } = useTranslation('export-form');
  const { data } = useQuery(integrationsQuery);
  const ways = useQuery(googleWaysQuery);
  const mayConnect = useMay('admin');
  const own = data?.filter((integration) => integration.provider === provider);
  if (!own || own.some(({ status }) => status === 'ok')) return null;
  return (
    <Alert color="orange" title={t(`connectFirst.${provider}`)}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t('connectFirst.text')}</Text>
        {google && mayConnect && ways.data?.oauth && (
          <GoogleSignIn integration={own.find(({ kind }) => kind === 'oauth')} {...google} />
        )}
        <ButtonLink to="/connections" size="xs" variant="default">
          {t('connectFirst.go')}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
