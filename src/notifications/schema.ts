import { z } from 'zod';
import { pageQuery } from '../platform/http/pages.ts';
import { exactMomentSchema } from '../platform/moments.ts';
import { kindKeys } from './kinds.ts';
import { personalKeys } from './personal.ts';
import { settingsInputSchema } from './settings.ts';

/** Every shape of this room, as it goes over the wire. */

/** What stands behind the bell: what a company's people choose, and what is a person's own. */
export const shownKindSchema = z.enum([...kindKeys, ...personalKeys]);

export const notificationQuery = pageQuery(20).extend({
  kind: shownKindSchema.optional(),
  unread: z.stringbool().default(false).describe('Only those that were not read'),
});

export const notificationSchema = z
  .object({
    id: z.uuid(),
    kind: shownKindSchema,
    /** In the caller's language. */
    title: z.string(),
    paragraphs: z.array(z.string()),
    /** The page of ours that it leads to. */
    path: z.string(),
    happenedAt: z.string(),
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

export const readInputSchema = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }).or(
  z.strictObject({
    until: exactMomentSchema.describe('`until` of the answer that was shown: these and all before'),
  }),
);

export const preferencesSchema = z
  .object({
    kinds: z.array(
      z.object({
        kind: z.enum(kindKeys),
        app: z.boolean(),
        email: z.boolean(),
        /** Whether they are told by this choice, as `choices` of the settings, or by default. */
        chosen: z.boolean(),
      }),
    ),
    timeZone: z.string(),
    quiet: settingsInputSchema.shape.quiet,
    /** False: the person has no address that receives emails. */
    hasAddress: z.boolean(),
  })
  .meta({ id: 'NotificationPreferences' });
