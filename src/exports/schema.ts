import { z } from 'zod';
import { modes } from './exporter.ts';

/** Every shape of this room, as it goes over the wire. */

const localizedSchema = z.object({ ru: z.string(), en: z.string() });

const modeSchema = z.enum(modes);
const columnTypeSchema = z.enum(['text', 'number', 'money', 'percent', 'dateTime', 'boolean', 'link']);
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const exporterSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    description: localizedSchema,
    keyColumn: z.string(),
    modes: z.array(modeSchema),
  })
  .meta({ id: 'Exporter' });

export const columnSchema = z
  .object({
    key: z.string(),
    title: localizedSchema,
    type: columnTypeSchema,
    group: z.enum(['own', 'attribute', 'price']),
    byDefault: z.boolean(),
  })
  .meta({ id: 'Column' });

export const previewInputSchema = z.object({
  columns: z.array(z.string()).max(500).nullish(),
  filter: z.string().max(2000).nullish(),
});

export const previewSchema = z
  .object({
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
    total: z.number().int(),
  })
  .meta({ id: 'Preview' });

export const spreadsheetSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.string(),
    sheets: z.array(z.object({ sheetId: z.number().int(), title: z.string() })),
  })
  .meta({ id: 'Spreadsheet' });

const configFields = z.object({
  name: z.string().trim().min(1).max(200),
  exporter: z.string(),
  spreadsheetId: z.string().trim().min(1).max(500),
  sheetTitle: z.string().trim().min(1).max(100),
  mode: modeSchema,
  columns: z.array(z.string()).min(1).max(500).nullable(),
  filter: z.string().trim().max(2000).nullable(),
});

export const configInputSchema = configFields
  .extend({
    columns: configFields.shape.columns.default(null),
    filter: configFields.shape.filter.default(null),
  })
  .meta({ id: 'ExportConfigInput' });

/** Any part of it; what is absent stays. */
export const configPatchSchema = configFields.partial();
export type ConfigInput = z.infer<typeof configInputSchema>;

const progressSchema = z.object({
  read: z.number().int(),
  written: z.number().int(),
  total: z.number().int().nullable(),
});

const resultSchema = z.object({
  rowsRead: z.number().int(),
  rowsAppended: z.number().int(),
  rowsUpdated: z.number().int(),
  rowsUnchanged: z.number().int(),
  rowsDeleted: z.number().int(),
  requests: z.object({
    moysklad: z.number().int(),
    sheets: z.object({ read: z.number().int(), write: z.number().int() }),
  }),
  durationMs: z.number().int(),
  peakRssBytes: z.number().int(),
  cursor: z.string().nullable(),
});

const taskStatuses = ['queued', 'running', 'cancelling', 'done', 'failed', 'cancelled'] as const;
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
    status: z.enum(taskStatuses),
    phase: z.enum(phases),
    progress: progressSchema,
    result: resultSchema.nullable(),
    error: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    spreadsheetUrl: z.string(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    requestId: z.string(),
  })
  .meta({ id: 'ExportTask' });
export type TaskView = z.infer<typeof taskSchema>;

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
    columns: z.array(z.string()).nullable(),
    filter: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
    lastTask: taskSchema.nullable(),
  })
  .meta({ id: 'ExportConfig' });
export type ConfigView = z.infer<typeof configSchema>;

export const taskInputSchema = z.object({
  configId: z.uuid(),
  dryRun: z.boolean().default(false),
  full: z.boolean().default(false),
});

export const taskQuerySchema = z.object({
  configId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
});

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
  columns: z.array(z.string()).nullable(),
  checkpoint: z
    .object({
      pass: z.enum(['full', 'incremental']),
      cursor: z.object({ updated: z.string(), id: z.string(), ties: z.number() }).nullable(),
    })
    .nullable(),
};
