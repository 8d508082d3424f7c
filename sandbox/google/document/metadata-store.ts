import { invalid } from '../errors.ts';
import type { MetadataLocation, MetadataLookup } from '../protocol/schema.ts';
import type { Span } from './a1.ts';
import type { Location, Metadata } from './metadata.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/** Characters (keys and values) the spreadsheet itself may carry, and each sheet with its rows and columns. */
const QUOTA = 30_000;

/** Checks a location of the API against the document. Throws 400. */
export function readLocation(spreadsheet: Spreadsheet, location: MetadataLocation | undefined): Location {
  if (location?.dimensionRange) {
    const { sheetId, dimension, startIndex, endIndex } = location.dimensionRange;
    const sheet = spreadsheet.sheet(sheetId);
    if (startIndex === undefined || endIndex !== startIndex + 1) {
      throw invalid('The metadata location must be a single row or column: endIndex must be startIndex + 1');
    }
    const limit = dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
    if (startIndex < 0 || startIndex >= limit) {
      throw invalid(`dimensionRange.startIndex[${startIndex}] is outside the grid[${limit}]`);
    }
    return { type: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId: sheet.id, index: startIndex };
  }
  if (location?.sheetId !== undefined)
    return { type: 'SHEET', sheetId: spreadsheet.sheet(location.sheetId).id };
  if (location?.spreadsheet) return { type: 'SPREADSHEET' };
  throw invalid('No location specified: one of spreadsheet, sheetId and dimensionRange is required');
}

/** Adds or replaces a tag; keeps the quota of characters. Throws 400. */
export function putMetadata(spreadsheet: Spreadsheet, tag: Metadata): void {
  spreadsheet.metadata.set(tag.id, tag);
  let used = 0;
  for (const other of spreadsheet.metadata.values()) {
    if (other.sheetId === tag.sheetId) used += other.key.length + other.value.length;
  }
  if (used > QUOTA) {
    throw invalid(`Developer metadata exceeds the limit of ${QUOTA} characters for a spreadsheet or sheet.`);
  }
}

/** The tags a lookup finds, in the order of their ids. Throws 400 for a lookup that contradicts itself. */
export function findMetadata(spreadsheet: Spreadsheet, lookup: MetadataLookup): Metadata[] {
  if (lookup.locationMatchingStrategy && !lookup.metadataLocation) {
    throw invalid('locationMatchingStrategy requires a metadataLocation');
  }
  const wanted = lookup.metadataLocation && readLookupLocation(spreadsheet, lookup.metadataLocation);
  const exact = lookup.locationMatchingStrategy === 'EXACT_LOCATION';
  return [...spreadsheet.metadata.values()]
    .filter(
      (tag) =>
        (lookup.metadataId === undefined || tag.id === lookup.metadataId) &&
        (lookup.metadataKey === undefined || tag.key === lookup.metadataKey) &&
        (lookup.metadataValue === undefined || tag.value === lookup.metadataValue) &&
        (lookup.visibility === undefined || tag.visibility === lookup.visibility) &&
        (lookup.locationType === undefined || tag.location.type === lookup.locationType) &&
        (wanted === undefined || matches(tag, wanted, exact)),
    )
    .sort((a, b) => a.id - b.id);
}

interface WantedLocation {
  type: 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
  sheetId?: number;
  span: Span;
}

/** Unlike a tag's own place, a place to look at may span many rows or columns. */
function readLookupLocation(spreadsheet: Spreadsheet, location: MetadataLocation): WantedLocation {
  if (location.dimensionRange) {
    const { sheetId, dimension, startIndex = 0, endIndex } = location.dimensionRange;
    const id = spreadsheet.sheet(sheetId).id;
    if (dimension === 'ROWS')
      return { type: 'ROW', sheetId: id, span: { startRow: startIndex, endRow: endIndex } };
    return { type: 'COLUMN', sheetId: id, span: { startColumn: startIndex, endColumn: endIndex } };
  }
  if (location.sheetId !== undefined) {
    return { type: 'SHEET', sheetId: spreadsheet.sheet(location.sheetId).id, span: {} };
  }
  return { type: 'SPREADSHEET', span: {} };
}

function matches(tag: Metadata, wanted: WantedLocation, exact: boolean): boolean {
  if (exact) {
    const { span } = tag;
    return (
      tag.location.type === wanted.type &&
      tag.sheetId === wanted.sheetId &&
      span.startRow === wanted.span.startRow &&
      span.endRow === wanted.span.endRow &&
      span.startColumn === wanted.span.startColumn &&
      span.endColumn === wanted.span.endColumn
    );
  }
  if (wanted.type === 'SPREADSHEET' || tag.location.type === 'SPREADSHEET') return true;
  return tag.sheetId === wanted.sheetId && spansMeet(tag.span, wanted.span);
}

function spansMeet(a: Span, b: Span): boolean {
  const meet = (from = 0, to = Number.POSITIVE_INFINITY, start = 0, end = Number.POSITIVE_INFINITY) =>
    from < end && start < to;
  return (
    meet(a.startRow, a.endRow, b.startRow, b.endRow) &&
    meet(a.startColumn, a.endColumn, b.startColumn, b.endColumn)
  );
}

/** The tags whose places meet a stretch of cells (the search by a1Range and gridRange). */
export function metadataMeeting(spreadsheet: Spreadsheet, sheetId: number, span: Span): Metadata[] {
  return [...spreadsheet.metadata.values()].filter(
    (tag) => tag.sheetId === sheetId && spansMeet(tag.span, span),
  );
}
