import { z } from 'zod';
import { passes, reasons } from '../engine/index.ts';
import { pageQuery } from '../platform/http/pages.ts';
import { momentSchema, readersZoneSchema } from '../platform/moments.ts';
import {
  cellSchema,
  columnsSchema,
  conditionsSchema,
  localizedSchema,
  modeSchema,
  optionsSchema,
} from './exporter-schema.ts';

/** Tasks, and what tells of many of them, as they go over the wire and lie in the database. */

const progressSchema = z.object({
  read: z.number().int(),
  written: z.number().int(),
  total: z.number().int().nullable(),
});

const resultSchema = z.object({
  rowsRead: z.number().int(),
  /** Rows of what was read that the filter kept out; null of a run of before they were counted. */
  rowsKeptOut: z.number().int().nullable().default(null),
  rowsAppended: z.number().int(),
  rowsUpdated: z.number().int(),
  rowsUnchanged: z.number().int(),
  rowsDeleted: z.number().int(),
  /** Cells sent to the sheet. */
  cellsWritten: z.number().int(),
  requests: z.object({
    moysklad: z.number().int(),
    sheets: z.object({ read: z.number().int(), write: z.number().int() }),
  }),
  durationMs: z.number().int(),
  peakRssBytes: z.number().int(),
  cursor: z.string().nullable(),
});

const cellChangeSchema = z.object({ column: z.string(), before: cellSchema, after: cellSchema });
const rowChangeSchema = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  key: z.string(),
  /** Of a changed row: the first text in it, by which a person knows it. */
  name: z.string().optional(),
  cells: z.array(cellChangeSchema),
});

/** What a run changed, or would change; of many rows the first of each kind. */
export const differenceSchema = z
  .object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    removed: z.number().int(),
    /** How often each column's cells changed. */
    columns: z.array(z.object({ key: z.string(), title: z.string(), changed: z.number().int() })),
    rows: z.array(rowChangeSchema),
  })
  .meta({ id: 'Difference' });

/** What the planner chose for a run, and what it expected that to cost. */
const planSchema = z
  .object({
    /** `full`: everything is read; `incremental`: what changed; `compare`: a report, read whole and compared. */
    pass: z.enum(passes),
    pages: z.enum(['large', 'opened', 'async']),
    parallel: z.number().int(),
    /** Objects to be read, where the source could tell. */
    objects: z.number().int().nullable(),
    /** Why it was read so; the words for it are the application's. */
    reason: z.enum(reasons),
    estimate: z.object({
      moysklad: z.number().int(),
      sheets: z.object({ read: z.number().int(), write: z.number().int() }),
      seconds: z.number(),
    }),
  })
  .meta({ id: 'Plan' });

const taskStatuses = ['queued', 'running', 'cancelling', 'done', 'failed', 'cancelled'] as const;
const triggers = ['manual', 'schedule', 'webhook', 'poll', 'sweep', 'scenario', 'button'] as const;
const phases = ['waiting', 'planning', 'reading', 'reconciling', 'publishing', 'finished'] as const;

export const taskSchema = z
  .object({
    id: z.uuid(),
    configId: z.uuid(),
    configName: z.string(),
    exporter: z.string(),
    mode: modeSchema,
    dryRun: z.boolean(),
    full: z.boolean(),
    /** Nothing is written: sheet and source are compared whole. */
    verify: z.boolean(),
    /**
     * What started it: a person or a program, the export's schedule, a change that MoySklad told, the look for such changes where it
     * tells none, the nightly look, or a scenario or button in MoySklad.
     */
    trigger: z.enum(triggers),
    /** The missed days that it reads; null: what its export's filter means now. */
    backfill: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    status: z.enum(taskStatuses),
    phase: z.enum(phases),
    progress: progressSchema,
    plan: planSchema.nullable(),
    result: resultSchema.nullable(),
    /** Whether `/difference` can be asked: the last 20 runs of an export keep it. */
    hasDifference: z.boolean(),
    error: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    spreadsheetUrl: z.string(),
    /** The accounts that its export works through now. */
    moyskladIntegrationId: z.uuid(),
    googleIntegrationId: z.uuid(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    requestId: z.string(),
  })
  .meta({ id: 'ExportTask' });
export type TaskView = z.infer<typeof taskSchema>;

/** What tells how a run went, to those who may not see of what it is: codes in place of words, which name sheets and columns. */
export const runInBriefSchema = taskSchema
  .pick({ status: true, dryRun: true, verify: true, result: true, plan: true })
  .extend({
    error: z.string().nullable().describe('The code of what went wrong'),
    warnings: z.array(z.string()).describe('Codes of what it asks to mind'),
  })
  .meta({ id: 'RunInBrief' });
export type RunInBrief = z.infer<typeof runInBriefSchema>;

const dayOfStretch = z.iso.date().refine((day) => day >= '2000-01-01' && day < '2100-01-01', {
  params: { ru: 'Укажите день между 2000 и 2099 годами', en: 'Give a day between the years 2000 and 2099' },
});
/** Days, both included. */
const stretchSchema = z
  .strictObject({ from: dayOfStretch, to: dayOfStretch })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    params: { ru: 'Последний день раньше первого', en: 'The last day is before the first one' },
  })
  .meta({ id: 'Stretch' });

/** Days that no run of an export has covered, though earlier and later ones were. */
export const missedDaysSchema = z
  .object({ days: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })) })
  .meta({ id: 'MissedDays' });

export const taskInputSchema = z.strictObject({
  configId: z.uuid(),
  dryRun: z.boolean().default(false),
  full: z.boolean().default(false),
  verify: z.boolean().default(false),
  /** Days that were missed, to be read instead of those that the export's rolling period means now. */
  backfill: stretchSchema.nullable().default(null),
});

/** How a run went, as one looks for it: `differs` is a comparison that found the sheet to be otherwise. */
const outcomes = ['active', 'done', 'differs', 'failed', 'cancelled'] as const;

/** Which runs are meant; all that is named must fit. */
export const taskQuerySchema = pageQuery(20).extend({
  configId: z.uuid().optional(),
  outcome: z.enum(outcomes).optional(),
  trigger: z.enum(triggers).optional(),
  /** Begun not before this moment. */
  from: momentSchema.optional(),
  /** Begun before this moment. */
  to: momentSchema.optional(),
});
export type TaskQuery = z.infer<typeof taskQuerySchema>;

/** Where the days turn. */
export const daysQuerySchema = z.object({
  timeZone: readersZoneSchema,
});

const daySchema = z.iso.date();
const runsOfDay = z.number().int();

export const exportDaysSchema = z
  .object({
    days: z.array(daySchema).describe('The last 30 days, the oldest first, the last one today'),
    items: z.array(
      z.object({
        configId: z.uuid(),
        days: z
          .array(
            z.object({
              day: daySchema,
              good: runsOfDay.describe('Runs that ended well'),
              look: runsOfDay.describe('Runs that ended with something to look at'),
              failed: runsOfDay,
            }),
          )
          .describe('The days that have any, the oldest first'),
      }),
    ),
  })
  .meta({ id: 'ExportDays' });
export type ExportDays = z.infer<typeof exportDaysSchema>;

const countSchema = z.number().int();
export const todaySchema = z
  .object({
    day: daySchema,
    done: countSchema.describe('Runs that began today and ended well'),
    differs: countSchema.describe('Comparisons that found the sheet to be otherwise'),
    failed: countSchema,
    active: countSchema.describe('Runs that wait or go on'),
    rowsAppended: countSchema.describe('Rows that today’s runs wrote'),
    rowsUpdated: countSchema,
    rowsDeleted: countSchema,
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof todaySchema>;

const localizedProblemSchema = z.object({
  code: z.string(),
  title: localizedSchema,
  detail: localizedSchema,
});

/** What the JSON columns of `export_tasks` hold. */
export const stored = {
  progress: progressSchema,
  backfill: stretchSchema.nullable(),
  result: resultSchema.nullable(),
  error: localizedProblemSchema.nullable(),
  warnings: z.array(localizedProblemSchema.omit({ title: true })),
  columns: columnsSchema,
  conditions: conditionsSchema,
  options: optionsSchema,
  names: z.array(z.object({ entity: z.string(), list: z.string(), by: z.string().nullable() })),
  plan: planSchema.nullable(),
  difference: differenceSchema.nullable(),
  furthest: z
    .object({ pass: z.enum(['full', 'incremental']), updated: z.string(), id: z.string() })
    .nullable(),
  checkpoint: z
    .object({
      pass: z.enum(['full', 'incremental']),
      cursor: z.object({ updated: z.string(), id: z.string(), ties: z.number() }).nullable(),
      columns: z.string().default(''),
      filter: z.string().default(''),
      names: z.string().optional(),
      rows: z.number().default(0),
      keptOut: z.number().default(0),
    })
    .nullable(),
};
