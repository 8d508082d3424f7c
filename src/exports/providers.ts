import type { Trx } from '../platform/db/database.ts';
import type { Language, Problem, ProblemKind } from '../platform/problems.ts';
import type { Destination, Source } from '../protocol/index.ts';

export interface SpreadsheetSummary {
  id: string;
  title: string;
  url: string;
  sheets: { sheetId: number; title: string }[];
  inBin: boolean;
}

/** A company's account at a provider; without an integration named it is the only one there. */
export interface AccountRef {
  companyId: string;
  integrationId?: string | undefined;
}

/** The accounts that an export works through. */
export interface Accounts {
  companyId: string;
  moyskladIntegrationId: string;
  googleIntegrationId: string;
}

/**
 * Opens a company's own accounts; put together in app.ts from its integrations.
 * @throws Problem from every method when the account is not connected, is to be connected again, or must be chosen.
 */
export interface Providers {
  /** What the methods may throw that the caller can mend, for the API document. */
  refusals: { moysklad: readonly ProblemKind[]; google: readonly ProblemKind[] };
  /** The id of the integration that is meant: the one named, else the only one. */
  integration(
    companyId: string,
    provider: 'moysklad' | 'google',
    wanted: string | undefined,
  ): Promise<string>;
  /** Nobody disconnects these accounts until the transaction ends. @throws Problem when somebody has. */
  keep(trx: Trx, accounts: Omit<Accounts, 'companyId'>): Promise<void>;
  source(account: AccountRef, signal?: AbortSignal): Promise<Source>;
  destination(
    account: AccountRef,
    target: { spreadsheetId: string; title: string; sheetId: number | null },
    signal?: AbortSignal,
  ): Promise<Destination>;
  /** Looks at a spreadsheet by its id. */
  spreadsheet(account: AccountRef, id: string): Promise<SpreadsheetSummary>;
  /** Makes a spreadsheet, set as a person of this language expects it. */
  createSpreadsheet(
    account: AccountRef,
    wanted: { title: string; language: Language },
  ): Promise<SpreadsheetSummary>;
  /** Spreadsheets that the account may know of, the last changed first. @param cursor `nextCursor` of the page before. */
  spreadsheets(
    account: AccountRef,
    query: { search: string; cursor: string | undefined },
  ): Promise<{ items: FoundSpreadsheet[]; nextCursor: string | null }>;
  /**
   * A run is over: what it showed of its accounts is kept. @param problem why it failed; null when it did not.
   * @returns when it is to be tried again and what it waits for, where the failure may pass by itself: an account is doubted, but not
   * gone yet.
   */
  ended(accounts: Accounts, problem: Problem | null): Promise<{ retryInMs: number; problem: Problem } | null>;
  /** Whether the same may go well later by itself: a provider does not answer, or is asked too much. */
  mayPass(problem: Problem): boolean;
  /** Why the accounts cannot be worked through any more; null when they can. */
  lost(accounts: Accounts): Promise<Problem | null>;
  /** The id in a pasted link, or null. */
  spreadsheetIdOf(link: string): string | null;
}

export interface FoundSpreadsheet {
  id: string;
  title: string;
  url: string;
  /** ISO, UTC. */
  modifiedAt: string;
}
