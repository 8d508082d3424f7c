import { z } from 'zod';

const linkSchema = z.looseObject({ meta: z.looseObject({ href: z.string(), type: z.string() }) });
const numberSchema = z.number();

const lineSchema = z.looseObject({
  quantity: numberSchema.positive(),
  /** Minor units of the document's currency. */
  price: numberSchema.default(0),
  /** Percent; below zero it adds to the price. */
  discount: numberSchema.default(0),
  vat: numberSchema.default(0),
  vatEnabled: z.boolean().default(false),
  assortment: linkSchema,
  pack: z.looseObject({ id: z.string().optional(), quantity: numberSchema.optional() }).nullish(),
  things: z.array(z.string()).optional(),
  trackingCodes: z.array(z.looseObject({ cis: z.string(), type: z.string() })).optional(),
});

/** A document as MoySklad shows it; its lines are read whole. What no counterpart takes is not looked at. */
export const sourceDocumentSchema = z.looseObject({
  meta: z.looseObject({ href: z.string(), uuidHref: z.string().optional() }),
  id: z.string(),
  name: z.string(),
  /** `2026-12-01 09:30:00.000`, Moscow. */
  moment: z.string(),
  sum: numberSchema.default(0),
  vatSum: numberSchema.optional(),
  vatEnabled: z.boolean().optional(),
  vatIncluded: z.boolean().optional(),
  paymentPurpose: z.string().optional(),
  rate: z.looseObject({ currency: linkSchema.optional() }).optional(),
  lines: z.array(lineSchema).default([]),
});

export type SourceDocument = z.infer<typeof sourceDocumentSchema>;
export type SourceLine = SourceDocument['lines'][number];

/** The id at the end of a link. */
export const idOf = ({ meta }: { meta: { href: string } }): string =>
  (meta.href.split('?', 1)[0] ?? '').split('/').pop() ?? '';
