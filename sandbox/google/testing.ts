import assert from 'node:assert/strict';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import { type GoogleSandbox, openGoogle } from './index.ts';

export const OWNER = 'anna@example.com';
export const SPREADSHEETS = 'https://www.googleapis.com/auth/spreadsheets';

/** The official client, talking to the sandbox with a token of `email`. */
export function clientOf(google: GoogleSandbox, email = OWNER, scopes = [SPREADSHEETS]): sheets_v4.Sheets {
  const account = new auth.OAuth2();
  account.setCredentials({ access_token: google.issueToken(email, scopes) });
  return sheets({ version: 'v4', auth: account, rootUrl: `${google.sheetsUrl}/`, retry: false });
}

/** A sandbox with one spreadsheet (its sheet is "Лист1") and a client of its owner. */
export async function openBook(options: { locale?: string; quotas?: boolean } = {}) {
  const google = await openGoogle({ port: 0, quotas: options.quotas ?? false });
  const { id } = google.createSpreadsheet({ title: 'Заказы', owner: OWNER, locale: options.locale });
  const client = clientOf(google);
  return {
    google,
    id,
    client,
    book: google.spreadsheet(id),
    batch: async (...requests: sheets_v4.Schema$Request[]) =>
      (await client.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } })).data
        .replies ?? [],
    write: async (range: string, values: unknown[][], valueInputOption = 'RAW') =>
      (
        await client.spreadsheets.values.update({
          spreadsheetId: id,
          range,
          valueInputOption,
          requestBody: { values },
        })
      ).data,
    read: async (range: string, valueRenderOption = 'UNFORMATTED_VALUE') =>
      (await client.spreadsheets.values.get({ spreadsheetId: id, range, valueRenderOption })).data.values ??
      [],
  };
}

export interface PrintedError {
  code: number;
  message: string;
  status: string;
  errors?: { reason: string }[];
  details?: { reason?: string; metadata?: Record<string, string>; fieldViolations?: { field?: string }[] }[];
}

/** The error body a call is refused with; fails when the call succeeds. */
export async function refused(call: Promise<unknown>): Promise<PrintedError> {
  const error = await call.then(
    () => assert.fail('The call was not refused'),
    (reason: { response?: { data?: { error: PrintedError } } }) => reason.response?.data?.error,
  );
  assert.ok(error, 'The refusal has no body');
  return error;
}
