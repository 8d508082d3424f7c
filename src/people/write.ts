import type { Database } from '../platform/db/database.ts';
import type { EmailKind } from '../platform/mail/emails.ts';
import type { Email, Mail } from '../platform/mail/mail.ts';

/** Whom an email goes to, in which language. */
export interface Addressee {
  email: string;
  language?: unknown;
}

/**
 * Writes one of our emails to a person. @param requestId of the request that asks for it.
 * @param more.page of ours that the email's button opens; without one there is no button. @param more.bell tells it, too.
 */
export type Write = (
  to: Addressee,
  kind: EmailKind,
  requestId: string | undefined,
  more?: { page?: string; params?: Record<string, string> } & Pick<Email, 'bell'>,
) => Promise<void>;

export function openWrite(options: { database: Database; mail: Mail; publicUrl: string }): Write {
  const { database, mail, publicUrl } = options;
  return async ({ email, language }, kind, requestId = 'identity', { page, params, bell } = {}) => {
    const message = {
      to: email,
      language: language === 'en' ? ('en' as const) : ('ru' as const),
      kind,
      ...(params && { params }),
      ...(page && { url: `${publicUrl}${page}` }),
      ...(bell && { bell }),
    };
    await database.platform.transaction().execute((trx) => mail.send(trx, message, requestId));
  };
}
