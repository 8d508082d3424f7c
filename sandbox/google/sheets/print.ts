import type { Box, Span } from '../document/a1.ts';
import { Calculator } from '../document/calculator.ts';
import type { DimensionProperties, Sheet } from '../document/sheet.ts';
import type { Actor, Spreadsheet } from '../document/spreadsheet.ts';
import { below, type FieldMask, select } from '../protocol/field-mask.ts';
import { DEFAULT_FORMAT, printCell } from './cell-data.ts';
import type { Place } from './data-filters.ts';
import { printSheetProperties } from './requests/sheets.ts';

const ROW_HEIGHT = 21;
const COLUMN_WIDTH = 100;

/**
 * The Spreadsheet message, the masked fields alone.
 * @param options.places restricts the sheets, and their grid data, to these; undefined is everything.
 * @param options.grid whether the mask may ask for grid data at all.
 */
export function printSpreadsheet(
  spreadsheet: Spreadsheet,
  options: { mask: FieldMask; places?: Place[]; actor: Actor; url: string; grid: boolean },
): object {
  const { mask, places, actor, url, grid } = options;
  const sheetMask = below(mask, 'sheets');
  const calculator = new Calculator(spreadsheet);
  const sheets = spreadsheet.sheets.filter(
    (sheet) => !places || places.some((place) => place.sheet === sheet),
  );
  const tags = [...spreadsheet.metadata.values()].filter((tag) => tag.location.type === 'SPREADSHEET');
  const head = select(
    {
      spreadsheetId: spreadsheet.id,
      properties: { ...spreadsheet.properties, defaultFormat: DEFAULT_FORMAT },
      spreadsheetUrl: url,
      developerMetadata: tags.length > 0 ? tags.map((tag) => tag.print()) : undefined,
    },
    mask,
  ) as object;
  if (!sheetMask) return head;
  return {
    ...head,
    sheets: sheets.map((sheet) => {
      const spans = places?.filter((place) => place.sheet === sheet).map((place) => place.span) ?? [{}];
      return printSheet(spreadsheet, calculator, sheet, { mask: sheetMask, spans: grid ? spans : [], actor });
    }),
  };
}

function printSheet(
  spreadsheet: Spreadsheet,
  calculator: Calculator,
  sheet: Sheet,
  { mask, spans, actor }: { mask: FieldMask; spans: Span[]; actor: Actor },
): object {
  const dataMask = spans.length > 0 ? below(mask, 'data') : undefined;
  const tags = [...spreadsheet.metadata.values()].filter(
    (tag) => tag.location.type === 'SHEET' && tag.sheetId === sheet.id,
  );
  const protectedRanges = sheet.protections.map((protection) => {
    const canEdit = actor.owner || protection.editors?.users?.includes(actor.email);
    return { ...protection, requestingUserCanEdit: canEdit || protection.warningOnly || undefined };
  });
  return {
    ...(select(
      {
        properties: printSheetProperties(spreadsheet, sheet),
        basicFilter: sheet.basicFilter,
        protectedRanges: protectedRanges.length > 0 ? protectedRanges : undefined,
        developerMetadata: tags.length > 0 ? tags.map((tag) => tag.print()) : undefined,
      },
      mask,
    ) as object),
    ...(dataMask && {
      data: spans.map((span) =>
        printGrid(spreadsheet, calculator, sheet, sheet.box(span, { clip: true }), dataMask),
      ),
    }),
  };
}

/** GridData of a box: cells up to the last that holds a value or format, sizes and tags of rows and columns. */
function printGrid(
  spreadsheet: Spreadsheet,
  calculator: Calculator,
  sheet: Sheet,
  box: Box,
  mask: FieldMask,
): object {
  const cellMask = below(mask, 'rowData', 'values');
  const data: Record<string, unknown> = {
    startRow: box.startRow || undefined,
    startColumn: box.startColumn || undefined,
  };
  if (below(mask, 'rowMetadata')) {
    data.rowMetadata = printDimensions(spreadsheet, sheet, 'ROW', box.startRow, box.endRow);
  }
  if (below(mask, 'columnMetadata')) {
    data.columnMetadata = printDimensions(spreadsheet, sheet, 'COLUMN', box.startColumn, box.endColumn);
  }
  const printed = select(data, mask) as Record<string, unknown>;
  if (!cellMask) return printed;
  const rowData: object[] = [];
  for (let row = box.startRow; row < Math.min(box.endRow, sheet.rows.length); row += 1) {
    const { cells = [], formats = [] } = sheet.rows[row] ?? {};
    const values: object[] = [];
    for (
      let column = box.startColumn;
      column < Math.min(box.endColumn, Math.max(cells.length, formats.length));
      column += 1
    ) {
      values.push(printCell(spreadsheet, calculator, { sheet, row, column }, cellMask));
    }
    rowData.push(values.length > 0 ? { values } : {});
  }
  while (rowData.length > 0 && Object.keys(rowData.at(-1)!).length === 0) rowData.pop();
  if (rowData.length > 0) printed.rowData = rowData;
  return printed;
}

function printDimensions(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  type: 'ROW' | 'COLUMN',
  start: number,
  end: number,
): object[] {
  const tags = [...spreadsheet.metadata.values()].filter((tag) => tag.sheetId === sheet.id);
  const tagsAt = new Map<number, object[]>();
  for (const tag of tags) {
    if (tag.location.type !== type) continue;
    tagsAt.set(tag.location.index, [...(tagsAt.get(tag.location.index) ?? []), tag.print()]);
  }
  return Array.from({ length: end - start }, (_, offset) => {
    const index = start + offset;
    const own: DimensionProperties =
      (type === 'ROW' ? sheet.rows[index]?.properties : sheet.columns[index]) ?? {};
    const pixelSize = type === 'ROW' ? ROW_HEIGHT : COLUMN_WIDTH;
    return { pixelSize, ...own, developerMetadata: tagsAt.get(index) };
  });
}
