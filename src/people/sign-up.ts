import { type Language, Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { emails } from './emails.ts';
import type { Identity } from './identity.ts';
import { peopleProblems } from './problems.ts';
import { findPersonByEmail } from './store.ts';
import { type Asker, countTry, countUp } from './throttle.ts';

const ofNetwork = { what: 'sign-up by a network', max: 30, window: 3600 };
const LINK_SECONDS = 24 * 3600;

/**
 * Signing up. The email comes first and the password is chosen behind its link, so that nobody can have put a password of their own
 * to somebody else's address beforehand (docs/decisions). A person who is known already is written that.
 * @param by.language of the email, for somebody who is not known yet. @throws Problem when there were too many emails lately.
 */
export async function askToSignUp(
  { database, identity, mail, publicUrl }: PeopleContext,
  email: string,
  by: { asker: Asker; language: Language; requestId: string },
): Promise<void> {
  const { platform } = database;
  const to = email.toLowerCase();
  await countTry(platform, 'sign-up-email', to, by.asker);
  await countUp(platform, ofNetwork, by.asker.network);
  const known = await findPersonByEmail(platform, to);
  const message = known
    ? { kind: emails.alreadyHere, url: `${publicUrl}/sign-in` }
    : {
        kind: emails.signUp,
        url: `${publicUrl}/finish-sign-up#${await identity.proveAddress('sign-up', to, LINK_SECONDS)}`,
      };
  const language = known?.language ?? by.language;
  await platform.transaction().execute((trx) => mail.send(trx, { to, language, ...message }, by.requestId));
}

/**
 * Makes the person who brings the secret of the email's link. @returns the address that it proves.
 * @throws Problem when the link is not good any more, or somebody has signed up with the address meanwhile.
 */
export async function finishSignUp(
  identity: Identity,
  token: string,
  person: { name: string; password: string; language: Language },
): Promise<string> {
  const email = await identity.takeProof('sign-up', token);
  if (!email) throw new Problem(peopleProblems.badLink);
  if (!(await identity.makePerson({ email, ...person }))) throw new Problem(peopleProblems.signInFirst);
  return email;
}
