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
import { fates } from '../engine/index.ts';
import { columnTypes } from '../protocol/index.ts';

/** What can be exported, and how an export says what it wants of that, as it goes over the wire. */

export const localizedSchema = z.object({ ru: z.string(), en: z.string() });

export const modeSchema = z.enum(modes);
const columnTypeSchema = z.enum(columnTypes);
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

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
    /** MoySklad tells of changes in it: an export of it may start as soon as something changes. */
    startsOnChanges: z.boolean(),
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

export const conditionsSchema = z.array(conditionSchema).max(30);
export const columnsSchema = z.array(columnChoiceSchema).min(1).max(500).nullable();
export const filterSchema = z.string().trim().max(2000).nullable();

/** How a table is kept beside its columns. */
export const optionsSchema = z.strictObject({
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
