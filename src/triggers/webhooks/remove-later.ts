import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Trx } from '../../platform/db/database.ts';
import type { DomainEvent } from '../../platform/events/events.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { SourceHookContext } from './context.ts';
import * as store from './store.ts';

/** Takes back at MoySklad what an address was told; tried until it is too old. */
export const removalQueue = { name: 'source-hook-removal', retryLimit: 500, expireInSeconds: 300 };

const provider = 'source-hook-removal';
const openedSchema = z.object({ secret: z.string(), token: z.string(), byApp: z.boolean() });

/** What an address that is no more was called with, and what it is taken back with. */
export type Last = z.infer<typeof openedSchema>;

/**
 * If the caller's transaction commits, a job takes back at MoySklad what an address was told.
 * @param startAfter not before.
 */
export async function removeLater(
  trx: Trx,
  { keyring, queue }: Pick<SourceHookContext, 'keyring' | 'queue'>,
  { companyId, requestId }: Pick<DomainEvent, 'companyId' | 'requestId'>,
  last: Last,
  startAfter?: Date,
): Promise<void> {
  const removalId = randomUUID();
  const opened = keyring.encrypt(JSON.stringify(last), { companyId, provider });
  await store.insertRemoval(trx, companyId, removalId, opened);
  await queue.send(trx, removalQueue.name, { companyId, requestId, removalId }, { startAfter });
}

/** @throws KeyringError when the key that sealed it is gone. */
export const openLast = (keyring: Keyring, companyId: string, opened: string): Last =>
  openedSchema.parse(JSON.parse(keyring.decrypt(opened, { companyId, provider })));
