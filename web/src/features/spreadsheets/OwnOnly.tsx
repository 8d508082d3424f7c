import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GooglePage } from '../../api/integrations.ts';
import { GoogleSignIn } from '../connect/GoogleSignIn.tsx';
import { useMay } from '../membership/useMay.ts';
import { seesOwnOnly, useGoogle } from './useGoogle.ts';

/**
 * Why Google shows us so few spreadsheets, and how it comes to show all; nothing where it does already.
 * @param page the form to come back to from Google
 */
export function OwnOnly(page: GooglePage) {
  const { t } = useTranslation('spreadsheets');
  const account = useGoogle();
  const mayConnect = useMay('admin');
  if (account?.status !== 'ok' || !seesOwnOnly(account)) return null;
  return (
    <Alert color="blue" title={t('ownOnly.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(mayConnect ? 'ownOnly.text' : 'ownOnly.askAdmin')}</Text>
        {mayConnect && <GoogleSignIn integration={account} wider {...page} />}
      </Stack>
    </Alert>
  );
}
