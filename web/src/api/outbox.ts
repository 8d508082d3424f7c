/** Mail of the demo, which goes nowhere else. */
import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../clients/typescript/schema.d.ts';
import { api, unwrap } from './client.ts';

export type Email = components['schemas']['Email'];

/** @param token of the link that the terminal shows; none in the demo. */
export const outboxQuery = (token: string) =>
  queryOptions({
    queryKey: ['outbox', token],
    queryFn: async () => {
      const header = token ? { 'x-outbox-token': token } : {};
      return (await unwrap(api.GET('/api/v1/outbox', { params: { header } }))).items;
    },
    refetchInterval: 3_000,
  });
