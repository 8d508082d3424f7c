/** Where a person is signed in. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Session = Schemas['Session'];

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/sessions'))).items,
});

export const endSession = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));

export const endOtherSessions = (): Promise<unknown> => unwrap(api.DELETE('/api/v1/sessions'));
