import { z } from 'zod';
import { actorKinds } from '../companies/index.ts';
import { momentSchema } from '../platform/moments.ts';
import {
  columnsSchema,
  conditionsSchema,
  filterSchema,
  modeSchema,
  optionsSchema,
} from './exporter-schema.ts';
import { taskSchema } from './task-schema.ts';

/** Exports as people set them up, as they go over the wire. */

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
    /** When the last run that went well began to read: the sheet is as the source was then, or newer. */
    freshAt: z.string().nullable(),
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
