import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { storeCompanyId } from '../../shared/preferences.ts';

/** Goes into the application after a sign-in, or into another company, with nothing left of what was shown before. */
export function useEnter(): (next?: string, companyId?: string) => Promise<void> {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (next = '/exports', companyId) => {
    if (companyId) storeCompanyId(companyId);
    queryClient.removeQueries({ type: 'inactive' });
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    await router.navigate({ href: next, replace: true });
    await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
  };
}
