import { z } from 'zod';
import {
  audiences,
  columnGroups,
  conditionSchema,
  filterTypes,
  formatTypes,
  kinds,
  modes,
  sections,
} from '../catalogue/index.ts';
import { actorKinds } from '../companies/index.ts';
import { fates, passes, reasons } from '../engine/index.ts';
import { pageQuery } from '../platform/http/pages.ts';
import { isTimeZone, momentSchema, noTimeZone } from '../platform/moments.ts';
import { columnTypes } from '../protocol/index.ts';

/** Every shape of this room, as it goes over the wire. */

const localizedSchema = z.object({ ru: z.string(), en: z.string() });

const modeSchema = z.enum(modes);
const columnTypeSchema = z.enum(columnTypes);
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const exporterSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    description: localizedSchema,
    kind: z.enum(kinds),
    section: z.enum(sections),
    keyColumn: z.string(),
    /** The column of the object's id, where an object has several rows. */
    objectColumn: z.string().nullable(),
    modes: z.array(modeSchema),
    /** The source tells what changed since the last run. */
    incremental: z.boolean(),
    /** One of several: `/exporters/customentity/dictionaries` lists them, each with a key of its own. */
    chooseDictionary: z.boolean(),
  })
  .meta({ id: 'Exporter' });

export const columnSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    type: columnTypeSchema,
    group: z.enum(columnGroups),
    byDefault: z.boolean(),
    decimals: z.number().int().nullable(),
    currency: z.string().nullable(),
  })
  .meta({ id: 'Column' });

/** How a cell is to look; each type of column takes those that fit it. */
const formatSchema = z.strictObject({
  type: z.enum(formatTypes),
  decimals: z.number().int().min(0).max(6).optional(),
  /** Sign behind a sum of money. */
  currency: z.string().trim().max(5).optional(),
});

/** A column as a person wants it; a bare key takes it as it comes. */
const columnChoiceSchema = z
  .union([
    z.string().max(200),
    z.strictObject({
      /** Key of the exporter's column; for a computed one a key of one's own, `computed:…`. */
      key: z.string().min(1).max(200),
      title: z.string().trim().min(1).max(200).optional(),
      format: formatSchema.optional(),
      /** Shown where the cell would be empty. */
      whenEmpty: z.union([z.string().max(500), z.number()]).optional(),
      /** A computed column: a formula over the other columns. */
      formula: z.string().trim().min(1).max(2000).optional(),
    }),
  ])
  .meta({ id: 'ColumnChoice' });

const conditionsSchema = z.array(conditionSchema).max(30);
const columnsSchema = z.array(columnChoiceSchema).min(1).max(500).nullable();
const filterSchema = z.string().trim().max(2000).nullable();

/** How a table is kept beside its columns. */
const optionsSchema = z.strictObject({
  /** What becomes of rows whose object was deleted or archived in the source. */
  gone: z.enum(fates).default('remove'),
  /** Warn people who edit our columns. */
  protect: z.boolean().default(false),
  /** Give empty rows and columns of the sheet back. */
  trim: z.boolean().default(false),
  /**
   * By which columns rows are sorted when the sheet is filled for the first time, and at every replacing; the first counts
   * most. Rows that come later stand below.
   */
  sort: z
    .array(z.strictObject({ column: z.string().min(1).max(200), descending: z.boolean().default(false) }))
    .max(5)
    .default([]),
});

export const filterFieldSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    type: z.enum(filterTypes),
    required: z.boolean(),
    /** False: the source cannot, so rows are chosen after they were read. */
    bySource: z.boolean(),
    /** Whether `/options` lists what may be chosen. */
    hasOptions: z.boolean(),
    words: z.record(z.string(), localizedSchema).nullable(),
  })
  .meta({ id: 'FilterField' });

export const optionSchema = z
  .object({
    type: z.string(),
    /** MoySklad's own ids do not keep the variant bits of RFC 9562. */
    id: z.guid(),
    name: z.string(),
    href: z.string(),
    /** Colour of a state, `#rrggbb`. */
    color: z.string().nullable(),
  })
  .meta({ id: 'FilterOption' });

export const countInputSchema = z.strictObject({
  conditions: conditionsSchema.default([]),
  filter: filterSchema.optional(),
});
export const countSchema = z.object({
  /** Objects that fit; null when only a run can tell. */
  count: z.number().int().nullable(),
  /** Conditions that the source cannot keep: rows are chosen after they were read, so fewer may remain. */
  afterReading: z.array(z.string()),
});

export const previewInputSchema = z.strictObject({
  columns: columnsSchema.optional(),
  conditions: conditionsSchema.default([]),
  filter: filterSchema.optional(),
});

/** A ready export that only needs a place. */
export const templateSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    description: localizedSchema,
    audience: z.enum(audiences),
    exporter: z.string(),
    mode: modeSchema,
    columns: columnsSchema,
    conditions: conditionsSchema,
    sheetTitle: z.string(),
  })
  .meta({ id: 'Template' });

export const previewSchema = z
  .object({
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
    /** Objects that fit; where fewer were searched, as far as the source can tell. */
    total: z.number().int(),
    searched: z.number().int(),
    /** Rows of those searched that the filter keeps out after reading. */
    keptOut: z.number().int(),
  })
  .meta({ id: 'Preview' });

export const spreadsheetSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.string(),
    sheets: z.array(z.object({ sheetId: z.number().int(), title: z.string() })),
    /** It lies in the bin of Google Drive, as far as Google tells. */
    inBin: z.boolean(),
  })
  .meta({ id: 'Spreadsheet' });

export const foundSpreadsheetSchema = z
  .object({ id: z.string(), title: z.string(), url: z.string(), modifiedAt: z.string() })
  .meta({ id: 'FoundSpreadsheet' });

const configFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  exporter: z.string(),
  spreadsheetId: z.string().trim().min(1).max(500),
  sheetTitle: z.string().trim().min(1).max(100),
  mode: modeSchema,
  columns: columnsSchema,
  /** A filter in MoySklad's own grammar, besides the conditions. */
  filter: filterSchema,
  conditions: conditionsSchema,
  options: optionsSchema,
  /** The accounts it works through; without it the company's only one. */
  moyskladIntegrationId: z.uuid().optional(),
  googleIntegrationId: z.uuid().optional(),
});

export const configInputSchema = configFields
  .extend({
    columns: configFields.shape.columns.default(null),
    filter: configFields.shape.filter.default(null),
    conditions: configFields.shape.conditions.default([]),
    options: configFields.shape.options.prefault({}),
  })
  .meta({ id: 'ExportConfigInput' });

/** What a copy has of its own: all else is as in the export that is copied. */
export const configCopySchema = configFields.pick({ name: true, sheetTitle: true });

/** Any part of it; what is absent stays. */
export const configPatchSchema = configFields.partial().extend({
  /** `updatedAt` of the export that the change was made from: refused where the export has changed since. */
  updatedAt: momentSchema.optional(),
});
export type ConfigInput = z.infer<typeof configInputSchema>;

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
const triggers = ['manual', 'schedule'] as const;
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
    /** What started it: a person or a program, or the export's schedule. */
    trigger: z.enum(triggers),
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

export const configSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    exporter: z.string(),
    spreadsheetId: z.string(),
    spreadsheetTitle: z.string(),
    spreadsheetUrl: z.string(),
    sheetTitle: z.string(),
    mode: modeSchema,
    columns: columnsSchema,
    filter: filterSchema,
    conditions: conditionsSchema,
    options: optionsSchema,
    /** Of the default columns: an export keeps those that it was made with. */
    edition: z.number().int(),
    moyskladIntegrationId: z.uuid(),
    googleIntegrationId: z.uuid(),
    createdAt: z.string(),
    updatedAt: z.string(),
    lastTask: taskSchema.nullable(),
  })
  .meta({ id: 'ExportConfig' });
export type ConfigView = z.infer<typeof configSchema>;

/** Who gave an export the settings that it has now; unknown where a run did, which follows a renamed sheet. */
export const lastChangeSchema = z
  .object({
    at: z.string(),
    by: z.object({ kind: z.enum(actorKinds), name: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'LastChange' });

export const taskInputSchema = z.strictObject({
  configId: z.uuid(),
  dryRun: z.boolean().default(false),
  full: z.boolean().default(false),
  verify: z.boolean().default(false),
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
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, { params: noTimeZone })
    .default('Europe/Moscow')
    .describe('A name of the IANA time zone database'),
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

const localizedProblemSchema = z.object({
  code: z.string(),
  title: localizedSchema,
  detail: localizedSchema,
});

/** What the JSON columns of `export_tasks` hold. */
export const stored = {
  progress: progressSchema,
  result: resultSchema.nullable(),
  error: localizedProblemSchema.nullable(),
  warnings: z.array(localizedProblemSchema.omit({ title: true })),
  columns: columnsSchema,
  conditions: conditionsSchema,
  options: optionsSchema,
  plan: planSchema.nullable(),
  difference: differenceSchema.nullable(),
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
