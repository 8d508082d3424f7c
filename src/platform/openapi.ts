import type { SwaggerTransform } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** The head of the document at /api/docs/json. */
export const documentHead = {
  openapi: '3.1.0',
  info: {
    title: 'Skladno API',
    version: '1',
    description:
      'Everything the web application does. Sign in with `POST /api/auth/sign-in/email` first; the session is a cookie. ' +
      'The header `X-Company-Id` names the company when a person has several.',
  },
} as const;

const problemAnswer = {
  description: 'A problem (RFC 9457), in the language of Accept-Language',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
        properties: {
          type: { type: 'string', format: 'uri' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string', description: 'What to do about it' },
          code: { type: 'string' },
          requestId: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'message'],
              properties: { field: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

/** Turns a route's Zod schemas into the document, with the role it needs and the problem every route may answer. */
export const documentRoute: SwaggerTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  if (!input.schema || schema?.hide) return { schema: schema ?? {}, url };
  const role = input.route.config?.role;
  return {
    url,
    schema: {
      ...schema,
      description: [schema?.description, role && `For: ${role}.`].filter(Boolean).join(' '),
      response: { ...(schema?.response as object), default: problemAnswer },
    },
  };
};
