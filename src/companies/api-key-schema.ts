import { z } from 'zod';
import { keyActions } from '../platform/http/capabilities.ts';
import { momentSchema } from '../platform/moments.ts';

const scopesSchema = z.array(z.enum(keyActions)).min(1).max(keyActions.length);

export const apiKeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** How the key begins. */
    prefix: z.string(),
    scopes: z.array(z.enum(keyActions)),
    status: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.string(),
    /** Name of the person who made it; null when they are gone. */
    createdBy: z.string().nullable(),
    expiresAt: z.string().nullable(),
    /** To the minute. */
    lastUsedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const apiKeyInputSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: scopesSchema.transform((scopes) => [...new Set(scopes)]),
    expiresAt: momentSchema
      .refine((moment) => !(Date.parse(moment) <= Date.now()), {
        params: { ru: 'Укажите время в будущем', en: 'Give a time in the future' },
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'ApiKeyInput' });

/** The one answer that shows the key itself. */
export const madeKeySchema = apiKeySchema
  .extend({ key: z.string().meta({ examples: ['sk_3kTq9Z…'] }) })
  .meta({ id: 'MadeApiKey' });
