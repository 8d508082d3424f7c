/** A company's accounts at MoySklad and Google. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Integration = Schemas['Integration'];
export type IntegrationHealth = Schemas['IntegrationHealth'];
export type PendingGoogle = Schemas['PendingGoogle'];
export type GoogleKey = Extract<Schemas['IntegrationInput'], { provider: 'google' }>['key'];
export type Provider = Integration['provider'];

/** Which of the company's accounts is meant, where it has several. */
export const through = (account: string | undefined) =>
  account === undefined ? {} : { integrationId: account };

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/integrations'))).items,
});

/** One integration with its rights and what works through it. */
export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', id],
    queryFn: () => unwrap(api.GET('/api/v1/integrations/{id}', { params: { path: { id } } })),
  });

/** Google accounts that were allowed in another tab and wait for this person's word. */
export const pendingGoogleQuery = queryOptions({
  queryKey: ['pending-google'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/integrations/google/pending'))).items,
});

/** Whether Google can be connected by signing in there. */
export const googleWaysQuery = queryOptions({
  queryKey: ['google-ways'],
  queryFn: () => unwrap(api.GET('/api/v1/integrations/google')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whether there is a token of MoySklad to try with, as a demonstration has one. */
export const moyskladWaysQuery = queryOptions({
  queryKey: ['moysklad-ways'],
  queryFn: () => unwrap(api.GET('/api/v1/integrations/moysklad')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Connects an account by its secret. @param id of the integration to renew; without it a new one is made */
export const connectAccount = (
  body: { provider: 'moysklad'; token: string } | { provider: 'google'; key: GoogleKey },
  id?: string,
): Promise<IntegrationHealth> =>
  id === undefined
    ? unwrap(api.POST('/api/v1/integrations', { body }))
    : unwrap(api.PUT('/api/v1/integrations/{id}/secret', { params: { path: { id } }, body }));

/** The form from which a consent at Google is begun, and to which it leads back. */
export interface GooglePage {
  page: 'connections' | 'welcome' | 'first-export' | 'template' | 'export';
  /** The export whose form it is; without it a new one's. */
  exportId?: string;
}

/** Begins a consent at Google. @returns the address to open */
export const startGoogle = async (
  body: GooglePage & { links: boolean; integrationId?: string },
): Promise<string> => (await unwrap(api.POST('/api/v1/integrations/google/start', { body }))).url;

/** Goes on with a consent that was begun in MoySklad's frame. */
export const openGoogle = (ticket: string) =>
  unwrap(api.POST('/api/v1/integrations/google/open', { body: { ticket } }));

/** Says that a Google account allowed in another tab is one's own. @param code six digits which that tab shows */
export const confirmGoogle = (id: string, code: string): Promise<unknown> =>
  unwrap(
    api.POST('/api/v1/integrations/google/pending/{id}/confirm', {
      params: { path: { id } },
      body: { code },
    }),
  );

export const declineGoogle = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/integrations/google/pending/{id}', { params: { path: { id } } }));

/** Tries an account now. */
export const checkAccount = (id: string): Promise<IntegrationHealth> =>
  unwrap(api.POST('/api/v1/integrations/{id}/check', { params: { path: { id } } }));

export const renameAccount = (id: string, title: string): Promise<IntegrationHealth> =>
  unwrap(api.PATCH('/api/v1/integrations/{id}', { params: { path: { id } }, body: { title } }));

/** Takes an account's access away. @param pause the exports that work through it wait until it is connected again */
export const disconnect = (id: string, pause: boolean): Promise<unknown> =>
  unwrap(
    api.DELETE('/api/v1/integrations/{id}', {
      params: { path: { id }, query: { pause: pause ? 'true' : 'false' } },
    }),
  );
