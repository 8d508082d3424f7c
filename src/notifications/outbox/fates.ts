import { z } from 'zod';
import type { MessageStatus } from '../../../db/tables/notifications.ts';
import type { Language, Localized } from '../../platform/problems.ts';

/** What became of a message; one that is being sent in this moment waits. */
export const fates = ['waiting', 'delivered', 'gone', 'unknown'] as const;
export const fateSchema = z
  .enum(fates)
  .describe(
    '`waiting` for its first or next attempt; `delivered`: the mail server took it; `gone`: surely not delivered, and given up; `unknown`: it may have arrived, nobody knows',
  );

/** What everybody sees of a message who may see it. */
export const messageSchema = z.object({
  id: z.uuid(),
  /** The email address. */
  recipient: z.string(),
  kind: z.string().describe('What it tells: a kind of notification, or `gathered` of several'),
  fate: fateSchema,
  reason: z.string().nullable().describe('Why the last attempt failed, in words'),
  attempts: z.number().int(),
  createdAt: z.string(),
  nextAt: z.string().nullable().describe('When it is tried again'),
  endedAt: z.string().nullable(),
  repeat: z.boolean().describe('It is the repeat of another one, because a person wished so'),
  repeated: z.boolean().describe('A person had it sent again: what became of that is a message of its own'),
});

const refused: Localized = {
  ru: 'почтовый сервер получателя не принял письмо (код {code}): проверьте адрес',
  en: 'the recipient’s mail server refused the email (code {code}): check the address',
};
const notNow: Localized = {
  ru: 'почтовый сервер пока не принимает письмо (код {code})',
  en: 'the mail server does not take the email for now (code {code})',
};
const refusesUs: Localized = {
  ru: 'почтовый сервер не принимает писем от Складно (код {code}): адрес получателя ни при чём, об этом знают те, кто обслуживает Складно',
  en: 'the mail server takes no emails from Skladno (code {code}): the recipient’s address is not the cause, it is for those who run Skladno to mend',
};
const unreachable: Localized = {
  ru: 'почтовый сервер не отвечает',
  en: 'the mail server does not answer',
};
const unknown: Localized = {
  ru: 'связь оборвалась, когда письмо уже отправлялось: оно могло дойти',
  en: 'the connection broke while the email was being sent: it may have arrived',
};
const others: Record<string, Localized> = {
  'no-answer': unknown,
  'too-slow': unknown,
  failed: unknown,
  'worker-vanished': unknown,
  cancelled: { ru: 'отправку отменили', en: 'it was cancelled' },
  unreadable: {
    ru: 'письмо нельзя прочитать: у Складно нет ключа',
    en: 'the email cannot be read: its key is missing here',
  },
};

/** Why an attempt failed, in words; a code that this version does not know stands as it is. @param code of the email channel. */
function reasonInWords(code: string | null, fate: MessageStatus, language: Language): string | null {
  if (code === null || fate === 'delivered') return null;
  const [, us, smtp] = /^smtp-(us-)?(.+)$/.exec(code) ?? [];
  if (smtp === undefined) return others[code]?.[language] ?? code;
  if (!/^\d{3}$/.test(smtp)) return unreachable[language];
  const said = us ? refusesUs : fate === 'gone' && smtp.startsWith('5') ? refused : notNow;
  return said[language].replace('{code}', smtp);
}

interface Row {
  id: string;
  recipient: string;
  kind: string;
  status: MessageStatus;
  reason: string | null;
  attempts: number;
  created_at: Date;
  due_at: Date;
  ended_at: Date | null;
  repeat_of: string | null;
  repeated: boolean;
}

/** A message as people see it: never what stands in it. */
export function viewMessage(row: Row, language: Language): z.infer<typeof messageSchema> {
  const fate = row.status === 'sending' ? 'waiting' : row.status;
  return {
    ...{ id: row.id, recipient: row.recipient, kind: row.kind, fate, attempts: row.attempts },
    reason: reasonInWords(row.reason, row.status, language),
    createdAt: row.created_at.toISOString(),
    nextAt: fate === 'waiting' ? row.due_at.toISOString() : null,
    endedAt: row.ended_at?.toISOString() ?? null,
    repeat: row.repeat_of !== null,
    repeated: row.repeated,
  };
}

/** Fates after which a message may be sent again: it did not arrive, or may not have. */
export const isLost = (fate: MessageStatus) => fate === 'gone' || fate === 'unknown';

/** The states in which a message of this fate may be. */
export const statesOf = (fate: (typeof fates)[number]): MessageStatus[] =>
  fate === 'waiting' ? ['waiting', 'sending'] : [fate];
