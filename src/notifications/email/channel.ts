import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { LimitRule } from '../../platform/limits/limits.ts';
import { repeatedEmail } from '../../platform/mail/emails.ts';
import { writtenEmailSchema } from '../../platform/mail/mail.ts';
import type { Channel, Message, Outcome } from '../outbox/channel.ts';

/** An email as it waits: in words, and how whoever gets it ends such emails by one click (RFC 8058). */
export const emailBodySchema = writtenEmailSchema.extend({
  language: z.enum(['ru', 'en']),
  unsubscribeUrl: z.url().optional(),
  /** Whom it tells of which kinds; of the platform's own emails nobody chooses any. */
  tells: z.object({ userId: z.string(), kinds: z.array(z.string()) }).optional(),
});
export type EmailBody = z.infer<typeof emailBodySchema>;
export type EmailChannel = Channel<EmailBody>;

const DAY_MS = 86_400_000;
/** Milliseconds; a server that says nothing must not hold a worker for minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** Mail servers for sale allow about so much (Amazon SES begins with 14 a second). */
const RULE: LimitRule = { units: 100, perMs: 10_000, parallel: 8 };

/**
 * Emails through a mail server (nodemailer.com/smtp).
 * @param options.smtpUrl without it emails stay in the outbox, and `send` is not called.
 * @param options.socketTimeout how long the server may be silent, ms.
 */
export function emailChannel(options: {
  smtpUrl: string | undefined;
  from: string;
  rule?: LimitRule;
  socketTimeout?: number;
}): EmailChannel {
  const { smtpUrl, from, rule = RULE, socketTimeout = timeouts.socketTimeout } = options;
  const host = from.replace(/^.*@|>\s*$/g, '');
  return {
    name: 'email',
    body: emailBodySchema,
    sendMs: 60_000,
    tryForMs: 2 * DAY_MS,
    atOnce: 8,
    limit: () => ({ key: 'email', rule }),
    // The platform's own may carry a link that opens an account.
    repeatable: ({ companyId, body }) => companyId !== null && body.tells !== undefined,

    async send(message) {
      /** The whole email was given to the server: from now on it may have been accepted. */
      let given = false;
      const transport = createTransport(
        {
          url: smtpUrl,
          ...timeouts,
          socketTimeout,
          // It is the only place where nodemailer tells that the last byte is out (smtp-connection, at the end of the data).
          logger: loggerThat((entry) => {
            if (entry.tnx === 'message') given = true;
          }),
        },
        { from },
      );
      try {
        await transport.sendMail({ ...mailOf(message), messageId: `<${message.id}@${host}>` });
        return { fate: 'delivered' };
      } catch (error) {
        return outcomeOf(error as SmtpError, given);
      }
    },
  };
}

function mailOf({ body, repeat }: Message<EmailBody>) {
  const { to, subject, text, html } = repeat ? repeatedEmail(body) : body;
  const { unsubscribeUrl } = body;
  const headers = unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  return { to, subject, text, html, ...(headers && { headers }) };
}

interface SmtpError extends Error {
  /** The server's answer (RFC 5321, 4.2.1). */
  responseCode?: number;
  /** nodemailer's own. */
  code?: string;
  /** What the server answered, `RCPT TO` for one. */
  command?: string;
}

/** What a failed attempt means. The server's words are not kept: they may quote whatever they like. */
function outcomeOf({ responseCode, code, command }: SmtpError, given: boolean): Outcome {
  // Refused for good is this recipient or this email alone. Whoever refuses us (a greeting, a sign-in, a sender) may let us in once that is mended.
  if (responseCode && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA'))
    return { fate: 'gone', reason: `smtp-${responseCode}` };
  // Its words for us must not be told as if the recipient's address were at fault, when it is given up.
  if (responseCode && responseCode >= 500) return { fate: 'later', reason: `smtp-us-${responseCode}` };
  if (responseCode) return { fate: 'later', reason: `smtp-${responseCode}` };
  if (given) return { fate: 'unknown', reason: 'no-answer' };
  return { fate: 'later', reason: `smtp-${(code ?? 'failed').toLowerCase()}` };
}

/** nodemailer's logger, which hands each entry over. */
function loggerThat(note: (entry: { tnx?: string }) => void) {
  const log = (entry: { tnx?: string }) => note(entry);
  return { level() {}, trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
}
