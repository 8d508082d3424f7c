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
      }),
    ),
  })
  .meta({ id: 'Me' });
