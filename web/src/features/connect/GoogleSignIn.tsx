import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconBrandGoogle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type GooglePage,
  type Integration,
  pendingGoogleQuery,
  startGoogle,
} from '../../api/integrations.ts';
import { OutsideLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { seesAll } from './access.ts';

/** In MoySklad's frame Google's page opens in a tab of its own; what was allowed there is then asked about here. */
const framed = window.self !== window.top;
const LOOK_MS = 2_000;

interface Props extends GooglePage {
  /** The integration to connect again; without it a new one is made. */
  integration?: Integration | undefined;
  /** Every spreadsheet is asked for, and nothing else is to choose. */
  wider?: boolean;
  /** Whether this is the first thing to do on its page. */
  main?: boolean;
}

/** Sends the person to Google's consent page, from where they come back to this very form. */
export function GoogleSignIn({ integration, wider = false, main = true, ...page }: Props) {
  const { t } = useTranslation('connect');
  // What was chosen before Google was left with nothing.
  const asked = useSearch({ strict: false }).links;
  const [chosen, choose] = useState(asked ?? (integration !== undefined && seesAll(integration)));
  const links = wider || chosen;
  const start = useMutation({
    mutationFn: () => startGoogle({ ...page, links, ...(integration && { integrationId: integration.id }) }),
    onSuccess: (url) => {
      if (framed) window.open(url, '_blank', 'noopener');
      else window.location.assign(url);
    },
  });
  useQuery({ ...pendingGoogleQuery, enabled: framed && start.isSuccess, refetchInterval: LOOK_MS });
  return (
    <Stack align="flex-start" gap="sm">
      {!wider && (
        <>
          <Text>{t('googleHow')}</Text>
          <Checkbox
            checked={links}
            onChange={(event) => choose(event.currentTarget.checked)}
            label={t('links')}
            description={t('linksHint')}
          />
        </>
      )}
      {start.isError && <ProblemAlert error={start.error} />}
      <Button
        variant={main ? 'filled' : 'default'}
        onClick={() => start.mutate()}
        loading={start.isPending || (start.isSuccess && !framed)}
        leftSection={<IconBrandGoogle size={18} aria-hidden />}
      >
        {t(wider ? 'allowAll' : 'connectGoogle')}
      </Button>
      {framed && start.data && (
        <Alert color="blue" role="status">
          {t('inTab')} <OutsideLink href={start.data}>{t('openTab')}</OutsideLink>
        </Alert>
      )}
    </Stack>
  );
}
