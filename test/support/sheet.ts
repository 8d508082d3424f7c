import { z } from 'zod';
import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import type { ExportSetting } from './export.ts';

const valuesSchema = z.object({ values: z.array(z.array(z.unknown())).default([]) });

/** All values of the setting's sheet, unformatted, as the owner reads them. */
export async function readSheet(google: GoogleSandbox, setting: ExportSetting): Promise<unknown[][]> {
  const token = google.issueToken('owner@example.com', ['https://www.googleapis.com/auth/spreadsheets']);
  const range = encodeURIComponent(`'${setting.sheet}'`);
  const answer = await fetch(
    `${google.url}/v4/spreadsheets/${setting.spreadsheetId}/values/${range}?valueRenderOption=UNFORMATTED_VALUE`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  return valuesSchema.parse(await answer.json()).values;
}

/** The rows below the header, by header; empty cells are null. */
export async function sheetAsObjects(
  google: GoogleSandbox,
  setting: ExportSetting,
): Promise<Record<string, unknown>[]> {
  const [header = [], ...rows] = await readSheet(google, setting);
  return rows.map((row) =>
    Object.fromEntries(header.map((title, i) => [String(title), row[i] === '' ? null : (row[i] ?? null)])),
  );
}
