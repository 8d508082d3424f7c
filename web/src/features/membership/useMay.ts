import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';
import type { Role } from '../../api/members.ts';
import { currentCompany } from './company.ts';
import { isAtLeast } from './roles.ts';

/** Whether the person may do what this role may in the company shown. The server decides; this only hides buttons. */
export function useMay(role: Role): boolean {
  const { data } = useQuery(meQuery);
  const own = data && currentCompany(data.companies)?.role;
  return own !== undefined && isAtLeast(own, role);
}
