/** What a person says of themselves. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../shared/preferences.ts';
import { api, unwrap } from './client.ts';

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => unwrap(api.GET('/api/v1/profile')),
});

export const changeProfile = (body: { name?: string; language?: Language }): Promise<unknown> =>
  unwrap(api.PATCH('/api/v1/profile', { body }));
