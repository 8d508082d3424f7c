import { z } from 'zod';
import type { Trx } from '../db/database.ts';
import type { Language } from '../problems.ts';
import type { EmailKind } from './emails.ts';

/** An email to somebody. */
export interface Email {
  to: string;
  language: Language;
  kind: EmailKind;
  /** Fill the `{name}` places of the texts. */
  params?: Record<string, string>;
  /** Where the email's button leads. */
  url?: string;
  /** Whose bell tells the same, as which kind. */
  bell?: { userId: string; kind: BellKind };
}

/** What the bell tells one person of themselves, or as one of the platform's own people. */
export type BellKind = 'new-device' | 'second-factor-off' | 'provider-down' | 'provider-up' | 'dead-jobs';

/** The way to write to people that every room may be given; the outbox (`src/notifications`) sends what it takes. */
export interface Mail {
  /**
   * Sends an email of the platform's own if and only if the caller's transaction commits; nobody waits for the mail server. To whoever has no
   * address that receives anything (they came from MoySklad only) none is sent; their bell tells it all the same.
   * @param requestId the request that is the cause.
   * @throws ZodError when the address is none.
   */
  send(trx: Trx, email: Email, requestId: string): Promise<void>;
  /** The newest emails that are not sent yet. */
  outbox(): Promise<StoredEmail[]>;
}

/** An email in words, as it waits in the outbox. */
export const writtenEmailSchema = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type WrittenEmail = z.infer<typeof writtenEmailSchema>;
export type StoredEmail = WrittenEmail & { id: string; at: string };
