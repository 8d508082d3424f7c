import type { MoyskladWebhooks } from '../../moysklad/index.ts';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { Emit } from '../../platform/events/bus.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { type Keyring, KeyringError } from '../../platform/secrets/keyring.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { Need } from '../need.ts';

/** Opens the webhooks of accounts of MoySklad. */
export interface SourceWebhooks {
  /** Those of a connected account. @throws Problem when it cannot be opened. */
  of(account: { companyId: string; integrationId: string }, signal: AbortSignal): Promise<MoyskladWebhooks>;
  /** Those of an account that is connected no more. */
  by(last: { token: string; byApp: boolean }, signal: AbortSignal): MoyskladWebhooks;
}

export interface SourceHookContext {
  database: Database;
  queue: Queue;
  keyring: Keyring;
  emit: Emit;
  log: Log;
  publicUrl: string;
  /** MoySklad's JSON API, to tell whether it can reach us. */
  moyskladApiUrl: string;
  /** What the company wants to be told of all its accounts. */
  needsOf(trx: Trx): Promise<Need[]>;
  webhooks: SourceWebhooks;
}

const provider = 'source-hook';

export const sealHookSecret = (keyring: Keyring, companyId: string, secret: string): string =>
  keyring.encrypt(secret, { companyId, provider });

/** The secret of an address; null where the key that sealed it is gone. */
export function openHookSecret(keyring: Keyring, companyId: string, sealed: string): string | null {
  try {
    return keyring.decrypt(sealed, { companyId, provider });
  } catch (error) {
    if (error instanceof KeyringError) return null;
    throw error;
  }
}
