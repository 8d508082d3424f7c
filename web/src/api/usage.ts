/** What the company uses of its plan. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Usage = Schemas['Usage'];

export const usageQuery = queryOptions({
  queryKey: ['usage'],
  queryFn: () => unwrap(api.GET('/api/v1/usage')),
});

export const setTimeZone = (timeZone: string) =>
  unwrap(api.PUT('/api/v1/usage/time-zone', { body: { timeZone } }));

/** One thing that rests goes on, and another one of its kind rests instead. */
export const exchangeResting = (body: { kind: 'exports' | 'webhooks'; wake: string; rest: string }) =>
  unwrap(api.POST('/api/v1/usage/exchange', { body }));
