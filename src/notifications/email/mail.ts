import type { Database } from '../../platform/db/database.ts';
import { renderEmail } from '../../platform/mail/emails.ts';
import { type Mail, writtenEmailSchema } from '../../platform/mail/mail.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { ring } from '../personal.ts';
import { canReceive } from '../who.ts';
import type { EmailChannel } from './channel.ts';

/** The queue of emails before there was the outbox: jobs may wait in it at an update. */
export const mailQueue = { name: 'mail', retryLimit: 300, expireInSeconds: 300 };

const OUTBOX_EMAILS = 50;

/** The platform's own emails: to people, whatever company they are in. */
export function openMail({ outbox, channel }: { outbox: Outbox; channel: EmailChannel }): Mail {
  return {
    async send(trx, { to, language, kind, params, url, bell }, requestId) {
      if (bell) await ring(trx, bell, params ?? {}, requestId);
      if (!canReceive({ email: to })) return;
      const body = { to, language, ...renderEmail(kind, language, params ?? {}, url ? { url } : {}) };
      const recipient = to.toLowerCase();
      await outbox.put(trx, channel, { companyId: null, recipient, kind: 'email', body, requestId });
    },
    async outbox() {
      const emails = await outbox.waiting(channel, OUTBOX_EMAILS);
      return emails.map(({ id, body: { to, subject, text, html }, createdAt }) => ({
        ...{ id, to, subject, text, html },
        at: createdAt.toISOString(),
      }));
    },
  };
}

/** Whose secret an email of `mail_outbox` is, for the keyring. */
const sealedFor = { companyId: 'platform', provider: 'mail' };

/**
 * Moves emails from where they waited before there was the outbox, also those that a process of before this update still writes. What such a
 * process is sending in this moment stays with it.
 * @returns how many it left.
 */
export async function adoptEmails(context: {
  database: Database;
  keyring: Keyring;
  outbox: Outbox;
  channel: EmailChannel;
}): Promise<number> {
  const { database, keyring, outbox, channel } = context;
  return database.platform.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('mail_outbox')
      .select(['id', 'letter', 'leased_until'])
      .orderBy('created_at')
      .forUpdate()
      .execute();
    const now = new Date();
    // What is sealed with a key that is not there now stays until it is back.
    const free = rows.filter(
      ({ letter, leased_until }) =>
        (leased_until === null || leased_until < now) && keyring.ids.includes(letter.split('.')[1] ?? ''),
    );
    for (const { id, letter } of free) {
      const email = writtenEmailSchema.parse(JSON.parse(keyring.decrypt(letter, sealedFor)));
      const language = /[а-яё]/i.test(email.subject) ? 'ru' : 'en';
      const recipient = email.to.toLowerCase();
      const body = { ...email, language } as const;
      await outbox.put(trx, channel, { companyId: null, recipient, kind: 'email', body, requestId: id });
    }
    if (free.length > 0)
      await trx
        .deleteFrom('mail_outbox')
        .where(
          'id',
          'in',
          free.map(({ id }) => id),
        )
        .execute();
    return rows.length - free.length;
  });
}
