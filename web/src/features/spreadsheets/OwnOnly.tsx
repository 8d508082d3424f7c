import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shared/links.tsx';
import { useMay } from '../membership/useMay.ts';
import { seesOwnOnly, useGoogle } from './useGoogle.ts';

/** Why Google shows us so few spreadsheets, and how it comes to show all; nothing where it does already. */
export function OwnOnly() {
  const { t } = useTranslation('spreadsheets');
  const account = useGoogle();
  const mayConnect = useMay('admin');
  if (!account || !seesOwnOnly(account)) return null;
  return (
    <Alert color="blue" title={t('ownOnly.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(mayConnect ? 'ownOnly.text' : 'ownOnly.askAdmin')}</Text>
        {mayConnect && (
          <ButtonLink to="/connections" search={{ account: account.id }} size="xs" variant="default">
            {t('ownOnly.widen')}
          </ButtonLink>
        )}
      </Stack>
    </Alert>
  );
}
