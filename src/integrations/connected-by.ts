import { lastDoneBy } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { listIntegrations } from './store.ts';

/** The accounts that a person connected, or connected again last, oldest first: the audit log knows. */
export async function connectedBy(trx: Trx, userId: string): Promise<{ id: string; title: string }[]> {
  const events = ['integration.connected', 'integration.reconnected'];
  const ids = await lastDoneBy(trx, userId, { kind: 'integration', events });
  return (await listIntegrations(trx)).flatMap(({ id, title }) => (ids.includes(id) ? [{ id, title }] : []));
}
