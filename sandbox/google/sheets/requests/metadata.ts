import { Metadata } from '../../document/metadata.ts';
import { putMetadata, readLocation } from '../../document/metadata-store.ts';
import type { Spreadsheet } from '../../document/spreadsheet.ts';
import { invalid } from '../../errors.ts';
import { parseUpdateMask } from '../../protocol/field-mask.ts';
import type { DeveloperMetadata } from '../../protocol/schema.ts';
import { tagsOf } from '../data-filters.ts';
import type { Handler } from './context.ts';
import { freeNumber } from './sheets.ts';

/** Tags the document as asked. Throws 400 for an id that is taken or a tag without key, place or visibility. */
function createMetadata(spreadsheet: Spreadsheet, input: DeveloperMetadata): Metadata {
  if (!input.metadataKey)
    throw invalid('The developer metadata must have a key (developerMetadata.metadataKey).');
  if (!input.visibility)
    throw invalid('The developer metadata must have a visibility (developerMetadata.visibility).');
  const { metadataId: wanted } = input;
  if (wanted !== undefined && wanted <= 0) throw invalid('developerMetadata.metadataId must be positive');
  if (wanted !== undefined && spreadsheet.metadata.has(wanted)) {
    throw invalid(`Developer metadata with id ${wanted} already exists.`);
  }
  const tag = new Metadata({
    id: wanted ?? freeNumber((id) => spreadsheet.metadata.has(id)),
    key: input.metadataKey,
    value: input.metadataValue ?? '',
    visibility: input.visibility,
    location: readLocation(spreadsheet, input.location),
  });
  putMetadata(spreadsheet, tag);
  return tag;
}

export const createDeveloperMetadata: Handler<'createDeveloperMetadata'> = (
  { spreadsheet },
  { developerMetadata },
) => ({
  createDeveloperMetadata: { developerMetadata: createMetadata(spreadsheet, developerMetadata).print() },
});

export const updateDeveloperMetadata: Handler<'updateDeveloperMetadata'> = ({ spreadsheet }, parameters) => {
  const { dataFilters, developerMetadata: change, fields } = parameters;
  const mask = parseUpdateMask(fields, 'DeveloperMetadata');
  const covers = (field: string) => mask === 'all' || mask.has(field);
  const updated = tagsOf(spreadsheet, dataFilters).map((tag) => {
    const next = tag.with({
      key: covers('metadataKey') ? (change.metadataKey ?? '') : tag.key,
      value: covers('metadataValue') ? (change.metadataValue ?? '') : tag.value,
      visibility: covers('visibility') ? (change.visibility ?? tag.visibility) : tag.visibility,
      location:
        covers('location') && change.location ? readLocation(spreadsheet, change.location) : tag.location,
    });
    if (next.key === '')
      throw invalid('The developer metadata must have a key (developerMetadata.metadataKey).');
    putMetadata(spreadsheet, next);
    return next.print();
  });
  return { updateDeveloperMetadata: { developerMetadata: updated } };
};

export const deleteDeveloperMetadata: Handler<'deleteDeveloperMetadata'> = (
  { spreadsheet },
  { dataFilter },
) => {
  const deleted = tagsOf(spreadsheet, [dataFilter]);
  for (const tag of deleted) spreadsheet.metadata.delete(tag.id);
  return { deleteDeveloperMetadata: { deletedDeveloperMetadata: deleted.map((tag) => tag.print()) } };
};
