/** Who was asked to join a company. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Role } from './members.ts';
import type { Schemas } from './schema.ts';

export type Invitation = Schemas['Invitation'];

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/invitations'))).items,
});

export const invite = (body: { email: string; role: Role }): Promise<unknown> =>
  unwrap(api.POST('/api/v1/invitations', { body }));

export const resendInvitation = (id: string): Promise<unknown> =>
  unwrap(api.POST('/api/v1/invitations/{id}/resend', { params: { path: { id } } }));

export const revokeInvitation = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }));

/** What an invitation's link leads to. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(api.POST('/api/v1/invitations/look', { body: { token } })),
    retry: false,
  });

export const acceptInvitation = (token: string): Promise<{ companyId: string }> =>
  unwrap(api.POST('/api/v1/invitations/accept', { body: { token } }));

export const signUpByInvitation = (body: {
  token: string;
  name: string;
  password: string;
}): Promise<{ companyId: string }> => unwrap(api.POST('/api/v1/invitations/sign-up', { body }));
