import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import { EDITION } from '../../src/catalogue/columns/columns.ts';
import { findExporter } from '../../src/catalogue/find.ts';
import type { RunOptions } from '../../src/engine/options.ts';
import { runExport } from '../../src/engine/run.ts';
import { openMoysklad } from '../../src/moysklad/index.ts';
import type { Limits } from '../../src/platform/limits/limits.ts';
import type { Strategy } from '../../src/protocol/index.ts';
import { openSheets, serviceAccount, serviceAccountSchema } from '../../src/sheets/index.ts';

/** What a run needs to know; plain data, so that it can be handed to another process. */
export interface ExportSetting {
  apiUrl: string;
  token: string;
  googleUrl: string;
  /** A service-account key file's content. */
  key: object;
  spreadsheetId: string;
  sheet: string;
  /** Rows of a page and bytes of a write, smaller than in life to have many of them. */
  pageRows?: number;
  batchBytes?: number;
  /** How the source is read, instead of what the planner chooses for so few rows. */
  strategy?: Strategy;
}

/** Makes an empty spreadsheet that the service account `skladno` may edit, and the setting to export into it. */
export function newSetting(
  google: GoogleSandbox,
  source: { apiUrl: string; token: string },
  more: Partial<ExportSetting> = {},
): ExportSetting {
  const key = google.serviceAccount('skladno');
  const { id } = google.createSpreadsheet({
    title: 'Проверка',
    owner: 'owner@example.com',
    shareWith: [{ email: key.client_email, role: 'writer' }],
  });
  return { ...source, googleUrl: google.url, key, spreadsheetId: id, sheet: 'Заказы', ...more };
}

/** The sandboxes of these tests keep no limits, so that many runs take little time; budgets have tests of their own. */
const limits: Limits = { take: async () => ({ release: async () => {} }) };

/** One run of the real corridor against a sandbox. */
export async function exportOnce(
  setting: ExportSetting,
  exporter: string,
  mode: RunOptions['mode'],
  more: Partial<RunOptions> = {},
): ReturnType<typeof runExport> {
  const { signal } = more;
  const retryPauseMs = 2;
  const source = openMoysklad({ apiUrl: setting.apiUrl, token: setting.token, limits, signal, retryPauseMs });
  const destination = openSheets({
    credentials: serviceAccount(serviceAccountSchema.parse(setting.key)),
    sheetsUrl: setting.googleUrl,
    driveUrl: setting.googleUrl,
    limits,
    signal,
    retryPauseMs,
    target: { spreadsheetId: setting.spreadsheetId, title: setting.sheet },
  });
  const { pageRows, strategy } = setting;
  const paged = Object.create(source, {
    read: {
      value: (...[reading, how]: Parameters<typeof source.read>) => {
        // Lines come with their documents only in pages of opened links.
        const pages = reading.lines ? how.strategy.pages : (strategy?.pages ?? how.strategy.pages);
        const chosen = { ...how.strategy, ...strategy, pages };
        return source.read(reading, { ...how, strategy: chosen, ...(pageRows && { pageRows }) });
      },
    },
  }) as typeof source;
  try {
    return await runExport({
      exporter: findExporter(exporter),
      columns: null,
      edition: EDITION,
      mode,
      filter: null,
      conditions: [],
      options: { gone: 'remove', protect: false, trim: false, sort: [] },
      dryRun: false,
      full: false,
      source: paged,
      destination,
      batchBytes: setting.batchBytes,
      ...more,
    });
  } finally {
    await Promise.all([source.close(), destination.close()]);
  }
}
