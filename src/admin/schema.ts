import { z } from 'zod';
import { planKeys } from '../billing/index.ts';
import { runInBriefSchema } from '../exports/index.ts';
import { momentSchema } from '../platform/moments.ts';
import { stoppables } from '../platform/queue/stops.ts';

/** By what runs have their turn: somebody waits for it, something happened, its time has come. */
export const urgencies = ['person', 'event', 'time'] as const;

/** Why one of the platform's own people does something to a company; the company reads it. */
const reason = z.string().trim().min(3).max(500);
const moment = z.string();

export const adminCompanySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: moment,
    members: z.number().int(),
    exports: z.number().int(),
    accounts: z.array(z.string()).describe('MoySklad accounts connected, by name'),
    lastRun: runInBriefSchema.extend({ at: moment }).nullable(),
    blocked: z.object({ at: moment, reason: z.string() }).nullable(),
    eraseAt: moment.nullable(),
    accountId: z.guid().nullable().describe('The MoySklad account that installed Skladno from its catalogue'),
    paidPlan: z.string().nullable().describe('The plan of the tariff paid for in MoySklad'),
    planInForce: z.string().describe('The key of the plan that counts now'),
    plan: z
      .object({ key: z.string(), reason: z.string(), until: moment.nullable() })
      .nullable()
      .describe('Set by hand; null: as paid for'),
  })
  .meta({ id: 'AdminCompany' });
export type AdminCompany = z.infer<typeof adminCompanySchema>;

export const adminCompanyCardSchema = adminCompanySchema
  .extend({
    stoppedReason: z.string().nullable().describe('Its exports wait, and why'),
    people: z.array(
      z.object({ name: z.string(), email: z.string(), role: z.enum(['owner', 'admin', 'editor', 'viewer']) }),
    ),
    connections: z.array(
      z.object({
        provider: z.enum(['moysklad', 'google']),
        title: z.string(),
        status: z.enum(['ok', 'reconnect']),
      }),
    ),
    runs: z
      .array(
        runInBriefSchema.extend({
          id: z.uuid(),
          name: z.string(),
          exporter: z.string(),
          createdAt: moment,
          finishedAt: moment.nullable(),
        }),
      )
      .describe('The last ten'),
    support: z
      .array(
        z.object({
          admin: z.string(),
          reason: z.string(),
          startedAt: moment,
          expiresAt: moment,
          mine: z.boolean(),
        }),
      )
      .describe('Who looks at the data now'),
  })
  .meta({ id: 'AdminCompanyCard' });
export type AdminCompanyCard = z.infer<typeof adminCompanyCardSchema>;

export const blockInputSchema = z.strictObject({ reason }).meta({ id: 'CompanyBlockInput' });
export const planInputSchema = z
  .strictObject({
    plan: z.enum(planKeys),
    reason,
    until: momentSchema
      .nullish()
      .transform((until) => until ?? null)
      .describe('When it ends by itself; null: it does not'),
  })
  .meta({ id: 'CompanyPlanInput' });
export const adminUsageSchema = z
  .object({
    companyId: z.uuid(),
    name: z.string(),
    plan: z.string(),
    why: z.string(),
    rows: z.object({ used: z.number().int(), hard: z.number().int().nullable() }).describe('Of this month'),
    runs: z.object({ used: z.number().int(), hard: z.number().int().nullable() }).describe('Of today'),
    owed: z.number().int().describe('Runs that wait for allowance'),
    cpuSeconds: z
      .number()
      .describe('Of workers’ processor time this month, shared among the runs of a process'),
    calls: z.object({ moysklad: z.number().int(), google: z.number().int() }).describe('Of runs, this month'),
  })
  .meta({ id: 'CompanyUsage' });

export const supportInputSchema = z.strictObject({ reason }).meta({ id: 'SupportAccessInput' });

export const supportAccessSchema = z
  .object({ companyId: z.uuid(), startedAt: moment, expiresAt: moment })
  .meta({ id: 'SupportAccess' });

export const deadJobSchema = z
  .object({
    id: z.uuid(),
    queue: z.string(),
    companyId: z.uuid().nullable(),
    company: z.string().nullable(),
    requestId: z.string().nullable(),
    taskId: z.uuid().nullable().describe('The export task that it was of'),
    failedAt: moment,
    reason: z.string().nullable(),
  })
  .meta({ id: 'DeadJob' });

const words = z.string().trim().min(3).max(300);
const what = z.enum(stoppables);

/** Why something is stopped; everybody whose work waits reads it. */
export const stopInputSchema = z
  .strictObject({ reason: z.strictObject({ ru: words, en: words }) })
  .meta({ id: 'StopInput' });
export const stopParams = z.object({ what });

const stopSchema = z
  .object({
    id: z.uuid(),
    what,
    reason: z.object({ ru: z.string(), en: z.string() }),
    begunBy: z.string().describe('A name'),
    begunAt: moment,
    endedBy: z.string().nullable(),
    endedAt: moment.nullable().describe('null: it is in force'),
  })
  .meta({ id: 'Stop' });

export const adminQueueSchema = z
  .object({
    stops: z.array(stopSchema).describe('In force, and the last ones that are over'),
    companies: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          stoppedReason: z.string().nullable(),
          classes: z.array(
            z.object({
              urgency: z.enum(urgencies),
              waiting: z.number().int(),
              running: z.number().int(),
              oldest: moment.nullable().describe('Since when the one waits that waits longest'),
            }),
          ),
        }),
      )
      .describe('Those that have runs which wait or go on, or are stopped; who waits longest first'),
  })
  .meta({ id: 'AdminQueue' });
export type AdminQueue = z.infer<typeof adminQueueSchema>;

export const healthHistorySchema = z
  .object({
    items: z.array(
      z.object({
        at: moment.describe('When the quarter of an hour began'),
        calls: z.number().int().describe('Calls to the providers, of all companies'),
        refusals: z.number().int().describe('No answer, 5xx or 429'),
        waiting: z.number().int().nullable().describe('Jobs that waited, at most; null: no worker looked'),
        running: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'PlatformHealthHistory' });

export const healthSchema = z
  .object({
    queues: z.array(
      z.object({
        name: z.string(),
        waiting: z.number().int(),
        later: z.number().int().describe('To be done at a later time'),
        running: z.number().int(),
        failed: z.number().int().describe('Given up on, kept until retried'),
        oldest: moment.nullable().describe('Since when the one waits that waits longest'),
      }),
    ),
    providers: z
      .array(
        z.object({
          provider: z.enum(['moysklad', 'google']),
          calls: z.number().int(),
          failures: z.number().int().describe('No answer, or 5xx'),
          throttled: z.number().int().describe('429'),
        }),
      )
      .describe('Calls of the last hour, of all companies'),
    rotation: z
      .object({
        toKey: z.string(),
        total: z.number().int(),
        rotated: z.number().int(),
        unreadable: z.number().int(),
        state: z.enum(['running', 'interrupted', 'done']),
        keys: z.array(z.object({ key: z.string(), values: z.number().int() })),
        startedAt: moment,
        updatedAt: moment,
      })
      .nullable()
      .describe('The last change of the encryption key'),
    admins: z.array(z.object({ name: z.string(), email: z.string(), since: moment })),
  })
  .meta({ id: 'PlatformHealth' });
export type Health = z.infer<typeof healthSchema>;
