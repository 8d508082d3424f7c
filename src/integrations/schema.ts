import { z } from 'zod';

export const providers = ['moysklad', 'google'] as const;
export type Provider = (typeof providers)[number];

/** How an account was connected. */
export const kinds = ['token', 'marketplace', 'service-account', 'oauth'] as const;
export type Kind = (typeof kinds)[number];
export const providerOf = (kind: Kind): Provider =>
  kind === 'token' || kind === 'marketplace' ? 'moysklad' : 'google';

const localizedSchema = z.object({ ru: z.string(), en: z.string() });

/** What is known of an account; shown, so never a secret. Null: the provider does not tell, or it is not of that provider. */
export const detailsSchema = z.object({
  /** Whose account, in words. */
  owner: z.string().default(''),
  /** Google: the address to share a spreadsheet with. */
  email: z.string().nullable().default(null),
  /** MoySklad: the company's account there. */
  accountId: z.string().nullable().default(null),
  admin: z.boolean().nullable().default(null),
  /** MoySklad: tags of what the token may view. */
  rights: z.array(z.string()).nullable().default(null),
  /** MoySklad: calls in 3 seconds, and what one call takes of the budget of 45 units. */
  callsPer3s: z.number().nullable().default(null),
  requestWeight: z.number().nullable().default(null),
  /** Google: what the person allowed. */
  scopes: z.array(z.string()).nullable().default(null),
});
export type Details = z.infer<typeof detailsSchema>;

export const storedErrorSchema = z.object({
  code: z.string(),
  title: localizedSchema,
  detail: localizedSchema,
});

export const integrationSchema = z
  .object({
    id: z.uuid(),
    provider: z.enum(providers),
    kind: z.enum(kinds),
    /** The company's own name for it. */
    title: z.string(),
    /** `reconnect`: the provider takes the secret no more; nothing runs through it until it is connected again. */
    status: z.enum(['ok', 'reconnect']),
    details: detailsSchema,
    lastSuccessAt: z.string().nullable(),
    /** The last failure that no success followed. */
    lastError: storedErrorSchema.extend({ at: z.string() }).nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof integrationSchema>;

/** One integration with all that depends on it. */
export const integrationHealthSchema = integrationSchema
  .extend({
    /** Exports that work through it, and partners whose rules do. */
    usedBy: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** Rights that the account lacks, with what cannot be exported without each. */
    missing: z.array(
      z.object({
        permission: z.string(),
        title: localizedSchema,
        exporters: z.array(z.object({ key: z.string(), title: localizedSchema })),
        /** One of the exports that work through it needs the right. */
        wanted: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'IntegrationHealth' });
export type Missing = z.infer<typeof integrationHealthSchema>['missing'];

/** The JSON of a service account's key file (cloud.google.com/iam/docs/keys-create-delete); other fields are kept. */
export const googleKeySchema = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().min(1).max(20_000),
});
export type GoogleKey = z.infer<typeof googleKeySchema>;

/** What a person's consent at Google is opened with; the access token is kept until shortly before it expires. */
export const googleTokensSchema = z.object({
  refreshToken: z.string(),
  accessToken: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
});
export type GoogleTokens = z.infer<typeof googleTokensSchema>;

export const connectSchema = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('moysklad'), token: z.string().trim().min(1).max(500) }),
    z.strictObject({ provider: z.literal('google'), key: googleKeySchema }),
  ])
  .meta({ id: 'IntegrationInput' });
export type ConnectInput = z.infer<typeof connectSchema>;

export const renameSchema = z.strictObject({ title: z.string().trim().min(1).max(200) });
