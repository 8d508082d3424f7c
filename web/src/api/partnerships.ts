/** The companies that this one works with. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Partnership = Schemas['Partnership'];
export type PartnershipEvent = Schemas['PartnershipEvent'];
export type PartnershipInvitation = Schemas['PartnershipInvitation'];
export type MadePartnershipInvitation = Schemas['MadePartnershipInvitation'];
export type PartnerConsent = Schemas['PartnerConsent'];
export type PartnerConsentInput = Schemas['PartnerConsentInput'];
export type PartnerDocument = PartnerConsent['types'][number];

/** The partner may change something meanwhile. */
const LOOK_MS = 15_000;

export const partnershipsQuery = queryOptions({
  queryKey: ['partnerships'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/partnerships'))).items,
  refetchInterval: LOOK_MS,
});

const at = (id: string) => ({ params: { path: { id } } });

export const partnershipQuery = (id: string) =>
  queryOptions({
    queryKey: ['partnerships', id],
    queryFn: () => unwrap(api.GET('/api/v1/partnerships/{id}', at(id))),
    refetchInterval: LOOK_MS,
  });

/** What happened to a partnership, the newest first. */
export const partnershipHistoryQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['partnerships', id, 'history'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/partnerships/{id}/history', {
          params: { path: { id }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: LOOK_MS,
  });

export const partnershipInvitationsQuery = queryOptions({
  queryKey: ['partnership-invitations'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/partnership-invitations'))).items,
});

export const invitePartner = (name: string): Promise<MadePartnershipInvitation> =>
  unwrap(api.POST('/api/v1/partnership-invitations', { body: { name } }));

export const revokePartnerInvitation = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/partnership-invitations/{id}', at(id)));

/** @returns who invites */
export const lookAtCode = async (code: string): Promise<string> =>
  (await unwrap(api.POST('/api/v1/partnership-invitations/look', { body: { code } }))).companyName;

export const acceptPartner = (code: string, consent: PartnerConsentInput): Promise<Partnership> =>
  unwrap(api.POST('/api/v1/partnerships', { body: { code, consent } }));

export const linkOwnCompany = (companyId: string, consent: PartnerConsentInput): Promise<Partnership> =>
  unwrap(api.POST('/api/v1/partnerships/own', { body: { companyId, consent } }));

export const setConsent = (id: string, consent: PartnerConsentInput): Promise<Partnership> =>
  unwrap(api.PUT('/api/v1/partnerships/{id}/consent', { ...at(id), body: { consent } }));

export const withdrawConsent = (id: string): Promise<Partnership> =>
  unwrap(api.DELETE('/api/v1/partnerships/{id}/consent', at(id)));

export const pausePartnership = (id: string): Promise<Partnership> =>
  unwrap(api.POST('/api/v1/partnerships/{id}/pause', at(id)));

export const resumePartnership = (id: string): Promise<Partnership> =>
  unwrap(api.POST('/api/v1/partnerships/{id}/resume', at(id)));

export const endPartnership = (id: string): Promise<Partnership> =>
  unwrap(api.POST('/api/v1/partnerships/{id}/end', at(id)));
