import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Database, Trx } from '../db/database.ts';
import type { Language } from '../problems.ts';
import type { Job, Queue } from '../queue/queue.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { Log } from '../telemetry/log.ts';
import { type EmailKind, renderEmail } from './emails.ts';

/**
 * The queue of emails: tried for a day and more when the mail server is away. Its jobs say `letterId`, and the table's column is `letter`,
 * from before: jobs outlive an update.
 */
export const mailQueue = { name: 'mail', retryLimit: 300, expireInSeconds: 300 };

export interface Email {
  to: string;
  language: Language;
  kind: EmailKind;
  /** Fill the `{name}` places of the texts. */
  params?: Record<string, string>;
  /** Where the email's button leads. */
  url?: string;
}

export interface Mail {
  /**
   * Sends an email if and only if the caller's transaction commits; nobody waits for the mail server.
   * @param requestId the request that is the cause.
   * @throws ZodError when the address is none.
   */
  send(trx: Trx, email: Email, requestId: string): Promise<void>;
  /** Starts sending, in a worker. */
  work(): Promise<void>;
  /** The newest emails, when there is no mail server to take them. */
  outbox(): Promise<StoredEmail[]>;
}

const storedSchema = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type StoredEmail = z.infer<typeof storedSchema> & { id: string; at: string };

/** Whose secret an email is, for the keyring. */
const sealedFor = { companyId: 'platform', provider: 'mail' };
const OUTBOX_EMAILS = 50;
/** Milliseconds; a server that says nothing must not hold a worker for minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** The longest that an email may take altogether, ms, and how long nobody else sends it, s. */
const SEND_MS = 120_000;
const LEASE_S = 240;

class TooSlow extends Error {}

/** @throws TooSlow when it takes longer; what was begun may still come to its end. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TooSlow('the mail server is too slow')), ms);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}

/**
 * Emails through a mail server (nodemailer.com/smtp). One is stored sealed until the server has taken it, and leased to who
 * sends it: no transaction is open meanwhile. When the process is killed in that very moment, it is sent a second time after the lease,
 * under the same Message-ID, by which mail programs know it for the same.
 * @param options.smtpUrl without it emails stay where they are stored.
 */
export function openMail(options: {
  database: Database;
  queue: Queue;
  keyring: Keyring;
  smtpUrl: string | undefined;
  from: string;
  log: Log;
}): Mail {
  const { database, queue, keyring, smtpUrl, from, log } = options;
  const transport = smtpUrl && createTransport({ url: smtpUrl, ...timeouts }, { from });

  const open = (sealed: string) => storedSchema.parse(JSON.parse(keyring.decrypt(sealed, sealedFor)));

  /** The email, for this process alone while the lease lasts. @returns undefined when it was sent. @throws Error when another has it. */
  async function take(id: string): Promise<string | undefined> {
    const row = await database.platform
      .updateTable('mail_outbox')
      .set({ leased_until: sql<Date>`now() + make_interval(secs => ${LEASE_S})` })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', sql<Date>`now()`)]))
      .returning('letter')
      .executeTakeFirst();
    if (row) return row.letter;
    const there = await database.platform
      .selectFrom('mail_outbox')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (there) throw new Error('another worker is sending this email');
    return undefined;
  }

  async function deliver(job: Job, through: Exclude<typeof transport, '' | undefined>): Promise<void> {
    const id = z.uuid().parse(job.data.letterId);
    const sealed = await take(id);
    if (sealed === undefined) return;
    const host = from.replace(/^.*@|>\s*$/g, '');
    const sending = through.sendMail({ ...open(sealed), messageId: `<${id}@${host}>` });
    try {
      await within(SEND_MS, sending);
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      // Refused for good (RFC 5321, 4.2.1): another try would be refused as well.
      if (!responseCode || responseCode < 500) {
        // One that took too long may still be taken: then the lease ends by itself.
        if (!(error instanceof TooSlow))
          await database.platform
            .updateTable('mail_outbox')
            .set({ leased_until: null })
            .where('id', '=', id)
            .execute();
        throw error;
      }
      log.warn({ code: responseCode }, 'the mail server refuses an email');
    }
    await database.platform.deleteFrom('mail_outbox').where('id', '=', id).execute();
  }

  return {
    async send(trx, { to, language, kind, params, url }, requestId) {
      const email = storedSchema.parse({ to, ...renderEmail(kind, language, params ?? {}, url) });
      const { id } = await trx
        .insertInto('mail_outbox')
        .values({ letter: keyring.encrypt(JSON.stringify(email), sealedFor) })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (transport) await queue.send(trx, mailQueue.name, { requestId, letterId: id });
    },

    async work() {
      if (transport) await queue.work(mailQueue.name, { concurrency: 2 }, (job) => deliver(job, transport));
      else log.info('there is no SMTP_URL: emails are stored and not sent');
    },

    async outbox() {
      const rows = await database.platform
        .selectFrom('mail_outbox')
        .selectAll()
        .orderBy('created_at', 'desc')
        .limit(OUTBOX_EMAILS)
        .execute();
      return rows.map((row) => ({ id: row.id, at: row.created_at.toISOString(), ...open(row.letter) }));
    },
  };
}
