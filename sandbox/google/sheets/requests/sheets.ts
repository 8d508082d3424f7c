import { appendDimension, deleteDimension, sizeOf } from '../../document/dimensions.ts';
import { Sheet, type SheetProperties } from '../../document/sheet.ts';
import { MAX_COLUMNS, type Spreadsheet } from '../../document/spreadsheet.ts';
import { invalid } from '../../errors.ts';
import { applyMask, parseUpdateMask } from '../../protocol/field-mask.ts';
import type { SheetPropertiesInput } from '../../protocol/schema.ts';
import type { Handler } from './context.ts';

const MAX_TITLE = 100;

/** Adds a sheet with the given properties, 1000 × 26 cells by default. Throws for a title or id that is taken. */
export function addSheet(spreadsheet: Spreadsheet, input: SheetPropertiesInput = {}): Sheet {
  const { index, gridProperties = {}, ...rest } = input;
  const grid = {
    ...gridProperties,
    rowCount: gridProperties.rowCount ?? 1000,
    columnCount: gridProperties.columnCount ?? 26,
  };
  if (grid.rowCount < 1 || grid.columnCount < 1)
    throw invalid('Sheets must have at least one row and one column.');
  if (grid.columnCount > MAX_COLUMNS) throw invalid(`A sheet cannot have more than ${MAX_COLUMNS} columns.`);
  spreadsheet.allowGrowth(grid.rowCount * grid.columnCount);
  const sheetId = newSheetId(spreadsheet, input.sheetId);
  const sheet = new Sheet({
    ...rest,
    sheetId,
    title: newTitle(spreadsheet, input.title ?? freeTitle(spreadsheet)),
    sheetType: 'GRID',
    gridProperties: grid,
  });
  checkFrozen(sheet.properties);
  spreadsheet.sheets.splice(index ?? spreadsheet.sheets.length, 0, sheet);
  return sheet;
}

/** Puts a copy of a sheet (of this or another spreadsheet) into the document; its tags stay behind. */
export function adoptSheet(
  spreadsheet: Spreadsheet,
  source: { spreadsheet: Spreadsheet; sheet: Sheet },
  place: { sheetId?: number; title: string; index?: number },
): Sheet {
  const { sheet } = source;
  spreadsheet.allowGrowth(sheet.rowCount * sheet.columnCount);
  const sheetId = newSheetId(spreadsheet, place.sheetId);
  const copy = sheet.fork({ ...sheet.properties, sheetId, title: newTitle(spreadsheet, place.title) });
  copy.basicFilter = copy.basicFilter && {
    ...copy.basicFilter,
    range: { ...copy.basicFilter.range, sheetId },
  };
  copy.protections = copy.protections.map((protection) => ({
    ...protection,
    protectedRangeId: newProtectionId(spreadsheet),
    range: { ...protection.range, sheetId },
  }));
  spreadsheet.sheets.splice(place.index ?? spreadsheet.sheets.length, 0, copy);
  if (source.spreadsheet !== spreadsheet && copy.hasFormulas) {
    // References to the other sheets of the source mean nothing here, unless a sheet of that title exists.
    spreadsheet.mapFormulas((formula, home) =>
      home === copy ? spreadsheet.parseFormula(source.spreadsheet.printFormula(formula)) : formula,
    );
  }
  return copy;
}

export const addSheetRequest: Handler<'addSheet'> = ({ spreadsheet }, { properties }) => {
  const sheet = addSheet(spreadsheet, properties);
  return { addSheet: { properties: printSheetProperties(spreadsheet, sheet) } };
};

export const deleteSheet: Handler<'deleteSheet'> = ({ spreadsheet, actor }, { sheetId }) => {
  const sheet = spreadsheet.sheet(sheetId);
  spreadsheet.guard(sheet, {}, actor);
  if (spreadsheet.sheets.length === 1) throw invalid("You can't remove all the sheets in a document.");
  const visible = spreadsheet.sheets.filter((other) => other !== sheet && !other.properties.hidden);
  if (visible.length === 0) throw invalid("You can't remove all the visible sheets in a document.");
  spreadsheet.sheets.splice(spreadsheet.sheets.indexOf(sheet), 1);
  for (const tag of spreadsheet.metadata.values()) {
    if (tag.sheetId === sheet.id) spreadsheet.metadata.delete(tag.id);
  }
  spreadsheet.mapFormulas((formula) => formula.withoutSheet(sheet.id));
  return undefined;
};

export const updateSheetProperties: Handler<'updateSheetProperties'> = (context, { properties, fields }) => {
  const { spreadsheet, actor } = context;
  const mask = parseUpdateMask(fields, 'SheetProperties');
  const sheet = spreadsheet.sheet(properties.sheetId);
  const { index, ...old } = printSheetProperties(spreadsheet, sheet);
  const wanted = applyMask<SheetPropertiesInput>({ ...old }, properties, mask);
  const title = wanted.title ?? '';
  if (title !== sheet.title) newTitle(spreadsheet, title, sheet);
  const { rowCount = sheet.rowCount, columnCount = sheet.columnCount, ...grid } = wanted.gridProperties ?? {};
  if (rowCount < 1 || columnCount < 1) throw invalid('Sheets must have at least one row and one column.');
  sheet.properties = {
    ...wanted,
    sheetId: sheet.id,
    title,
    hidden: wanted.hidden || undefined,
    gridProperties: { ...grid, rowCount: sheet.rowCount, columnCount: sheet.columnCount },
  };
  if (rowCount < sheet.rowCount || columnCount < sheet.columnCount) {
    spreadsheet.guard(sheet, { startRow: Math.min(rowCount, sheet.rowCount - 1) }, actor);
  }
  resize(spreadsheet, sheet, 'ROWS', rowCount);
  resize(spreadsheet, sheet, 'COLUMNS', columnCount);
  checkFrozen({ ...sheet.properties, gridProperties: { ...grid, rowCount, columnCount } });
  sheet.setGrid({
    frozenRowCount: grid.frozenRowCount || undefined,
    frozenColumnCount: grid.frozenColumnCount || undefined,
  });
  if (spreadsheet.sheets.every((other) => other.properties.hidden)) {
    throw invalid("You can't hide all the sheets in a document.");
  }
  // The index counts places before the sheet is taken out, as the documentation of SheetProperties.index says.
  const asked = mask === 'all' || mask.has('index') ? properties.index : undefined;
  if (asked !== undefined && asked !== index) {
    spreadsheet.sheets.splice(index, 1);
    spreadsheet.sheets.splice(asked > index ? asked - 1 : asked, 0, sheet);
  }
  return undefined;
};

function resize(spreadsheet: Spreadsheet, sheet: Sheet, dimension: 'ROWS' | 'COLUMNS', wanted: number): void {
  const size = sizeOf(sheet, dimension);
  if (wanted > size) appendDimension(spreadsheet, sheet, dimension, wanted - size);
  if (wanted < size) deleteDimension(spreadsheet, sheet, { dimension, at: wanted, count: size - wanted });
}

export const duplicateSheet: Handler<'duplicateSheet'> = ({ spreadsheet }, parameters) => {
  const sheet = spreadsheet.sheet(parameters.sourceSheetId);
  const copy = adoptSheet(
    spreadsheet,
    { spreadsheet, sheet },
    {
      sheetId: parameters.newSheetId,
      title: parameters.newSheetName ?? copyTitle(spreadsheet, sheet.title),
      index: parameters.insertSheetIndex ?? 0,
    },
  );
  return { duplicateSheet: { properties: printSheetProperties(spreadsheet, copy) } };
};

export const updateSpreadsheetProperties: Handler<'updateSpreadsheetProperties'> = (
  { spreadsheet },
  { properties, fields },
) => {
  const updated = applyMask(
    { ...spreadsheet.properties },
    properties,
    parseUpdateMask(fields, 'SpreadsheetProperties'),
  );
  if (!updated.title) throw invalid('The title must not be empty');
  spreadsheet.properties = { ...spreadsheet.properties, ...updated };
  return undefined;
};

/** A sheet's properties with its present place among the sheets. */
export function printSheetProperties(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
): SheetProperties & { index: number } {
  const { sheetId, title, ...rest } = sheet.properties;
  return { sheetId, title, index: spreadsheet.sheets.indexOf(sheet), ...rest };
}

/** The title a copy gets when none is asked for. */
export function copyTitle(spreadsheet: Spreadsheet, title: string): string {
  let copy = `Copy of ${title}`;
  for (let number = 2; spreadsheet.sheetByTitle(copy); number += 1) copy = `Copy of ${title} ${number}`;
  return copy;
}

/** An id no protected range of the document has. */
export function newProtectionId(spreadsheet: Spreadsheet): number {
  const taken = new Set(
    spreadsheet.sheets.flatMap((sheet) => sheet.protections.map((range) => range.protectedRangeId)),
  );
  return freeNumber((id) => taken.has(id));
}

/** A random positive int32 that is not taken. */
export function freeNumber(taken: (id: number) => boolean): number {
  let id = 0;
  while (id === 0 || taken(id)) id = Math.floor(Math.random() * 2 ** 31);
  return id;
}

function newSheetId(spreadsheet: Spreadsheet, wanted: number | undefined): number {
  const taken = (id: number) => spreadsheet.sheets.some((sheet) => sheet.id === id);
  if (wanted === undefined) return spreadsheet.sheets.length === 0 ? 0 : freeNumber(taken);
  if (wanted < 0) throw invalid(`Invalid sheet id: ${wanted}`);
  if (taken(wanted)) throw invalid(`A sheet with the id ${wanted} already exists. Please choose another id.`);
  return wanted;
}

function newTitle(spreadsheet: Spreadsheet, title: string, self?: Sheet): string {
  if (title === '') throw invalid('Sheet names cannot be empty.');
  if (title.length > MAX_TITLE) throw invalid(`Sheet names cannot exceed ${MAX_TITLE} characters.`);
  const taken = spreadsheet.sheetByTitle(title);
  if (taken && taken !== self) {
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  return title;
}

function freeTitle(spreadsheet: Spreadsheet): string {
  const word = spreadsheet.locale.startsWith('ru') ? 'Лист' : 'Sheet';
  let number = spreadsheet.sheets.length + 1;
  while (spreadsheet.sheetByTitle(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

function checkFrozen({ gridProperties }: SheetProperties): void {
  const { frozenRowCount = 0, frozenColumnCount = 0, rowCount, columnCount } = gridProperties;
  if (frozenRowCount >= rowCount) throw invalid("You can't freeze all visible rows on the sheet.");
  if (frozenColumnCount >= columnCount) throw invalid("You can't freeze all visible columns on the sheet.");
}
