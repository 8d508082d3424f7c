import type { Role } from '../../db/tables/companies.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { type Action, capabilityOf, roleMay, roles } from '../platform/http/capabilities.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { type Actor, audit } from './audit.ts';
import { countOwners, findMember, lockCompany, removeMember, setRole } from './company-store.ts';
import { companyProblems } from './problems.ts';
import { endRights } from './rights.ts';

/** Who changes something about the people of which company. */
export interface Changing {
  companyId: string;
  userId: string;
  actor: Actor;
}

type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** Nobody gives a role above their own, nor touches somebody whose role is above their own. @throws Problem */
export function requireReach(own: Role, other: Role): void {
  if (roles.indexOf(other) > roles.indexOf(own))
    throw new Problem(companyProblems.aboveOwnRole, { role: own });
}

/** @throws Problem when the owner who would go or step down is the only one. */
async function requireOtherOwner(trx: Trx, member: Member): Promise<void> {
  if (member.role === 'owner' && (await countOwners(trx)) === 1) throw new Problem(companyProblems.lastOwner);
}

/**
 * Oneself, now that nobody else can change the company's people: the door looked before that.
 * @throws Problem when one is no member any more, or may not do this any more.
 */
export async function lockOneself(trx: Trx, by: Changing, action: Action): Promise<Member> {
  await lockCompany(trx, by.companyId);
  const own = await findMember(trx, by.userId);
  if (!own) throw new Problem(companyProblems.notMember, { id: by.companyId });
  if (!roleMay(own.role, action))
    throw new Problem(httpProblems.forbidden, { needed: capabilityOf(action).role, role: own.role });
  return own;
}

/** The member, and oneself: as they are now that nobody else can change them. */
async function lockMember(
  trx: Trx,
  by: Changing,
  userId: string,
  action: Action,
): Promise<{ member: Member; own: Member }> {
  const own = await lockOneself(trx, by, action);
  const member = await findMember(trx, userId);
  if (!member) throw new Problem(companyProblems.memberMissing);
  return { member, own };
}

const target = ({ userId, name, email }: Member) => ({
  kind: 'member',
  id: userId,
  name: `${name} <${email}>`,
});

/** Gives a member another role. @throws Problem when that is beyond whoever does it, or no owner would be left. */
export async function changeRole(trx: Trx, by: Changing, userId: string, role: Role): Promise<Member> {
  const { member, own } = await lockMember(trx, by, userId, 'members.manage');
  requireReach(own.role, member.role);
  requireReach(own.role, role);
  if (member.role === role) return member;
  if (role !== 'owner') await requireOtherOwner(trx, member);
  await setRole(trx, userId, role);
  await audit(trx, by.companyId, by.actor, {
    event: 'member.role-changed',
    target: target(member),
    before: { role: member.role },
    after: { role },
  });
  await endRights(trx, by, member, role);
  return { ...member, role };
}

/** Takes a member out, or lets one leave; what they let in goes with them. @throws Problem as above. */
export async function endMembership(trx: Trx, emit: Emit, by: Changing, userId: string): Promise<void> {
  const action = userId === by.userId ? 'company.leave' : 'members.manage';
  const { member, own } = await lockMember(trx, by, userId, action);
  requireReach(own.role, member.role);
  await requireOtherOwner(trx, member);
  await endRights(trx, by, member, null);
  await removeMember(trx, userId);
  const cause = { companyId: by.companyId, requestId: by.actor.requestId ?? by.companyId };
  await emit(trx, { kind: 'member.left', ...cause, email: member.email });
  await audit(trx, by.companyId, by.actor, {
    event: userId === by.userId ? 'member.left' : 'member.removed',
    target: target(member),
    before: { role: member.role },
  });
}

/** Makes a member the owner in one's own place; one stays as an admin. @throws Problem when they are no member, or oneself. */
export async function transferOwnership(trx: Trx, by: Changing, userId: string): Promise<void> {
  const { member, own } = await lockMember(trx, by, userId, 'company.transfer');
  if (userId === by.userId) throw new Problem(companyProblems.transferToSelf);
  await setRole(trx, userId, 'owner');
  await setRole(trx, by.userId, 'admin');
  await endRights(trx, by, own, 'admin');
  await audit(trx, by.companyId, by.actor, {
    event: 'company.transferred',
    target: target(member),
    before: { role: member.role },
    after: { role: 'owner' },
  });
}
