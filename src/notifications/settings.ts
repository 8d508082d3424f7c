import { z } from 'zod';
import { isTimeZone, noTimeZone } from '../platform/moments.ts';
import { type KindKey, kindKeys, kinds, type NotificationKind } from './kinds.ts';

const choiceSchema = z.strictObject({ app: z.boolean(), email: z.boolean() });
const hourSchema = z.number().int().min(0).max(23);

/** What a person wants to be told in a company, as they send it. */
export const settingsInputSchema = z.strictObject({
  choices: z
    .partialRecord(z.enum(kindKeys), choiceSchema)
    .describe('Where each kind is told; a kind that is left out is told as by default'),
  timeZone: z.string().max(64).refine(isTimeZone, { params: noTimeZone }),
  quiet: z
    .strictObject({ from: hourSchema, to: hourSchema })
    .nullable()
    .describe('The hours in which no emails come but urgent ones, in that time zone'),
});
export type Settings = z.infer<typeof settingsInputSchema>;

export const byDefault: Settings = { choices: {}, timeZone: 'Europe/Moscow', quiet: null };

/** What is stored: a kind that there is no more is left out. */
export const storedChoicesSchema = z
  .record(z.string(), choiceSchema)
  .transform((all): Settings['choices'] =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key in kinds)),
  );

/** Where a person is told of a kind. */
export function choiceOf(settings: Settings, key: KindKey): { app: boolean; email: boolean } {
  const { app, email }: NotificationKind = kinds[key];
  return settings.choices[key] ?? { app, email };
}

const STEP_MS = 15 * 60_000;
const DAY_STEPS = 100;

/** When the person's quiet hours end, in which the moment lies; null: it lies in none. */
export function quietUntil({ quiet, timeZone }: Settings, moment: Date): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  const isQuiet = (at: number) => {
    const hour = Number(clock.format(at));
    return quiet.from < quiet.to
      ? hour >= quiet.from && hour < quiet.to
      : hour >= quiet.from || hour < quiet.to;
  };
  if (!isQuiet(moment.getTime())) return null;
  // Every time zone is away from UTC by quarters of an hour; clocks that are changed meanwhile are heeded.
  let at = Math.floor(moment.getTime() / STEP_MS) * STEP_MS;
  for (let step = 0; step < DAY_STEPS && isQuiet(at); step += 1) at += STEP_MS;
  return new Date(at);
}
