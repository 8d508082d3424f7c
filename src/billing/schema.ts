import { z } from 'zod';
import { metrics, planKeys } from './plans.ts';

const number = z.number().int().nullable();
const planKey = z.enum(planKeys);
const metric = z.enum(metrics);

export const planSchema = z
  .object({
    key: planKey,
    price: number.describe('Roubles a month, paid through MoySklad; null: it is not sold'),
    limits: z.array(
      z.object({
        metric,
        soft: number.describe('People are told when it is reached, and work goes on; null: no limit'),
        hard: number.describe('More is refused'),
      }),
    ),
    atOnce: z.number().int().describe('Runs at the same time'),
    leastMinutes: z.number().int().describe('Two runs of a schedule are so far apart at least'),
    historyDays: z.number().int().describe('So long runs are remembered'),
    onChanges: z.boolean().describe('Exports may start as soon as something changes in MoySklad'),
  })
  .meta({ id: 'BillingPlan' });

export const usageSchema = z
  .object({
    plan: planKey,
    why: z
      .enum(['trial', 'paid', 'override', 'none'])
      .describe('`paid` in MoySklad; `override`: given by the people of Skladno; `none`: what everybody has'),
    until: z.string().nullable().describe('When time alone ends the plan'),
    unpaid: z.boolean().describe('MoySklad waits for its money: nothing runs'),
    off: z.boolean().describe('Plans are switched off in this installation: nothing has a limit'),
    timeZone: z.string().describe('In which days and months turn'),
    month: z.string().describe('`2026-11`'),
    metrics: z.array(z.object({ metric, used: z.number().int(), soft: number, hard: number })),
    leastMinutes: number.describe(
      'Two runs of a schedule are so far apart at least; null: as every schedule',
    ),
    onChanges: z.boolean().describe('Exports may start as soon as something changes in MoySklad'),
    historyDays: number.describe('Runs are remembered for so many days; null: for good'),
    historyGraceUntil: z
      .string()
      .nullable()
      .describe('The plan before remembered more: until then nothing is forgotten'),
    paused: z
      .array(z.object({ kind: z.string(), id: z.string(), name: z.string() }))
      .describe('What rests until the plan has room for it'),
    working: z
      .array(z.object({ kind: z.enum(['exports', 'webhooks']), id: z.string(), name: z.string() }))
      .describe('Of each kind of which something rests: what works, and may rest instead'),
    rowsByMonth: z
      .array(z.object({ month: z.string(), used: z.number().int() }))
      .describe('Rows added or changed in each of twelve months, the oldest first'),
    runsByMonth: z.array(z.object({ month: z.string(), used: z.number().int() })),
  })
  .meta({ id: 'Usage' });
