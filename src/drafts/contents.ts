import { z } from 'zod';

/**
 * What each form's draft may hold: half-filled, so checked for its shape alone; the form's own routes check the rest when it
 * is saved. Strict everywhere, and no field takes a secret: a token or a key of a service account has no place to be kept in, nor
 * is it kept where somebody pasted it into the wrong field.
 */

/** A request that outlives its page may carry 64 KiB (fetch.spec.whatwg.org, "keepalive"): a draft fits in one. */
const MOST_BYTES = 60_000;

/** Whether it is small enough to be kept. */
export function isSmall(content: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(content, asStored)) <= MOST_BYTES;
}

/** PostgreSQL writes numbers out: `1e300` takes 301 digits. */
function asStored(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const exponent = /e([+-]\d+)$/.exec(String(value))?.[1] ?? '0';
  return exponent === '0' ? value : '0'.repeat(Math.abs(Number(exponent)) + 20);
}

/**
 * What is a secret for certain: a private key, a token of MoySklad (40 hexadecimal digits: `access_token` of its Vendor API's examples).
 */
const SECRET = /PRIVATE KEY|^\s*[\da-f]{40}\s*$/i;

const text = z
  .string()
  .max(10_000)
  .refine((value) => !SECRET.test(value), {
    params: {
      ru: 'Похоже на токен или ключ: черновик их не хранит',
      en: 'It looks like a token or a key: a draft does not keep them',
    },
  });
const id = z.string().max(500);

const columnSchema = z.strictObject({
  key: id,
  title: text.optional(),
  format: z.strictObject({ type: id, decimals: z.number().optional(), currency: text.optional() }).optional(),
  whenEmpty: z.union([text, z.number()]).optional(),
  formula: text.optional(),
});

const chosenSchema = z.union([z.strictObject({ type: id, id, name: text, href: text }), text, z.number()]);

/** A condition as it stands in the form: complete or not yet. */
const rowSchema = z.strictObject({
  field: id,
  op: id,
  period: z
    .strictObject({
      last: z.number().optional(),
      unit: id.optional(),
      current: id.optional(),
      previous: id.optional(),
      from: id.optional(),
      to: id.optional(),
    })
    .optional(),
  chosen: z.array(chosenSchema).max(200).optional(),
  text: text.optional(),
  from: z.number().nullable().optional(),
  to: z.number().nullable().optional(),
  is: z.boolean().optional(),
});

const optionsSchema = z.strictObject({
  gone: id,
  protect: z.boolean(),
  trim: z.boolean(),
  sort: z.array(z.strictObject({ column: id, descending: z.boolean() })).max(20),
});

const spreadsheetSchema = z.strictObject({ id, title: text, url: text }).nullable();
const soughtSchema = z.strictObject({ way: id, text }).nullable();

const exportSchema = z.strictObject({
  step: id,
  exporter: id.nullable(),
  template: id.nullable(),
  spreadsheet: spreadsheetSchema,
  sought: soughtSchema,
  sheetTitle: text,
  mode: id,
  columns: z.array(columnSchema).max(500).nullable(),
  edited: columnSchema.nullable(),
  made: z.strictObject({ exporter: id, edition: z.number(), updatedAt: id }).nullable(),
  rows: z.array(rowSchema).max(100),
  filter: text,
  options: optionsSchema,
  moysklad: id.nullable(),
  google: id.nullable(),
  name: text.nullable(),
  /** When changes in MoySklad start it; absent: as it is now. */
  changes: z.strictObject({ quiet: z.number(), longest: z.number() }).nullable().optional(),
});

const rhythmSchema = z.strictObject({
  choice: id,
  times: z.array(id).max(12),
  days: z.array(id).max(7),
  monthDay: id,
  own: text,
  timeZone: id,
  overlap: id,
  catchUp: z.boolean(),
  spread: z.boolean(),
  pauseAfter: id,
  madeFrom: id.nullable(),
});

/** What a partner's rules may make; the code of an invitation has no place in it. */
const partnershipSchema = z.strictObject({
  types: z.array(id).max(20),
  organization: z.strictObject({ id, name: text }).nullable(),
  store: z.strictObject({ id, name: text }).nullable(),
  counterparty: z.strictObject({ id, name: text }).nullable(),
  posting: id,
  documents: z.number().nullable(),
  /** In units of the currency, as it is typed. */
  sum: z.number().nullable(),
  moysklad: id.nullable(),
});

/** By the kind of form: what stands before the colon of its name. */
export const contentSchemas = {
  export: exportSchema,
  welcome: z.strictObject({ template: id.nullable(), spreadsheet: spreadsheetSchema, sought: soughtSchema }),
  copy: z.strictObject({ name: text, sheetTitle: text }),
  schedule: rhythmSchema,
  comparison: rhythmSchema,
  changes: z.strictObject({ quiet: z.number(), longest: z.number(), madeFrom: id.nullable() }),
  connection: z.strictObject({ title: text }),
  company: z.strictObject({ name: text }),
  'company-name': z.strictObject({ name: text }),
  'api-key': z.strictObject({ name: text, scopes: z.array(id).max(50), days: id }),
  partnership: partnershipSchema,
  'partnership-invitation': z.strictObject({ name: text }),
  webhook: z.strictObject({ name: text, url: text, events: z.array(id).max(50) }),
  invitation: z.strictObject({ email: text, role: id }),
  profile: z.strictObject({ name: text }),
  email: z.strictObject({ email: text }),
};

/** The schema of a form's draft. @param form its name, with or without an id. */
export function contentSchemaOf(form: string): z.ZodType<Record<string, unknown>> {
  return contentSchemas[form.split(':', 1)[0] as keyof typeof contentSchemas];
}
