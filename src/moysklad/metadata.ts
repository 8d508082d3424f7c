import { z } from 'zod';
import type { MoyskladClient } from './client.ts';
import { MoyskladError } from './errors.ts';
import { idOfHref } from './references.ts';

const attributeSchema = z.looseObject({
  id: z.string().optional(),
  meta: z.looseObject({ href: z.string() }).optional(),
  name: z.string(),
  type: z.string(),
});

const metadataSchema = z.looseObject({
  attributes: z.union([z.array(attributeSchema), z.looseObject({})]).optional(),
  states: z.array(z.looseObject({ id: z.string(), name: z.string() })).optional(),
});

const priceTypesSchema = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** What an account adds to an entity: additional fields (доп. поля), states (статусы), price types. */
export interface EntityMetadata {
  attributes: { id: string; name: string; type: string }[];
  states: Map<string, string>;
  priceTypes: { id: string; name: string }[];
}

/**
 * Reads what an account adds to an entity (documentation: metadata, price types). A list of additional fields that
 * comes as a bare link is followed.
 */
export async function readMetadata(
  client: MoyskladClient,
  entity: string,
  wants: { prices: boolean },
): Promise<EntityMetadata> {
  const metadata = await client.get(`/entity/${entity}/metadata`, metadataSchema);
  const listed = Array.isArray(metadata.attributes) ? metadata.attributes : null;
  const linked =
    metadata.attributes && !listed
      ? await readAttributeList(client, `/entity/${entity}/metadata/attributes`)
      : [];
  const attributes = (listed ?? linked).flatMap((attribute) => {
    const id = attribute.id ?? (attribute.meta ? idOfHref(attribute.meta.href) : null);
    return id ? [{ id, name: attribute.name, type: attribute.type }] : [];
  });
  return {
    attributes,
    states: new Map((metadata.states ?? []).map((state) => [state.id, state.name])),
    priceTypes: wants.prices ? await readPriceTypes(client) : [],
  };
}

const attributeListSchema = z.looseObject({ rows: z.array(attributeSchema) });

async function readAttributeList(
  client: MoyskladClient,
  path: string,
): Promise<z.infer<typeof attributeSchema>[]> {
  return (await client.get(`${path}?limit=1000`, attributeListSchema)).rows;
}

async function readPriceTypes(client: MoyskladClient): Promise<EntityMetadata['priceTypes']> {
  const types = await client.get('/context/companysettings/pricetype', priceTypesSchema);
  return types.map(({ id, name }) => ({ id, name }));
}

const employeeSchema = z.looseObject({ name: z.string().optional(), uid: z.string().optional() });
const applicationSchema = z.looseObject({ appUid: z.string().optional(), id: z.string().optional() });

/**
 * Whose token this is, in words for a person: the employee of a user token, the application of an app token.
 * @throws MoyskladError when the token is refused.
 */
export async function whoseToken(client: MoyskladClient): Promise<string> {
  try {
    const employee = await client.get('/context/employee', employeeSchema);
    return [employee.name, employee.uid].filter(Boolean).join(', ') || 'МойСклад';
  } catch (error) {
    // 55006: this endpoint is for users only, so the token is an application's.
    if (!(error instanceof MoyskladError) || error.apiCode !== 55006) throw error;
    const application = await client.get('/context/application', applicationSchema);
    return application.appUid ?? application.id ?? 'МойСклад';
  }
}
