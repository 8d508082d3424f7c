/** A company's people and what they may do. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Role = Schemas['Me']['companies'][number]['role'];
export type Member = Schemas['Member'];
export type MemberRights = Schemas['MemberRights'];

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/members'))).items,
});

/** What ends with a membership, or with a role. */
export const memberRightsQuery = (userId: string, role?: Role) =>
  queryOptions({
    queryKey: ['members', userId, 'rights', role],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/members/{userId}/rights', {
          params: { path: { userId }, query: role ? { role } : {} },
        }),
      ),
    // What is asked about is to be true now.
    staleTime: 0,
    gcTime: 0,
  });

export const changeRole = (userId: string, role: Role): Promise<unknown> =>
  unwrap(api.PATCH('/api/v1/members/{userId}', { params: { path: { userId } }, body: { role } }));

export const removeMember = (userId: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/members/{userId}', { params: { path: { userId } } }));
