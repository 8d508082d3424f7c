import { findPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import { note } from './happened.ts';

/** Somebody made an API key: whoever runs the company is told at once. */
export async function keyTold(trx: Trx, event: EventOf<'api-key.created'>): Promise<void> {
  const { companyId, requestId, keyId, name, prefix, personId } = event;
  const person = (await findPerson(trx, personId))?.name ?? { ru: 'сотрудник', en: 'a member' };
  const params = { name, prefix, person };
  await note(trx, { companyId, requestId, kind: 'new-api-key', subject: `api-key ${keyId}`, params });
}
