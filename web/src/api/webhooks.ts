/** Whom the company has told of its events. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Webhook = Schemas['Webhook'];
export type WebhookWithSecret = Schemas['WebhookWithSecret'];
export type WebhookInput = Schemas['WebhookInput'];
export type WebhookEvent = WebhookInput['events'][number];
export type WebhookDelivery = Schemas['WebhookDelivery'];

/** While something is on its way a person waits for it. */
const WAITING_MS = 1500;
const LOOK_MS = 15_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/webhooks'))).items,
  refetchInterval: LOOK_MS,
});

/** What was sent to a webhook, the newest first. */
export const webhookDeliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some(({ fate, tries }) => fate === 'waiting' && tries === 0)
        ? WAITING_MS
        : LOOK_MS,
  });

export const createWebhook = (body: WebhookInput): Promise<WebhookWithSecret> =>
  unwrap(api.POST('/api/v1/webhooks', { body }));

const at = (id: string) => ({ params: { path: { id } } });

export const changeWebhook = (id: string, body: WebhookInput): Promise<Webhook> =>
  unwrap(api.PATCH('/api/v1/webhooks/{id}', { ...at(id), body }));

export const deleteWebhook = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/webhooks/{id}', at(id)));

export const rotateWebhookSecret = (id: string): Promise<WebhookWithSecret> =>
  unwrap(api.POST('/api/v1/webhooks/{id}/rotate-secret', at(id)));

export const pauseWebhook = (id: string): Promise<Webhook> =>
  unwrap(api.POST('/api/v1/webhooks/{id}/pause', at(id)));

export const resumeWebhook = (id: string): Promise<Webhook> =>
  unwrap(api.POST('/api/v1/webhooks/{id}/resume', at(id)));

/** Sends a message to try it out. @returns the delivery, before it is sent */
export const testWebhook = (id: string): Promise<WebhookDelivery> =>
  unwrap(api.POST('/api/v1/webhooks/{id}/test', at(id)));

/** Sends a message once more. */
export const replayWebhookDelivery = (id: string, deliveryId: string): Promise<WebhookDelivery> =>
  unwrap(
    api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay', {
      params: { path: { id, deliveryId } },
    }),
  );
