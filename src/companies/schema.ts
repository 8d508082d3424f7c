import { z } from 'zod';

export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    companies: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        role: z.enum(['owner', 'admin', 'editor', 'viewer']),
        blockedReason: z.string().nullable(),
        eraseAt: z.string().nullable(),
        support: z
          .object({ expiresAt: z.string(), mine: z.boolean() })
          .nullable()
          .describe('Somebody of the platform looks at the data now; mine: it is the caller himself'),
      }),
    ),
    platformAdmin: z.boolean(),
  })
  .meta({ id: 'Me' });
