/** What the person was told in a company, and what they want to be told. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { paths, Schemas } from './schema.ts';

export type Notification = Schemas['Notification'];
export type NotificationKind = Notification['kind'];
export type Preferences = Schemas['NotificationPreferences'];
export type PreferencesInput =
  paths['/api/v1/notification-preferences']['put']['requestBody']['content']['application/json'];
type Query = NonNullable<paths['/api/v1/notifications']['get']['parameters']['query']>;

const LOOK_MS = 30_000;

/** For the bell; 100 means so many or more. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/notifications/unread-count'))).count,
  refetchInterval: LOOK_MS,
});

export const notificationsQuery = ({ kind, unread }: { kind?: NotificationKind; unread?: true }) => {
  const query: Query = { ...(kind && { kind }), ...(unread && { unread: 'true' }) };
  return infiniteQueryOptions({
    queryKey: ['notifications', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/notifications', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : LOOK_MS),
  });
};

/** Marks these as read, or all up to the moment that a list told. */
export const markRead = (which: { ids: string[] } | { until: string }): Promise<{ marked: number }> =>
  unwrap(api.POST('/api/v1/notifications/read', { body: which }));

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: () => unwrap(api.GET('/api/v1/notification-preferences')),
});

export const savePreferences = (body: PreferencesInput): Promise<Preferences> =>
  unwrap(api.PUT('/api/v1/notification-preferences', { body }));

/** Ends the emails of the kind that a link was in; nobody needs to be signed in. */
export const unsubscribe = (token: string): Promise<unknown> =>
  unwrap(api.POST('/unsubscribe/{token}', { params: { path: { token } } }));
