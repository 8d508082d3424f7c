import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  readStretch,
  sizeOf,
  spanAcross,
} from '../../document/dimensions.ts';
import type { DimensionProperties } from '../../document/sheet.ts';
import { invalid } from '../../errors.ts';
import { applyMask, parseUpdateMask } from '../../protocol/field-mask.ts';
import type { Handler } from './context.ts';

export const appendDimensionRequest: Handler<'appendDimension'> = (
  { spreadsheet },
  { sheetId, dimension, length },
) => {
  appendDimension(spreadsheet, spreadsheet.sheet(sheetId), dimension, length ?? 0);
  return undefined;
};

export const insertDimensionRequest: Handler<'insertDimension'> = (
  { spreadsheet, actor },
  { range, inheritFromBefore = false },
) => {
  const sheet = spreadsheet.sheet(range.sheetId);
  const { start, end } = readStretch(sheet, range);
  spreadsheet.guard(sheet, spanAcross(range.dimension, start, start + 1), actor);
  insertDimension(spreadsheet, sheet, {
    dimension: range.dimension,
    at: start,
    count: end - start,
    inheritFromBefore,
  });
  return undefined;
};

export const deleteDimensionRequest: Handler<'deleteDimension'> = ({ spreadsheet, actor }, { range }) => {
  const sheet = spreadsheet.sheet(range.sheetId);
  const { start, end } = readStretch(sheet, range);
  spreadsheet.guard(sheet, spanAcross(range.dimension, start, end), actor);
  deleteDimension(spreadsheet, sheet, { dimension: range.dimension, at: start, count: end - start });
  return undefined;
};

export const moveDimensionRequest: Handler<'moveDimension'> = ({ spreadsheet, actor }, parameters) => {
  const { source, destinationIndex: destination = 0 } = parameters;
  const sheet = spreadsheet.sheet(source.sheetId);
  const { start, end } = readStretch(sheet, source);
  spreadsheet.guard(
    sheet,
    spanAcross(source.dimension, Math.min(start, destination), Math.max(end, destination)),
    actor,
  );
  moveDimension(spreadsheet, sheet, {
    dimension: source.dimension,
    at: start,
    count: end - start,
    destination,
  });
  return undefined;
};

export const updateDimensionProperties: Handler<'updateDimensionProperties'> = (
  { spreadsheet },
  parameters,
) => {
  const { range, properties = {}, fields } = parameters;
  const sheet = spreadsheet.sheet(range.sheetId);
  const mask = parseUpdateMask(fields, 'DimensionProperties');
  const { start, end } = readStretch(sheet, range);
  if (end > sizeOf(sheet, range.dimension)) throw invalid(`range.endIndex[${end}] is beyond the grid`);
  const change = (old: DimensionProperties | undefined) =>
    applyMask<DimensionProperties>({ ...old }, properties, mask);
  for (let index = start; index < end; index += 1) {
    if (range.dimension === 'COLUMNS') {
      while (sheet.columns.length < index) sheet.columns.push(undefined);
      sheet.columns[index] = change(sheet.columns[index]);
    } else {
      const row = sheet.writableRow(index);
      row.properties = change(row.properties);
    }
  }
  return undefined;
};

/** Widths are not measured here: the request is checked and the sizes go back to the default. */
export const autoResizeDimensions: Handler<'autoResizeDimensions'> = (context, { dimensions }) =>
  updateDimensionProperties(context, { range: dimensions, properties: {}, fields: 'pixelSize' });
