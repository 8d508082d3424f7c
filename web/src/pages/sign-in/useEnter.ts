import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { storeCompanyId } from '../../shared/preferences.ts';

/** Goes into the application after a sign-in, with nothing left of whoever was here before. */
export function useEnter(): (next?: string, companyId?: string) => Promise<void> {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (next = '/exports', companyId) => {
    queryClient.clear();
    if (companyId) storeCompanyId(companyId);
    await router.navigate({ href: next, replace: true });
  };
}
