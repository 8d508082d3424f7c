import { z } from 'zod';
import { roles } from '../platform/http/capabilities.ts';
import { hasLinks, hasUnseen } from '../platform/mail/links.ts';

export const roleSchema = z.enum(roles as ['viewer', 'editor', 'admin', 'owner']);
export const languageSchema = z.enum(['ru', 'en']);
/** Of people and companies: something to read, nothing that breaks a line, nothing to click on in the letters of an invitation. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !hasUnseen(name), {
    params: {
      ru: 'Уберите переносы строк и невидимые знаки',
      en: 'Remove line breaks and characters that cannot be seen',
    },
  })
  .refine((name) => !hasLinks(name), {
    params: {
      ru: 'Уберите адреса сайтов и почты: это имя увидят в письмах, ссылок в нём быть не должно',
      en: 'Remove addresses of sites and email: this name is shown in letters, which carry no links but ours',
    },
  });
export const emailSchema = z.email().max(254);
export const statusSchema = z.object({ status: z.literal(true) }).meta({ id: 'Done' });

export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    companies: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        role: roleSchema,
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

export const companySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    members: z.int(),
    createdAt: z.string(),
    blockedReason: z.string().nullable(),
    eraseAt: z.string().nullable(),
  })
  .meta({ id: 'Company' });

export const memberSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    since: z.string(),
  })
  .meta({ id: 'Member' });

/** What opens the company by a member's word and would end, and what would stay. */
export const memberRightsSchema = z
  .object({
    apiKeys: z.array(z.object({ id: z.uuid(), name: z.string(), prefix: z.string() })),
    invitations: z.array(z.object({ id: z.uuid(), email: z.string() })),
    integrations: z
      .array(z.object({ id: z.uuid(), title: z.string() }))
      .describe('Accounts that the member connected: they stay'),
  })
  .meta({ id: 'MemberRights' });

export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: roleSchema,
    invitedBy: z.string().nullable(),
    expiresAt: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'Invitation' });

/** As the invited person sees it. */
export const invitationLookSchema = z
  .object({
    companyName: z.string(),
    email: z.string(),
    role: roleSchema,
    invitedBy: z.string().nullable(),
    known: z
      .boolean()
      .describe('Somebody has signed up with this address: he signs in, others choose a password'),
    signedInAs: z.string().nullable().describe('The address of whoever is signed in in this browser'),
  })
  .meta({ id: 'InvitationLook' });

export const profileSchema = z
  .object({
    name: z.string(),
    email: z.string(),
    language: languageSchema,
    hasPassword: z.boolean(),
    google: z.boolean(),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'Profile' });

export const sessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Session' });

/** A list that is short by its nature. */
export const whole = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextCursor: z.null() });
