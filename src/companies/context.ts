import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Identity } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
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
  /** The address people open; emails lead there. */
  publicUrl: string;
  emit: Emit;
  /** The accounts at providers that a person connected: they stay when the person goes. */
  connectedBy(trx: Trx, userId: string): Promise<{ id: string; title: string }[]>;
}
