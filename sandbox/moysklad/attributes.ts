import { randomUUID } from 'node:crypto';
import { attributesFolder } from './entities.ts';
import { ApiError } from './errors.ts';
import type { Store } from './store.ts';

/**
 * Gives a type one more additional field and returns its id.
 * @param definition.type `string`, `long`, …, an entity code such as `store`, or `customentity/<dictionary id>`.
 * @throws Error for a type whose objects have no additional fields.
 */
export function defineAttribute(
  store: Store,
  type: string,
  definition: { name: string; type: string; required?: boolean },
): string {
  const folder = attributesFolder(type);
  if (!folder) throw new Error(`objects of type ${type} have no additional fields`);
  const { name, required = false } = definition;
  const [fieldType = '', dictionary] = definition.type.split('/');
  const ref = store.ref('attributemetadata', `${folder}/metadata/attributes`, randomUUID());
  const added = {
    ref,
    name,
    type: fieldType,
    required,
    dictionary: dictionary && `entity/${definition.type}`,
  };
  store.attributes.set(folder, [...store.definitions(type), added]);
  return ref.id;
}

/** Deletes an additional field and every value of it. @throws ApiError 1021 when the type has no such field. */
export function dropAttribute(store: Store, type: string, id: string): void {
  const definitions = store.definitions(type);
  const gone = definitions.find(({ ref }) => ref.id === id);
  const folder = attributesFolder(type);
  if (!gone || !folder) throw new ApiError(1021, ['attributemetadata', id]);
  store.attributes.set(
    folder,
    definitions.filter((definition) => definition !== gone),
  );
  for (const collection of store.collections.values()) {
    if (attributesFolder(collection.folder.slice('entity/'.length)) !== folder) continue;
    for (const row of collection.all()) {
      row.attributes = row.attributes.filter(({ definition }) => definition !== gone);
    }
  }
}
