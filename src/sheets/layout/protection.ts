import type { Request } from '../client/client.ts';
import { joinRows } from '../rows/rows.ts';
import { PROTECTION, type SheetView } from './view.ts';

/**
 * Requests that put a warning before edits of the table's columns, or take it away: one protected range that only
 * warns for each run of neighbouring columns. Google moves it with its columns; it is made anew when the columns came
 * apart. Ranges that a person protected are left alone.
 */
export function protectColumns(sheet: SheetView, positions: number[], protect: boolean): Request[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const wanted = protect ? joinRows(sorted).map(({ from, to }) => ({ start: from, end: to + 1 })) : [];
  const present = sheet.protections;
  const same =
    wanted.length === present.length &&
    wanted.every(({ start, end }) => present.some((range) => range.start === start && range.end === end));
  if (same) return [];
  return [
    ...present.map(({ id }) => ({ deleteProtectedRange: { protectedRangeId: id } })),
    ...wanted.map(({ start, end }) => ({
      addProtectedRange: {
        protectedRange: {
          range: { sheetId: sheet.sheetId, startColumnIndex: start, endColumnIndex: end },
          description: PROTECTION,
          warningOnly: true,
        },
      },
    })),
  ];
}
