import type { Me } from '../../api/me.ts';
import { storedCompanyId } from '../../shared/preferences.ts';

export type Company = Me['companies'][number];

/** The company the person works in now: the remembered one, else the first in which one can work. */
export function currentCompany(companies: Company[]): Company | undefined {
  return (
    companies.find((company) => company.id === storedCompanyId()) ??
    companies.find((company) => !isClosed(company)) ??
    companies[0]
  );
}

/** Whether nobody works there: it is blocked, or waits for its deletion. */
export const isClosed = ({ blockedReason, eraseAt }: Company): boolean =>
  blockedReason !== null || eraseAt !== null;

/** Pages that are no company's. */
export const WITHOUT_COMPANY = ['/profile', '/new-company'];
