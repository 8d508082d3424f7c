import type { Me } from '../../api/me.ts';
import { storedCompanyId } from '../../shared/preferences.ts';

export type Company = Me['companies'][number];

/** The company the person works in now: the remembered one, else the first. */
export function currentCompany(companies: Company[]): Company | undefined {
  return companies.find((company) => company.id === storedCompanyId()) ?? companies[0];
}

/** Pages that are no company's. */
export const WITHOUT_COMPANY = ['/profile', '/new-company'];
