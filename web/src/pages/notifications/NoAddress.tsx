import { Alert, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { preferencesQuery } from '../../api/notifications.ts';
import { TextLink } from '../../shared/links.tsx';

/** Asks whoever came only from MoySklad for an address. */
export function NoAddress() {
  const { t } = useTranslation('notifications');
  const { data } = useQuery(preferencesQuery);
  if (!data || data.hasAddress) return null;
  return (
    <Alert color="orange" icon={<IconMail aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('noAddress')}</Text>
        <TextLink to="/profile" underline="always" size="sm">
          {t('addAddress')}
        </TextLink>
      </Stack>
    </Alert>
  );
}
