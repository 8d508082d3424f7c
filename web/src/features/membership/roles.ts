import type { Role } from '../../api/members.ts';
import { allOf } from '../../shared/allOf.ts';

const RANK = allOf<Role>()(['viewer', 'editor', 'admin', 'owner']);

/** The roles that somebody may give: up to their own. */
export function rolesUpTo(own: Role): Role[] {
  return RANK.slice(0, RANK.indexOf(own) + 1);
}

/** Whether a role may do what another one may. */
export function isAtLeast(own: Role, other: Role): boolean {
  return RANK.indexOf(own) >= RANK.indexOf(other);
}
