import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../db/tables/companies.ts';
import { requireAllowance } from '../billing/index.ts';
import { countUp, findPersonByEmail, peopleProblems } from '../people/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { type Language, Problem } from '../platform/problems.ts';
import { type Actor, audit } from './audit.ts';
import { addMember, findMember, listMembers, lockCompany, readCompany } from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { emails } from './emails.ts';
import {
  deleteInvitation,
  findInvitation,
  type Invitation,
  invitationOf,
  listInvitations,
  saveInvitation,
  takeInvitation,
} from './invitation-store.ts';
import { type Changing, lockOneself, requireReach } from './membership.ts';
import { companyProblems } from './problems.ts';
import { whereThereIsRoom } from './room.ts';

/** A company may have this many at a time: invitations are emails to strangers. */
const MOST = 100;

/** How many emails within the hour. */
const amounts = {
  ofPersonToAddress: { what: 'invitations by a person to an address', max: 5, window: 3600 },
  ofPerson: { what: 'invitations by a person', max: 40, window: 3600 },
  ofCompany: { what: 'invitations by a company', max: 60, window: 3600 },
};

const roleNames: Record<Role, { ru: string; en: string }> = {
  owner: { ru: 'владелец', en: 'owner' },
  admin: { ru: 'администратор', en: 'administrator' },
  editor: { ru: 'редактор', en: 'editor' },
  viewer: { ru: 'наблюдатель', en: 'viewer' },
};

/**
 * Invites an address into the company, or writes to it anew; an earlier link of it is void. In the caller's transaction.
 * @param language of the email, for somebody who is not known yet.
 * @throws Problem when the plan has no room for another member, the role is above one's own, the address is a member's, too many wait, or
 * too many were sent within the hour.
 */
export async function invite(
  trx: Trx,
  { mail, publicUrl }: Pick<CompanyContext, 'mail' | 'publicUrl'>,
  by: Changing,
  wanted: { email: string; role: Role; language: Language },
): Promise<Invitation> {
  const email = wanted.email.toLowerCase();
  const { role } = wanted;
  // Who could not come in is not invited; whoever was invited before there was no room may be written to anew.
  const known = [...(await listMembers(trx)), ...(await listInvitations(trx))];
  if (!known.some((one) => one.email.toLowerCase() === email)) await requireAllowance(trx, 'members', 1);
  const inviter = await lockOneself(trx, by, 'members.manage');
  requireReach(inviter.role, role);
  if ((await listMembers(trx)).some((member) => member.email.toLowerCase() === email))
    throw new Problem(companyProblems.alreadyMember, { email }, { field: 'email' });
  const others = await listInvitations(trx);
  const earlier = others.find((invitation) => invitation.email === email);
  if (earlier) requireReach(inviter.role, earlier.role);
  else if (others.length >= MOST) throw new Problem(companyProblems.tooManyInvitations, { most: MOST });

  await countUp(trx, amounts.ofPersonToAddress, `${by.userId} ${email}`);
  await countUp(trx, amounts.ofPerson, by.userId);
  await countUp(trx, amounts.ofCompany, by.companyId);
  const token = randomBytes(24).toString('base64url');
  const id = await saveInvitation(trx, {
    companyId: by.companyId,
    email,
    role,
    tokenHash: hashOf(token),
    invitedBy: by.userId,
  });
  const language = (await findPersonByEmail(trx, email))?.language ?? wanted.language;
  const message = {
    to: email,
    language,
    kind: emails.invitation,
    params: {
      company: (await readCompany(trx)).name,
      person: inviter.name,
      role: roleNames[role][language],
    },
    // Behind `#`: neither our log nor anybody else's gets to see it.
    url: `${publicUrl}/invitation#${token}`,
  };
  await mail.send(trx, message, by.actor.requestId ?? '');
  await audit(trx, by.companyId, by.actor, {
    event: earlier ? 'invitation.resent' : 'invitation.sent',
    target: { kind: 'invitation', id, name: email },
    after: { role },
  });
  return (await findInvitation(trx, id))!;
}

/** Makes an invitation's link void. @throws Problem when there is none, or it is to a role above one's own. */
export async function revoke(trx: Trx, by: Changing, id: string): Promise<void> {
  const invitation = await reachable(trx, by, id);
  await deleteInvitation(trx, id);
  await audit(trx, by.companyId, by.actor, {
    event: 'invitation.revoked',
    target: { kind: 'invitation', id, name: invitation.email },
    before: { role: invitation.role },
  });
}

/** The invitation. @throws Problem as above. */
export async function reachable(trx: Trx, by: Changing, id: string): Promise<Invitation> {
  const own = await lockOneself(trx, by, 'members.manage');
  const invitation = await findInvitation(trx, id);
  if (!invitation) throw new Problem(companyProblems.invitationMissing);
  requireReach(own.role, invitation.role);
  return invitation;
}

/** What an invitation's link leads to. @throws Problem when it is used, revoked, too old or no invitation at all. */
export async function look(database: Database, token: string) {
  const found = await invitationOf(database, hashOf(token));
  if (!found) throw new Problem(companyProblems.invitationOver);
  return found;
}

/**
 * Makes the invited person a member, once.
 * @param person whose address it must be. @throws Problem when it is another's, or over, or the company has no room. Answers the company's id.
 */
export async function accept(
  database: Database,
  token: string,
  person: { id: string; name: string; email: string },
  actor: Actor,
): Promise<string> {
  const { companyId, email } = await look(database, token);
  if (email !== person.email.toLowerCase())
    throw new Problem(companyProblems.invitationForAnother, { email });
  await asInvited(database, companyId, async (trx) => {
    if (!(await findMember(trx, person.id))) await requireAllowance(trx, 'members', 1);
    await lockCompany(trx, companyId);
    const taken = await takeInvitation(trx, hashOf(token));
    if (!taken) throw new Problem(companyProblems.invitationOver);
    if (!(await addMember(trx, companyId, person.id, taken.role))) return;
    await audit(trx, companyId, actor, {
      event: 'member.joined',
      target: { kind: 'member', id: person.id, name: `${person.name} <${person.email}>` },
      after: { role: taken.role },
    });
  });
  return companyId;
}

/** Does this in the company. @throws Problem as `whereThereIsRoom`, for somebody who was invited. */
const asInvited = (database: Database, companyId: string, work: (trx: Trx) => Promise<void>) =>
  whereThereIsRoom(database, { companyId: () => companyId, refusal: companyProblems.noRoomForInvited }, () =>
    database.forCompany(companyId, work),
  );

/**
 * Makes the person whom an invitation's link was sent to, which proves the address, and a member of them. Answers the company's id.
 * @throws Problem when the link is over, the company has no room, or somebody has signed up with the address already.
 */
export async function signUpInvited(
  { database, identity }: Pick<CompanyContext, 'database' | 'identity'>,
  token: string,
  chosen: { name: string; password: string; language: Language },
  from: Pick<Actor, 'ip' | 'requestId'>,
): Promise<string> {
  const { companyId, email } = await look(database, token);
  await asInvited(database, companyId, (trx) => requireAllowance(trx, 'members', 1));
  const id = await identity.makePerson({ email, ...chosen });
  if (!id) throw new Problem(peopleProblems.signInFirst, { email });
  return accept(database, token, { id, name: chosen.name, email }, { kind: 'person', id, ...from });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
