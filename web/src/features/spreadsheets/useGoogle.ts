import { useQuery } from '@tanstack/react-query';
import { type Integration, integrationsQuery } from '../../api/integrations.ts';
import { seesAll } from '../connect/access.ts';
import { useAccounts } from '../exporters/accounts.ts';

/** The Google account that is meant: the chosen one, else the company's only one. */
export function useGoogle(): Integration | undefined {
  const { google } = useAccounts();
  const { data = [] } = useQuery(integrationsQuery);
  return data.find(({ id, provider }) => provider === 'google' && (google === undefined || id === google));
}

/**
 * Whether Google lets us see only the spreadsheets made here: the consent gave us our own files alone (scope `drive.file`,
 * developers.google.com/workspace/drive/api/guides/api-specific-auth).
 */
export const seesOwnOnly = (account: Pick<Integration, 'kind' | 'details'>): boolean =>
  account.kind === 'oauth' && !seesAll(account);
