/** How MoySklad tells of changes: what it is asked to tell, and what it told. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type SourceWebhooks = Schemas['SourceWebhooks'];
export type Subscription = SourceWebhooks['subscriptions'][number];
export type SourceDelivery = Schemas['SourceDelivery'];

/** While a worker looks at MoySklad a person waits for it. */
const WAITING_MS = 1000;
const LOOK_MS = 15_000;

export const sourceWebhooksQuery = queryOptions({
  queryKey: ['source-webhooks'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/source-webhooks'))).items,
  refetchInterval: ({ state }) => (state.data?.some(({ checking }) => checking) ? WAITING_MS : LOOK_MS),
});

/** The last notifications of an account, the newest first. */
export const sourceDeliveriesQuery = (integrationId: string) =>
  queryOptions({
    queryKey: ['source-webhooks', integrationId, 'deliveries'],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/source-webhooks/{integrationId}/deliveries', {
            params: { path: { integrationId } },
          }),
        )
      ).items,
    refetchInterval: LOOK_MS,
  });

/** Has MoySklad looked at now. @returns as it is before that is done */
export const checkWebhooks = (integrationId: string): Promise<SourceWebhooks> =>
  unwrap(api.POST('/api/v1/source-webhooks/{integrationId}/check', { params: { path: { integrationId } } }));

/** Has a notification handed on once more. */
export const replayDelivery = (integrationId: string, deliveryId: string): Promise<unknown> =>
  unwrap(
    api.POST('/api/v1/source-webhooks/{integrationId}/deliveries/{deliveryId}/replay', {
      params: { path: { integrationId, deliveryId } },
    }),
  );
