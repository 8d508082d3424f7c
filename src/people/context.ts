import type { Database } from '../platform/db/database.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Identity } from './identity.ts';

/** What the routes of this room work with. */
export interface PeopleContext {
  database: Database;
  identity: Identity;
  mail: Mail;
  /** The address people open; emails lead there. */
  publicUrl: string;
  /** Emails that nobody sends are shown to whoever is near and has the token, where there is one; null: to nobody. */
  outbox: { token: string | null } | null;
}
