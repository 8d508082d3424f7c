import type { DeveloperMetadata, MetadataLocation } from '../protocol/schema.ts';
import type { Span } from './a1.ts';
import { type Edit, mapIndex } from './edits.ts';

/** Where a tag stands. */
export type Location =
  | { type: 'SPREADSHEET' }
  | { type: 'SHEET'; sheetId: number }
  | { type: 'ROW' | 'COLUMN'; sheetId: number; index: number };

/** One developer metadata tag. Never changed in place. */
export class Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly location: Location;

  constructor(tag: Pick<Metadata, 'id' | 'key' | 'value' | 'visibility' | 'location'>) {
    this.id = tag.id;
    this.key = tag.key;
    this.value = tag.value;
    this.visibility = tag.visibility;
    this.location = tag.location;
  }

  with(change: Partial<Pick<Metadata, 'key' | 'value' | 'visibility' | 'location'>>): Metadata {
    return new Metadata({ ...this, ...change });
  }

  /** The tag after rows or columns were inserted, deleted or moved; undefined when its place is gone. */
  follow(edit: Edit): Metadata | undefined {
    const { location } = this;
    const type = edit.dimension === 'ROWS' ? 'ROW' : 'COLUMN';
    if (location.type !== type || location.sheetId !== edit.sheetId) return this;
    const index = mapIndex(edit, location.index);
    if (index === undefined) return undefined;
    return index === location.index ? this : this.with({ location: { ...location, index } });
  }

  /** The sheet the tag stands on; undefined for the spreadsheet itself. */
  get sheetId(): number | undefined {
    return this.location.type === 'SPREADSHEET' ? undefined : this.location.sheetId;
  }

  /** The cells the tag stands for on its sheet. */
  get span(): Span {
    const { location } = this;
    if (location.type === 'ROW') return { startRow: location.index, endRow: location.index + 1 };
    if (location.type === 'COLUMN') return { startColumn: location.index, endColumn: location.index + 1 };
    return {};
  }

  /** As the API prints it. */
  print(): DeveloperMetadata {
    return {
      metadataId: this.id,
      metadataKey: this.key,
      metadataValue: this.value === '' ? undefined : this.value,
      location: printLocation(this.location),
      visibility: this.visibility,
    };
  }
}

function printLocation(location: Location): MetadataLocation {
  if (location.type === 'SPREADSHEET') return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (location.type === 'SHEET') return { locationType: 'SHEET', sheetId: location.sheetId };
  const dimension = location.type === 'ROW' ? 'ROWS' : 'COLUMNS';
  const { sheetId, index } = location;
  return {
    locationType: location.type,
    dimensionRange: { sheetId, dimension, startIndex: index, endIndex: index + 1 },
  };
}
