import { z } from 'zod';
import { momentSchema } from '../platform/moments.ts';
import { actorKinds } from './audit-log-words.ts';

const fields = z.record(z.string(), z.unknown()).nullable();

export const auditLineSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: z.object({
      kind: z.enum(actorKinds),
      id: z.string().nullable(),
      /** As it was that day. */
      name: z.string().nullable(),
    }),
    /** `<noun>.<verb>`. */
    event: z.string().meta({ examples: ['export-config.changed'] }),
    target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }).nullable(),
    /** The fields that changed, without secrets. */
    before: fields,
    after: fields,
    /** The address it came from. */
    ip: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof auditLineSchema>;

const moment = momentSchema.optional();
const words = z.string().trim().min(1).max(200).optional();

/** Which lines are meant; all that are named must fit. */
export const auditFilterSchema = z.object({
  /** Not before this moment. */
  from: moment,
  /** Before this moment. */
  to: moment,
  /** Whose doing: an id, a kind (`person`, `key`, …) or a part of the name. */
  actor: words,
  /** An event (`api-key.created`), or the noun it begins with (`api-key`). */
  event: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .max(100)
    .optional(),
  /** What it was done to: an id or a part of the name. */
  target: words,
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

const wrong = {
  ru: 'Пришлите nextCursor прошлой страницы как есть или уберите cursor, чтобы начать сначала',
  en: 'Send the nextCursor of the previous page as it is, or leave cursor out to start again',
};

export const auditQuerySchema = auditFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Lines are numbered, so the number of the last one is place enough. */
  cursor: z
    .string()
    .refine((cursor) => /^\d{1,18}$/.test(cursor), { params: wrong })
    .describe('`nextCursor` of the page before')
    .optional(),
});
