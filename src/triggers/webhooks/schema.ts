import { z } from 'zod';

const localizedSchema = z.object({ ru: z.string(), en: z.string() });

/** What went wrong, in both languages, as it is kept. */
export const storedProblemSchema = z.object({
  code: z.string(),
  title: localizedSchema,
  detail: localizedSchema,
});

const pair = {
  entity: z
    .string()
    .describe('MoySklad’s code of a type of objects; `stock` for changes of stock')
    .meta({ examples: ['customerorder'] }),
  /** In words. */
  title: localizedSchema,
  action: z
    .string()
    .describe('`CREATE`, `UPDATE` or `DELETE`; for stock the report that tells it, `all` or `bystore`')
    .meta({ examples: ['UPDATE'] }),
};

/** One kind of change that MoySklad is asked to tell. */
const subscriptionSchema = z.object({
  ...pair,
  /** MoySklad tells it now, as far as the last look showed. */
  subscribed: z.boolean(),
  /** Why MoySklad would not; null where it does, or was not asked yet. */
  problem: storedProblemSchema.nullable(),
  lastEventAt: z.string().nullable(),
  /** How often it was found switched off or deleted at MoySklad and put back, and when last. */
  repairs: z.number().int(),
  repairedAt: z.string().nullable(),
});

/** How MoySklad tells of changes in one of the company's accounts. */
export const sourceWebhooksSchema = z
  .object({
    integrationId: z.uuid(),
    /** The company's own name for the account. */
    title: z.string(),
    state: z
      .enum(['unneeded', 'disconnected', 'waiting', 'told', 'partly', 'untold'])
      .describe(
        '`unneeded`: no export starts on changes; `disconnected`: the account must be connected again; `waiting`: nothing was asked of MoySklad yet; `told`; `partly`: some of the subscriptions are missing; `untold`: MoySklad tells nothing',
      ),
    /** What stands in the way of all of it: the tariff, the rights of the token, or our address, which MoySklad cannot reach. */
    untoldBecause: z.enum(['tariff', 'rights', 'address']).nullable(),
    /** Why nothing can be told, or why the last look failed. */
    problem: storedProblemSchema.nullable(),
    /** The subscriptions are being looked at, or are about to be. */
    checking: z.boolean(),
    checkedAt: z.string().nullable().describe('The last look that MoySklad answered'),
    nextCheckAt: z.string().nullable(),
    lastEventAt: z.string().nullable(),
    lagMs: z
      .number()
      .nullable()
      .describe(
        'How long notifications wait with us until exports know of them: half of the last hundred less',
      ),
    /** Of the last hundred notifications: those that were taken and then could not be handed on. */
    failed: z.number().int(),
    repairs: z.number().int(),
    found: z
      .object({ count: z.number().int(), lastAt: z.string().nullable() })
      .describe(
        'How often the nightly looks of exports found changes that MoySklad had not told, and when last',
      ),
    subscriptions: z.array(subscriptionSchema),
  })
  .meta({ id: 'SourceWebhooks' });
export type SourceWebhooksView = z.infer<typeof sourceWebhooksSchema>;

/** One notification of MoySklad's and what became of it. */
export const deliverySchema = z
  .object({
    id: z.uuid(),
    requestId: z.string().describe('MoySklad’s id of the notification'),
    receivedAt: z.string(),
    routedAt: z.string(),
    /** How many changes it told. */
    events: z.number().int(),
    kinds: z
      .array(z.object({ ...pair, count: z.number().int() }))
      .describe('What it told of, the most frequent first; what we do not know is left out'),
    ids: z.array(z.string()).describe('MoySklad’s ids of the changed objects, twenty at most'),
    replayed: z.boolean().describe('Somebody had it handed on once more'),
    fate: z
      .enum(['routed', 'closed', 'unknown', 'failed'])
      .describe(
        '`routed`: handed on to whatever waits for it; `closed`: the company was; `unknown`: nothing in it that we know; `failed`: it could not be handed on, which was tried for a quarter of an hour',
      ),
  })
  .meta({ id: 'SourceDelivery' });
export type DeliveryView = z.infer<typeof deliverySchema>;
