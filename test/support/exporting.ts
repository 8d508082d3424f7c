import { z } from 'zod';
import {
  attributeColumn,
  type Column,
  type Lookup,
  linkIn,
  priceColumns,
} from '../../src/catalogue/columns/columns.ts';
import type { Exporter } from '../../src/catalogue/exporter.ts';
import type { SourceMetadata, SourceRow } from '../../src/protocol/index.ts';

/** An exporter over an answer that is at hand: what the engine does with it, without source and sheet. */

const stateSchema = z.object({ id: z.string(), name: z.string(), color: z.string().nullable() });
export const metadataSchema = z.object({
  attributes: z.array(
    z.object({
      id: z.string(),
      href: z.string().default(''),
      name: z.string(),
      type: z.string(),
      dictionary: z.string().nullable(),
    }),
  ),
  states: z.array(stateSchema),
  priceTypes: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** All columns of an exporter, those that the account adds at the end. */
export function columnsOf(exporter: Exporter, metadata?: SourceMetadata): Column[] {
  return [
    ...exporter.columns,
    ...(metadata?.priceTypes ?? []).flatMap(priceColumns),
    ...(metadata?.attributes ?? []).map(attributeColumn),
  ];
}

/** @param names by type, by id. */
export function lookupOf(
  metadata: SourceMetadata | undefined,
  names: Record<string, Record<string, string>>,
): Lookup {
  return {
    link: linkIn,
    name: ({ type, id, name }) => name ?? names[type]?.[id] ?? null,
    states: new Map((metadata?.states ?? []).map((state) => [state.id, state])),
  };
}

/** The rows that stand in a whole answer. @throws Error when the answer is not as the exporter's reading says. */
export function rowsOf(exporter: Exporter, answer: unknown): SourceRow[] {
  const { answer: shape, rowsField = null } = exporter.reading;
  const field = shape === 'rows' ? 'rows' : rowsField;
  const found =
    shape === 'object' && field === null ? [answer] : field === null ? answer : (answer as SourceRow)[field];
  if (!Array.isArray(found)) throw new Error(`${exporter.key}: no rows in the answer`);
  return (found as SourceRow[]).flatMap((object) => exporter.rows(object));
}
