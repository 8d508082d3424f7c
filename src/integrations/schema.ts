import { z } from 'zod';

export const integrationSchema = z
  .object({
    id: z.uuid(),
    provider: z.enum(['moysklad', 'google']),
    title: z.string(),
    status: z.enum(['ok', 'reconnect']),
    createdAt: z.string(),
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof integrationSchema>;
export type Provider = Integration['provider'];

/** The JSON of a service account's key file (cloud.google.com/iam/docs/keys-create-delete); other fields are kept. */
export const googleKeySchema = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().min(1),
});
export type GoogleKey = z.infer<typeof googleKeySchema>;

export const connectSchema = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('moysklad'), token: z.string().trim().min(1).max(500) }),
    z.strictObject({ provider: z.literal('google'), key: googleKeySchema }),
  ])
  .meta({ id: 'IntegrationInput' });
