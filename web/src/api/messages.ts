/** What became of the emails to the company's people. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { allOf } from '../shared/allOf.ts';
import { api, unwrap } from './client.ts';
import type { paths, Schemas } from './schema.ts';

export type Message = Schemas['Message'];
export type MessageQuery = Omit<
  NonNullable<paths['/api/v1/messages']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

export const FATES = allOf<Message['fate']>()(['waiting', 'delivered', 'gone', 'unknown']);

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
  });
