/** What became of the emails to the company's people. */
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { allOf } from '../shared/allOf.ts';
import { api, unwrap } from './client.ts';
import type { paths, Schemas } from './schema.ts';

export type Message = Schemas['Message'];
export type MessageQuery = Omit<
  NonNullable<paths['/api/v1/messages']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

export const FATES = allOf<Message['fate']>()(['waiting', 'delivered', 'gone', 'unknown']);

/** How often the fates are read anew while something waits, ms. */
const POLL_MS = 10_000;

export const messagesQuery = (query: MessageQuery) =>
  infiniteQueryOptions({
    queryKey: ['messages', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/messages', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ fate }) => fate === 'waiting')) ? POLL_MS : false,
  });

/** Sends an email again. */
export const repeatMessage = (id: string) =>
  unwrap(api.POST('/api/v1/messages/{id}/repeat', { params: { path: { id } } }));
