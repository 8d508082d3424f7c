import { Formula } from '../../document/formula.ts';
import { showValue } from '../../document/number-format.ts';
import { type Sheet, spanOf } from '../../document/sheet.ts';
import { invalid } from '../../errors.ts';
import type { RequestKinds } from '../../protocol/schema.ts';
import { typeInto } from '../cell-data.ts';
import type { Context, Handler } from './context.ts';

export const findReplace: Handler<'findReplace'> = (context, parameters) => {
  const { spreadsheet, actor } = context;
  if (parameters.find === '') throw invalid('find must not be empty');
  const counts = {
    valuesChanged: 0,
    formulasChanged: 0,
    rowsChanged: 0,
    sheetsChanged: 0,
    occurrencesChanged: 0,
  };
  for (const { sheet, span } of targets(context, parameters)) {
    const box = sheet.box(span);
    spreadsheet.guard(sheet, box, actor);
    const rowsBefore = counts.rowsChanged;
    for (let row = box.startRow; row < Math.min(box.endRow, sheet.rows.length); row += 1) {
      let changed = false;
      for (let column = box.startColumn; column < box.endColumn; column += 1) {
        const occurrences = replaceIn(context, sheet, row, column, parameters);
        if (occurrences === 0) continue;
        changed = true;
        counts.occurrencesChanged += occurrences;
        counts[sheet.cell(row, column) instanceof Formula ? 'formulasChanged' : 'valuesChanged'] += 1;
      }
      if (changed) counts.rowsChanged += 1;
    }
    if (counts.rowsChanged > rowsBefore) counts.sheetsChanged += 1;
  }
  // As every message of the API, the counts leave zeros out.
  return { findReplace: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
};

function targets({ spreadsheet }: Context, { range, sheetId, allSheets }: RequestKinds['findReplace']) {
  if (allSheets) return spreadsheet.sheets.map((sheet) => ({ sheet, span: {} }));
  if (range) return [{ sheet: spreadsheet.sheet(range.sheetId), span: spanOf(range) }];
  if (sheetId === undefined) throw invalid('One of range, sheetId and allSheets must be set');
  return [{ sheet: spreadsheet.sheet(sheetId), span: {} }];
}

/** Replaces inside one cell; returns how many times it struck. */
function replaceIn(
  { spreadsheet }: Context,
  sheet: Sheet,
  row: number,
  column: number,
  parameters: RequestKinds['findReplace'],
): number {
  const cell = sheet.cell(row, column);
  if (cell === null || (cell instanceof Formula && !parameters.includeFormulas)) return 0;
  const text =
    cell instanceof Formula
      ? spreadsheet.printFormula(cell)
      : showValue(cell, sheet.numberFormatAt(row, column), spreadsheet.locale);
  const { replacement = '' } = parameters;
  let strikes = 0;
  const replaced = text.replace(pattern(parameters), (...found) => {
    strikes += 1;
    if (!parameters.searchByRegex) return replacement;
    return replacement.replace(/\$(\d)/g, (_, group: string) => String(found[Number(group)] ?? ''));
  });
  if (strikes > 0) typeInto(spreadsheet, sheet, row, column, replaced);
  return strikes;
}

function pattern({ find, searchByRegex, matchCase, matchEntireCell }: RequestKinds['findReplace']): RegExp {
  const source = searchByRegex ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    return new RegExp(matchEntireCell ? `^(?:${source})$` : source, matchCase ? 'gu' : 'giu');
  } catch {
    throw invalid(`Invalid regular expression: ${find}`);
  }
}
