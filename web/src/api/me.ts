/** Who is signed in and where. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { inFrame } from './frameSession.ts';
import type { Schemas } from './schema.ts';

export type Me = Schemas['Me'];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(inFrame ? api.GET('/api/v1/moysklad/me') : api.GET('/api/v1/me')),
  staleTime: 5 * 60_000,
});
