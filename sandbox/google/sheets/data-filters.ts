import type { Span } from '../document/a1.ts';
import type { Metadata } from '../document/metadata.ts';
import { findMetadata, metadataMeeting } from '../document/metadata-store.ts';
import { type Sheet, spanOf } from '../document/sheet.ts';
import type { Spreadsheet } from '../document/spreadsheet.ts';
import { invalid } from '../errors.ts';
import type { DataFilter } from '../protocol/schema.ts';

/** A place on a sheet that a request speaks of. */
export interface Place {
  sheet: Sheet;
  span: Span;
}

/** The places a DataFilter selects: a range, or every place its metadata lookup finds. Throws 400. */
export function placesOf(spreadsheet: Spreadsheet, filter: DataFilter): Place[] {
  if (filter.a1Range !== undefined) return [spreadsheet.resolve(filter.a1Range)];
  if (filter.gridRange) {
    return [{ sheet: spreadsheet.sheet(filter.gridRange.sheetId), span: spanOf(filter.gridRange) }];
  }
  return findMetadata(spreadsheet, requireLookup(filter)).flatMap((tag) => {
    if (tag.sheetId === undefined) return spreadsheet.sheets.map((sheet) => ({ sheet, span: {} }));
    return [{ sheet: spreadsheet.sheet(tag.sheetId), span: tag.span }];
  });
}

/** The tags a DataFilter finds; a range finds the tags whose places meet it. Throws 400. */
export function tagsOfFilter(spreadsheet: Spreadsheet, filter: DataFilter): Metadata[] {
  if (filter.a1Range === undefined && !filter.gridRange)
    return findMetadata(spreadsheet, requireLookup(filter));
  return placesOf(spreadsheet, filter).flatMap(({ sheet, span }) =>
    metadataMeeting(spreadsheet, sheet.id, span),
  );
}

/** The tags any of the filters finds, each once. */
export function tagsOf(spreadsheet: Spreadsheet, filters: DataFilter[]): Metadata[] {
  const found = filters.flatMap((filter) => tagsOfFilter(spreadsheet, filter));
  return [...new Map(found.map((tag) => [tag.id, tag])).values()];
}

function requireLookup(filter: DataFilter): NonNullable<DataFilter['developerMetadataLookup']> {
  if (!filter.developerMetadataLookup) {
    throw invalid('A data filter must have one of developerMetadataLookup, a1Range and gridRange');
  }
  return filter.developerMetadataLookup;
}
