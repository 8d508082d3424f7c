import type { Problem } from '../platform/problems.ts';
import type { Destination, Source } from './ports.ts';

export interface SpreadsheetSummary {
  id: string;
  title: string;
  url: string;
  sheets: { sheetId: number; title: string }[];
}

/**
 * Opens a company's own accounts; put together in app.ts from its integrations.
 * @throws Problem from every method when the account is not connected.
 */
export interface Providers {
  source(companyId: string, signal?: AbortSignal): Promise<Source>;
  destination(
    companyId: string,
    target: { spreadsheetId: string; title: string; sheetId: number | null },
    signal?: AbortSignal,
  ): Promise<Destination>;
  /** Looks at a spreadsheet by its id. */
  spreadsheet(companyId: string, id: string): Promise<SpreadsheetSummary>;
  createSpreadsheet(companyId: string, title: string): Promise<SpreadsheetSummary>;
  /** A run failed with this: an account that refused its secret is marked, so that its owner connects it again. */
  failed(companyId: string, problem: Problem): Promise<void>;
  /** The id in a pasted link, or null. */
  spreadsheetIdOf(link: string): string | null;
}
