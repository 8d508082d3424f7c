/** Exports made ready for a purpose. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Template = Schemas['Template'];

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/templates'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});
