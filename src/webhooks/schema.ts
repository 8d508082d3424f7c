import { z } from 'zod';
import { eventNames } from './events.ts';

/** The longest address that is kept, characters. */
const LONGEST_URL = 2000;

/** What a person sets up of a webhook. */
const fields = {
  name: z.string().trim().min(1).max(100),
  url: z
    .url({ protocol: /^https?$/ })
    .max(LONGEST_URL)
    .transform((url) => new URL(url).href)
    .describe('Where each event is sent by POST; https')
    .meta({ examples: ['https://shop.example.com/skladno'] }),
  events: z
    .array(z.enum(eventNames))
    .min(1)
    .max(eventNames.length)
    .transform((events) => eventNames.filter((name) => events.includes(name))),
};

export const webhookInputSchema = z.strictObject(fields).meta({ id: 'WebhookInput' });
export const webhookPatchSchema = z.strictObject(fields).partial().meta({ id: 'WebhookPatch' });
export type WebhookInput = z.infer<typeof webhookInputSchema>;

/** Whom the company has told of its events. */
export const webhookSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    url: z.string(),
    events: z.array(z.enum(eventNames)),
    paused: z
      .enum(['person', 'failing', 'gone', 'plan'])
      .nullable()
      .describe(
        'Why nothing is sent: `person`: somebody paused it; `failing`: nothing could be delivered for three days; `gone`: the address answered 410; `plan`: the plan allows fewer webhooks; null: events are sent',
      ),
    pausedAt: z.string().nullable(),
    failingSince: z.string().nullable().describe('The first failure since something was delivered'),
    lastDeliveredAt: z.string().nullable().describe('To the minute'),
    oldSecretUntil: z
      .string()
      .nullable()
      .describe('Until then messages are signed with the secret before this one, too'),
    waiting: z.number().int().describe('Messages that are not delivered yet'),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof webhookSchema>;

/** The answer that shows a secret. */
export const webhookWithSecretSchema = webhookSchema
  .extend({
    secret: z
      .string()
      .describe('By which whoever receives checks signatures; in this answer only')
      .meta({ examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }),
  })
  .meta({ id: 'WebhookWithSecret' });

/** Why an attempt had no answer of 2xx. */
export const faults = [
  'status',
  'redirect',
  'name',
  'network',
  'tls',
  'deadline',
  'private',
  'address',
  'secret',
  'lost',
] as const;
export type Fault = (typeof faults)[number];

/** One message to one webhook, and what became of it. */
export const webhookDeliverySchema = z
  .object({
    id: z.uuid(),
    messageId: z.string().describe('`webhook-id`: the same when the message is sent once more'),
    event: z.enum([...eventNames, 'webhook.test']),
    payload: z.string().describe('The body as it is sent: JSON'),
    replayed: z.boolean().describe('Somebody had the message sent once more'),
    fate: z
      .enum(['waiting', 'delivered', 'failed', 'dropped'])
      .describe(
        '`waiting` for its first or next attempt, in the order of the events; `delivered`: answered 2xx; `failed`: given up on; `dropped`: the webhook was paused, or the company closed, before',
      ),
    tries: z.number().int(),
    status: z.number().int().nullable().describe('Of the last answer'),
    fault: z
      .enum(faults)
      .nullable()
      .describe(
        'Why the last attempt failed: `status`: another than 2xx; `redirect`; `name`: its host has no address; `network`; `tls`: no trusted certificate; `deadline`: no answer within 15 s; `private`: the host leads into a private network; `address`; `secret`: its key is missing here; `lost`: it broke off on our side',
      ),
    durationMs: z.number().int().nullable().describe('Of the last attempt'),
    triedAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;
