import { z } from 'zod';
import type { Destination } from '../protocol/index.ts';
import { type Credentials, pastedKeySchema, serviceAccount, serviceAccountSchema } from './client/auth.ts';
import { openSheetsClient, type SheetsOptions } from './client/client.ts';
import { SheetsError, sheetsProblems } from './client/errors.ts';
import { facts } from './facts.ts';
import { type NewSpreadsheet, settingsOf } from './layout/blank.ts';
import { columnKeys } from './layout/layout.ts';
import { type Target, type View, viewSheet } from './layout/view.ts';
import { openTable } from './open-table.ts';

export { spreadsheetIdOf } from './client/links.ts';
export {
  type Consent,
  ConsentGone,
  consentUrl,
  type OAuthClient,
  redeemCode,
  refreshTokens,
  revokeConsent,
  scopes,
} from './client/oauth.ts';
export {
  type Credentials,
  pastedKeySchema,
  SheetsError,
  type SheetsOptions,
  serviceAccount,
  serviceAccountSchema,
  sheetsProblems,
};

/** Opens a sheet as a destination. Every method throws SheetsError. */
export function openSheets(options: SheetsOptions & { target: Target }): Destination {
  const client = openSheetsClient(options);
  const { target, retryPauseMs } = options;
  let view: Promise<View> | null = null;
  let bin: Promise<boolean> | null = null;
  return {
    async look() {
      view ??= viewSheet(client, target);
      const { sheet } = await view;
      // Only now: the token is there, and what cannot be opened is told as that.
      bin ??= client.inBin(target.spreadsheetId);
      return { exists: sheet !== null, columns: sheet ? columnKeys(sheet) : [] };
    },
    async open(table) {
      const seen = await view;
      view = null;
      return openTable(client, target, table, retryPauseMs, seen);
    },
    inBin: async () => (await Promise.race([bin, false])) ?? false,
    facts,
    requests: client.requests,
    close: async () => {},
  };
}

export interface SpreadsheetSummary {
  id: string;
  title: string;
  url: string;
  sheets: { sheetId: number; title: string }[];
  /** It lies in the bin, as far as Google tells. */
  inBin: boolean;
}

/**
 * Looks at a spreadsheet: its title and sheets, and whether it was thrown away.
 * @throws SheetsError when it is not there or not shared with this account.
 */
export async function checkSpreadsheet(
  options: SheetsOptions,
  spreadsheetId: string,
): Promise<SpreadsheetSummary> {
  const client = openSheetsClient(options);
  const spreadsheet = await client.spreadsheet(spreadsheetId);
  return summarise(spreadsheet, await client.inBin(spreadsheetId));
}

/** Creates a spreadsheet in the account's own drive. @throws SheetsError. */
export async function createSpreadsheet(
  options: SheetsOptions,
  wanted: NewSpreadsheet,
): Promise<SpreadsheetSummary> {
  const made = await openSheetsClient(options).create(wanted.title, (bare) => settingsOf(wanted, bare));
  const { sheets, ...summary } = summarise(made, false);
  return { ...summary, sheets: sheets.map((sheet) => ({ ...sheet, title: wanted.sheet })) };
}

/**
 * Spreadsheets that the account lets us know of, the last changed first: by `drive.file` those that we made.
 * @param query.search words of the name. @throws SheetsError.
 */
export async function findSpreadsheets(
  options: SheetsOptions,
  query: { search: string; cursor: string | undefined },
): Promise<{ items: FoundSpreadsheet[]; nextCursor: string | null }> {
  const { files = [], nextPageToken } = await openSheetsClient(options).find(query.search, query.cursor);
  return {
    items: files.map(({ id, name, webViewLink, modifiedTime }) => ({
      id: id ?? '',
      title: name ?? '',
      url: webViewLink ?? '',
      modifiedAt: modifiedTime ?? '',
    })),
    nextCursor: nextPageToken ?? null,
  };
}

export interface FoundSpreadsheet {
  id: string;
  title: string;
  url: string;
  modifiedAt: string;
}

/**
 * Tries the credentials: a token is asked for, nothing is read.
 * @throws SheetsError when Google refuses them.
 */
export async function checkCredentials(
  credentials: Credentials,
  signal: AbortSignal,
): Promise<{ title: string }> {
  await credentials.token(true, signal);
  return { title: credentials.account };
}

const summarySchema = z.looseObject({
  spreadsheetId: z.string(),
  spreadsheetUrl: z.string(),
  properties: z.looseObject({ title: z.string().default('') }),
  sheets: z
    .array(
      z.looseObject({
        properties: z.looseObject({
          sheetId: z.number().default(0),
          title: z.string(),
          hidden: z.boolean().optional(),
        }),
      }),
    )
    .default([]),
});

function summarise(spreadsheet: unknown, inBin: boolean): SpreadsheetSummary {
  const { spreadsheetId, spreadsheetUrl, properties, sheets } = summarySchema.parse(spreadsheet);
  return {
    id: spreadsheetId,
    title: properties.title,
    url: spreadsheetUrl,
    inBin,
    sheets: sheets.flatMap(({ properties: sheet }) =>
      sheet.hidden ? [] : { sheetId: sheet.sheetId, title: sheet.title },
    ),
  };
}
