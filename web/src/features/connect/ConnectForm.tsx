import type { GooglePage, Integration, Provider } from '../../api/integrations.ts';
import { ConnectGoogle } from './ConnectGoogle.tsx';
import { ConnectMoysklad } from './ConnectMoysklad.tsx';

interface Props {
  provider: Provider;
  page: GooglePage['page'];
  /** The integration to renew; without it a new one is made. */
  integration?: Integration;
  onDone?: () => void;
  /** Whether this is the first thing to do on its page; true unless told otherwise. */
  main?: boolean;
}

/** How an account of this provider is connected. */
export function ConnectForm({ provider, page, integration, onDone, main = true }: Props) {
  return provider === 'moysklad' ? (
    <ConnectMoysklad id={integration?.id} main={main} {...(onDone && { onDone })} />
  ) : (
    <ConnectGoogle
      page={page}
      main={main}
      {...(integration && { integration })}
      {...(onDone && { onDone })}
    />
  );
}
