/** What the company uses of its plan. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Usage = Schemas['Usage'];

export const usageQuery = queryOptions({
  queryKey: ['usage'],
  queryFn: () => unwrap(api.GET('/api/v1/usage')),
});
