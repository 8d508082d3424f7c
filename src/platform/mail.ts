import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Database, Trx } from './database.ts';
import type { Keyring } from './keyring.ts';
import { type LetterKind, renderLetter } from './letters.ts';
import type { Log } from './log.ts';
import type { Language } from './problems.ts';
import type { Job, Queue } from './queue.ts';

/** The queue of letters: tried for a day and more when the mail server is away. */
export const mailQueue = { name: 'mail', retryLimit: 300, expireInSeconds: 300 };

export interface Letter {
  to: string;
  language: Language;
  kind: LetterKind;
  /** Fill the `{name}` places of the texts. */
  params?: Record<string, string>;
  /** Where the letter's button leads. */
  url?: string;
}

export interface Mail {
  /**
   * Sends a letter if and only if the caller's transaction commits; nobody waits for the mail server.
   * @param requestId the request that is the cause.
   * @throws ZodError when the address is none.
   */
  send(trx: Trx, letter: Letter, requestId: string): Promise<void>;
  /** Starts sending, in a worker. */
  work(): Promise<void>;
  /** The newest letters, when there is no mail server to take them. */
  outbox(): Promise<StoredLetter[]>;
}

const storedSchema = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type StoredLetter = z.infer<typeof storedSchema> & { id: string; at: string };

/** Whose secret a letter is, for the keyring. */
const sealedFor = { companyId: 'platform', provider: 'mail' };
const OUTBOX_LETTERS = 50;
/** Milliseconds; a server that says nothing must not hold a worker for minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Letters through a mail server (nodemailer.com/smtp). One is stored sealed until the server has taken it. A process killed in that
 * very moment sends it a second time under the same Message-ID, by which mail programs know it for the same.
 * @param options.smtpUrl without it letters stay where they are stored.
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

  async function deliver(job: Job, through: Exclude<typeof transport, '' | undefined>): Promise<void> {
    const id = z.uuid().parse(job.data.letterId);
    await database.platform.transaction().execute(async (trx) => {
      // Locked: another worker that took the job over waits, and finds nothing when this one has sent it.
      const row = await trx
        .selectFrom('mail_outbox')
        .select('letter')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return;
      const host = from.replace(/^.*@|>\s*$/g, '');
      await through.sendMail({ ...open(row.letter), messageId: `<${id}@${host}>` }).catch((error) => {
        // Refused for good (RFC 5321, 4.2.1): another try would be refused as well.
        if (!(error.responseCode >= 500)) throw error;
        log.warn({ code: error.responseCode }, 'the mail server refuses a letter');
      });
      await trx.deleteFrom('mail_outbox').where('id', '=', id).execute();
    });
  }

  return {
    async send(trx, { to, language, kind, params, url }, requestId) {
      const letter = storedSchema.parse({ to, ...renderLetter(kind, language, params ?? {}, url) });
      const { id } = await trx
        .insertInto('mail_outbox')
        .values({ letter: keyring.encrypt(JSON.stringify(letter), sealedFor) })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (transport) await queue.send(trx, mailQueue.name, { requestId, letterId: id });
    },

    async work() {
      if (transport) await queue.work(mailQueue.name, { concurrency: 2 }, (job) => deliver(job, transport));
      else log.info('there is no SMTP_URL: letters are stored and not sent');
    },

    async outbox() {
      const rows = await database.platform
        .selectFrom('mail_outbox')
        .selectAll()
        .orderBy('created_at', 'desc')
        .limit(OUTBOX_LETTERS)
        .execute();
      return rows.map((row) => ({ id: row.id, at: row.created_at.toISOString(), ...open(row.letter) }));
    },
  };
}
