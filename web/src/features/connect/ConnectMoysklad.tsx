import { Button, Code, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moyskladWaysQuery } from '../../api/integrations.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { useConnect } from './useConnect.ts';

interface Props {
  /** The integration to renew; without it a new one is made. */
  id?: string | undefined;
  onDone?: () => void;
  /** Whether this is the first thing to do on its page. */
  main: boolean;
}

/** Takes a token of MoySklad. */
export function ConnectMoysklad({ id, onDone, main }: Props) {
  const { t } = useTranslation('connect');
  const [token, setToken] = useState('');
  const connect = useConnect(id, onDone);
  const faults = useFaults(connect.error, ['token']);
  const trial = useQuery(moyskladWaysQuery).data?.trialToken;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate({ provider: 'moysklad', token: token.trim() });
      }}
    >
      <Stack align="flex-start">
        <Text>{t('moyskladHow')}</Text>
        {trial && (
          <Text>
            {t('trialToken')} <Code>{trial}</Code>
          </Text>
        )}
        <PasswordInput
          w="100%"
          maw={520}
          label={t('token')}
          error={faults.at.token}
          aria-invalid={faults.at.token !== undefined}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
        />
        {faults.alert}
        <Button type="submit" variant={main ? 'filled' : 'default'} loading={connect.isPending}>
          {t('connectMoysklad')}
        </Button>
      </Stack>
    </form>
  );
}
