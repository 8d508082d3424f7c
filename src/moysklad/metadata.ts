import { z } from 'zod';
import type { SourceMetadata } from '../protocol/index.ts';
import type { MoyskladClient } from './client.ts';
import { idOfHref } from './hrefs.ts';

const metaSchema = z.looseObject({ href: z.string(), type: z.string().optional() });

const attributeSchema = z.looseObject({
  id: z.string().optional(),
  meta: metaSchema.optional(),
  name: z.string(),
  type: z.string(),
  customEntityMeta: metaSchema.optional(),
});
type AttributeAnswer = z.infer<typeof attributeSchema>;

const stateSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  color: z.number().optional(),
  meta: metaSchema.optional(),
});
export type StateAnswer = z.infer<typeof stateSchema>;

const metadataSchema = z.looseObject({
  attributes: z
    .union([
      z.array(attributeSchema),
      z.looseObject({ meta: z.looseObject({ size: z.number().optional() }) }),
    ])
    .optional(),
  states: z.array(stateSchema).optional(),
});

const attributeListSchema = z.looseObject({ rows: z.array(attributeSchema) });
const priceTypesSchema = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const companySchema = z.looseObject({
  customEntities: z.array(z.looseObject({ id: z.string(), name: z.string() })).optional(),
});

/** Goods and custom dictionaries have no states, and print their additional fields as a link to this list. */
const fieldsOnly = /^(product|customentity\/[^/]+)$/;

/**
 * Reads what an account adds to an entity (documentation: metadata, price types), in one call or two at once; one more
 * where a list of additional fields comes as a bare link.
 * @param path below `/entity/`: `customerorder`, `customentity/<id>`.
 * @param wants.fields false where the entity has no metadata.
 * @throws MoyskladError
 */
export async function readMetadata(
  client: MoyskladClient,
  path: string,
  wants: { prices: boolean; fields: boolean },
): Promise<SourceMetadata> {
  const [{ attributes, states }, priceTypes] = await Promise.all([
    wants.fields ? readFieldsAndStates(client, path) : { attributes: [], states: [] },
    wants.prices ? client.get('/context/companysettings/pricetype', priceTypesSchema) : [],
  ]);
  return { attributes, states, priceTypes: priceTypes.map(({ id, name }) => ({ id, name })) };
}

async function readFieldsAndStates(
  client: MoyskladClient,
  path: string,
): Promise<Omit<SourceMetadata, 'priceTypes'>> {
  if (fieldsOnly.test(path)) {
    return { attributes: attributesOf(await readAttributeList(client, path)), states: [] };
  }
  const { attributes = [], states = [] } = await client.get(`/entity/${path}/metadata`, metadataSchema);
  const none = !Array.isArray(attributes) && attributes.meta.size === 0;
  const listed = Array.isArray(attributes) ? attributes : none ? [] : await readAttributeList(client, path);
  return {
    attributes: attributesOf(listed),
    states: states.map(({ id, name, color }) => ({ id, name, color: colorOf(color) })),
  };
}

async function readAttributeList(client: MoyskladClient, path: string): Promise<AttributeAnswer[]> {
  return (await client.get(`/entity/${path}/metadata/attributes?limit=1000`, attributeListSchema)).rows;
}

function attributesOf(answers: AttributeAnswer[]): SourceMetadata['attributes'] {
  return answers.flatMap(({ id, meta, name, type, customEntityMeta }) => {
    const key = id ?? (meta ? idOfHref(meta.href) : null);
    const dictionary = customEntityMeta ? idOfHref(customEntityMeta.href) : null;
    return key ? [{ id: key, href: meta?.href ?? '', name, type, dictionary }] : [];
  });
}

/** The number holds the bytes ARGB and is negative when the first of them makes it so (documentation: states). */
function colorOf(color: number | undefined): string | null {
  if (color === undefined) return null;
  return `#${(color & 0xffffff).toString(16).padStart(6, '0')}`;
}

/** States of a type as the answer prints them, with their links. */
export async function readStates(client: MoyskladClient, type: string): Promise<StateAnswer[]> {
  return (await client.get(`/entity/${type}/metadata`, metadataSchema)).states ?? [];
}

/** The account's custom dictionaries (пользовательские справочники). */
export async function readDictionaries(client: MoyskladClient): Promise<{ id: string; name: string }[]> {
  const { customEntities = [] } = await client.get('/context/companysettings/metadata', companySchema);
  return customEntities.map(({ id, name }) => ({ id, name }));
}
