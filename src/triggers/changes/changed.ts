import { ALL_RENAMED, MOST_RENAMED } from '../../catalogue/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { EventOf, SourceChange } from '../../platform/events/events.ts';
import { noteChanged, noteRenamed } from './store.ts';
import { wantingExports } from './wants.ts';

/** The fields that make an object's name: people's is made of theirs (documentation: employee). */
const nameFields = new Set(['name', 'lastName', 'firstName', 'middleName']);
/** The field that says where a group stands: its path is shown with its name (documentation: product folders, stores). */
const placeFields: Record<string, string> = { productfolder: 'productFolder', store: 'parent' };

/**
 * MoySklad says that something changed: the exports whose rows it is, or that show its name, are due when their quiet time is over. A
 * few statements, however many changes there are.
 */
export async function sourceChanged(
  trx: Trx,
  { integrationId, changes }: EventOf<'source.changed'>,
): Promise<void> {
  const told = new Set(changes.map(({ entity, action }) => `${entity} ${action}`));
  const renamed = changes.filter(isRenaming);
  const exports = (await wantingExports(trx))
    .filter((each) => each.moyskladIntegrationId === integrationId)
    .map(({ configId, needs, names }) => ({
      configId,
      isOwn: needs.some(({ entity, action }) => told.has(`${entity} ${action}`)),
      renamed: listOf(renamed.filter(({ entity }) => names.has(entity))),
    }))
    .filter(({ isOwn, renamed: shown }) => isOwn || shown.length > 0);
  await noteChanged(
    trx,
    exports.map(({ configId }) => configId),
  );
  await noteRenamed(
    trx,
    exports.filter(({ renamed: shown }) => shown.length > 0),
  );
}

const isRenaming = ({ entity, action, fields, id }: SourceChange) =>
  action === 'UPDATE' &&
  id !== null &&
  (fields === null || fields.some((field) => nameFields.has(field) || field === placeFields[entity]));

function listOf(changes: SourceChange[]): string[] {
  const objects = [...new Set(changes.map(({ entity, id }) => `${entity} ${id}`))];
  return objects.length > MOST_RENAMED ? [ALL_RENAMED] : objects;
}
