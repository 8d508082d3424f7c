import { z } from 'zod';
import { isTimeZone, momentSchema, noTimeZone } from '../../platform/moments.ts';

/** The longest quiet time and the longest wait that can be chosen, seconds. */
const MOST_QUIET_S = 600;
const MOST_WAIT_S = 3600;

const quietSeconds = z
  .number()
  .int()
  .min(0)
  .max(MOST_QUIET_S)
  .describe('A run starts when nothing has changed for so long; 0: at once');
const longestSeconds = z
  .number()
  .int()
  .min(0)
  .max(MOST_WAIT_S)
  .describe('However much changes, a run starts so long after the first change');
const timeZone = z.string().max(64).describe('In whose night the export looks for changes that were lost');

const tooShort = {
  ru: 'Не может быть меньше времени тишины',
  en: 'It cannot be less than the quiet time',
};

/** When changes start an export. */
export const changeTriggerInputSchema = z
  .strictObject({
    quietSeconds: quietSeconds.default(20),
    longestSeconds: longestSeconds.default(120),
    timeZone: timeZone.refine(isTimeZone, { params: noTimeZone }).default('Europe/Moscow'),
    paused: z.boolean().default(false),
    /** `updatedAt` of the trigger that the change was made from: refused where it has changed since. */
    updatedAt: momentSchema.optional(),
  })
  .refine((input) => input.longestSeconds >= input.quietSeconds, {
    path: ['longestSeconds'],
    params: tooShort,
  });
export type ChangeTriggerInput = z.infer<typeof changeTriggerInputSchema>;

export const changeTriggerSchema = z
  .object({
    configId: z.uuid(),
    quietSeconds,
    longestSeconds,
    timeZone,
    paused: z.boolean(),
    /** It was paused with all schedules, and goes on with them. */
    pausedTogether: z.boolean(),
    /** MoySklad tells of these changes. Otherwise the export looks for them by itself, so often as `pollMinutes` says. */
    told: z.boolean(),
    /** Why it does not: its tariff, the rights of the token, our address that it cannot reach; null: not yet, or not of all. */
    untoldBecause: z.enum(['tariff', 'rights', 'address']).nullable(),
    pollMinutes: z.number().int(),
    /** The plan has no starts on changes: they are looked for each night alone, until there is one that has. */
    restsByPlan: z.boolean(),
    /** An account of the export has to be connected again before it goes on. */
    waitsForConnection: z.boolean(),
    /** When the changes that wait for a run were noted: the first of them, and the last. */
    changedAt: z.string().nullable(),
    lastChangedAt: z.string().nullable(),
    /** When a run starts for them; null: there are none, or they wait for the run that goes on. */
    dueAt: z.string().nullable(),
    /** When it looks for changes by itself. */
    looksAt: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'ChangeTrigger' });
export type ChangeTriggerView = z.infer<typeof changeTriggerSchema>;
