import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectAccount, type IntegrationHealth, integrationQuery } from '../../api/integrations.ts';
import { toastDone } from '../../shared/toasts.ts';

/**
 * Sends a secret to the server, which tries it at once.
 * @param id of the integration to renew; without it a new one is made
 */
export function useConnect(id: string | undefined, onDone?: (made: IntegrationHealth) => void) {
  const { t } = useTranslation(['connect', 'common']);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (secret: Parameters<typeof connectAccount>[0]) => connectAccount(secret, id),
    onSuccess: async (made) => {
      toastDone(t('connected', { provider: t(`common:provider.${made.provider}`) }));
      queryClient.setQueryData(integrationQuery(made.id).queryKey, made);
      await queryClient.invalidateQueries({ queryKey: ['integrations'] });
      // Additional fields and price types are those of the account connected.
      queryClient.removeQueries({ queryKey: ['columns'] });
      onDone?.(made);
    },
  });
}
