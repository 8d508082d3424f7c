import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { installationQuery } from '../../api/marketplace.ts';

/** Without it MoySklad tells us of no change. */
const WEBHOOKS = 'useOwnWebhooks';

/** For who installed the application before it asked for the right to webhooks: what it is for, and how to grant it. */
export function RightsNotice() {
  const { t } = useTranslation('marketplace');
  const { data } = useQuery(installationQuery);
  if (!data?.installation?.missingRights.includes(WEBHOOKS)) return null;
  return (
    <Alert color="yellow" title={t('rights.title')}>
      <Text size="sm">{t('rights.text')}</Text>
      <List size="sm" type="ordered" mt="xs">
        <List.Item>{t('rights.confirm')}</List.Item>
        <List.Item>{t('rights.reinstall')}</List.Item>
      </List>
    </Alert>
  );
}
