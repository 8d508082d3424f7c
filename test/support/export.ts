import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import { findExporter, type Mode, type RunOptions, runExport } from '../../src/exports/index.ts';
import { openMoysklad } from '../../src/moysklad/index.ts';
import { type Limits, MemoryBudgets, openLimits } from '../../src/platform/limits.ts';
import { openSheets, serviceAccount, serviceAccountSchema } from '../../src/sheets/index.ts';

export interface ExportSetting {
  apiUrl: string;
  token: string;
  google: GoogleSandbox;
  spreadsheetId: string;
  sheet: string;
  limits?: Limits;
}

/** Makes an empty spreadsheet that the service account `skladno` may edit. */
export function newSpreadsheet(google: GoogleSandbox, title = 'Проверка'): string {
  const { client_email } = google.serviceAccount('skladno');
  return google.createSpreadsheet({
    title,
    owner: 'owner@example.com',
    shareWith: [{ email: client_email, role: 'writer' }],
  }).id;
}

/** One run of the real corridor against a sandbox. */
export async function exportOnce(
  setting: ExportSetting,
  exporter: string,
  mode: Mode,
  more: Partial<RunOptions> = {},
): Promise<Awaited<ReturnType<typeof runExport>>> {
  const limits = setting.limits ?? openLimits(new MemoryBudgets());
  const { signal } = more;
  const retryPauseMs = 2;
  const source = openMoysklad({ apiUrl: setting.apiUrl, token: setting.token, limits, signal, retryPauseMs });
  const key = serviceAccountSchema.parse(setting.google.serviceAccount('skladno'));
  const destination = openSheets({
    credentials: serviceAccount(key),
    sheetsUrl: setting.google.sheetsUrl,
    driveUrl: setting.google.driveUrl,
    limits,
    signal,
    retryPauseMs,
    target: { spreadsheetId: setting.spreadsheetId, title: setting.sheet },
  });
  try {
    return await runExport({
      exporter: findExporter(exporter),
      columns: null,
      mode,
      filter: null,
      dryRun: false,
      full: false,
      source,
      destination,
      ...more,
    });
  } finally {
    await Promise.all([source.close(), destination.close()]);
  }
}
