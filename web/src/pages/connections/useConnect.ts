import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { integrationsQuery } from '../../api/queries.ts';
import type { Integration } from '../../api/types.ts';
import { toastDone } from '../../shared/toasts.ts';

/** Sends a secret to the server, which tries it at once. */
export function useConnect<Secret>(connect: (secret: Secret) => Promise<Integration>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: connect,
    onSuccess: async ({ provider }) => {
      toastDone(t('connections.connected', { provider: t(`provider.${provider}`) }));
      await queryClient.invalidateQueries({ queryKey: integrationsQuery.queryKey });
      // Additional fields and price types are those of the account connected.
      queryClient.removeQueries({ queryKey: ['columns'] });
    },
  });
}
