import { z } from 'zod';

/**
 * The request messages this sandbox understands, as the published schema of the Sheets API v4 defines them.
 * Strict: a field Google does not know (or this sandbox does not obey) is refused, never silently dropped.
 */
const int = z.int();
const loose = z.record(z.string(), z.unknown());

const color = z.strictObject({
  red: z.number().optional(),
  green: z.number().optional(),
  blue: z.number().optional(),
  alpha: z.number().optional(),
});
const colorStyle = z.strictObject({ rgbColor: color.optional(), themeColor: z.string().optional() });

const textFormat = z.strictObject({
  foregroundColor: color.optional(),
  foregroundColorStyle: colorStyle.optional(),
  fontFamily: z.string().optional(),
  fontSize: int.optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  link: z.strictObject({ uri: z.string().optional() }).optional(),
});

const NUMBER_FORMATS = [
  'TEXT',
  'NUMBER',
  'PERCENT',
  'CURRENCY',
  'DATE',
  'TIME',
  'DATE_TIME',
  'SCIENTIFIC',
] as const;

const cellFormat = z.strictObject({
  numberFormat: z.strictObject({ type: z.enum(NUMBER_FORMATS), pattern: z.string().optional() }).optional(),
  backgroundColor: color.optional(),
  backgroundColorStyle: colorStyle.optional(),
  borders: loose.optional(),
  padding: loose.optional(),
  horizontalAlignment: z.enum(['LEFT', 'CENTER', 'RIGHT']).optional(),
  verticalAlignment: z.enum(['TOP', 'MIDDLE', 'BOTTOM']).optional(),
  wrapStrategy: z.enum(['OVERFLOW_CELL', 'LEGACY_WRAP', 'CLIP', 'WRAP']).optional(),
  textDirection: z.enum(['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']).optional(),
  textFormat: textFormat.optional(),
  hyperlinkDisplayType: z.enum(['LINKED', 'PLAIN_TEXT']).optional(),
  textRotation: loose.optional(),
});
export type CellFormat = z.infer<typeof cellFormat>;

const extendedValue = z.strictObject({
  numberValue: z.number().optional(),
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  formulaValue: z.string().optional(),
});
const cellData = z.strictObject({
  userEnteredValue: extendedValue.optional(),
  userEnteredFormat: cellFormat.optional(),
});
export type CellData = z.infer<typeof cellData>;
export const rowData = z.strictObject({ values: z.array(cellData).optional() });
export type RowData = z.infer<typeof rowData>;

const gridRange = z.strictObject({
  sheetId: int.optional(),
  startRowIndex: int.optional(),
  endRowIndex: int.optional(),
  startColumnIndex: int.optional(),
  endColumnIndex: int.optional(),
});
export type GridRange = z.infer<typeof gridRange>;

const dimension = z.enum(['ROWS', 'COLUMNS']);
const dimensionRange = z.strictObject({
  sheetId: int.optional(),
  dimension,
  startIndex: int.optional(),
  endIndex: int.optional(),
});
export type DimensionRange = z.infer<typeof dimensionRange>;

const locationType = z.enum(['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN']);
const visibility = z.enum(['DOCUMENT', 'PROJECT']);
const metadataLocation = z.strictObject({
  locationType: locationType.optional(),
  spreadsheet: z.boolean().optional(),
  sheetId: int.optional(),
  dimensionRange: dimensionRange.optional(),
});
export type MetadataLocation = z.infer<typeof metadataLocation>;
const developerMetadata = z.strictObject({
  metadataId: int.optional(),
  metadataKey: z.string().optional(),
  metadataValue: z.string().optional(),
  location: metadataLocation.optional(),
  visibility: visibility.optional(),
});
export type DeveloperMetadata = z.infer<typeof developerMetadata>;
const metadataLookup = z.strictObject({
  locationType: locationType.optional(),
  metadataLocation: metadataLocation.optional(),
  locationMatchingStrategy: z.enum(['EXACT_LOCATION', 'INTERSECTING_LOCATION']).optional(),
  metadataId: int.optional(),
  metadataKey: z.string().optional(),
  metadataValue: z.string().optional(),
  visibility: visibility.optional(),
});
export type MetadataLookup = z.infer<typeof metadataLookup>;
export const dataFilter = z.strictObject({
  developerMetadataLookup: metadataLookup.optional(),
  a1Range: z.string().optional(),
  gridRange: gridRange.optional(),
});
export type DataFilter = z.infer<typeof dataFilter>;

const gridProperties = z.strictObject({
  rowCount: int.optional(),
  columnCount: int.optional(),
  frozenRowCount: int.optional(),
  frozenColumnCount: int.optional(),
  hideGridlines: z.boolean().optional(),
  rowGroupControlAfter: z.boolean().optional(),
  columnGroupControlAfter: z.boolean().optional(),
});
export const sheetProperties = z.strictObject({
  sheetId: int.optional(),
  title: z.string().optional(),
  index: int.optional(),
  sheetType: z.literal('GRID').optional(),
  gridProperties: gridProperties.optional(),
  hidden: z.boolean().optional(),
  tabColor: color.optional(),
  tabColorStyle: colorStyle.optional(),
  rightToLeft: z.boolean().optional(),
});
export type SheetPropertiesInput = z.infer<typeof sheetProperties>;
export const spreadsheetProperties = z.strictObject({
  title: z.string().optional(),
  locale: z.string().optional(),
  timeZone: z.string().optional(),
  autoRecalc: z.enum(['ON_CHANGE', 'MINUTE', 'HOUR']).optional(),
});

const protectedRange = z.strictObject({
  protectedRangeId: int.optional(),
  range: gridRange.optional(),
  description: z.string().optional(),
  warningOnly: z.boolean().optional(),
  requestingUserCanEdit: z.boolean().optional(),
  unprotectedRanges: z.array(gridRange).optional(),
  editors: z
    .strictObject({
      users: z.array(z.string()).optional(),
      groups: z.array(z.string()).optional(),
      domainUsersCanEdit: z.boolean().optional(),
    })
    .optional(),
});
export type ProtectedRange = z.infer<typeof protectedRange>;
const basicFilter = z.strictObject({
  range: gridRange.optional(),
  sortSpecs: z.array(loose).optional(),
  criteria: loose.optional(),
  filterSpecs: z.array(loose).optional(),
});
export type BasicFilter = z.infer<typeof basicFilter>;

const fields = z.string().optional();
const coordinate = z.strictObject({
  sheetId: int.optional(),
  rowIndex: int.optional(),
  columnIndex: int.optional(),
});

const kinds = z.strictObject({
  addSheet: z.strictObject({ properties: sheetProperties.optional() }),
  deleteSheet: z.strictObject({ sheetId: int.optional() }),
  updateSheetProperties: z.strictObject({ properties: sheetProperties, fields }),
  duplicateSheet: z.strictObject({
    sourceSheetId: int.optional(),
    insertSheetIndex: int.optional(),
    newSheetId: int.optional(),
    newSheetName: z.string().optional(),
  }),
  updateSpreadsheetProperties: z.strictObject({ properties: spreadsheetProperties, fields }),
  updateCells: z.strictObject({
    rows: z.array(rowData).optional(),
    fields,
    start: coordinate.optional(),
    range: gridRange.optional(),
  }),
  appendCells: z.strictObject({ sheetId: int.optional(), rows: z.array(rowData).optional(), fields }),
  repeatCell: z.strictObject({ range: gridRange.optional(), cell: cellData.optional(), fields }),
  updateDimensionProperties: z.strictObject({
    range: dimensionRange,
    properties: z
      .strictObject({ hiddenByUser: z.boolean().optional(), pixelSize: int.optional() })
      .optional(),
    fields,
  }),
  autoResizeDimensions: z.strictObject({ dimensions: dimensionRange }),
  appendDimension: z.strictObject({ sheetId: int.optional(), dimension, length: int.optional() }),
  insertDimension: z.strictObject({ range: dimensionRange, inheritFromBefore: z.boolean().optional() }),
  deleteDimension: z.strictObject({ range: dimensionRange }),
  moveDimension: z.strictObject({ source: dimensionRange, destinationIndex: int.optional() }),
  copyPaste: z.strictObject({
    source: gridRange,
    destination: gridRange,
    pasteType: z
      .enum([
        'PASTE_NORMAL',
        'PASTE_VALUES',
        'PASTE_FORMAT',
        'PASTE_NO_BORDERS',
        'PASTE_FORMULA',
        'PASTE_DATA_VALIDATION',
        'PASTE_CONDITIONAL_FORMATTING',
      ])
      .optional(),
    pasteOrientation: z.enum(['NORMAL', 'TRANSPOSE']).optional(),
  }),
  cutPaste: z.strictObject({
    source: gridRange,
    destination: coordinate,
    pasteType: z
      .enum(['PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMAT', 'PASTE_NO_BORDERS', 'PASTE_FORMULA'])
      .optional(),
  }),
  sortRange: z.strictObject({
    range: gridRange,
    sortSpecs: z
      .array(
        z.strictObject({
          dimensionIndex: int.optional(),
          sortOrder: z.enum(['ASCENDING', 'DESCENDING']).optional(),
        }),
      )
      .optional(),
  }),
  setBasicFilter: z.strictObject({ filter: basicFilter.optional() }),
  clearBasicFilter: z.strictObject({ sheetId: int.optional() }),
  addProtectedRange: z.strictObject({ protectedRange }),
  deleteProtectedRange: z.strictObject({ protectedRangeId: int }),
  updateBorders: z.strictObject({
    range: gridRange,
    top: loose.optional(),
    bottom: loose.optional(),
    left: loose.optional(),
    right: loose.optional(),
    innerHorizontal: loose.optional(),
    innerVertical: loose.optional(),
  }),
  createDeveloperMetadata: z.strictObject({ developerMetadata }),
  updateDeveloperMetadata: z.strictObject({ dataFilters: z.array(dataFilter), developerMetadata, fields }),
  deleteDeveloperMetadata: z.strictObject({ dataFilter }),
  findReplace: z.strictObject({
    find: z.string(),
    replacement: z.string().optional(),
    matchCase: z.boolean().optional(),
    matchEntireCell: z.boolean().optional(),
    searchByRegex: z.boolean().optional(),
    includeFormulas: z.boolean().optional(),
    range: gridRange.optional(),
    sheetId: int.optional(),
    allSheets: z.boolean().optional(),
  }),
});

/** Every kind of request with its parameters, by the kind's name. */
export type RequestKinds = z.infer<typeof kinds>;

/** One sub-request of a batchUpdate: an object with one of the kinds. */
export const batchRequest = kinds.partial();
export type BatchRequest = z.infer<typeof batchRequest>;

/** The body of spreadsheets.batchUpdate; its requests are parsed one by one, so that an error can name its place. */
export const batchUpdateBody = z.strictObject({
  requests: z.array(z.unknown()).optional(),
  includeSpreadsheetInResponse: z.boolean().optional(),
  responseRanges: z.array(z.string()).optional(),
  responseIncludeGridData: z.boolean().optional(),
});

export const majorDimension = dimension.optional();

/** A ValueRange; its cells are checked by the writer, which names the place of a bad one. */
export const valueRange = z.strictObject({
  range: z.string().optional(),
  majorDimension,
  values: z.array(z.array(z.unknown())).optional(),
});
export type ValueRange = z.infer<typeof valueRange>;
