import { z } from 'zod';
import type { PartnerDocument, PartnershipEventKind } from '../../db/tables/partnerships.ts';

/** Types of documents that a partner's rules may make, by MoySklad's codes. */
export const documentTypes = [
  'customerorder',
  'purchaseorder',
  'demand',
  'supply',
  'salesreturn',
  'purchasereturn',
  'invoicein',
  'paymentin',
  'move',
] as const satisfies readonly PartnerDocument[];

/** Documents that stand in a store: without one MoySklad does not post them (FACTS of its documentation: required fields). */
export const needStore: readonly PartnerDocument[] = [
  'demand',
  'supply',
  'salesreturn',
  'purchasereturn',
  'move',
];

/** More documents than anybody checks in a day, and a sum that a JavaScript number holds to the last unit. */
const MOST_DOCUMENTS = 10_000;
const GREATEST_SUM = 1_000_000_000_000_000;

/** An object of MoySklad's: where it is chosen, its name is only looked for, and MoySklad's own stands in the answer. */
const chosenSchema = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'PartnerObject' });
export type Chosen = z.infer<typeof chosenSchema>;
const chosenInputSchema = z
  .strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(255) })
  .meta({ id: 'PartnerObjectInput' });

const typesSchema = z.array(z.enum(documentTypes)).min(1).max(documentTypes.length);
const rest = {
  posting: z.enum(['drafts', 'posted']).describe('`drafts`: nothing is posted; `posted`: may be'),
  documentsADay: z.number().int().min(1).max(MOST_DOCUMENTS),
  sumADay: z
    .number()
    .int()
    .min(1)
    .max(GREATEST_SUM)
    .describe('Of all documents of a day, in minor units (kopecks) of the account’s currency'),
};

/** What a company lets its partner's rules make. */
export const consentSchema = z
  .object({
    types: typesSchema.describe('Documents that the partner’s rules may make'),
    organization: chosenSchema.describe('In whose name'),
    store: chosenSchema.nullable(),
    counterparty: chosenSchema.describe('Who stands for the partner'),
    ...rest,
  })
  .meta({ id: 'PartnerConsent' });
export type Consent = z.infer<typeof consentSchema>;

export const consentInputSchema = z
  .strictObject({
    types: typesSchema
      .transform((types) => documentTypes.filter((type) => types.includes(type)))
      .describe('Documents that the partner’s rules may make'),
    organization: chosenInputSchema.describe('In whose name'),
    store: chosenInputSchema.nullable().describe('Needed by demands, supplies, returns and moves'),
    counterparty: chosenInputSchema.describe('Who stands for the partner'),
    ...rest,
    moyskladIntegrationId: z
      .uuid()
      .optional()
      .describe('The account they are made in; the only one otherwise'),
  })
  .meta({ id: 'PartnerConsentInput' });
export type ConsentInput = z.infer<typeof consentInputSchema>;

const ownConsentSchema = consentSchema
  .extend({ moyskladIntegrationId: z.uuid().nullable() })
  .meta({ id: 'OwnPartnerConsent' });

const trouble = z.enum(['closed', 'account']).nullable();

/** A partnership, as one of the two companies sees it. */
export const partnershipSchema = z
  .object({
    id: z.uuid().describe('The same at both companies'),
    partnerName: z.string().describe('As it was called when the partnership last changed'),
    state: z
      .enum(['live', 'paused', 'stopped', 'ended'])
      .describe(
        '`live`: rules may act; `paused`: one of both paused it; `stopped`: one of both cannot act now, and it goes on by itself; `ended`',
      ),
    pausedAt: z.string().nullable().describe('When your company paused it'),
    partnerPausedAt: z.string().nullable(),
    trouble: trouble.describe(
      'What keeps your company from acting: `closed`: it is blocked, waits for its deletion or is not paid for; `account`: MoySklad is to be connected',
    ),
    partnerTrouble: trouble,
    endedAt: z.string().nullable(),
    endedBy: z.enum(['us', 'partner', 'erased']).nullable().describe('`erased`: the partner is gone'),
    consent: ownConsentSchema
      .nullable()
      .describe('What the partner’s rules may make in your company; null: nothing'),
    partnerConsent: consentSchema
      .nullable()
      .describe('What your rules may make at the partner; null: nothing'),
    usedToday: z
      .object({ documents: z.number().int(), sum: z.number() })
      .describe('What the partner’s rules made in your company today'),
    createdAt: z.string(),
  })
  .meta({ id: 'Partnership' });
export type PartnershipView = z.infer<typeof partnershipSchema>;

const eventKinds = [
  'made',
  'consent-given',
  'consent-changed',
  'consent-withdrawn',
  'paused',
  'resumed',
  'stopped',
  'well',
  'ended',
  'erased',
] as const satisfies readonly PartnershipEventKind[];

/** A line of a partnership's history; the partner has the same one, in its own words. */
export const partnershipEventSchema = z
  .object({
    id: z.uuid(),
    what: z.enum(eventKinds),
    mine: z.boolean().describe('Your company did it, or it happened to it; else the partner'),
    person: z.string().nullable().describe('Who of your company; of the partner’s people nobody is named'),
    trouble,
    changed: z.array(z.string()).describe('Which fields of the consent are others now'),
    happenedAt: z.string(),
  })
  .meta({ id: 'PartnershipEvent' });
export type PartnershipEventView = z.infer<typeof partnershipEventSchema>;

export const partnershipInvitationSchema = z
  .object({
    id: z.uuid(),
    name: z.string().describe('For whom it is'),
    invitedBy: z.string().nullable(),
    expiresAt: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'PartnershipInvitation' });
export type PartnershipInvitationView = z.infer<typeof partnershipInvitationSchema>;

/** The answer that shows a code. */
export const madeInvitationSchema = partnershipInvitationSchema
  .extend({
    code: z
      .string()
      .describe('For the partner’s owner; in this answer only')
      .meta({ examples: ['7K2M-9QXT-4D0B-HW3R-ZC6N'] }),
    url: z.string().describe('The page of ours that takes it, with the code behind `#`'),
  })
  .meta({ id: 'MadePartnershipInvitation' });

export const codeSchema = z.string().trim().min(1).max(60).describe('As it was given, in whatever letters');
