import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { z } from 'zod';
import { capabilityOf } from './capabilities.ts';
import { type Access, isAction } from './door.ts';

type Json = Record<string, unknown>;

/** The head of the document at /api/docs/json. */
const head = {
  openapi: '3.1.0',
  info: {
    title: 'Skladno API',
    version: '1',
    description:
      'Everything the web application does. Sign in with `POST /api/auth/sign-in/email` first; the session is a cookie. ' +
      'The header `X-Company-Id` names the company when a person has several.',
  },
};

const problem = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What to do about it'),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/**
 * How routes become the document: a Zod schema with `.meta({ id })` becomes a component of that name (a request's and an
 * answer's schema of one name must look the same), every route says for whom it is and may answer a problem.
 */
export function describeApi(): FastifyDynamicSwaggerOptions {
  const components: Record<string, Json> = {};

  /** The schema with every named part moved to the components. */
  function convert(schema: unknown, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...whole
    } = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' }) as Json;
    for (const [name, part] of Object.entries($defs as Record<string, Json>)) keep(name, part);
    return typeof whole.id === 'string' ? keep(whole.id, whole) : relink(whole);
  }

  function keep(name: string, { id: _, ...part }: Json): Json {
    components[name] = relink(part);
    return { $ref: `#/components/schemas/${name}` };
  }

  return {
    openapi: head,
    transform({ schema, url, route }) {
      if (!schema || schema.hide) return { schema: { hide: true }, url };
      const { body, querystring, params, headers, response = {}, produces, ...about } = schema;
      const [media = 'application/json'] = produces ?? [];
      const request = Object.entries({ body, querystring, params, headers }).filter(([, part]) => part);
      const answers = Object.entries(response as Record<string, z.ZodType>).map(([status, part]) => {
        const description = part.description ?? 'Done';
        if (part instanceof z.ZodNull) return [status, { description, type: 'null' }];
        return [status, { description, content: { [media]: { schema: convert(part, 'output') } } }];
      });
      const problems = {
        description: 'A problem (RFC 9457), in the language of Accept-Language',
        content: { 'application/problem+json': { schema: convert(problem, 'output') } },
      };
      return {
        url,
        schema: {
          ...about,
          description: [about.description, forWhom(route.config?.access)].filter(Boolean).join(' '),
          // Read by those who hold the routes to the table of capabilities.
          'x-access': route.config?.access,
          ...Object.fromEntries(request.map(([name, part]) => [name, convert(part, 'input')])),
          response: { ...Object.fromEntries(answers), default: problems },
        },
      };
    },
    transformObject(document) {
      if (!('openapiObject' in document)) return document.swaggerObject;
      const { openapiObject } = document;
      return {
        ...openapiObject,
        components: { ...openapiObject.components, schemas: components },
      } as typeof openapiObject;
    },
  };
}

/** In words who may call a route. */
function forWhom(access: Access = 'anyone'): string {
  if (!isAction(access)) return `For: ${access}.`;
  return `For: ${capabilityOf(access).role} (\`${access}\`).`;
}

/** References to a schema's own definitions become references to the components. */
function relink(part: Json): Json {
  return JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
