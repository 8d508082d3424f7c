import { z } from 'zod';

/** Conditions of a user's filter, as they are stored with an export and go over the wire. */

const outside = { ru: 'Укажите год от 0001 до 9998', en: 'Give a year from 0001 to 9998' };
/** Years of four digits, also a day before and after. */
const day = z.iso.date().refine((text) => text > '0001-01-01' && text < '9999', { params: outside });

/** A stretch of days, both ends included: fixed, or counted from the day of the run (Moscow time). */
export const periodSchema = z.union([
  z.strictObject({ from: day.optional(), to: day.optional() }),
  z.strictObject({ last: z.number().int().min(1).max(3650), unit: z.enum(['day', 'week', 'month']) }),
  z.strictObject({ current: z.enum(['day', 'week', 'month', 'quarter', 'year']) }),
  z.strictObject({ previous: z.enum(['day', 'week', 'month', 'quarter', 'year']) }),
]);
export type Period = z.infer<typeof periodSchema>;

/** An object chosen from a dictionary; the name is kept to show the filter without asking for it. */
const chosenSchema = z.strictObject({
  type: z.string().max(100),
  id: z.guid(),
  name: z.string().max(500),
  href: z.string().max(500),
});

export const conditionSchema = z.discriminatedUnion('op', [
  z.strictObject({ field: z.string().max(100), op: z.literal('period'), value: periodSchema }),
  z.strictObject({
    field: z.string().max(100),
    op: z.enum(['anyOf', 'noneOf']),
    value: z
      .array(z.union([chosenSchema, z.string().max(500), z.number()]))
      .min(1)
      .max(50),
  }),
  z.strictObject({
    field: z.string().max(100),
    op: z.enum(['contains', 'startsWith', 'endsWith']),
    value: z.string().min(1).max(500),
  }),
  z.strictObject({ field: z.string().max(100), op: z.enum(['atLeast', 'atMost']), value: z.number() }),
  z.strictObject({ field: z.string().max(100), op: z.literal('is'), value: z.boolean() }),
  z.strictObject({ field: z.string().max(100), op: z.enum(['empty', 'filled']) }),
]);
export type Condition = z.infer<typeof conditionSchema>;
