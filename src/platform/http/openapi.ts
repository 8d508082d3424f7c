import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { z } from 'zod';
import { capabilityOf } from './capabilities.ts';
import { type Access, type Authoriser, isAction } from './door.ts';
import { exampleOf, type Json, problemExamples } from './examples.ts';
import { type Refusing, refusalsOf } from './refusals.ts';

/** The head of the document at /api/docs/json. */
const head = {
  openapi: '3.1.0',
  info: {
    title: 'Skladno API',
    version: '1',
    license: { name: 'MIT', identifier: 'MIT' },
    description:
      'Everything the web application does. A program sends `Authorization: Bearer sk_…` with an API key of the company; ' +
      'a person signs in with `POST /api/auth/sign-in/email`, the session is a cookie. ' +
      'The header `X-Company-Id` names the company when a person has several. ' +
      'A refusal is a problem (RFC 9457); its answer lists the values of `code` that it may have.',
  },
  // Where the document comes from.
  servers: [{ url: '/' }],
  components: {
    securitySchemes: {
      cookie: {
        type: 'apiKey' as const,
        in: 'cookie',
        name: 'skladno.session_token',
        description: 'The session of a person; behind https its name begins with `__Secure-`.',
      },
      bearer: {
        type: 'http' as const,
        scheme: 'bearer',
        description: 'An API key (`sk_…`), or the short token of the frame inside MoySklad.',
      },
      moysklad: {
        type: 'http' as const,
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'A call of MoySklad itself, signed with the secret of the application.',
      },
    },
  },
};

/** What is sent to whoever subscribed to an event. */
export interface EventContract {
  type: string;
  summary: string;
  body: z.ZodType;
}

const header = (name: string, description: string, example: string): Json => ({
  ...{ in: 'header', name, description, example },
  ...{ required: true, schema: { type: 'string' } },
});
/** Of every event (standardwebhooks.com). */
const eventHeaders = [
  header('webhook-id', 'The same whenever this message is sent', 'msg_3f8b0c1e5d2a4c579a430d7f1b6c2e90'),
  header('webhook-timestamp', 'Seconds of the attempt, since 1970', '1798621200'),
  header(
    'webhook-signature',
    '`v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes behind `whsec_` of the secret as key',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** What a request may carry beside what its route says. */
const headers: Record<'company' | 'repeat', Json> = {
  company: {
    in: 'header',
    name: 'X-Company-Id',
    required: false,
    description: 'The company to act for; needed when a person has several.',
    schema: { type: 'string', format: 'uuid' },
  },
  repeat: {
    in: 'header',
    name: 'Idempotency-Key',
    required: false,
    description: 'Sent twice with the same key, a request is done once.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 128,
      examples: ['0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11'],
    },
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

/** What every refusal looks like; an operation's own reference to it says with which codes. */
const refusal = {
  description: 'A problem (RFC 9457), in the language of Accept-Language',
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: problemExamples('person', false),
    },
  },
};

/**
 * How routes become the document: a Zod schema with `.meta({ id })` becomes a component of that name (a request's and an
 * answer's schema of one name must look the same), every route says for whom it is and which problems it may answer.
 * @param events what is sent to others: the document's webhooks.
 */
export function describeApi(
  { refusals }: Pick<Authoriser, 'refusals'>,
  events: EventContract[],
): FastifyDynamicSwaggerOptions {
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

  /** An event as the document has it: a POST to whoever subscribed. */
  function describeEvent({ type, summary, body }: EventContract): Json {
    const schema = convert(body, 'output');
    const example = { value: exampleOf(schema, components) };
    return {
      post: {
        operationId: `told ${type}`.replace(/\W+(\w)/g, (_, next: string) => next.toUpperCase()),
        ...{ tags: ['webhooks'], summary, security: [], parameters: eventHeaders },
        requestBody: { required: true, content: { 'application/json': { schema, examples: { example } } } },
        responses: {
          '2XX': { description: 'Taken; the body is not read' },
          '410': { description: 'Gone: the webhook is paused at once' },
          '4XX': { description: 'Not taken: tried again for three days, as any answer but 2xx' },
        },
      },
    };
  }

  return {
    openapi: head,
    transform({ schema, url, route }) {
      if (!schema || schema.hide) return { schema: { hide: true }, url };
      const { body, querystring, params, headers, response = {}, produces, refusals: _, ...about } = schema;
      const [media = 'application/json'] = produces ?? [];
      const request = Object.entries({ body, querystring, params, headers }).filter(([, part]) => part);
      const answers = Object.entries(response as Record<string, z.ZodType>).map(([status, part]) => {
        const description = part.description ?? 'Done';
        if (part instanceof z.ZodNull) return [status, { description, type: 'null' }];
        return [status, { description, content: { [media]: { schema: convert(part, 'output') } } }];
      });
      const problems = {
        description: refusal.description,
        content: { 'application/problem+json': { schema: convert(problem, 'output') } },
      };
      const refused = [...refusalsOf(route as Refusing, refusals)].map(([status, codes]) => [
        status,
        { description: codes.map((code) => `\`${code}\``).join(', ') },
      ]);
      return {
        url,
        schema: {
          ...about,
          description: [about.description, forWhom(route.config?.access)].filter(Boolean).join(' '),
          // Read by those who hold the routes to the table of capabilities.
          'x-access': route.config?.access,
          ...Object.fromEntries(request.map(([name, part]) => [name, convert(part, 'input')])),
          response: { ...Object.fromEntries([...answers, ...refused]), default: problems },
        },
      };
    },
    transformObject(document) {
      if (!('openapiObject' in document)) return document.swaggerObject;
      const { openapiObject } = document;
      for (const [path, item] of Object.entries(openapiObject.paths ?? {}))
        for (const [method, operation] of Object.entries((item ?? {}) as Record<string, Json>))
          complete(operation, method === 'post' && path.startsWith('/api/v1/'), components);
      const webhooks = Object.fromEntries(events.map((event) => [event.type, describeEvent(event)]));
      return {
        ...openapiObject,
        ...(events.length > 0 && { webhooks }),
        components: { ...openapiObject.components, schemas: components, responses: { Problem: refusal } },
      } as typeof openapiObject;
    },
  };
}

/** Adds to an operation how a caller may prove who they are, the headers that are understood everywhere, and examples. */
function complete(operation: Json, repeatable: boolean, components: Record<string, Json>): void {
  const access = operation['x-access'] as Access;
  operation.security = proofsFor(access);
  const own = (operation.parameters ?? []) as Json[];
  const common = [...(isAction(access) ? [headers.company] : []), ...(repeatable ? [headers.repeat] : [])];
  const parameters = [...own, ...common].map((parameter) => ({
    ...parameter,
    example: exampleOf(parameter.schema as Json, components, String(parameter.name)),
  }));
  if (parameters.length > 0) operation.parameters = parameters;
  const { requestBody, responses } = operation as { requestBody?: Json; responses: Record<string, Json> };
  for (const [status, { description }] of Object.entries(responses))
    if (/^4/.test(status)) responses[status] = { $ref: '#/components/responses/Problem', description };
  const bodies = [requestBody, ...Object.values(responses)].filter((body) => body?.content);
  for (const body of bodies)
    for (const [type, media] of Object.entries(body?.content as Record<string, Json>)) {
      if (type === 'application/problem+json')
        media.examples = problemExamples(access, requestBody !== undefined);
      else media.examples = { example: { value: exampleOf(media.schema as Json, components) } };
    }
}

function proofsFor(access: Access): Json[] {
  if (access === 'anyone' || access === 'hook') return [];
  if (access === 'moysklad') return [{ moysklad: [] }];
  return isAction(access) ? [{ cookie: [] }, { bearer: [] }] : [{ cookie: [] }];
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
