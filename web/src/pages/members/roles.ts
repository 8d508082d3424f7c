import type { Role } from '../../api/members.ts';

const RANK: Role[] = ['viewer', 'editor', 'admin', 'owner'];

/** The roles that somebody may give: up to their own. */
export function rolesUpTo(own: Role): Role[] {
  return RANK.slice(0, RANK.indexOf(own) + 1);
}
