import type { Role } from '../../db/tables/companies.ts';
import { isAddressless } from '../people/index.ts';
import { roles } from '../platform/http/capabilities.ts';
import type { NotificationKind } from './kinds.ts';

/** Whether somebody of this role is told of a kind. */
export const isTold = (role: Role, kind: NotificationKind) => roles.indexOf(role) >= roles.indexOf(kind.role);

/** Whether emails reach them: whoever comes from MoySklad only has an address that receives nothing (RFC 2606). */
export const canReceive = ({ email }: { email: string }) => !isAddressless(email);
