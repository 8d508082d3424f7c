import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Identity } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Mail } from '../platform/mail/mail.ts';

/** What the room of the platform's own people tells of them. */
export interface Support {
  isPlatformAdmin(db: Kysely<Tables>, userId: string): Promise<boolean>;
  /** Who of them looks on now: at the companies of the person the transaction acts for, and they themselves. */
  live(trx: Trx): Promise<{ companyId: string; adminId: string; expiresAt: Date }[]>;
}

/** What the routes of this room work with. */
export interface CompanyContext {
  database: Database;
  identity: Identity;
  support: Support;
  mail: Mail;
  /** The address people open; letters lead there. */
  publicUrl: string;
  /**
   * Stops what goes on in a company and erases what opens its accounts, in the transaction that closes it.
   * @returns takes the accesses back at their providers; to be called when the transaction is done.
   */
  stopWork(trx: Trx, companyId: string): Promise<() => Promise<void>>;
  /** The accounts at providers that a person connected: they stay when the person goes. */
  connectedBy(trx: Trx, userId: string): Promise<{ id: string; title: string }[]>;
}
