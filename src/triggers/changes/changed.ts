import type { Trx } from '../../platform/db/database.ts';
import type { EventOf } from '../../platform/events/events.ts';
import { noteChanged } from './store.ts';
import { wantingExports } from './wants.ts';

/**
 * MoySklad says that something changed: the exports that show it are due when their quiet time is over. Three statements, however many
 * changes there are.
 */
export async function sourceChanged(
  trx: Trx,
  { integrationId, changes }: EventOf<'source.changed'>,
): Promise<void> {
  const told = new Set(changes.map(({ entity, action }) => `${entity} ${action}`));
  const exports = (await wantingExports(trx)).filter(
    ({ moyskladIntegrationId, needs }) =>
      moyskladIntegrationId === integrationId &&
      needs.some(({ entity, action }) => told.has(`${entity} ${action}`)),
  );
  await noteChanged(
    trx,
    exports.map(({ configId }) => configId),
  );
}
