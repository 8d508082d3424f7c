import { Accordion, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type GooglePage, googleWaysQuery, type Integration } from '../../api/integrations.ts';
import { ConnectServiceAccount } from './ConnectServiceAccount.tsx';
import { GoogleSignIn } from './GoogleSignIn.tsx';

interface Props {
  /** The integration to renew; without it a new one is made. */
  integration?: Integration;
  page: GooglePage['page'];
  onDone?: () => void;
  /** Whether this is the first thing to do on its page. */
  main: boolean;
}

/** Google by signing in there, or by the key of a service account. */
export function ConnectGoogle({ integration, page, onDone, main }: Props) {
  const { t } = useTranslation('connect');
  const ways = useQuery(googleWaysQuery);
  if (ways.isPending) return <Skeleton h={80} />;
  const oauth = ways.data?.oauth ?? false;
  const byKey = (
    <ConnectServiceAccount id={integration?.id} main={main && !oauth} onDone={() => onDone?.()} />
  );
  if (!oauth) return byKey;
  return (
    <>
      <GoogleSignIn integration={integration} page={page} main={main} />
      <Accordion variant="contained" defaultValue={integration?.kind === 'service-account' ? 'key' : null}>
        <Accordion.Item value="key">
          <Accordion.Control>{t('byKey')}</Accordion.Control>
          <Accordion.Panel>{byKey}</Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}
