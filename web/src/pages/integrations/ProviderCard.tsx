import { Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Integration, Provider } from '../../api/integrations.ts';
import { ConnectForm } from '../../features/connect/ConnectForm.tsx';
import { ProviderMark } from '../../features/connect/ProviderMark.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { TextLink } from '../../shared/links.tsx';
import { IntegrationItem } from './IntegrationItem.tsx';

/** One side of the road: what is connected there, and how to connect it. */
export function ProviderCard({
  provider,
  integrations,
  wanted,
  main,
}: {
  provider: Provider;
  integrations: Integration[];
  /** The id of the account that the person has come for. */
  wanted: string | undefined;
  /** Whether connecting here is the first thing to do on the page. */
  main: boolean;
}) {
  const { t } = useTranslation(['integrations', 'common', 'connect']);
  const mayConnect = useMay('admin');
  const { google, account } = useSearch({ strict: false });
  // Whoever left Google with nothing finds the form that led there.
  const left = google !== undefined && google !== 'connected' && google !== 'partial';
  const [adding, setAdding] = useState(provider === 'google' && left && account === undefined);
  const none = integrations.length === 0;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={provider}>
      <Stack>
        <Group gap="sm" wrap="nowrap">
          <ProviderMark provider={provider} />
          <Title order={2} size="h4" id={provider}>
            {t(`common:provider.${provider}`)}
          </Title>
        </Group>
        {integrations.map((integration, index) => (
          <Fragment key={integration.id}>
            {index > 0 && <Divider />}
            <IntegrationItem
              integration={integration}
              mayManage={mayConnect}
              wanted={integration.id === wanted}
            />
          </Fragment>
        ))}
        {none && !mayConnect && <Text>{t('connect:askAdmin')}</Text>}
        {mayConnect && (none || adding) && (
          <ConnectForm provider={provider} page="connections" main={main} onDone={() => setAdding(false)} />
        )}
        {provider === 'moysklad' && !none && (
          <TextLink to="/webhooks" size="sm" underline="always">
            {t('webhooks')}
          </TextLink>
        )}
        {mayConnect && !none && (
          <Group>
            <Button
              variant="subtle"
              size="xs"
              onClick={() => setAdding(!adding)}
              aria-expanded={adding}
              leftSection={adding ? undefined : <IconPlus size={16} aria-hidden />}
            >
              {adding ? t('common:cancel') : t(`more.${provider}`)}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
