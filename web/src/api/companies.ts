/** The company the person works in. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';

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
