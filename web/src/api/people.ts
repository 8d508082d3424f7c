/** Signing in, oneself, the company and its people: read and changed. Every call throws ApiProblem when it is refused. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../shared/preferences.ts';
import { api, unwrap } from './client.ts';
import type { Role } from './types.ts';

export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: () => unwrap(api.GET('/api/auth/ways')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @returns whether a code of the second factor comes next */
export const signIn = (email: string, password: string): Promise<{ secondFactor: boolean }> =>
  unwrap(api.POST('/api/auth/sign-in/email', { body: { email, password } }));

/** @returns where to send the browser */
export const signInByGoogle = (next: string): Promise<{ url: string }> =>
  unwrap(api.POST('/api/auth/sign-in/google', { body: { next } }));

export const verifyCode = (code: string, trustDevice = false): Promise<unknown> =>
  unwrap(api.POST('/api/auth/two-factor/verify', { body: { code, trustDevice } }));

export const signOut = (): Promise<unknown> => unwrap(api.POST('/api/auth/sign-out'));

export const signUp = (email: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/sign-up', { body: { email } }));

export const finishSignUp = (body: {
  token: string;
  name: string;
  password: string;
}): Promise<{ email: string }> => unwrap(api.POST('/api/auth/sign-up/finish', { body }));

export const requestPasswordReset = (email: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/request-password-reset', { body: { email } }));

export const resetPassword = (body: { token: string; newPassword: string }): Promise<unknown> =>
  unwrap(api.POST('/api/auth/reset-password', { body }));

export const changePassword = (body: { currentPassword: string; newPassword: string }): Promise<unknown> =>
  unwrap(api.POST('/api/auth/change-password', { body }));

export const changeEmail = (newEmail: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/change-email', { body: { newEmail } }));

export const verifyEmail = (token: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/verify-email', { body: { token } }));

export const enableSecondFactor = (password: string): Promise<{ totpURI: string; backupCodes: string[] }> =>
  unwrap(api.POST('/api/auth/two-factor/enable', { body: { password } }));

export const disableSecondFactor = (password: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/two-factor/disable', { body: { password } }));

export const newBackupCodes = (password: string): Promise<{ backupCodes: string[] }> =>
  unwrap(api.POST('/api/auth/two-factor/backup-codes', { body: { password } }));

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => unwrap(api.GET('/api/v1/profile')),
});

export const changeProfile = (body: { name?: string; language?: Language }): Promise<unknown> =>
  unwrap(api.PATCH('/api/v1/profile', { body }));

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/sessions'))).items,
});

export const endSession = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));

export const endOtherSessions = (): Promise<unknown> => unwrap(api.DELETE('/api/v1/sessions'));

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: () => unwrap(api.GET('/api/v1/companies/current')),
});

export const createCompany = (name: string): Promise<{ id: string }> =>
  unwrap(api.POST('/api/v1/companies', { body: { name } }));

export const renameCompany = (name: string): Promise<unknown> =>
  unwrap(api.PATCH('/api/v1/companies/current', { body: { name } }));

export const deleteCompany = (): Promise<unknown> => unwrap(api.DELETE('/api/v1/companies/current'));
export const restoreCompany = (): Promise<unknown> => unwrap(api.POST('/api/v1/companies/current/restore'));
export const leaveCompany = (): Promise<unknown> => unwrap(api.POST('/api/v1/companies/current/leave'));

export const transferCompany = (userId: string): Promise<unknown> =>
  unwrap(api.POST('/api/v1/companies/current/transfer', { body: { userId } }));

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/members'))).items,
});

/** What ends with a membership, or with a role. */
export const memberRightsQuery = (userId: string, role?: Role) =>
  queryOptions({
    queryKey: ['members', userId, 'rights', role],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/members/{userId}/rights', {
          params: { path: { userId }, query: role ? { role } : {} },
        }),
      ),
    // What is asked about is to be true now.
    staleTime: 0,
    gcTime: 0,
  });

export const changeRole = (userId: string, role: Role): Promise<unknown> =>
  unwrap(api.PATCH('/api/v1/members/{userId}', { params: { path: { userId } }, body: { role } }));

export const removeMember = (userId: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/members/{userId}', { params: { path: { userId } } }));

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
