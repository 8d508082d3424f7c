import { z } from 'zod';
import { momentSchema } from '../platform/moments.ts';

/** Bodies and answers of the Vendor API (dev.moysklad.ru/doc/api/vendor/1.0); fields we do not know are let pass. */

const accessSchema = z.looseObject({
  resource: z.string(),
  scope: z.array(z.string()),
  /** With the scope `custom`: `{viewDashboard: true, supply: {view: 'ALL'}}`. */
  permissions: z.record(z.string(), z.unknown()).optional(),
  access_token: z.string().min(1).optional(),
});
export type Access = z.infer<typeof accessSchema>;

const subscriptionSchema = z.looseObject({
  tariffId: z.guid(),
  tariffName: z.string().optional(),
  trial: z.boolean(),
  expiryMoment: momentSchema.optional(),
});

const called = { appUid: z.string(), accountName: z.string().min(1) };

export const activationSchema = z.looseObject({
  ...called,
  cause: z.enum(['Install', 'Resume', 'TariffChanged', 'Autoprolongation']),
  access: z.array(accessSchema).optional(),
  subscription: subscriptionSchema.optional(),
});
export type Activation = z.infer<typeof activationSchema>;

export const deactivationSchema = z.looseObject({
  ...called,
  cause: z.enum(['Uninstall', 'Suspend']),
});
export type Deactivation = z.infer<typeof deactivationSchema>;

export const eventSchema = z.looseObject({
  ...called,
  cause: z.literal('PermissionsChanged'),
  access: z.array(accessSchema),
});
export type PermissionsEvent = z.infer<typeof eventSchema>;

/** MoySklad's codes of types: the text of its documentation has small letters, the examples capital ones as well. */
const typeSchema = z.string().min(1).max(100).toLowerCase();

export const scenarioSchema = z.looseObject({
  actionName: z.string().min(1).max(200),
  actionType: z.enum(['ADD', 'MODIFY', 'CHANGE_STATUS', 'OVERDUE', 'CHANGE_PRODUCTION_STATE']),
  /** The id of the interface, of `uuidHref`. */
  objectId: z.string().max(100),
  objectType: typeSchema,
});
export type ScenarioCall = z.infer<typeof scenarioSchema>;

export const buttonSchema = z.looseObject({
  buttonName: z.string().min(1).max(200),
  /** `document.customerorder.edit`, `entity.counterparty.list`. Which objects were chosen there matters not. */
  extensionPoint: z.string().max(200),
  user: z.looseObject({
    employeeId: z.guid().toLowerCase(),
    /** admin, cashier, worker, individual (Vendor API, custom buttons). */
    role: z.string().max(100),
  }),
});
export type ButtonCall = z.infer<typeof buttonSchema>;

/** What MoySklad does for whoever pressed; `async`: the end will be told. */
export const buttonAnswerSchema = z
  .object({
    action: z.enum(['showNotification', 'navigateTo']),
    async: z.boolean().optional(),
    params: z.object({
      text: z.string().optional(),
      url: z.string().optional(),
      asyncProcessId: z.string().optional(),
    }),
  })
  .meta({ id: 'VendorButtonAnswer' });

/** What we answer to MoySklad; `Activating` is its word for “not known yet”, which an activation of ours never leaves. */
export const statusSchema = z
  .object({ status: z.enum(['Activating', 'SettingsRequired', 'Activated']) })
  .meta({ id: 'VendorStatus' });

/** MoySklad’s ids are not of the variants of RFC 9562. In small letters: an account must not be another one by its spelling. */
export const pathSchema = z.object({ appId: z.guid().toLowerCase(), accountId: z.guid().toLowerCase() });
