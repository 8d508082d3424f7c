import { z } from 'zod';
import { roles } from '../platform/http/capabilities.ts';

export const roleSchema = z.enum(roles as ['viewer', 'editor', 'admin', 'owner']);

export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    companies: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        role: roleSchema,
        blockedReason: z.string().nullable(),
        stoppedReason: z.string().nullable().describe('Its exports wait, and why'),
        eraseAt: z.string().nullable(),
        support: z
          .object({ expiresAt: z.string(), mine: z.boolean() })
          .nullable()
          .describe('Somebody of the platform looks at the data now; mine: it is the caller'),
      }),
    ),
    platformAdmin: z.boolean(),
    service: z
      .object({
        stopped: z
          .object({ ru: z.string(), en: z.string() })
          .nullable()
          .describe('The exports of all companies wait, and why'),
        down: z.array(z.enum(['moysklad', 'google'])).describe('Providers that answer nobody now'),
      })
      .describe('How the service is, for everybody'),
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
      .describe('Somebody has signed up with this address: they sign in, others choose a password'),
    signedInAs: z.string().nullable().describe('The address of whoever is signed in in this browser'),
  })
  .meta({ id: 'InvitationLook' });
