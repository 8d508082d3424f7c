/** Signing up, in and out; password, address and second factor. Every call throws ApiProblem when it is refused. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';

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

/** Writes to the address that somebody without one gives. */
export const proposeAddress = (email: string): Promise<unknown> =>
  unwrap(api.POST('/api/v1/my-address', { body: { email } }));

export const verifyEmail = (token: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/verify-email', { body: { token } }));

export const enableSecondFactor = (password: string): Promise<{ totpURI: string; backupCodes: string[] }> =>
  unwrap(api.POST('/api/auth/two-factor/enable', { body: { password } }));

export const disableSecondFactor = (password: string): Promise<unknown> =>
  unwrap(api.POST('/api/auth/two-factor/disable', { body: { password } }));

export const newBackupCodes = (password: string): Promise<{ backupCodes: string[] }> =>
  unwrap(api.POST('/api/auth/two-factor/backup-codes', { body: { password } }));
