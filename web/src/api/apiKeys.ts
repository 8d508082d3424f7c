/** Keys by which programs use the API. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { everyPage } from './everyPage.ts';
import type { Schemas } from './schema.ts';

export type ApiKey = Schemas['ApiKey'];
export type ApiKeyInput = Schemas['ApiKeyInput'];
export type MadeApiKey = Schemas['MadeApiKey'];
export type Scope = ApiKey['scopes'][number];

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/api-keys', { params: { query: cursor ? { cursor } : {} } })),
    ),
});

export const makeApiKey = (input: ApiKeyInput): Promise<MadeApiKey> =>
  unwrap(api.POST('/api/v1/api-keys', { body: input }));

export const revokeApiKey = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));
