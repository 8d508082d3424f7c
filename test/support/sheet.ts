import assert from 'node:assert/strict';
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

export type Workbook = ReturnType<GoogleSandbox['spreadsheet']>;

/** Letters of the column under a header, wherever it now stands: "F". Fails when there is none. */
export function columnUnder(workbook: Workbook, sheet: string, header: string): string {
  const column = (workbook.values(`'${sheet}'!1:1`)[0] ?? []).indexOf(header);
  assert.ok(column >= 0, `there is a column ${header}`);
  return lettersOf(column);
}

/** "A" for 0, "AA" for 26. */
export function lettersOf(column: number): string {
  return (
    (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
  );
}

/** The cells under a header, as values or as what was entered; empty ones are ''. */
export function cellsUnder(workbook: Workbook, sheet: string, header: string, render?: 'FORMULA') {
  const column = columnUnder(workbook, sheet, header);
  return workbook.values(`'${sheet}'!${column}2:${column}`, render).map(([value]) => value ?? '');
}
