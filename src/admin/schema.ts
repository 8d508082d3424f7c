import { z } from 'zod';
import { planKeys } from '../billing/index.ts';
import { runInBriefSchema } from '../exports/index.ts';
import { cursorOf, pageQuery, wrongCursor } from '../platform/http/pages.ts';
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
      .refine((until) => Date.parse(until) > Date.now(), {
        params: { ru: 'Выберите день в будущем', en: 'Choose a day to come' },
      })
      .nullish()
      .transform((until) => until ?? null)
      .describe('When it ends by itself; null: it does not'),
  })
  .meta({ id: 'CompanyPlanInput' });

/** What companies are sorted by: shares of the plan, work, or their names. */
const usageSorts = ['rows', 'runs', 'messages', 'cpu', 'calls', 'name'] as const;
/** Where a page ended: by what it was sorted, the last row's value of that, and its company. */
const usagePositionSchema = z
  .tuple([z.enum(usageSorts), z.string().max(500), z.uuid()])
  .refine(([sort, key]) => (sort === 'name' ? !key.includes('\0') : /^\d{1,20}(\.\d{1,6})?$/.test(key)));
export type UsagePosition = z.infer<typeof usagePositionSchema>;

export const usageQuerySchema = pageQuery(20)
  .extend({
    search: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('Part of a name or of a member’s address; or a company’s id'),
    sort: z.enum(usageSorts).default('rows').describe('The largest first; by `name` from A on'),
    near: z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true')
      .describe('Only those that use 80 % of something or more'),
    cursor: cursorOf(usagePositionSchema, 3000).optional(),
  })
  .refine(({ cursor, sort }) => !cursor || cursor[0] === sort, {
    path: ['cursor'],
    params: wrongCursor,
  });
export type UsageQuery = z.infer<typeof usageQuerySchema>;

const share = z.object({
  used: z.number().int(),
  soft: z.number().int().nullable(),
  hard: z.number().int().nullable(),
});
export const adminUsageSchema = z
  .object({
    companyId: z.uuid(),
    name: z.string(),
    plan: z.string(),
    why: z.enum(['trial', 'paid', 'override', 'none']),
    until: moment.nullable().describe('When time alone ends the plan'),
    unpaid: z.boolean().describe('MoySklad waits for its money: nothing runs'),
    near: z.boolean().describe('It uses 80 % of rows, runs or messages, or more'),
    rows: share.describe('Of this month'),
    runs: share.describe('Of today'),
    messages: share.describe('Of this month'),
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
