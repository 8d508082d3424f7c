import type { Integration, Provider } from '../../api/integrations.ts';
import type { Accounts } from './accounts.ts';

/**
 * Through which integrations a draft works: those it names, else the first of several that work.
 * @returns nothing for a provider with one integration: the server takes it
 */
export function accountsOf(
  chosen: Record<Provider, string | null>,
  integrations: Pick<Integration, 'id' | 'provider' | 'status'>[],
): Accounts {
  const of = (provider: Provider) => {
    const own = integrations.filter((integration) => integration.provider === provider);
    if (own.length < 2) return undefined;
    return chosen[provider] ?? (own.find(({ status }) => status === 'ok') ?? own[0])?.id;
  };
  return { moysklad: of('moysklad'), google: of('google') };
}
