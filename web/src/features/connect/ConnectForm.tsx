import type { GooglePage, Integration, Provider } from '../../api/integrations.ts';
import { ConnectGoogle } from './ConnectGoogle.tsx';
import { ConnectMoysklad } from './ConnectMoysklad.tsx';

interface Props {
  provider: Provider;
  page: GooglePage['page'];
  /** The integration to renew; without it a new one is made. */
  integration?: Integration;
  onDone?: () => void;
}

/** How an account of this provider is connected. */
export function ConnectForm({ provider, page, integration, onDone }: Props) {
  return provider === 'moysklad' ? (
    <ConnectMoysklad id={integration?.id} {...(onDone && { onDone })} />
  ) : (
    <ConnectGoogle page={page} {...(integration && { integration })} {...(onDone && { onDone })} />
  );
}
