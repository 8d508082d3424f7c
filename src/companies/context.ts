import type { Identity } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { Mail } from '../platform/mail/mail.ts';

/** What the routes of this room work with. */
export interface CompanyContext {
  database: Database;
  identity: Identity;
  mail: Mail;
  /** The address people open; letters lead there. */
  publicUrl: string;
  emit: Emit;
  /** The accounts at providers that a person connected: they stay when the person goes. */
  connectedBy(trx: Trx, userId: string): Promise<{ id: string; title: string }[]>;
}
