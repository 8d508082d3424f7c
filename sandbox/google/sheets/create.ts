import { z } from 'zod';
import { formatId } from '../document/formats.ts';
import { Spreadsheet, type SpreadsheetProperties } from '../document/spreadsheet.ts';
import type { Caller } from '../identity/identity.ts';
import type { Library } from '../library.ts';
import { parseBody } from '../protocol/parse.ts';
import { rowData, sheetProperties, spreadsheetProperties } from '../protocol/schema.ts';
import { cellOf } from './cell-data.ts';
import { pageUrl } from './method.ts';
import { printSpreadsheet } from './print.ts';
import { addSheet } from './requests/sheets.ts';

const body = z.strictObject({
  spreadsheetId: z.string().optional(),
  properties: spreadsheetProperties.optional(),
  sheets: z
    .array(
      z.strictObject({
        properties: sheetProperties.optional(),
        data: z
          .array(
            z.strictObject({
              startRow: z.int().optional(),
              startColumn: z.int().optional(),
              rowData: z.array(rowData).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
});

/** spreadsheets.create: a new spreadsheet of the caller, with the sheets asked for or one plain sheet. */
export function createSpreadsheet(library: Library, caller: Caller, sent: Buffer, origin: string): object {
  const { properties, sheets = [] } = parseBody(body, sent);
  const spreadsheet = newSpreadsheet(library.newId(), properties ?? {}, sheets.length === 0);
  for (const { properties: asked, data = [] } of sheets) {
    const sheet = addSheet(spreadsheet, asked);
    for (const { startRow = 0, startColumn = 0, rowData: rows = [] } of data) {
      rows.forEach(({ values = [] }, down) => {
        values.forEach((cell, right) => {
          sheet.setCell(startRow + down, startColumn + right, cellOf(spreadsheet, cell));
          sheet.setFormatId(startRow + down, startColumn + right, formatId(cell.userEnteredFormat));
        });
      });
    }
  }
  library.add(spreadsheet, caller.email, caller.clientId);
  const actor = { email: caller.email, owner: true };
  return printSpreadsheet(spreadsheet, {
    mask: 'all',
    actor,
    url: pageUrl(origin, spreadsheet.id),
    grid: false,
  });
}

/** A spreadsheet with Google's defaults. @param withSheet adds the plain first sheet. */
export function newSpreadsheet(
  id: string,
  properties: Partial<SpreadsheetProperties>,
  withSheet: boolean,
): Spreadsheet {
  const spreadsheet = new Spreadsheet(id, {
    title: 'Untitled spreadsheet',
    locale: 'en_US',
    timeZone: 'Etc/GMT',
    autoRecalc: 'ON_CHANGE',
    ...properties,
  });
  if (withSheet) addSheet(spreadsheet);
  return spreadsheet;
}
