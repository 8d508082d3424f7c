import { createContext, useContext } from 'react';

/** Ids of the integrations that are meant, where the company has several; else its only one is. */
export interface Accounts {
  moysklad?: string | undefined;
  google?: string | undefined;
}

const AccountsContext = createContext<Accounts>({});

export const AccountsProvider = AccountsContext.Provider;

/** Through which integrations the pages inside ask. */
export const useAccounts = (): Accounts => useContext(AccountsContext);
